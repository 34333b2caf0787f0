import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { changesOf } from '../rules/changesOf.ts';
import { type ConflictKind, listConflicts } from '../store/conflicts.ts';
import { findImport, type ImportRow, listFaults } from '../store/imports.ts';
import { listPreview, type PreviewKind } from '../store/preview.ts';

export const rowLists = [
  'created',
  'updated',
  'unchanged',
  'rejected',
  'corrected',
  'outranked',
  'numberHeld',
  'ownerSays',
] as const;
export type RowList = (typeof rowLists)[number];

export interface ListedRow {
  row: number;
  key: string | null;
  name: string | null;
  /** What is wrong with it, or what it would change. */
  about: readonly { field: string | null; before: string | null; after: string | null; message: string | null }[];
  /** The record's cells; null where they could not even be told apart. */
  cells: readonly string[] | null;
}

export interface RowsOfImport {
  row: ImportRow;
  rows: ListedRow[];
  /** The row that the next page begins with; null where there is none. */
  next: number | null;
}

/** Rows of a file that waits for a decision, of one kind, from a row on. Rejected ones are kept for good. */
export function listImportRows(
  ctx: Context,
  importId: string,
  { list, from, limit }: { list: RowList; from: number; limit: number },
): Promise<RowsOfImport> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const row = await findImport(tx, importId);
      if (row === null) throw new DomainError('notFound', 'registry.import');
      const found = await rowsOf(tx, row, { list, from, limit: limit + 1, today: ctx.today });
      // What firms say of themselves is told in confidence: who has looked at it is written down, as on the firm's page.
      if (list === 'ownerSays' && found.length > 0)
        await recordAudit(tx, { verb: 'registry.fact.read', subject: importId, detail: { rows: found.length } });
      return { row, rows: found.slice(0, limit), next: found[limit]?.row ?? null };
    },
    { readOnly: list !== 'ownerSays' },
  );
}

async function rowsOf(
  tx: Transaction,
  { id, state }: ImportRow,
  { list, from, limit, today }: { list: RowList; from: number; limit: number; today: string },
): Promise<ListedRow[]> {
  if (list === 'rejected') return rejectedRows(tx, id, from, limit);
  if (state !== 'staged') return [];
  if (list === 'corrected' || list === 'numberHeld' || list === 'ownerSays')
    return conflictRows(tx, id, { kind: list, today, from, limit });
  return previewRows(tx, id, { kind: list, from, limit });
}

async function rejectedRows(tx: Transaction, id: string, from: number, limit: number): Promise<ListedRow[]> {
  const byRow = new Map<number, ListedRow & { about: ListedRow['about'][number][] }>();
  for (const { row, column, message, remedy, raw } of await listFaults(tx, id)) {
    if (row === null || row < from) continue;
    const listed = byRow.get(row) ?? { row, key: null, name: null, about: [], cells: null };
    listed.about.push({ field: column, before: null, after: null, message: `${message}; ${remedy}` });
    if (raw !== undefined && raw !== null) listed.cells = JSON.parse(raw) as string[];
    byRow.set(row, listed);
  }
  return [...byRow.values()].sort((a, b) => a.row - b.row).slice(0, limit);
}

async function conflictRows(
  tx: Transaction,
  id: string,
  page: { kind: ConflictKind; today: string; from: number; limit: number },
): Promise<ListedRow[]> {
  const rows = await listConflicts(tx, id, page);
  return rows.map(({ row, key, name, field, staged, said, raw }) => ({
    row,
    key,
    name,
    about: [{ field, before: said, after: staged, message: null }],
    cells: JSON.parse(raw) as string[],
  }));
}

async function previewRows(
  tx: Transaction,
  id: string,
  page: { kind: PreviewKind; from: number; limit: number },
): Promise<ListedRow[]> {
  const rows = await listPreview(tx, id, page);
  return rows.map(({ row, key, name, raw, staged, shown }) => ({
    row,
    key,
    name,
    about: shown === null ? [] : changesOf(shown, staged).map((change) => ({ ...change, message: null })),
    cells: JSON.parse(raw) as string[],
  }));
}
