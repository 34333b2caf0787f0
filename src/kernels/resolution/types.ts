/** What a column holds, and so how two of its values are compared. */
export const fieldKinds = [
  'organisationName',
  'name',
  'address',
  'place',
  'date',
  'identifier',
  'phone',
  'email',
  'url',
  'number',
  'category',
  'geo',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

export interface FieldDescription {
  name: string;
  kind: FieldKind;
  /** Names that may stand in each other's column (given name and surname) carry the same word here; null for any other field. */
  swapGroup?: string | null;
  /** An identifier that a register checked: two different ones are never one entity. */
  verified?: boolean;
}

/** A column, each distinct text once: `codes[row]` is an index into `texts`, or -1 where the cell is missing. */
export interface TextField extends FieldDescription {
  codes: Int32Array;
  texts: readonly string[];
}

/**
 * Records to be compared. With `boundary` null every two rows may be one entity; otherwise rows before it are of a first file, the others of
 * a second, and only pairs across are looked at. Columns may be longer than `rowCount`: rows behind it are records that people judged before they
 * were made one, and take part in judged pairs alone.
 */
export interface ResolutionTable {
  rowCount: number;
  boundary: number | null;
  fields: readonly TextField[];
}

/** How a kind compares two of its values: levels from 1 (the same) to the last (nothing in common); 0 is kept for a missing value. */
export interface PreparedField extends FieldDescription {
  /** Row to value, -1 where missing; values are normalised, so that two texts may share one. */
  codes: Int32Array;
  valueCount: number;
  levels: readonly string[];
  compare: (a: number, b: number) => number;
  /** From coarse to fine: rows of the same key are compared; -1 is no key. */
  keys: readonly ValueKey[];
  /** A number for each value by which lists of neighbours are sorted. */
  sortTexts: readonly string[];
  /** A hash for each value, by which fields of one swap group are compared across columns; null for fields of no group. */
  hashes: Int32Array | null;
}

export interface ValueKey {
  label: string;
  ofValue: Int32Array;
}

export interface PreparedTable {
  rowCount: number;
  boundary: number | null;
  fields: readonly PreparedField[];
}
