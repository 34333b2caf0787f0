import type { AdditiveRelation } from '../../../../kernels/disclosure/index.ts';
import { tieUniverses } from './differences.ts';
import { type Layout, leavesOf, strides } from './layout.ts';
import { numberCells } from './numberCells.ts';
import type { Contributors } from './readContributors.ts';
import { type SummedCell, sumContributions } from './sumContributions.ts';

/** Several tables of the same rows in one numbering: cells that stand for the same rows are one. */
export interface JointTable {
  /** For each layout, by its cells, the number in the joint table; −1 for a cell that nothing in the data belongs to. */
  places: readonly Int32Array[];
  cells: SummedCell[];
  relations: AdditiveRelation[];
  /** Numbers from here on are differences between universes: no table shows them. */
  differencesFrom: number;
}

/** Which rows each table is about: bit u of a row's mask says that it is in universe u. */
export type Universes = Int32Array;

/**
 * Lays the rows into every table. The same cell of two tables is found by the categories of the data that it covers, so that two ways of
 * grouping one column share what they have in common. Tables of different universes share no cell, but cells of one key are tied by
 * what they have in common and what each has alone.
 */
export function layJointTable(
  dataFile: string,
  layouts: readonly Layout[],
  data: Contributors,
  universes: Universes,
  listed: number,
): JointTable {
  const leaves = layouts.map(({ dimensions, hierarchies, universe }) => {
    const isIn = Uint8Array.from(universes, (mask) => (mask >> universe) & 1);
    return dimensions.map((name, d) => leavesOf(dataFile, name, hierarchies[d]!, data.column(name), isIn));
  });
  const { places, keys, first } = numberCells(layouts, leaves, data);
  const ties = tieUniverses(keys);
  const visit = layouts.map((layout, t) => visitorOf(layout, leaves[t]!));
  const cells = sumContributions(data, keys.length, listed, (row, add) => {
    const mask = universes[row]!;
    for (const [t, layout] of layouts.entries()) {
      if (((mask >> layout.universe) & 1) === 0) continue;
      visit[t]!(row, (cell) => {
        const number = places[t]![cell]!;
        if (first.layout[number] !== t || first.cell[number] !== cell) return;
        add(number);
        const part = ties.partOf(number, mask);
        if (part !== null) add(part);
      });
    }
  });
  while (cells.length < ties.count()) cells.push({ contributors: 0, largest: [], value: 0 });
  const sums = layouts.flatMap((layout, t) => sumsOf(layout, places[t]!));
  return { places, cells, relations: distinct([...sums, ...ties.relations()]), differencesFrom: keys.length };
}

/** Calls back with every cell of a table that a row is in: its own, and all totals above it. */
function visitorOf({ hierarchies }: Layout, leaves: readonly Int32Array[]) {
  const steps = strides(hierarchies);
  const above = hierarchies.map(({ parents }) =>
    parents.map((_, number) => {
      const line: number[] = [];
      for (let at = number; at >= 0; at = parents[at]!) line.push(at);
      return line;
    }),
  );
  const walk = (row: number, d: number, cell: number, call: (cell: number) => void): void => {
    if (d === hierarchies.length) call(cell);
    else for (const number of above[d]![leaves[d]![row]!]!) walk(row, d + 1, cell + number * steps[d]!, call);
  };
  return (row: number, call: (cell: number) => void) => walk(row, 0, 0, call);
}

/** Every total with what it is divided into, along each dimension. */
function sumsOf(layout: Layout, places: Int32Array): AdditiveRelation[] {
  const steps = strides(layout.hierarchies);
  const relations: AdditiveRelation[] = [];
  for (const [d, { children, names }] of layout.hierarchies.entries())
    for (let cell = 0; cell < layout.size; cell += 1) {
      const number = Math.floor(cell / steps[d]!) % names.length;
      const total = places[cell]!;
      if (total < 0 || children[number]!.length === 0) continue;
      const parts = children[number]!.map((child) => places[cell + (child - number) * steps[d]!]!);
      const there = parts.filter((part) => part >= 0 && part !== total);
      if (there.length > 0) relations.push({ total, parts: there });
    }
  return relations;
}

function distinct(relations: readonly AdditiveRelation[]): AdditiveRelation[] {
  const byName = new Map<string, AdditiveRelation>();
  for (const relation of relations) {
    const name = `${relation.total}=${relation.parts.toSorted((a, b) => a - b).join()}`;
    if (!byName.has(name)) byName.set(name, relation);
  }
  return [...byName.values()];
}
