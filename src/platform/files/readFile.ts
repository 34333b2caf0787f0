import { FaultList } from '../command/faults.ts';
import type { Shown } from './cells.ts';
import { openTable } from './openTable.ts';
import type { Table } from './table.ts';

export interface ReadFileRequest {
  /** Names with commas between them; a name that holds a comma is written in quotes. */
  columns: string | undefined;
  rows: number | null;
  encoding: string | undefined;
  delimiter: string | undefined;
  sheet: string | undefined;
  progress: (rows: number) => void;
  signal: AbortSignal;
}

export interface ReadFileResult extends Shown {
  format: Table['format'];
  encoding: string;
  delimiter: string | null;
}

/** Types are those of the whole file, whatever rows are shown. */
export async function readFile(path: string, request: ReadFileRequest): Promise<ReadFileResult> {
  const { encoding, delimiter, sheet, rows, progress, signal } = request;
  const table = await openTable(path, { encoding, delimiter, sheet });
  const places = findPlaces(path, table.header, request.columns);
  const shown = await table.show({ places, rows, progress, signal });
  return { format: table.format, encoding: table.encoding, delimiter: table.delimiter, ...shown };
}

function findPlaces(path: string, header: readonly string[], wanted: string | undefined): number[] {
  if (wanted === undefined) return [...header.keys()];
  return placesOf(path, header, splitNames(wanted));
}

/** Throws `InputFaults` that name every column that is not there. */
export function placesOf(path: string, header: readonly string[], names: readonly string[]): number[] {
  const faults = new FaultList(path);
  for (const name of names) {
    if (header.includes(name)) continue;
    const message = `there is no column named "${name}"`;
    faults.add({
      row: 1,
      column: name,
      code: 'columnMissing',
      message,
      remedy: `name some of ${header.slice(0, 50).join(', ')}`,
    });
  }
  faults.throwIfAny();
  return names.map((name) => header.indexOf(name));
}

function splitNames(list: string): string[] {
  const names = list.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [];
  return names.map((name) =>
    name
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .replaceAll('""', '"'),
  );
}
