import type { Transaction } from '../../../platform/context.ts';
import { insertRows } from '../../../platform/db/insertRows.ts';
import type { ConcordanceEntry } from './rules/readEntries.ts';

export interface ConcordanceRow {
  id: string;
  fromScheme: string;
  toScheme: string;
  title: string;
  source: string;
  weights: 'stated' | 'equal';
  entries: number;
  loadedAt: Date;
}

const columns = `id, from_scheme AS "fromScheme", to_scheme AS "toScheme", title, source, weights, entry_count AS entries, loaded_at AS "loadedAt"`;

export async function selectConcordances(tx: Transaction): Promise<ConcordanceRow[]> {
  const { rows } = await tx.client.query<ConcordanceRow>(
    `SELECT ${columns} FROM registry.concordance WHERE economy = $1 AND superseded_at IS NULL ORDER BY from_scheme, to_scheme`,
    [tx.economy],
  );
  return rows;
}

export async function selectConcordance(tx: Transaction, id: string): Promise<ConcordanceRow | null> {
  const { rows } = await tx.client.query<ConcordanceRow>(
    `SELECT ${columns} FROM registry.concordance WHERE economy = $1 AND id = $2`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export async function insertConcordance(
  tx: Transaction,
  one: Omit<ConcordanceRow, 'loadedAt' | 'entries'> & { sha256: string },
  entries: readonly ConcordanceEntry[],
): Promise<void> {
  await tx.client.query(
    `UPDATE registry.concordance SET superseded_at = clock_timestamp()
     WHERE economy = $1 AND from_scheme = $2 AND to_scheme = $3 AND superseded_at IS NULL`,
    [tx.economy, one.fromScheme, one.toScheme],
  );
  await tx.client.query(
    `INSERT INTO registry.concordance (economy, id, from_scheme, to_scheme, title, source, weights, entry_count, file_sha256, loaded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.economy,
      one.id,
      one.fromScheme,
      one.toScheme,
      one.title,
      one.source,
      one.weights,
      entries.length,
      one.sha256,
      tx.actor.userId ?? 'anonymous',
    ],
  );
  await insertRows(
    tx,
    'registry.concordance_entry',
    ['economy', 'concordance_id', 'from_code', 'to_code', 'weight', 'from_title'],
    entries.map((entry) => ({
      economy: tx.economy,
      concordance_id: one.id,
      from_code: entry.fromCode,
      to_code: entry.toCode,
      weight: entry.weight,
      from_title: entry.fromTitle,
    })),
  );
}

/** The table that was in force before is in force again; false where the table is not in force. */
export async function retireConcordance(tx: Transaction, id: string): Promise<boolean> {
  const { rows } = await tx.client.query<{ from_scheme: string; to_scheme: string }>(
    `UPDATE registry.concordance SET superseded_at = clock_timestamp()
     WHERE economy = $1 AND id = $2 AND superseded_at IS NULL RETURNING from_scheme, to_scheme`,
    [tx.economy, id],
  );
  if (rows[0] === undefined) return false;
  await tx.client.query(
    `UPDATE registry.concordance SET superseded_at = NULL WHERE economy = $1 AND id = (
       SELECT id FROM registry.concordance
       WHERE economy = $1 AND from_scheme = $2 AND to_scheme = $3 AND id <> $4 AND loaded_at < (SELECT loaded_at FROM registry.concordance WHERE economy = $1 AND id = $4)
       ORDER BY loaded_at DESC LIMIT 1)`,
    [tx.economy, rows[0].from_scheme, rows[0].to_scheme, id],
  );
  return true;
}

export interface LinkedCode {
  scheme: string;
  code: string;
  title: string | null;
  weight: number;
}

/** Codes of other classifications that lead to a code or one below it, the largest shares first. */
export async function selectLeadingTo(
  tx: Transaction,
  toScheme: string,
  code: string,
  most: number,
): Promise<LinkedCode[]> {
  const { rows } = await tx.client.query<LinkedCode>(
    `SELECT c.from_scheme AS scheme, e.from_code AS code, e.from_title AS title, max(e.weight) AS weight
     FROM registry.concordance c JOIN registry.concordance_entry e ON e.concordance_id = c.id AND e.economy = c.economy
     WHERE c.economy = $1 AND c.to_scheme = $2 AND c.superseded_at IS NULL AND e.to_code >= $3 AND e.to_code < $3 || chr(1114111)
     GROUP BY 1, 2, 3 ORDER BY 1, 4 DESC, 2 LIMIT $4`,
    [tx.economy, toScheme, code, most],
  );
  return rows;
}

/** Where a code of another classification leads. */
export async function selectLedTo(
  tx: Transaction,
  fromScheme: string,
  code: string,
): Promise<(LinkedCode & { fromTitle: string | null })[]> {
  const { rows } = await tx.client.query<LinkedCode & { fromTitle: string | null }>(
    `SELECT c.to_scheme AS scheme, e.to_code AS code, NULL AS title, e.weight, e.from_title AS "fromTitle"
     FROM registry.concordance c JOIN registry.concordance_entry e ON e.concordance_id = c.id AND e.economy = c.economy
     WHERE c.economy = $1 AND c.from_scheme = $2 AND c.superseded_at IS NULL AND e.from_code = $3
     ORDER BY e.weight DESC, e.to_code`,
    [tx.economy, fromScheme, code],
  );
  return rows;
}

/** All entries of a table, in the order of its codes. */
export async function selectEntries(tx: Transaction, id: string): Promise<ConcordanceEntry[]> {
  const { rows } = await tx.client.query<ConcordanceEntry>(
    `SELECT from_code AS "fromCode", to_code AS "toCode", weight, from_title AS "fromTitle" FROM registry.concordance_entry
     WHERE economy = $1 AND concordance_id = $2 ORDER BY from_code COLLATE "C", to_code COLLATE "C"`,
    [tx.economy, id],
  );
  return rows;
}

/** Entries of the table in force between two schemes; empty where none is loaded. */
export async function selectEntriesInForce(
  tx: Transaction,
  fromScheme: string,
  toScheme: string,
): Promise<ConcordanceEntry[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `SELECT id FROM registry.concordance WHERE economy = $1 AND from_scheme = $2 AND to_scheme = $3 AND superseded_at IS NULL`,
    [tx.economy, fromScheme, toScheme],
  );
  return rows[0] === undefined ? [] : selectEntries(tx, rows[0].id);
}
