import type { PreparedField, PreparedTable } from './types.ts';

const textual = new Set([
  'name',
  'organisationName',
  'address',
  'place',
  'email',
  'url',
  'identifier',
  'phone',
  'date',
]);
const mostOrders = 3;

/**
 * Sorted orders of rows in which near neighbours are compared: a net for what no key catches. By the fields of most different values, each with
 * the next as a second key. Rows that lack the first are in no place.
 */
export function neighbourOrders(table: PreparedTable): { label: string; placeOf: Int32Array; rowAt: Int32Array }[] {
  const fields = table.fields
    .filter(({ kind, valueCount }) => textual.has(kind) && valueCount > 20)
    .sort((a, b) => b.valueCount - a.valueCount || (a.name < b.name ? -1 : 1))
    .slice(0, mostOrders);
  return fields.map((field, index) => {
    const second = fields.length > 1 ? fields[(index + 1) % fields.length]! : null;
    return {
      label: second === null ? field.name : `${field.name}, ${second.name}`,
      ...sortRows(table.rowCount, field, second),
    };
  });
}

function sortRows(rowCount: number, first: PreparedField, second: PreparedField | null) {
  let rows = Int32Array.from({ length: rowCount }, (_, row) => row);
  if (second !== null) rows = sortByRank(rows, second.codes, rankValues(second.sortTexts), second.valueCount);
  rows = sortByRank(rows, first.codes, rankValues(first.sortTexts), first.valueCount);
  const placeOf = new Int32Array(rowCount).fill(-1);
  let present = 0;
  while (present < rowCount && first.codes[rows[present]!]! >= 0) present += 1;
  const rowAt = rows.slice(0, present);
  for (let place = 0; place < present; place += 1) placeOf[rowAt[place]!] = place;
  return { placeOf, rowAt };
}

function rankValues(texts: readonly string[]): Int32Array {
  const order = texts.map((_, value) => value);
  order.sort((a, b) => (texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : a - b));
  const rank = new Int32Array(texts.length);
  for (const [place, value] of order.entries()) rank[value] = place;
  return rank;
}

/** Stable; rows without a value come last. */
function sortByRank(rows: Int32Array, codes: Int32Array, rank: Int32Array, count: number): Int32Array<ArrayBuffer> {
  const start = new Int32Array(count + 2);
  const place = (row: number) => (codes[row]! < 0 ? count : rank[codes[row]!]!);
  for (const row of rows) start[place(row) + 1]! += 1;
  for (let i = 0; i <= count; i += 1) start[i + 1]! += start[i]!;
  const sorted = new Int32Array(rows.length);
  for (const row of rows) {
    const at = place(row);
    sorted[start[at]!] = row;
    start[at]! += 1;
  }
  return sorted;
}
