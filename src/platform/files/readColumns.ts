import type { ColumnRequest, ColumnSet } from './cells.ts';
import { openTable } from './openTable.ts';
import { placesOf } from './readFile.ts';
import type { OpenOptions } from './table.ts';

/** The named columns of a table of any kind, whole and typed; null: all. Of a Stata file only these are decoded. Throws `InputFaults`. */
export async function readColumns(
  path: string,
  names: readonly string[] | null,
  options: OpenOptions & Omit<ColumnRequest, 'places'> = {},
): Promise<ColumnSet> {
  const table = await openTable(path, options);
  const places = names === null ? [...table.header.keys()] : placesOf(path, table.header, names);
  return table.columns({ places, progress: options.progress, signal: options.signal });
}
