import type { Transaction } from '../../../platform/context.ts';
import type { Mapping, Rejection } from '../model.ts';

export type ImportState = 'received' | 'staged' | 'applied' | 'undone' | 'discarded';

export interface ImportRow {
  economy: string;
  id: string;
  source: string;
  mapping: Mapping;
  file_name: string;
  file_sha256: string;
  file_bytes: string;
  encoding: string | null;
  delimiter: string | null;
  format: string | null;
  sheet: string | null;
  rank: number;
  state: ImportState;
  row_count: number;
  created_count: number;
  updated_count: number;
  unchanged_count: number;
  rejected_count: number;
  fault_count: number;
  header: string[];
  places: ImportPlace[];
  notes: Record<string, number>;
  conflicts: Record<string, number>;
  skip_rejected: boolean;
  created_by: string;
  created_at: Date;
  applied_by: string | null;
  applied_at: Date | null;
  undone_by: string | null;
  undone_at: Date | null;
  version: number;
}

export interface ImportPlace {
  code: string;
  level: 'county' | 'town';
  name: string;
  nameLocal: string | null;
  parentCode: string | null;
}

export async function insertImport(
  tx: Transaction,
  row: Pick<
    ImportRow,
    | 'id'
    | 'source'
    | 'mapping'
    | 'file_name'
    | 'file_sha256'
    | 'encoding'
    | 'delimiter'
    | 'header'
    | 'format'
    | 'sheet'
    | 'rank'
  > & {
    file_bytes: number;
  },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.import
       (economy, id, source, mapping, file_name, file_sha256, file_bytes, encoding, delimiter, header, state, created_by, format, sheet, rank)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'received', $11, $12, $13, $14)`,
    [
      tx.economy,
      row.id,
      row.source,
      row.mapping,
      row.file_name,
      row.file_sha256,
      row.file_bytes,
      row.encoding,
      row.delimiter,
      JSON.stringify(row.header),
      tx.actor.userId ?? 'anonymous',
      row.format,
      row.sheet,
      row.rank,
    ],
  );
}

export async function findImport(tx: Transaction, id: string, lock = false): Promise<ImportRow | null> {
  const { rows } = await tx.client.query<ImportRow>(
    `SELECT * FROM registry.import WHERE economy = $1 AND id = $2 ${lock ? 'FOR UPDATE' : ''}`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

/** The policy shows an operator the imports of every economy. */
export async function economyOfImport(tx: Transaction, id: string): Promise<string | null> {
  const { rows } = await tx.client.query<{ economy: string }>('SELECT economy FROM registry.import WHERE id = $1', [
    id,
  ]);
  return rows[0]?.economy ?? null;
}

export async function listImports(tx: Transaction, limit: number): Promise<ImportRow[]> {
  const { rows } = await tx.client.query<ImportRow>(
    `SELECT * FROM registry.import WHERE economy = $1 AND state <> 'discarded' ORDER BY created_at DESC LIMIT $2`,
    [tx.economy, limit],
  );
  return rows;
}

/** Leaves no trace of an import that came to nothing; its staged rows are cleared apart. */
export async function deleteImport(tx: Transaction, id: string): Promise<void> {
  await tx.client.query('DELETE FROM registry.import WHERE economy = $1 AND id = $2', [tx.economy, id]);
}

/** The applied import of the same bytes by the same mapping whose every record is still the shown one. */
export async function findSameImport(
  tx: Transaction,
  {
    source,
    file_sha256,
    mapping,
    sheet,
    encoding,
  }: Pick<ImportRow, 'source' | 'file_sha256' | 'mapping' | 'sheet' | 'encoding'>,
): Promise<ImportRow | null> {
  const { rows } = await tx.client.query<ImportRow>(
    `SELECT i.* FROM registry.import i
     WHERE i.economy = $1 AND i.source = $2 AND i.file_sha256 = $3 AND i.state = 'applied' AND i.mapping = $4
       AND i.sheet IS NOT DISTINCT FROM $5 AND i.encoding IS NOT DISTINCT FROM $6
       AND NOT EXISTS (SELECT FROM registry.source_record r
                       WHERE r.economy = i.economy AND r.import_id = i.id AND r.superseded_by IS NOT NULL AND NOT r.outranked)
     ORDER BY i.applied_at LIMIT 1`,
    [tx.economy, source, file_sha256, mapping, sheet, encoding],
  );
  return rows[0] ?? null;
}

export async function insertFaults(tx: Transaction, importId: string, faults: readonly Rejection[]): Promise<void> {
  if (faults.length === 0) return;
  await tx.client.query(
    `INSERT INTO registry.import_fault (economy, import_id, position, row_number, column_name, code, message, remedy, raw)
     SELECT $1, $2, position, row_number, column_name, code, message, remedy, raw
     FROM jsonb_to_recordset($3)
       AS f(position integer, row_number integer, column_name text, code text, message text, remedy text, raw text)`,
    [
      tx.economy,
      importId,
      JSON.stringify(
        faults.map(({ row, column, ...fault }, position) => ({
          ...fault,
          position,
          row_number: row,
          column_name: column,
        })),
      ),
    ],
  );
}

export async function listFaults(tx: Transaction, importId: string): Promise<Rejection[]> {
  const { rows } = await tx.client.query<Rejection>(
    `SELECT row_number AS "row", column_name AS "column", code, message, remedy, raw
     FROM registry.import_fault WHERE economy = $1 AND import_id = $2 ORDER BY position`,
    [tx.economy, importId],
  );
  return rows;
}

export async function markStaged(
  tx: Transaction,
  id: string,
  facts: {
    rows: number;
    created: number;
    updated: number;
    unchanged: number;
    rejected: number;
    faults: number;
    notes: Record<string, number>;
    conflicts: Record<string, number>;
    places: readonly ImportPlace[];
  },
): Promise<void> {
  await tx.client.query(
    `UPDATE registry.import SET state = 'staged', row_count = $3, created_count = $4, updated_count = $5,
       unchanged_count = $6, rejected_count = $7, notes = $8, places = $9, fault_count = $10, conflicts = $11, previewed_at = now(), version = version + 1
     WHERE economy = $1 AND id = $2`,
    [
      tx.economy,
      id,
      facts.rows,
      facts.created,
      facts.updated,
      facts.unchanged,
      facts.rejected,
      facts.notes,
      JSON.stringify(facts.places),
      facts.faults,
      facts.conflicts,
    ],
  );
}

export async function markState(
  tx: Transaction,
  id: string,
  state: 'applied' | 'undone' | 'discarded',
  more: { created?: number; updated?: number; unchanged?: number; skipRejected?: boolean } = {},
): Promise<void> {
  const by = tx.actor.userId ?? 'anonymous';
  await tx.client.query(
    `UPDATE registry.import SET state = $3, version = version + 1,
       created_count = coalesce($4, created_count), updated_count = coalesce($5, updated_count),
       unchanged_count = coalesce($6, unchanged_count), skip_rejected = coalesce($7, skip_rejected),
       applied_by = CASE WHEN $3 = 'applied' THEN $8 ELSE applied_by END,
       applied_at = CASE WHEN $3 = 'applied' THEN clock_timestamp() ELSE applied_at END,
       undone_by = CASE WHEN $3 = 'undone' THEN $8 ELSE undone_by END,
       undone_at = CASE WHEN $3 = 'undone' THEN clock_timestamp() ELSE undone_at END
     WHERE economy = $1 AND id = $2`,
    [
      tx.economy,
      id,
      state,
      more.created ?? null,
      more.updated ?? null,
      more.unchanged ?? null,
      more.skipRejected ?? null,
      by,
    ],
  );
}
