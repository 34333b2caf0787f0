import type { Cell, Column, ColumnDescription, ColumnRequest, ColumnSet, Shown, ShowRequest } from './cells.ts';
import type { ColumnType } from './inferTypes.ts';
import { OutputBudget } from './outputBudget.ts';
import { numberOfCell } from './showText.ts';
import type { Batch } from './table.ts';

/** A cell of a file whose cells have types of their own, one by one. */
export type TypedCell = string | number | boolean | null | { kind: 'date' | 'instant'; iso: string };

/** Consecutive rows, as wide as the header. */
export type TypedBatch = TypedCell[][] & { firstRow: number };

export interface TypedSource {
  path: string;
  header: readonly string[];
  rows: () => AsyncIterable<TypedBatch>;
}

export async function* typedRecords(source: TypedSource): AsyncGenerator<Batch> {
  for await (const batch of source.rows())
    yield Object.assign(
      batch.map((row) => row.map(textOf)),
      { firstRow: batch.firstRow },
    );
}

function textOf(cell: TypedCell): string {
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.iso : String(cell);
}

const kindOf = (cell: Exclude<TypedCell, null>): ColumnType => {
  if (typeof cell === 'object') return cell.kind;
  if (typeof cell === 'number') return Number.isSafeInteger(cell) ? 'integer' : 'number';
  return typeof cell === 'boolean' ? 'boolean' : 'string';
};

/** The one kind of a column's cells; text where they are of several. */
class KindOfColumn {
  private readonly kinds = new Set<ColumnType>();

  see(cell: TypedCell): void {
    if (cell !== null) this.kinds.add(kindOf(cell));
  }

  get type(): ColumnType {
    const [first = 'string', second] = [...this.kinds].filter(
      (kind) => kind !== 'integer' || !this.kinds.has('number'),
    );
    return second === undefined ? first : 'string';
  }
}

interface Kept {
  rowCount: number;
  rows: TypedCell[][];
  columns: ColumnDescription[];
}

async function keepRows(source: TypedSource, request: ColumnRequest, keep: number | null): Promise<Kept> {
  const { places } = request;
  const kinds = places.map(() => new KindOfColumn());
  const budget = new OutputBudget(source.path);
  const rows: TypedCell[][] = [];
  let rowCount = 0;
  for await (const batch of source.rows()) {
    request.signal?.throwIfAborted();
    for (const row of batch) {
      rowCount += 1;
      const cells = places.map((place) => row[place]!);
      for (const [index, cell] of cells.entries()) kinds[index]!.see(cell);
      if (keep !== null && rowCount > keep) continue;
      for (const cell of cells) budget.takeCell(cell !== null && typeof cell === 'object' ? cell.iso : cell);
      rows.push(cells);
    }
    request.progress?.(rowCount);
  }
  const columns = places.map((place, index) => ({
    name: source.header[place]!,
    label: null,
    type: kinds[index]!.type,
    valueLabels: {},
  }));
  return { rowCount, rows, columns };
}

export async function showTyped(source: TypedSource, request: ShowRequest): Promise<Shown> {
  const { rowCount, rows, columns } = await keepRows(source, request, request.rows);
  const show = (cell: TypedCell, type: ColumnType): Cell =>
    cell === null ? null : typeof cell === 'object' || type === 'string' ? textOf(cell) : cell;
  return { rowCount, columns, rows: rows.map((row) => row.map((cell, index) => show(cell, columns[index]!.type))) };
}

export async function readTypedColumns(source: TypedSource, request: ColumnRequest): Promise<ColumnSet> {
  const { rowCount, rows, columns } = await keepRows(source, request, null);
  return { rowCount, columns: columns.map((column, place) => makeColumn(column, rows, place)) };
}

function makeColumn(description: ColumnDescription, rows: readonly TypedCell[][], place: number): Column {
  const missing = Uint8Array.from(rows, (row) => (row[place] === null ? 1 : 0));
  if (description.type === 'string')
    return { ...description, kind: 'text', values: rows.map((row) => textOf(row[place]!)), missing };
  const values = Float64Array.from(rows, (row) => numberOfCell(textOf(row[place]!), description.type));
  return { ...description, kind: 'number', values, missing };
}

/** Gathers rows into batches: a row that does not follow the one before begins a new one. */
export class TypedBatcher {
  private readonly done: TypedBatch[] = [];
  private current: TypedBatch = Object.assign([], { firstRow: 0 });

  add(row: number, cells: TypedCell[]): void {
    const isNext = row === this.current.firstRow + this.current.length;
    if (!isNext || this.current.length >= 1000) {
      if (this.current.length > 0) this.done.push(this.current);
      this.current = Object.assign([], { firstRow: row });
    }
    this.current.push(cells);
  }

  *full(): Generator<TypedBatch> {
    yield* this.done.splice(0);
  }

  *rest(): Generator<TypedBatch> {
    yield* this.full();
    if (this.current.length > 0) yield this.current;
  }
}
