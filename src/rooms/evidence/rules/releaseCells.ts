import type { PublicationTable } from '../../publication/index.ts';
import type { PublishedTable } from './publishedTables.ts';

type Cell = PublicationTable['cells'][number];
interface OwnCell {
  item: string;
  size: string;
  estimate: number | null;
  standardError: number | null;
  lower: number | null;
  upper: number | null;
  answers: number;
  yes: number;
}

/** The estimates as they are handed to the gate. Answers of a single choice add up: a cell of all of them says so. */
export function releaseCells(
  table: PublishedTable,
  { cells }: { cells: readonly OwnCell[] },
  { all, sizeOf }: { all: string; sizeOf: (size: string) => string },
): Cell[] {
  const labelOf = (item: string) => table.rows.find((row) => row.id === item)!.label;
  const own = cells.map(
    ({ item, size, estimate, standardError, lower, upper, answers, yes }): Cell => ({
      key: { item: labelOf(item), size: sizeOf(size) },
      values: { share: estimate, standardError, lower, upper, n: answers, yes },
      contributors: answers,
    }),
  );
  if (table.kind !== 'singleChoice') return own;
  const totals = table.sizes.flatMap((size): Cell[] => {
    const answers = cells.find((cell) => cell.size === size)?.answers;
    if (answers === undefined) return [];
    const blank = { share: null, standardError: null, lower: null, upper: null, yes: null };
    return [{ key: { item: all, size: sizeOf(size) }, values: { ...blank, n: answers }, contributors: answers }];
  });
  return [...own, ...totals];
}
