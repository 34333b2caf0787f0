import { FaultList } from '../command/faults.ts';
import { type ColumnType, convertCell, TypeInference } from './inferTypes.ts';
import { openTable } from './openTable.ts';
import type { Table } from './table.ts';

export interface ReadFileRequest {
  /** Names with commas between them; a name that holds a comma is written in quotes. */
  columns: string | undefined;
  rows: number | null;
  encoding: string | undefined;
  delimiter: string | undefined;
  progress: (rows: number) => void;
  signal: AbortSignal;
}

export interface ReadFileResult {
  format: Table['format'];
  encoding: string;
  delimiter: string | null;
  rowCount: number;
  columns: { name: string; label: string | null; type: ColumnType; valueLabels: Record<string, string> }[];
  rows: (string | number | boolean | null)[][];
}

/** Types are those of the whole file, whatever rows are shown. */
export async function readFile(path: string, request: ReadFileRequest): Promise<ReadFileResult> {
  const { encoding, delimiter } = request;
  const table = await openTable(path, { encoding, delimiter });
  const places = findPlaces(path, table.header, request.columns);
  const inferences = places.map(() => new TypeInference());
  const kept: string[][] = [];
  let rowCount = 0;
  for await (const batch of table.records()) {
    request.signal.throwIfAborted();
    for (const record of batch) {
      rowCount += 1;
      for (let index = 0; index < places.length; index += 1) inferences[index]!.see(record[places[index]!]!);
      if (request.rows === null || rowCount <= request.rows) kept.push(places.map((place) => record[place]!));
    }
    request.progress(rowCount);
  }
  const types = inferences.map((inference) => inference.type);
  return {
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    rowCount,
    columns: places.map((place, index) => ({
      name: table.header[place]!,
      label: null,
      type: types[index]!,
      valueLabels: {},
    })),
    rows: kept.map((record) => record.map((cell, index) => convertCell(cell, types[index]!))),
  };
}

function findPlaces(path: string, header: readonly string[], wanted: string | undefined): number[] {
  if (wanted === undefined) return [...header.keys()];
  const faults = new FaultList(path);
  const names = splitNames(wanted);
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
