import type { DisclosureTable } from './disclosureTable.ts';

/** Values above this are divided by a power of two, which changes no digit: tolerances of the solver are absolute. */
const largestValue = 2 ** 30;

export function scaleTable(table: DisclosureTable): { table: DisclosureTable; factor: number } {
  const largest = table.cells.reduce((most, { value }) => Math.max(most, value), 0);
  if (largest <= largestValue) return { table, factor: 1 };
  const factor = 2 ** Math.ceil(Math.log2(largest / largestValue));
  const cells = table.cells.map((cell) => ({
    ...cell,
    value: cell.value / factor,
    largest: cell.largest.map(({ owner, value }) => ({ owner, value: value / factor })),
  }));
  return { table: { ...table, cells }, factor };
}
