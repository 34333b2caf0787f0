import { randomUUID } from 'node:crypto';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { mergeOne, splitEnterprise, undoOne } from '../../services/mergeEnterprises.ts';
import { findEnterprise, resolveId } from '../../store/enterprises.ts';
import { selectBatch } from '../../store/mergeEvents.ts';
import { lockRegister } from '../../store/records.ts';
import { keepDecided } from '../store/keepPairs.ts';
import { settlePairs } from '../store/settlePairs.ts';
import { refuseUnlessReviewer } from './decidePairs.ts';
import { readCells } from './readFirms.ts';

/** Makes two firms one that no search had to find; the next search learns from it all the same. Returns the firm that stays. */
export async function mergeByHand(ctx: Context, one: { from: string; to: string; reason: string }): Promise<string> {
  refuseUnlessReviewer(ctx);
  return ctx.db.withActor(ctx, async (tx) => {
    await lockRegister(tx);
    const from = await resolveId(tx, one.from);
    const to = await resolveId(tx, one.to);
    if (from === to) throw new DomainError('conflict', 'registry.merge.same');
    for (const id of [from, to])
      if ((await findEnterprise(tx, id)) === null) throw new DomainError('notFound', 'registry.enterprise');
    const cells = await readCells(tx, [from, to]);
    const batch = randomUUID();
    const { eventId } = await mergeOne(tx, { from, to, reason: one.reason }, batch);
    await keepDecided(tx, { a: from, b: to, state: 'same', cells, reason: one.reason, batch, mergeEvent: eventId });
    await settlePairs(tx);
    return to;
  });
}

/** Makes a firm of its own of some establishments; the two are known to be different from then on. */
export async function splitByHand(
  ctx: Context,
  one: { enterpriseId: string; establishments: readonly string[]; reason: string },
): Promise<string> {
  const to = await splitEnterprise(ctx, one);
  await ctx.db.withActor(ctx, async (tx) => {
    const from = await resolveId(tx, one.enterpriseId);
    const cells = await readCells(tx, [from, to]);
    const decided = { state: 'different', reason: one.reason, batch: null, mergeEvent: null } as const;
    await keepDecided(tx, { a: from, b: to, cells, ...decided });
    await settlePairs(tx);
  });
  return to;
}

/** Takes a merge or split back; pairs that hung on it wait again. */
export async function undoByHand(ctx: Context, eventId: string): Promise<void> {
  refuseUnlessReviewer(ctx);
  await ctx.db.withActor(ctx, async (tx) => {
    await lockRegister(tx);
    await undoOne(tx, eventId);
    await settlePairs(tx);
  });
}

export async function undoBatchByHand(ctx: Context, batch: string): Promise<void> {
  refuseUnlessReviewer(ctx);
  await ctx.db.withActor(ctx, async (tx) => {
    await lockRegister(tx);
    const events = await selectBatch(tx, batch);
    if (events.length === 0) throw new DomainError('notFound', 'registry.merge.event');
    for (const event of events) await undoOne(tx, event);
    await settlePairs(tx);
  });
}

/** What was merged, split or taken back by another way is followed. */
export { settlePairs } from '../store/settlePairs.ts';
