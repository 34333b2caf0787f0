import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Transaction } from './index.ts';

export type CopyValue =
  | null
  | undefined
  | string
  | number
  | bigint
  | boolean
  | Date
  | Uint8Array
  | readonly CopyValue[]
  | { readonly [key: string]: unknown };

const bufferSize = 65_536;

/**
 * Fills a table by COPY, the fastest way in: several times faster than INSERT. PostgreSQL refuses it on tables under
 * row-level security, so it goes to staging tables. Arrays become PostgreSQL arrays, other objects JSON.
 */
export async function copyRows(
  tx: Pick<Transaction, 'client'>,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<number> {
  return copyBatches(tx, table, columns, eachAlone(rows));
}

async function* eachAlone(rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>) {
  for await (const row of rows) yield [row];
}

/** The same for rows that come many at a time: waiting for each by itself costs more than writing it. */
export async function copyBatches(
  tx: Pick<Transaction, 'client'>,
  table: string,
  columns: readonly string[],
  batches: AsyncIterable<Iterable<readonly CopyValue[]>>,
): Promise<number> {
  const target = table.split('.').map(pg.escapeIdentifier).join('.');
  const stream = tx.client.query(
    copyFrom(`COPY ${target} (${columns.map(pg.escapeIdentifier).join(', ')}) FROM STDIN`),
  );
  const failed = once(stream, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => {});
  let pending: string[] = [];
  let pendingLength = 0;
  let count = 0;
  try {
    for await (const batch of batches) {
      for (const row of batch) {
        count += 1;
        const line = formatRow(row, columns, count);
        pending.push(line);
        pendingLength += line.length;
        if (pendingLength >= bufferSize) {
          if (!stream.write(bytesOf(pending))) await Promise.race([once(stream, 'drain'), failed]);
          pending = [];
          pendingLength = 0;
        }
      }
    }
  } catch (error) {
    // Ends the COPY at the server too; the transaction is lost with it.
    stream.destroy(error as Error);
    await once(stream, 'close').catch(() => {});
    throw error;
  }
  stream.end(bytesOf(pending));
  await Promise.race([once(stream, 'finish'), failed]);
  return count;
}

function formatRow(row: readonly CopyValue[], columns: readonly string[], number: number): string {
  if (row.length !== columns.length) {
    throw new RangeError(`copyRows: row ${number} has ${row.length} values for ${columns.length} columns`);
  }
  // Joined once: a text that grows piece by piece leaves a heap of pieces to be cleared away.
  const parts = new Array<string>(row.length);
  for (let index = 0; index < row.length; index += 1) {
    const value = row[index];
    if (value === null || value === undefined) parts[index] = '\\N';
    else if (typeof value === 'number' || typeof value === 'bigint') parts[index] = String(value);
    else parts[index] = escapeText(formatValue(value), number, columns[index]!);
  }
  return parts.join('\t');
}

const bytesOf = (lines: readonly string[]) => Buffer.from(lines.length === 0 ? '' : `${lines.join('\n')}\n`);

function formatValue(value: Exclude<CopyValue, null | undefined>): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return formatArray(value);
  return JSON.stringify(value);
}

function formatArray(values: readonly CopyValue[]): string {
  const parts = values.map((value) => {
    if (value === null || value === undefined) return 'NULL';
    if (Array.isArray(value)) return formatArray(value);
    return `"${formatValue(value as Exclude<CopyValue, null | undefined>).replace(/["\\]/g, '\\$&')}"`;
  });
  return `{${parts.join(',')}}`;
}

const special = /[\\\t\n\r\0]/;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escapeText(text: string, row: number, column: string): string {
  if (!special.test(text)) return text;
  if (text.includes('\0')) throw new RangeError(`copyRows: row ${row}, ${column}: PostgreSQL holds no NUL character`);
  return text.replace(/[\\\t\n\r]/g, (character) => escapes[character]!);
}
