import { refuse } from '../../../../platform/command/faults.ts';
import type { CodedColumn } from '../survey/where.ts';
import type { Hierarchy } from './hierarchy.ts';

/** A table as rows are laid into it: its dimensions with their categories, and the rows that it is about. */
export interface Layout {
  file: string;
  dimensions: readonly string[];
  hierarchies: readonly Hierarchy[];
  universe: number;
  /** How many cells, the last dimension running fastest. */
  size: number;
}

export const largestTable = 250_000;

export function sizeOf(hierarchies: readonly Hierarchy[]): number {
  return hierarchies.reduce((size, { names }) => size * names.length, 1);
}

/** How many cells apart two neighbours of a dimension stand. */
export function strides(hierarchies: readonly Hierarchy[]): number[] {
  return hierarchies.map((_, d) => sizeOf(hierarchies.slice(d + 1)));
}

/** Numbers of categories in each dimension of a cell. */
export function categoriesOf({ hierarchies }: Layout, cell: number): number[] {
  const numbers = new Array<number>(hierarchies.length);
  let rest = cell;
  for (let d = hierarchies.length - 1; d >= 0; d -= 1) {
    const { length } = hierarchies[d]!.names;
    numbers[d] = rest % length;
    rest = Math.floor(rest / length);
  }
  return numbers;
}

export function keyOf(layout: Layout, cell: number): Record<string, string> {
  const numbers = categoriesOf(layout, cell);
  return Object.fromEntries(layout.dimensions.map((name, d) => [name, layout.hierarchies[d]!.names[numbers[d]!]!]));
}

/** For each row the number of its category in a dimension; a row whose category stands nowhere is a fault of the data. */
export function leavesOf(
  dataFile: string,
  dimension: string,
  { leaves, names }: Hierarchy,
  { codes, labels }: CodedColumn,
  rows: Uint8Array | null,
): Int32Array {
  const byCode = labels.map((label) => leaves.get(label) ?? -1);
  return codes.map((code, row) => {
    const leaf = byCode[code]!;
    if (leaf >= 0) return leaf;
    if (rows !== null && rows[row] === 0) return -1;
    const label = labels[code]!.slice(0, 60);
    const isInner = names.includes(labels[code]!);
    return refuse(dataFile, {
      row: row + 2,
      column: dimension,
      code: isInner ? 'categoryDivided' : 'categoryUnknown',
      message: isInner ? `"${label}" is divided further, so a row can't stand there` : `"${label}" is in no hierarchy`,
      remedy: isInner ? 'give the row one of its parts' : `put it under a category in hierarchies.${dimension}`,
    });
  });
}
