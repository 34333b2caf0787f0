import {
  additiveRelations,
  type DisclosureRules,
  hideSmallCells,
  judgeCell,
  type LinearSolver,
  type Suppressed,
  suppress,
} from '../../../kernels/disclosure/index.ts';
import type { CheckedTable, PublishedCell, Quantities } from '../model.ts';
import { type CellNow, compareVersions, type EarlierVersion, nameOfKey } from './compareVersions.ts';
import { isSame, jointTable, type LinkedTable, type NamedTable, nameEverywhere, type Settled } from './jointTable.ts';
import { base, contributorsOf, type Digest, quantitiesOf } from './quantitiesOf.ts';

export type HiddenBy = Suppressed | 'share' | 'linked';

/** What an outsider can work out of a quantity of a hidden cell, and how far it must stay uncertain. */
export interface Told {
  lower: number;
  upper: number | null;
  protection: number;
}

export interface DecidedCell {
  cell: PublishedCell;
  /** Of what is shown: those of the earlier release where its cell is kept. */
  contributors: number;
  hiddenBy: HiddenBy | null;
  /** As it is, shown or not. */
  values: Record<string, number | null>;
  quantities: Quantities;
  told: Record<string, Told>;
}

export interface Decision {
  cells: DecidedCell[];
  /** Cells, by their place in the table, that can be told too closely whatever is hidden. */
  unsafe: number[];
  method: 'optimal' | 'heuristic';
}

/** What a table is decided beside. */
export interface Beside {
  /** Every earlier release of the same table, newest first. */
  versions: readonly EarlierVersion[];
  linked: readonly LinkedTable[];
  solver: LinearSolver;
  digest: Digest;
}

/** Above so many cells the search on whole numbers and the intervals of all cells would take minutes; the proof of safety is always made. */
const largestForIntervals = 2500;
const largestForWholeNumbers = 600;

/**
 * What may be seen of a table. First the cells that break a rule, were hidden before and hardly changed, or are hidden in a linked table,
 * with as many more as protect them; then, seen as tables of their own, the changes since each release before: where fewer firms than the
 * threshold made a change (or more would give that change away) the earlier cell stays.
 */
export function decideCells(table: CheckedTable, beside: Beside): Decision {
  const { cells, dimensions, totals } = table;
  const keys = cells.map(({ key }) => dimensions.map((dimension) => key[dimension] ?? ''));
  const own: NamedTable = {
    names: keys.map((key) => nameEverywhere(dimensions, key, totals)),
    relations: additiveRelations(keys, totals),
    quantities: cells.map((cell) => quantitiesOf(cell, table, beside.digest)),
  };
  const now = cells.map(
    (cell, i): CellNow => ({
      name: nameOfKey(keys[i]!),
      contributors: contributorsOf(cell),
      values: cell.values,
      changed: cell.changed,
    }),
  );
  const compared = compareVersions(now, own.relations, beside.versions, table);
  const reasons = own.quantities.map((quantities, i): HiddenBy | null => {
    if (now[i]!.contributors === 0) return null;
    return judge(quantities, table) ?? (compared.hidden[i] === 1 ? 'earlier' : null);
  });
  const settled = settle(own, beside.linked, reasons, compared.out, table);
  const protectedCells = protect(table, own, beside, settled, reasons);
  const decided = cells.map(({ values: given }, i): DecidedCell => {
    const key = Object.fromEntries(dimensions.map((dimension, d) => [dimension, keys[i]![d]!]));
    const values = Object.fromEntries(table.measures.map((measure) => [measure, given[measure] ?? null]));
    const nothing = Object.fromEntries(table.measures.map((measure) => [measure, null]));
    const kept = compared.kept[i] ?? null;
    const known = { hiddenBy: reasons[i]!, values, quantities: own.quantities[i]!, told: protectedCells.told[i]! };
    const { contributors } = now[i]!;
    if (reasons[i] !== null) return { ...known, contributors, cell: { key, values: nothing, status: 'hidden' } };
    if (kept === null) return { ...known, contributors, cell: { key, values, status: 'ok' } };
    const { contributors: before, published } = kept;
    return {
      ...known,
      contributors: before,
      quantities: quantitiesOf({ key, values: published.values, contributors: before }, table, beside.digest),
      cell: { key, values: { ...values, ...published.values }, status: 'kept' },
    };
  });
  return { cells: decided, unsafe: protectedCells.unsafe, method: protectedCells.method };
}

/** The first rule that a cell breaks by itself. */
function judge(quantities: Quantities, table: CheckedTable): HiddenBy | null {
  for (const [name, { value, contributors, largest }] of Object.entries(quantities)) {
    const known = largest.map((one, owner) => ({ owner, value: one.value }));
    const fill = Math.max(0, Math.min(contributors, 10) - known.length);
    const cell = {
      contributors,
      value,
      largest: [...known, ...Array.from({ length: fill }, () => ({ owner: -1, value: isCount(name) ? 1 : 0 }))],
    };
    const { rule } = judgeCell(cell, rulesOf(name, table, new Map(), String));
    if (rule !== null) return name.startsWith('count:') || name.startsWith('rest:') ? 'share' : rule;
  }
  return null;
}

const isCount = (quantity: string) => !quantity.startsWith('value:');

/** Cells of one key in a linked table: what it hides stays hidden, what it shows is out; a difference of too few is hidden. */
function settle(
  own: NamedTable,
  linked: readonly LinkedTable[],
  reasons: (HiddenBy | null)[],
  shownBefore: Uint8Array,
  { rules }: CheckedTable,
): Settled {
  const out = shownBefore.slice();
  const places = new Map(own.names.map((name, cell) => [name, cell]));
  for (const { relation, names, quantities, isShown } of linked) {
    if (relation !== 'same') continue;
    for (const [other, name] of names.entries()) {
      const cell = places.get(name);
      if (cell === undefined || own.quantities[cell]![base]!.contributors === 0) continue;
      const mine = own.quantities[cell]!;
      const theirs = quantities[other]!;
      const shared = Object.keys(mine).filter((quantity) => theirs[quantity] !== undefined);
      const isOne = shared.every((quantity) => isSame(mine[quantity], theirs[quantity]));
      const change = Math.abs(mine[base]!.contributors - (theirs[base]?.contributors ?? 0));
      if (isOne && isShown[other]) out[cell] = shared.length === Object.keys(mine).length ? 1 : out[cell]!;
      else if (change < rules.threshold) reasons[cell] ??= 'linked';
    }
  }
  const hidden = Uint8Array.from(reasons, (reason) => (reason === null ? 0 : 1));
  return { hidden, out: out.map((one, cell) => (hidden[cell] === 1 ? 0 : one)) };
}

interface Protected {
  told: Record<string, Told>[];
  unsafe: number[];
  method: Decision['method'];
}

/** Hides more until every quantity is safe by its own audit and no cell can be computed; each round can only hide more, so it ends. */
function protect(
  table: CheckedTable,
  own: NamedTable,
  beside: Beside,
  settled: Settled,
  reasons: (HiddenBy | null)[],
): Protected {
  const names = [...new Set(own.quantities.flatMap((quantities) => Object.keys(quantities)))];
  const audits = new Map<string, { rounds: number; result: Audit }>();
  const hide = (cell: number, reason: HiddenBy) => {
    if (settled.hidden[cell] === 1) return;
    settled.hidden[cell] = 1;
    reasons[cell] = reason;
    hiddenCount += 1;
  };
  let hiddenCount = 0;
  for (let before = -1; before !== hiddenCount; ) {
    before = hiddenCount;
    for (const name of names) {
      if (audits.get(name)?.rounds === hiddenCount) continue;
      const result = auditQuantity(name, table, own, beside, settled);
      for (const cell of result.added) hide(cell, 'secondary');
      audits.set(name, { rounds: hiddenCount, result });
    }
    for (const cell of computable(table, own, settled)) hide(cell, 'secondary');
  }
  const results = [...audits].map(([name, { result }]) => ({ name, result }));
  return {
    told: own.names.map((_, cell) =>
      Object.fromEntries(
        results.flatMap(({ name, result }) => {
          const told = result.told.get(cell);
          return told === undefined ? [] : [[name, told]];
        }),
      ),
    ),
    unsafe: [...new Set(results.flatMap(({ result }) => result.unsafe))].sort((a, b) => a - b),
    method: results.every(({ result }) => result.isOptimal) ? 'optimal' : 'heuristic',
  };
}

interface Audit {
  added: number[];
  told: Map<number, Told>;
  unsafe: number[];
  isOptimal: boolean;
}

function auditQuantity(
  name: string,
  checked: CheckedTable,
  own: NamedTable,
  { linked, solver, digest }: Beside,
  settled: Settled,
): Audit {
  const { table, owners } = jointTable(name, own, linked, settled);
  const count = own.names.length;
  const { hiddenBy, intervals, unsafe, method } = suppress(table, rulesOf(name, checked, owners, digest), {
    solver,
    objective: 'value',
    intervals: table.cells.length <= largestForIntervals,
  });
  return {
    added: hiddenBy.flatMap((reason, cell) =>
      cell < count && reason !== null && settled.hidden[cell] === 0 ? [cell] : [],
    ),
    told: new Map(intervals.flatMap(({ cell, ...told }) => (cell < count ? ([[cell, told]] as [number, Told][]) : []))),
    // A cell of a linked table that was told before isn't told by this one.
    unsafe: unsafe.flatMap(({ cell, reason }) =>
      reason === 'open' || cell < count ? [Math.min(cell, count - 1)] : [],
    ),
    isOptimal: method === 'optimal',
  };
}

/** More cells, where a reader who knows that a hidden cell holds a whole firm at least could compute one. */
function computable(table: CheckedTable, own: NamedTable, settled: Settled): number[] {
  if (own.names.length > largestForWholeNumbers) return [];
  const contributors = own.quantities.map((quantities) => quantities[base]!.contributors);
  const { hiddenBy } = hideSmallCells(own.relations, contributors, table.rules.threshold, settled.hidden);
  return hiddenBy.flatMap((reason, cell) => (reason !== null && settled.out[cell] === 0 ? [cell] : []));
}

function rulesOf(
  name: string,
  { rules }: CheckedTable,
  owners: ReadonlyMap<string, number>,
  digest: Digest,
): DisclosureRules {
  const isValue = !isCount(name);
  const groups = (rules.groups ?? []).map((group) => group.flatMap((owner) => owners.get(digest(owner)) ?? []));
  return {
    threshold: rules.threshold,
    dominance: isValue ? (rules.dominance ?? null) : null,
    pPercent: isValue ? (rules.pPercent ?? null) : null,
    pq: isValue ? (rules.pq ?? null) : null,
    singletons: isValue || name === base,
    unions: true,
    coalitions: { size: isValue || name === base ? 1 : 0, groups: groups.filter((group) => group.length > 1) },
    protection: { share: 0.1 },
  };
}
