import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../platform/audit/index.ts';
import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { publishEvent } from '../../../platform/outbox/index.ts';
import { publicId } from '../rules/publicId.ts';
import { findEnterprise, listEstablishments, resolveId } from '../store/enterprises.ts';
import { insertMergeEvent, lockMergeEvent, markUndone, selectBatch, selectMergeEvents } from '../store/mergeEvents.ts';
import {
  ensureEnterprise,
  type Merge,
  moveBack,
  moveToEnterprise,
  moveToNewEnterprise,
  removePlacements,
  selectOwn,
  settleFirms,
} from '../store/merges.ts';
import { lockRegister } from '../store/records.ts';

function refuseUnlessReviewer({ actor }: Context): void {
  if (!isAllowed(actor, 'registry.review')) throw new DomainError('notAllowed', 'registry.import.notAllowed');
}

/**
 * Makes one firm of two: establishments, numbers, facts and corrections of `from` go to `to`, and the id of `from` leads
 * there, also for later imports, until somebody takes it back. Returns the id of the firm that remains.
 */
export async function mergeEnterprises(ctx: Context, merge: Merge): Promise<string> {
  refuseUnlessReviewer(ctx);
  return ctx.db.withActor(ctx, async (tx) => {
    await lockRegister(tx);
    return (await mergeOne(tx, merge, randomUUID())).to;
  });
}

/** Makes one firm of many, all or none. Returns the batch by which it can be taken back. */
export async function mergeMany(
  ctx: Context,
  one: { into: string; from: readonly string[]; reason: string },
): Promise<string> {
  refuseUnlessReviewer(ctx);
  const batch = randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
    await lockRegister(tx);
    for (const from of one.from) await mergeOne(tx, { from, to: one.into, reason: one.reason }, batch);
  });
  return batch;
}

/** In a transaction that holds the register (`lockRegister`). Returns the firm that remains, and the event by which it can be taken back. */
export async function mergeOne(tx: Transaction, merge: Merge, batch: string): Promise<{ to: string; eventId: string }> {
  const from = await resolveId(tx, merge.from);
  const to = await resolveId(tx, merge.to);
  if (from === to) throw new DomainError('conflict', 'registry.merge.same');
  for (const id of [from, to]) {
    if ((await findEnterprise(tx, id)) === null) throw new DomainError('notFound', 'registry.enterprise');
  }
  const moved = await moveToEnterprise(tx, { ...merge, from, to });
  await settleFirms(tx, [to]);
  const eventId = randomUUID();
  await insertMergeEvent(tx, { id: eventId, batch, kind: 'merge', from, to, reason: merge.reason }, moved);
  await recordAudit(tx, {
    verb: 'registry.enterprise.merge',
    subject: to,
    detail: { from, establishments: moved.moved.establishment?.length ?? 0, reason: merge.reason },
  });
  await publishEvent(tx, 'registry.enterprisesMerged', { from, to });
  return { to, eventId };
}

/**
 * Makes a firm of its own of some establishments: later imports keep them there. Numbers, facts and what the firm stated stay with the one
 * that was divided. Returns the new firm's id.
 */
export async function splitEnterprise(
  ctx: Context,
  one: { enterpriseId: string; establishments: readonly string[]; reason: string },
): Promise<string> {
  refuseUnlessReviewer(ctx);
  return ctx.db.withActor(ctx, async (tx) => {
    await lockRegister(tx);
    const from = await resolveId(tx, one.enterpriseId);
    if ((await findEnterprise(tx, from)) === null) throw new DomainError('notFound', 'registry.enterprise');
    const establishments = await selectOwn(tx, from, one.establishments);
    const all = await listEstablishments(tx, from);
    if (establishments.length === 0 || establishments.length === all.length)
      throw new DomainError('conflict', 'registry.split.some');
    const eventId = randomUUID();
    const to = publicId(tx.economy, 'enterprise', 'SPLIT', eventId);
    await moveToNewEnterprise(tx, { from, to, establishments, eventId });
    await settleFirms(tx, [from, to]);
    const moved = {
      enterprise: null,
      moved: { establishment: establishments.map((id) => ({ id })) },
      dropped: {},
      redirects: [],
    };
    await insertMergeEvent(tx, { id: eventId, batch: eventId, kind: 'split', from, to, reason: one.reason }, moved);
    await recordAudit(tx, {
      verb: 'registry.enterprise.split',
      subject: from,
      detail: { to, establishments: establishments.length, reason: one.reason },
    });
    await publishEvent(tx, 'registry.enterpriseSplit', { from, to });
    return to;
  });
}

/** Takes a merge or a split back. What was merged or divided further since must be taken back first. */
export async function undoMerge(ctx: Context, eventId: string): Promise<void> {
  refuseUnlessReviewer(ctx);
  await ctx.db.withActor(ctx, async (tx) => {
    await lockRegister(tx);
    await undoOne(tx, eventId);
  });
}

/** Takes all merges of one decision back, the last first. Returns how many those were. */
export async function undoMergeBatch(ctx: Context, batch: string): Promise<number> {
  refuseUnlessReviewer(ctx);
  return ctx.db.withActor(ctx, async (tx) => {
    await lockRegister(tx);
    const events = await selectBatch(tx, batch);
    if (events.length === 0) throw new DomainError('notFound', 'registry.merge.event');
    for (const event of events) await undoOne(tx, event);
    return events.length;
  });
}

/** In a transaction that holds the register. */
export async function undoOne(tx: Transaction, eventId: string): Promise<void> {
  const event = await lockMergeEvent(tx, eventId);
  if (event === null) throw new DomainError('notFound', 'registry.merge.event');
  if (event.undoneAt !== null) throw new DomainError('conflict', 'registry.merge.undone');
  const { fromId: from, toId: to } = event;
  if ((await findEnterprise(tx, to)) === null || (await resolveId(tx, to)) !== to)
    throw new DomainError('conflict', 'registry.merge.later');
  if (event.kind === 'merge') {
    await moveBack(tx, { from, to }, event);
    await settleFirms(tx, [from, to]);
  } else {
    const into = await resolveId(tx, from);
    if (into === to) throw new DomainError('conflict', 'registry.merge.later');
    await removePlacements(tx, eventId);
    await ensureEnterprise(tx, into, to);
    await moveToEnterprise(tx, { from: to, to: into, reason: event.reason });
    await settleFirms(tx, [into]);
  }
  await markUndone(tx, eventId);
  await recordAudit(tx, {
    verb: 'registry.enterprise.undoMerge',
    subject: to,
    detail: { event: eventId, from, kind: event.kind },
  });
  await publishEvent(tx, 'registry.mergeUndone', { from, to });
}

export function listMergeEvents(ctx: Context, page: { limit: number; offset: number }) {
  return ctx.db.withActor(ctx, (tx) => selectMergeEvents(tx, page), { readOnly: true });
}
