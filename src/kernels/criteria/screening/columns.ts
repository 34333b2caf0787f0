import type { FactDomain, FactState, Literal } from '../criteria.ts';
import { unknownFact } from '../criteria.ts';
import { type StateFault, stateFault } from '../possible.ts';

/** What may be said of a fact of a firm: a value, nothing (null), or any state. */
export type Cell = Literal | FactState | null | undefined;

/** Firms of which the same is known that is not one value: nothing, a range, a set, that it does not apply. */
export interface RoughState {
  state: FactState;
  rows: Uint32Array;
}

/** What is known of one fact for every firm of a table. */
export interface FactColumn {
  /** Null where rules ask only whether it exists. */
  type: FactDomain['type'] | null;
  size: number;
  /** Of numbers: the value of each firm; NaN where it is not one value. Null for codes and booleans. */
  numbers: Float64Array | null;
  /** Of codes and booleans: place of each firm's value in `literals`, −1 where it is not one value. Null for numbers. */
  codes: Int32Array | null;
  literals: readonly (string | boolean)[];
  rough: readonly RoughState[];
}

/** Firms and what is known of them; a fact without a column is unknown for every firm. */
export interface FirmTable {
  size: number;
  columns: ReadonlyMap<string, FactColumn>;
}

/**
 * Packs what is known of one fact.
 * @param type of its values; null where rules ask only whether it exists
 * @param cells what is known of each firm, in the order of firms; texts trimmed and in Unicode form C
 * @param size number of firms
 * @throws RangeError where a value is of another type, or where there are more or fewer cells than firms. Bounds are checked by each
 *   rule that reads the column, for rules may state different ones
 * Cost: one pass; 8 bytes a firm for numbers, 4 for codes, and 8 for each firm that is not known exactly.
 */
export function buildColumn(type: FactDomain['type'] | null, cells: Iterable<Cell>, size: number): FactColumn {
  const builder = new ColumnBuilder(type, size);
  for (const cell of cells) builder.add(cell);
  const column = builder.finish();
  if (column.size !== size) throw new RangeError(`buildColumn: ${column.size} cells for ${size} firms`);
  return column;
}

const mostSeen = 10_000;

/** Row numbers, four bytes each. */
class RowList {
  length = 0;
  private rows = new Uint32Array(16);

  push(row: number): void {
    if (this.length === this.rows.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.rows);
      this.rows = larger;
    }
    this.rows[this.length] = row;
    this.length += 1;
  }

  packed(): Uint32Array {
    return this.rows.slice(0, this.length);
  }
}

/** The same cell by cell, for several columns in one pass over at most `size` firms. */
export class ColumnBuilder {
  private at = 0;
  private readonly numbers: Float64Array | null;
  private readonly codes: Int32Array | null;
  private readonly places = new Map<string | boolean, number>();
  private readonly unknown = new RowList();
  private readonly rough = new Map<string, { state: FactState; rows: RowList }>();
  /** Firms mostly share the objects that say what is known of them: their text is made once. */
  private readonly seen = new Map<FactState, RowList>();
  private last: string | boolean | null = null;
  private lastPlace = -1;

  constructor(
    private readonly type: FactDomain['type'] | null,
    private readonly size: number,
  ) {
    this.numbers = type === 'number' ? new Float64Array(size).fill(Number.NaN) : null;
    this.codes = type === 'number' ? null : new Int32Array(size).fill(-1);
  }

  add(cell: Cell): void {
    if (this.at >= this.size) throw new RangeError(`ColumnBuilder: more than ${this.size} firms`);
    if (cell === null || cell === undefined) this.unknown.push(this.at);
    else if (typeof cell === 'object') this.addState(cell);
    else this.addValue(cell);
    this.at += 1;
  }

  finish(): FactColumn {
    const { type, at: size, places } = this;
    const unknown = this.unknown.length === 0 ? [] : [{ state: unknownFact, rows: this.unknown.packed() }];
    const rough = [...this.rough.values()].map(({ state, rows }) => ({ state, rows: rows.packed() }));
    return {
      type,
      size,
      numbers: this.numbers?.subarray(0, size) ?? null,
      codes: this.codes?.subarray(0, size) ?? null,
      literals: [...places.keys()],
      rough: [...unknown, ...rough],
    };
  }

  private addState(state: FactState): void {
    if (state.kind === 'known') this.addValue(state.value);
    else if (state.kind === 'unknown') this.unknown.push(this.at);
    else this.addRough(state);
  }

  private addRough(state: FactState): void {
    let rows = this.seen.get(state);
    if (rows === undefined) {
      const key = JSON.stringify(state);
      const known = this.rough.get(key) ?? { state, rows: new RowList() };
      this.rough.set(key, known);
      rows = known.rows;
      if (this.seen.size < mostSeen) this.seen.set(state, rows);
    }
    rows.push(this.at);
  }

  private addValue(value: Literal): void {
    const { numbers, codes, type } = this;
    if (numbers !== null) {
      if (typeof value !== 'number' || !Number.isFinite(value)) throw this.misfit(value);
      numbers[this.at] = value;
      return;
    }
    const kept = type === null ? true : value;
    if (typeof kept === 'number' || (type !== null && (typeof kept === 'boolean') !== (type === 'boolean')))
      throw this.misfit(value);
    if (kept !== this.last) {
      this.last = kept;
      const place = this.places.get(kept);
      this.lastPlace = place ?? this.places.size;
      if (place === undefined) this.places.set(kept, this.lastPlace);
    }
    (codes as Int32Array)[this.at] = this.lastPlace;
  }

  private misfit(value: Literal): RangeError {
    return new RangeError(`buildColumn: firm ${this.at}: ${String(value).slice(0, 40)} is no ${this.type}`);
  }
}

/** What contradicts a domain in a column, with the first firm that has it; null where all is sound. */
export function columnFault(column: FactColumn, domain: FactDomain | null): { fault: StateFault; row: number } | null {
  for (const { state, rows } of column.rough) {
    const fault = stateFault(domain, state);
    if (fault !== null) return { fault, row: rows[0] as number };
  }
  if (domain === null) return null;
  if (domain.type !== column.type) return column.size === 0 ? null : { fault: 'wrongType', row: 0 };
  const { integer = false, least = -Infinity, most = Infinity } = domain;
  const numbers = column.numbers;
  if (numbers === null || (!integer && least === -Infinity && most === Infinity)) return null;
  for (let row = 0; row < numbers.length; row += 1) {
    const value = numbers[row] as number;
    if (value < least || value > most) return { fault: 'outOfBounds', row };
    if (integer && !Number.isNaN(value) && Math.floor(value) !== value) return { fault: 'notWhole', row };
  }
  return null;
}

/** What is known of one firm; `roughOf` from indexRough. */
export function stateAt(column: FactColumn, roughOf: Int32Array, row: number): FactState {
  const rough = roughOf[row] as number;
  if (rough > 0) return (column.rough[rough - 1] as RoughState).state;
  const value = column.numbers === null ? column.literals[column.codes?.[row] as number] : column.numbers[row];
  return value === undefined ? unknownFact : { kind: 'known', value };
}

/** For each firm the place of its rough state, from 1; 0 where its value is known. */
export function indexRough({ size, rough }: FactColumn): Int32Array {
  const places = new Int32Array(size);
  for (const [i, { rows }] of rough.entries()) for (const row of rows) places[row] = i + 1;
  return places;
}
