import type { Transaction } from '../../../platform/context.ts';
import { copyBatches } from '../../../platform/db/index.ts';
import type { StagedRecord } from '../model.ts';
import { collectWords } from '../rules/nameTokens.ts';
import { keepNameWords } from './nameWords.ts';
import { stagedColumns, toStagedRow } from './stagedRow.ts';

export async function copyStaged(
  tx: Transaction,
  importId: string,
  records: AsyncIterable<Iterable<StagedRecord>>,
): Promise<void> {
  const words = new Set<string>();
  await copyBatches(tx, 'registry.staged_record', stagedColumns, toRows(importId, records, words));
  await keepNameWords(tx, words);
}

async function* toRows(importId: string, batches: AsyncIterable<Iterable<StagedRecord>>, words: Set<string>) {
  for await (const batch of batches) yield rowsOf(importId, batch, words);
}

function* rowsOf(importId: string, batch: Iterable<StagedRecord>, words: Set<string>) {
  for (const record of batch) {
    collectWords(words, record.nameTerms);
    yield toStagedRow(importId, record);
  }
}

/** Lets the planner know what was staged. */
export async function countStaged(tx: Transaction): Promise<void> {
  await tx.client.query('SELECT registry.count_staged()');
}

export interface RepeatedKey {
  key: string;
  row: number;
  first: number;
  raw: string;
}

/** Takes out all but the first record of each key; says which, at most `limit` of them, and how many in all. */
export async function removeRepeated(
  tx: Transaction,
  importId: string,
  limit: number,
): Promise<{ count: number; listed: RepeatedKey[] }> {
  const { rowCount } = await tx.client.query(
    `CREATE TEMPORARY TABLE repeated_key ON COMMIT DROP AS
     SELECT source_key, min(row_number) AS first FROM registry.staged_record WHERE import_id = $1
     GROUP BY source_key HAVING count(*) > 1`,
    [importId],
  );
  if (rowCount === 0) return { count: 0, listed: [] };
  const { rows } = await tx.client.query<RepeatedKey & { count: number }>(
    `WITH gone AS (
       DELETE FROM registry.staged_record s USING repeated_key k
       WHERE s.import_id = $1 AND s.source_key = k.source_key AND s.row_number > k.first
       RETURNING s.source_key AS key, s.row_number AS row, k.first, s.raw)
     SELECT key, row, first, raw, count(*) OVER ()::int AS count FROM gone ORDER BY row LIMIT $2`,
    [importId, limit],
  );
  return { count: rows[0]?.count ?? 0, listed: rows.map(({ key, row, first, raw }) => ({ key, row, first, raw })) };
}

export async function sampleStaged(tx: Transaction, importId: string, limit: number) {
  const { rows } = await tx.client.query<{
    row_number: number;
    source_key: string;
    name: string;
    address: string | null;
    place_code: string | null;
    isic_codes: string[];
    longitude: number | null;
    latitude: number | null;
    geo_precision: string | null;
  }>(
    `SELECT row_number, source_key, name, address, place_code, isic_codes, longitude, latitude, geo_precision
     FROM registry.staged_record WHERE import_id = $1 ORDER BY row_number LIMIT $2`,
    [importId, limit],
  );
  return rows;
}

export async function countStagedRows(tx: Transaction, importId: string): Promise<number> {
  const { rows } = await tx.client.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM registry.staged_record WHERE import_id = $1',
    [importId],
  );
  return rows[0]?.count ?? 0;
}

export async function clearStaged(tx: Transaction, importId: string): Promise<void> {
  await tx.client.query('SELECT registry.clear_staged($1)', [importId]);
}

/** Throws away what was staged over a day ago and never decided on, with rows that belong to no import any more. */
export async function clearAbandoned(tx: Transaction): Promise<number> {
  const { rowCount } = await tx.client.query(
    `UPDATE registry.import SET state = 'discarded', version = version + 1
     WHERE economy = $1 AND state = 'staged' AND created_at < now() - interval '1 day'`,
    [tx.economy],
  );
  await tx.client.query(
    `DELETE FROM registry.staged_record s USING registry.import i
     WHERE i.economy = $1 AND i.state = 'discarded' AND s.import_id = i.id`,
    [tx.economy],
  );
  return rowCount ?? 0;
}
