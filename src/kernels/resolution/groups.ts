import type { KeyColumn } from './blockingKeys.ts';
import { mixBits } from './strings.ts';

/** Rows gathered by a key: those of group g are `rows` from `start[g]` to `start[g + 1]`, ascending. */
export interface Groups {
  ofRow: Int32Array;
  count: number;
  start: Int32Array;
  rows: Int32Array;
}

/** Rows that share every one of the keys; a row without one of them is in no group (-1). Cost: linear. */
export function groupRows(keys: readonly KeyColumn[], rowCount: number): Groups {
  let ofRow = keys[0]!.ofRow;
  let count = keys[0]!.count;
  for (const key of keys.slice(1)) ({ ofRow, count } = combine(ofRow, key.ofRow));
  const start = new Int32Array(count + 1);
  for (let row = 0; row < rowCount; row += 1) if (ofRow[row]! >= 0) start[ofRow[row]! + 1]! += 1;
  for (let group = 0; group < count; group += 1) start[group + 1]! += start[group]!;
  const rows = new Int32Array(start[count]!);
  const next = start.slice(0, count);
  for (let row = 0; row < rowCount; row += 1) {
    const group = ofRow[row]!;
    if (group < 0) continue;
    rows[next[group]!] = row;
    next[group]! += 1;
  }
  return { ofRow, count, start, rows };
}

/** One dense number for each pair of numbers that occurs. */
function combine(a: Int32Array, b: Int32Array): { ofRow: Int32Array; count: number } {
  let bits = 4;
  while (1 << bits < a.length * 2) bits += 1;
  const slots = new Int32Array(1 << bits).fill(-1);
  const firstA = new Int32Array(a.length);
  const firstB = new Int32Array(a.length);
  const ofRow = new Int32Array(a.length).fill(-1);
  let count = 0;
  for (let row = 0; row < a.length; row += 1) {
    const x = a[row]!;
    const y = b[row]!;
    if (x < 0 || y < 0) continue;
    let slot = mixBits(Math.imul(x, 0x9e3779b1) ^ mixBits(y)) >>> (32 - bits);
    while (slots[slot] !== -1 && (firstA[slots[slot]!] !== x || firstB[slots[slot]!] !== y))
      slot = (slot + 1) & (slots.length - 1);
    if (slots[slot] === -1) {
      slots[slot] = count;
      firstA[count] = x;
      firstB[count] = y;
      count += 1;
    }
    ofRow[row] = slots[slot]!;
  }
  return { ofRow, count };
}

/** Where in each group the second file begins; without a boundary, where the group ends. */
export function crossingOf({ start, rows }: Groups, group: number, boundary: number): number {
  let low = start[group]!;
  let high = start[group + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]! < boundary) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Pairs inside a group. */
export function countPairs(groups: Groups, group: number, boundary: number | null): number {
  const size = groups.start[group + 1]! - groups.start[group]!;
  if (boundary === null) return (size * (size - 1)) / 2;
  const before = crossingOf(groups, group, boundary) - groups.start[group]!;
  return before * (size - before);
}
