import type { ColumnType } from './inferTypes.ts';

/** A cell as the file holds it: codes, not labels; `missing` names an extended missing value of Stata. */
export type Cell = string | number | boolean | null | { missing: string };

export interface ColumnDescription {
  name: string;
  label: string | null;
  type: ColumnType;
  valueLabels: Record<string, string>;
}

export interface ShowRequest {
  /** Which columns, by their place in the header. */
  places: readonly number[];
  /** How many rows to give; null: all. */
  rows: number | null;
  progress: (rows: number) => void;
  signal: AbortSignal;
}

export interface Shown {
  /** Of the whole file. */
  rowCount: number;
  columns: ColumnDescription[];
  rows: Cell[][];
}

interface ColumnBase extends ColumnDescription {
  /** A byte for each row: 0 where there is a value, 1 where it is missing, 2 to 27 for Stata's `.a` to `.z`. */
  missing: Uint8Array;
}

/** Dates are days since 1970-01-01, instants milliseconds since then, booleans 0 and 1; NaN where missing. */
export interface NumberColumn extends ColumnBase {
  kind: 'number';
  values: Float64Array;
}

/** Empty text where missing. */
export interface TextColumn extends ColumnBase {
  kind: 'text';
  values: string[];
}

export type Column = NumberColumn | TextColumn;

export interface ColumnSet {
  rowCount: number;
  columns: Column[];
}

export interface ColumnRequest {
  places: readonly number[];
  progress?: ((rows: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** `.a` to `.z` by the byte of a `missing` mask; null where that byte names none. */
export function nameOfMissing(code: number): string | null {
  return code >= 2 ? `.${String.fromCharCode(95 + code)}` : null;
}
