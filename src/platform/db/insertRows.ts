import pg from 'pg';
import type { CopyValue } from './copy.ts';
import type { Transaction } from './index.ts';

const batchSize = 2_000;

/**
 * Many rows into a table under row-level security, where COPY is refused: batches go as JSON and are unfolded by the
 * table's own row type, so that policies, checks and defaults hold. Columns that are not named take their default.
 */
export async function insertRows(
  tx: Pick<Transaction, 'client'>,
  table: string,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, CopyValue>>[],
): Promise<number> {
  const target = table.split('.').map(pg.escapeIdentifier).join('.');
  const names = columns.map(pg.escapeIdentifier).join(', ');
  for (let from = 0; from < rows.length; from += batchSize) {
    await tx.client.query(
      `INSERT INTO ${target} (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::${target}, $1::jsonb)`,
      [JSON.stringify(rows.slice(from, from + batchSize))],
    );
  }
  return rows.length;
}
