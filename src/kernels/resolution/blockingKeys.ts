import { hashText } from './strings.ts';
import type { PreparedTable } from './types.ts';

/** A key for each row, dense from 0, -1 where the row has none. */
export interface KeyColumn {
  label: string;
  /** Which fields it is made of, ascending. */
  fields: readonly number[];
  ofRow: Int32Array;
  count: number;
  /** Share of all pairs of rows that have the key in common. */
  collision: number;
  /** Share of rows that have the key. */
  coverage: number;
}

/**
 * Every key by which rows of a table may be gathered, by field and from coarse to fine: what each kind offers, and for fields whose values
 * change places one that does not mind which stands where.
 */
export function listKeys(table: PreparedTable): KeyColumn[][] {
  const byField = table.fields.map((field, index) =>
    field.keys.map(({ label, ofValue }) => {
      const { dense, count } = makeDense(ofValue);
      const ofRow = field.codes.map((value) => (value < 0 ? -1 : dense[value]!));
      return describe(`${field.name} (${label})`, [index], ofRow, count, table);
    }),
  );
  return [...byField, ...swapKeys(table)].filter((keys) => keys.length > 0);
}

function swapKeys(table: PreparedTable): KeyColumn[][] {
  const found: KeyColumn[][] = [];
  for (const [first, one] of table.fields.entries()) {
    for (const [second, other] of table.fields.entries()) {
      if (second <= first || one.swapGroup == null || one.swapGroup !== other.swapGroup) continue;
      const hashes = new Int32Array(table.rowCount).fill(-1);
      for (let row = 0; row < table.rowCount; row += 1) {
        const a = one.codes[row]!;
        const b = other.codes[row]!;
        if (a < 0 || b < 0) continue;
        const x = one.hashes![a]!;
        const y = other.hashes![b]!;
        hashes[row] = hashText(`${Math.min(x, y)} ${Math.max(x, y)}`);
      }
      const { dense, count } = makeDense(hashes);
      found.push([describe(`${one.name} and ${other.name} (either way)`, [first, second], dense, count, table)]);
    }
  }
  return found;
}

function makeDense(keys: Int32Array): { dense: Int32Array; count: number } {
  const known = new Map<number, number>();
  const dense = keys.map((key) => {
    if (key < 0) return -1;
    let place = known.get(key);
    if (place === undefined) {
      place = known.size;
      known.set(key, place);
    }
    return place;
  });
  return { dense, count: known.size };
}

function describe(
  label: string,
  fields: number[],
  ofRow: Int32Array,
  count: number,
  { rowCount, boundary }: PreparedTable,
): KeyColumn {
  const before = new Int32Array(count);
  const after = new Int32Array(count);
  const cut = boundary ?? rowCount;
  let present = 0;
  for (let row = 0; row < rowCount; row += 1) {
    const key = ofRow[row]!;
    if (key < 0) continue;
    present += 1;
    if (row < cut) before[key]! += 1;
    else after[key]! += 1;
  }
  let pairs = 0;
  for (let key = 0; key < count; key += 1)
    pairs += boundary === null ? (before[key]! * (before[key]! - 1)) / 2 : before[key]! * after[key]!;
  const all = countAllPairs(rowCount, boundary);
  return {
    label,
    fields,
    ofRow,
    count,
    collision: all === 0 ? 0 : pairs / all,
    coverage: present / Math.max(1, rowCount),
  };
}

/** Pairs of rows of a table, or pairs across its boundary. */
export function countAllPairs(rowCount: number, boundary: number | null): number {
  return boundary === null ? (rowCount * (rowCount - 1)) / 2 : boundary * (rowCount - boundary);
}
