import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import type { EntryState } from '../model.ts';
import { listProfiles } from '../store/firms.ts';
import {
  deleteEntry,
  findShortList,
  insertEntries,
  listEntries,
  reorderEntries,
  type ShortListRow,
  updateEntry,
} from '../store/shortLists.ts';

async function lockList(tx: Transaction, id: string): Promise<ShortListRow> {
  const list = await findShortList(tx, id, true);
  if (list === null) throw new DomainError('notFound', 'linkages.shortList');
  return list;
}

/** Adds a firm of the register at the end; one that is there already stays as it is. */
export function addToShortList(ctx: Context, id: string, enterpriseId: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    const list = await lockList(tx, id);
    const [firm] = await listProfiles(tx, [enterpriseId]);
    if (firm === undefined) throw new DomainError('notFound', 'registry.enterprise');
    const entries = await listEntries(tx, id);
    if (entries.some((one) => one.enterpriseId === enterpriseId)) return;
    const position = (entries.at(-1)?.position ?? 0) + 1;
    await insertEntries(tx, list, [{ enterpriseId, position, score: null, reasons: [], state: 'shortlisted' }]);
    await recordAudit(tx, { verb: 'linkages.shortList.add', subject: id, detail: { enterpriseId } });
  });
}

export interface EntryChange {
  enterpriseId: string;
  state: EntryState;
  note: string;
  /** Place in the list, from 1. */
  rank: number;
  version: number;
}

export function changeEntry(ctx: Context, id: string, change: EntryChange): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    await lockList(tx, id);
    await refuseUnlessThere(tx, id, change.enterpriseId);
    if (!(await updateEntry(tx, id, change))) throw new DomainError('conflict', 'linkages.shortList.changed');
    const others = (await listEntries(tx, id))
      .map((one) => one.enterpriseId)
      .filter((one) => one !== change.enterpriseId);
    await reorderEntries(tx, id, others.toSpliced(change.rank - 1, 0, change.enterpriseId));
    const { enterpriseId, state } = change;
    await recordAudit(tx, { verb: 'linkages.shortList.change', subject: id, detail: { enterpriseId, state } });
  });
}

export function removeEntry(
  ctx: Context,
  id: string,
  entry: Pick<EntryChange, 'enterpriseId' | 'version'>,
): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    await lockList(tx, id);
    const { enterpriseId, version } = entry;
    await refuseUnlessThere(tx, id, enterpriseId);
    if (!(await deleteEntry(tx, id, enterpriseId, version)))
      throw new DomainError('conflict', 'linkages.shortList.changed');
    await reorderEntries(
      tx,
      id,
      (await listEntries(tx, id)).map((one) => one.enterpriseId),
    );
    await recordAudit(tx, { verb: 'linkages.shortList.remove', subject: id, detail: { enterpriseId } });
  });
}

async function refuseUnlessThere(tx: Transaction, id: string, enterpriseId: string): Promise<void> {
  const isThere = (await listEntries(tx, id)).some((one) => one.enterpriseId === enterpriseId);
  if (!isThere) throw new DomainError('notFound', 'linkages.shortList.entry');
}
