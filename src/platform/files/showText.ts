import type { Cell, Column, ColumnDescription, ColumnRequest, ColumnSet, Shown, ShowRequest } from './cells.ts';
import { type ColumnType, convertCell, TypeInference } from './inferTypes.ts';
import { OutputBudget } from './outputBudget.ts';
import type { Table } from './table.ts';

/** A table that knows its cells as text alone. */
export interface TextSource extends Pick<Table, 'header' | 'records'> {
  path: string;
}

interface ReadText {
  rowCount: number;
  kept: string[][];
  columns: ColumnDescription[];
}

export async function showText(source: TextSource, request: ShowRequest): Promise<Shown> {
  const { rowCount, kept, columns } = await readText(source, request, request.rows);
  const rows = kept.map((record) => record.map((cell, index): Cell => convertCell(cell, columns[index]!.type)));
  return { rowCount, columns, rows };
}

export async function readTextColumns(source: TextSource, request: ColumnRequest): Promise<ColumnSet> {
  const { rowCount, kept, columns } = await readText(source, request, null);
  return { rowCount, columns: columns.map((column, place) => textToColumn(column, kept, place)) };
}

/** Every row is looked at, for the types of columns; only so many are kept. */
async function readText(source: TextSource, request: ColumnRequest, keep: number | null): Promise<ReadText> {
  const { places } = request;
  const inferences = places.map(() => new TypeInference());
  const budget = new OutputBudget(source.path);
  const kept: string[][] = [];
  let rowCount = 0;
  for await (const batch of source.records(places)) {
    request.signal?.throwIfAborted();
    for (const record of batch) {
      rowCount += 1;
      for (let index = 0; index < places.length; index += 1) inferences[index]!.see(record[places[index]!]!);
      if (keep !== null && rowCount > keep) continue;
      const cells = places.map((place) => record[place]!);
      for (const cell of cells) budget.take(cell.length + 1);
      kept.push(cells);
    }
    request.progress?.(rowCount);
  }
  const columns = places.map((place, index) => ({
    name: source.header[place]!,
    label: null,
    type: inferences[index]!.type,
    valueLabels: {},
  }));
  return { rowCount, kept, columns };
}

function textToColumn(description: ColumnDescription, records: readonly string[][], place: number): Column {
  const missing = Uint8Array.from(records, (record) => (record[place] === '' ? 1 : 0));
  if (description.type === 'string')
    return { ...description, kind: 'text', values: records.map((record) => record[place]!), missing };
  const values = Float64Array.from(records, (record) => numberOfCell(record[place]!, description.type));
  return { ...description, kind: 'number', values, missing };
}

/** The number by which a column of doubles holds a cell; NaN: missing. */
export function numberOfCell(cell: string, type: ColumnType): number {
  if (cell === '') return Number.NaN;
  if (type === 'boolean') return cell.toLowerCase() === 'true' ? 1 : 0;
  if (type === 'date') return Date.parse(cell) / 86_400_000;
  return type === 'instant' ? Date.parse(cell.replace(' ', 'T')) : Number(cell);
}
