import { type CsvValue, writeCsv } from '../../../platform/files/index.ts';

/** Flat rows as CSV; a column for each name of the first row, what is not a plain value as JSON. */
export function rowsAsCsv(rows: readonly Record<string, unknown>[]): string {
  const names = Object.keys(rows[0] ?? {});
  return writeCsv(
    names,
    rows.map((row) => names.map((name) => cellOf(row[name]))),
  );
}

const cellOf = (value: unknown): CsvValue =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as CsvValue);
