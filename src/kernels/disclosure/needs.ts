import { floorOf } from './attackModel.ts';
import type { DisclosureRules, DisclosureTable, Intruder } from './disclosureTable.ts';
import type { TableSystem } from './tableSystem.ts';

/** A cell that must stay uncertain: somebody may at best tell that it lies between value − down and value + up. */
export interface Need {
  cell: number;
  up: number;
  down: number;
}

/** What must be protected, and from whom: those who know more than what is published. Everybody else is not in the list. */
export function findNeeds(
  table: DisclosureTable,
  system: TableSystem,
  rules: DisclosureRules,
  protectionOf: (cell: number) => number,
): { needs: Need[]; intruders: Intruder[] } {
  const needs: Need[] = [];
  for (const cell of table.cells.keys()) {
    const up = protectionOf(cell);
    if (up > 0 && system.isCandidate[cell] === 1) needs.push({ cell, up, down: Math.min(up, system.values[cell]!) });
  }
  return { needs, intruders: findIntruders(table, system, rules) };
}

/** Those of whom a need can't be protected so far, however much is hidden: how far it can be, by need, intruder and direction. */
export type Ceilings = Map<number, number>;

export const ceilingAt = (needs: number, need: number, intruder: number, direction: 1 | -1): number =>
  ((intruder + 1) * needs + need) * 2 + (direction === 1 ? 0 : 1);

/**
 * How far a need goes in the eyes of an intruder (−1: everybody), who knows that a cell can't be below a part; 0 where nothing is to be
 * protected: the intruder knows the cell, or hiding everything wouldn't help.
 */
export function amountOf(
  { system, needs, intruders, ceilings }: NeedsOfTable,
  need: number,
  intruder: number,
  direction: 1 | -1,
): number {
  const { cell, up, down } = needs[need]!;
  const who = intruder < 0 ? null : intruders[intruder]!;
  if (who?.known.includes(cell)) return 0;
  const amount = direction === 1 ? up : who === null ? down : Math.min(down, -floorOf(system, cell, who));
  if (ceilings.size === 0) return amount;
  const ceiling = Math.min(
    ceilings.get(ceilingAt(needs.length, need, -1, direction)) ?? amount,
    ceilings.get(ceilingAt(needs.length, need, intruder, direction)) ?? amount,
  );
  return ceiling <= 1e-6 * Math.max(1, amount) ? 0 : Math.min(ceiling, amount);
}

export interface NeedsOfTable {
  system: TableSystem;
  needs: readonly Need[];
  intruders: readonly Intruder[];
  ceilings: Ceilings;
}

function findIntruders(table: DisclosureTable, system: TableSystem, rules: DisclosureRules): Intruder[] {
  const small = table.cells.flatMap(({ contributors }, cell) =>
    contributors > 0 && contributors <= 2 && system.isCandidate[cell] === 1 ? [cell] : [],
  );
  const partsOf = new Map<number, Map<number, number>>();
  for (const cell of table.cells.keys()) {
    if (system.isCandidate[cell] === 0) continue;
    for (const { owner, value } of table.cells[cell]!.largest) {
      const parts = partsOf.get(owner);
      if (parts === undefined) partsOf.set(owner, new Map([[cell, value]]));
      else parts.set(cell, value);
    }
  }
  const { size, groups } = rules.coalitions;
  const together = new Map<string, readonly number[]>();
  const add = (owners: readonly number[]) => {
    const sorted = [...new Set(owners)].sort((a, b) => a - b);
    together.set(sorted.join(' '), sorted);
  };
  for (const cell of small) {
    const owners = table.cells[cell]!.largest.map(({ owner }) => owner);
    if (owners.length === 1 && (rules.singletons || size > 0)) add(owners);
    if (owners.length === 2 && size > 0) for (const owner of owners) add([owner]);
  }
  if (size === 2) for (const pair of pairsThatMeet(table, system, small)) add(pair);
  for (const group of groups) add(group);
  const knowsParts = (owners: readonly number[]) => size > 0 || owners.length > 1;
  return [...together.values()]
    .map((owners) => intruderOf(owners, table, partsOf, knowsParts(owners)))
    .filter(({ known, floors }) => known.length + floors.length > 0);
}

/** Pairs of owners who alone or together make up cells that stand in one line. */
function pairsThatMeet(table: DisclosureTable, system: TableSystem, small: readonly number[]): [number, number][] {
  const isSmall = new Set(small);
  const pairs = new Map<string, [number, number]>();
  for (let line = 0; line + 1 < system.lineStarts.length; line += 1) {
    const owners = new Set<number>();
    for (let at = system.lineStarts[line]!; at < system.lineStarts[line + 1]!; at += 1) {
      const cell = system.lineCells[at]!;
      if (isSmall.has(cell)) for (const { owner } of table.cells[cell]!.largest) owners.add(owner);
    }
    const list = [...owners].sort((a, b) => a - b);
    for (const [i, a] of list.entries()) for (const b of list.slice(i + 1)) pairs.set(`${a} ${b}`, [a, b]);
  }
  return [...pairs.values()];
}

function intruderOf(
  owners: readonly number[],
  table: DisclosureTable,
  partsOf: ReadonlyMap<number, ReadonlyMap<number, number>>,
  knowsParts: boolean,
): Intruder {
  const sums = new Map<number, { count: number; value: number }>();
  for (const owner of owners)
    for (const [cell, value] of partsOf.get(owner) ?? []) {
      const sum = sums.get(cell) ?? { count: 0, value: 0 };
      sums.set(cell, { count: sum.count + 1, value: sum.value + value });
    }
  const known: number[] = [];
  const floors: { cell: number; value: number }[] = [];
  for (const cell of [...sums.keys()].sort((a, b) => a - b)) {
    const { count, value } = sums.get(cell)!;
    if (count === table.cells[cell]!.contributors) known.push(cell);
    else if (knowsParts && value > 0) floors.push({ cell, value });
  }
  return { owners, known, floors };
}
