import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../../platform/audit/index.ts';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { mergeOne, undoOne } from '../../services/mergeEnterprises.ts';
import { resolveId } from '../../store/enterprises.ts';
import { selectBatch } from '../../store/mergeEvents.ts';
import { lockRegister } from '../../store/records.ts';
import type { Decision, ExplainedPair } from '../model.ts';
import {
  insertBatch,
  markBatchUndone,
  selectDecisionBatch,
  selectPairsOfBatch,
  writeDecision,
} from '../store/decisions.ts';
import { selectPair } from '../store/pairs.ts';
import { settlePairs } from '../store/settlePairs.ts';

interface Deciding {
  decision: Decision;
  /** The firm that stays; null for the one on which more hangs. */
  into: string | null;
  reason: string;
  batch: string;
  how: 'person' | 'machine';
}

export function refuseUnlessReviewer({ actor }: Context): void {
  if (!isAllowed(actor, 'registry.review')) throw new DomainError('notAllowed', 'registry.duplicate.review');
}

async function lockPair(tx: Transaction, id: string): Promise<ExplainedPair> {
  const pair = await selectPair(tx, id, true);
  if (pair === null) throw new DomainError('notFound', 'registry.duplicate');
  return pair;
}

/** Of two firms the one that stays where nobody chose: on which more hangs, else the one of the lesser id. */
export const keptOf = (pair: Pick<ExplainedPair, 'aNow' | 'bNow' | 'aHangs' | 'bHangs'>): string =>
  pair.bHangs > pair.aHangs ? pair.bNow : pair.aNow;

/** In a transaction that holds the register. False where it was decided already. */
export async function decideIn(tx: Transaction, id: string, one: Deciding): Promise<boolean> {
  const pair = await lockPair(tx, id);
  if (pair.state !== 'waiting' && pair.state !== 'later') return false;
  const { decision, reason, batch, how } = one;
  let mergeEvent: string | null = null;
  if (decision === 'same') {
    const to = await resolveId(tx, one.into ?? keptOf(pair));
    const other = [pair.aNow, pair.bNow].find((firm) => firm !== (one.into ?? keptOf(pair))) as string;
    const from = await resolveId(tx, other);
    if (from === to) return false;
    mergeEvent = (await mergeOne(tx, { from, to, reason }, batch)).eventId;
  }
  await writeDecision(tx, { id, state: decision, how, reason: reason || null, batch, mergeEvent });
  await recordAudit(tx, {
    verb: 'registry.duplicate.decide',
    subject: id,
    detail: { decision, how, firms: [pair.aNow, pair.bNow], reason },
  });
  return true;
}

/** One pair, by a person who looked at it. */
export async function decidePair(
  ctx: Context,
  id: string,
  one: { decision: Decision; into: string | null; reason: string; version: number },
): Promise<void> {
  refuseUnlessReviewer(ctx);
  await ctx.db.withActor(ctx, async (tx) => {
    await lockRegister(tx);
    const pair = await lockPair(tx, id);
    if (pair.version !== one.version) throw new DomainError('conflict', 'registry.duplicate.decided');
    if (one.into !== null && one.into !== pair.aNow && one.into !== pair.bNow)
      throw new DomainError('conflict', 'registry.duplicate.into');
    if (!(await decideIn(tx, id, { ...one, batch: randomUUID(), how: 'person' })))
      throw new DomainError('conflict', 'registry.duplicate.decided');
    await settlePairs(tx);
  });
}

/** Takes a decision back: firms that were made one are two again, and the pair waits. */
export async function undoPair(ctx: Context, id: string, version: number): Promise<void> {
  refuseUnlessReviewer(ctx);
  await ctx.db.withActor(ctx, async (tx) => {
    await lockRegister(tx);
    const pair = await lockPair(tx, id);
    if (pair.version !== version || pair.state === 'waiting')
      throw new DomainError('conflict', 'registry.duplicate.decided');
    if (pair.state === 'same') {
      if (pair.mergeEvent === null) throw new DomainError('conflict', 'registry.duplicate.elsewhere');
      await undoOne(tx, pair.mergeEvent);
    }
    await waitAgain(tx, id);
    await recordAudit(tx, { verb: 'registry.duplicate.undo', subject: id, detail: { state: pair.state } });
    await settlePairs(tx);
  });
}

const waitAgain = (tx: Transaction, id: string) =>
  writeDecision(tx, { id, state: 'waiting', how: null, reason: null, batch: null, mergeEvent: null });

/** Notes what is to be decided about several pairs; the job carries it out. */
export function noteBatch(
  ctx: Context,
  tx: Transaction,
  one: { decision: Decision; reason: string; pairs: readonly string[] },
): Promise<string> {
  refuseUnlessReviewer(ctx);
  const id = randomUUID();
  return insertBatch(tx, { ...one, id }).then(() => id);
}

/** Carries a noted decision out, all or none; what somebody decided meanwhile is passed over. */
export async function decideBatch(ctx: Context, batchId: string): Promise<void> {
  refuseUnlessReviewer(ctx);
  await ctx.db.withActor(ctx, async (tx) => {
    await lockRegister(tx);
    const batch = await selectDecisionBatch(tx, batchId, true);
    if (batch === null) throw new DomainError('notFound', 'registry.duplicate.batch');
    if (batch.undoneAt !== null) return;
    const { decision, reason, pairs } = batch;
    for (const [done, pair] of pairs.entries()) {
      ctx.signal?.throwIfAborted();
      ctx.progress?.(done, pairs.length, ctx.t('registry.duplicate.progress.deciding'));
      await decideIn(tx, pair, { decision, reason, into: null, batch: batchId, how: 'person' });
    }
    await settlePairs(tx);
  });
}

/** Takes a decision about several pairs back, the last merge first. */
export async function undoBatch(ctx: Context, batchId: string): Promise<void> {
  refuseUnlessReviewer(ctx);
  await ctx.db.withActor(ctx, async (tx) => {
    await lockRegister(tx);
    const batch = await selectDecisionBatch(tx, batchId, true);
    if (batch === null) throw new DomainError('notFound', 'registry.duplicate.batch');
    if (batch.undoneAt !== null) throw new DomainError('conflict', 'registry.duplicate.batch.undone');
    for (const event of await selectBatch(tx, batchId)) await undoOne(tx, event);
    for (const pair of await selectPairsOfBatch(tx, batchId)) await waitAgain(tx, pair);
    await markBatchUndone(tx, batchId);
    await recordAudit(tx, {
      verb: 'registry.duplicate.undoBatch',
      subject: batchId,
      detail: { pairs: batch.pairs.length },
    });
    await settlePairs(tx);
  });
}
