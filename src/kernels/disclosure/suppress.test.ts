import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { loadLinearSolver } from '../../engines/linearModel/index.ts';
import { loadSolver } from '../../engines/solver/index.ts';
import type { MilpSolver } from '../timetable/index.ts';
import { marginTable, noRules, randomTable } from './fixtures.ts';
import { additiveRelations, type DisclosureRules, type DisclosureTable, type LinearSolver, suppress } from './index.ts';
import { findNeeds } from './needs.ts';
import { tableSystem } from './tableSystem.ts';

const golden = path.join(process.env.TOOLROOM_REFERENCE_DATA ?? '../shared/data', 'goldens/disclosure.json');
const cases = Number(process.env.TOOLROOM_FUZZ_CASES ?? 80);

interface GoldenRule {
  rule: Record<string, number | string> | Record<string, number | string>[];
  optimal_value: { cost_total: number; suppressed: string[]; audit: Record<string, [number, number]> };
  optimal_count: GoldenRule['optimal_value'];
}

describe('secondary suppression', () => {
  let solver: LinearSolver;
  let milp: MilpSolver;
  before(async () => {
    [solver, milp] = await Promise.all([loadLinearSolver(), loadSolver()]);
  });
  const plan = (table: DisclosureTable, rules: Partial<DisclosureRules>, objective: 'value' | 'count' = 'value') =>
    suppress(table, { ...noRules, ...rules }, { solver, objective });

  it('costs what the proved optimum costs, by every rule and both objectives', { skip: !existsSync(golden) }, () => {
    const { cells, rules } = JSON.parse(readFileSync(golden, 'utf8')).t1_sector_size;
    let owner = 0;
    const table: DisclosureTable = {
      cells: cells.map(({ n, value, top3 }: { n: number; value: number; top3: number[] }) => {
        const largest = top3.map((one) => ({ owner: owner++, value: one }));
        return { contributors: n, value, largest };
      }),
      relations: additiveRelations(
        cells.map(({ key }: { key: string[] }) => key),
        'Total',
      ),
      fixed: cells.map(() => null),
    };
    const names = cells.map(({ key }: { key: string[] }) => key.join('|'));
    for (const known of Object.values(rules as Record<string, GoldenRule>)) {
      const list = Array.isArray(known.rule) ? known.rule : [known.rule];
      const asked = Object.assign({}, ...list.map(ruleOf));
      for (const objective of ['value', 'count'] as const) {
        const found = plan(table, asked, objective);
        const { cost_total, suppressed, audit } = known[`optimal_${objective}`];
        assert.deepEqual([found.objective, found.bound, found.method], [cost_total, cost_total, 'optimal']);
        assert.deepEqual(found.unsafe, []);
        const hidden = found.intervals.map(({ cell }) => names[cell]);
        if (hidden.toSorted().join() === suppressed.toSorted().join())
          for (const { cell, lower, upper } of found.intervals) assert.deepEqual([lower, upper], audit[names[cell]]);
      }
    }
  });

  it('costs no more than any safe pattern that a search of all patterns finds', () => {
    let compared = 0;
    for (let seed = 1; compared < 25; seed += 1) {
      const { table } = randomTable(seed);
      if (table.fixed.includes('difference') || table.cells.length > 12) continue;
      compared += 1;
      const found = plan(table, { threshold: 3 });
      assert.equal(found.objective, cheapestByEnumeration(table), `seed ${seed}`);
      assert.equal(found.method, 'optimal');
    }
  });

  it('leaves nothing to find for another program in random linked tables', () => {
    let hidden = 0;
    let broken = 0;
    for (let seed = 1; seed <= cases; seed += 1) {
      const { table } = randomTable(seed);
      const rules = { ...noRules, ...rulesOfCase(seed) };
      const found = suppress(table, rules, { solver, objective: seed % 2 === 0 ? 'value' : 'count' });
      hidden += found.intervals.length;
      const primary = found.hiddenBy.map((reason) => (reason === 'secondary' ? null : reason));
      if (seed <= 40 && attackAnew(milp, table, rules, primary, new Set()).length > 0) broken += 1;
      assert.deepEqual(
        attackAnew(milp, table, rules, found.hiddenBy, new Set(found.unsafe.map(({ cell }) => cell))),
        [],
        `seed ${seed}`,
      );
      assert.deepEqual(
        found.unsafe.filter(({ reason }) => reason === 'open'),
        [],
        `seed ${seed}`,
      );
    }
    assert.ok(hidden > cases);
    assert.ok(broken >= 10, 'primary cells alone are found out');
  });

  it('gives the same plan for the same table', () => {
    const { table } = randomTable(11);
    const rules = { threshold: 3, pPercent: 20, singletons: true };
    assert.deepEqual(plan(table, rules), plan(table, rules));
  });

  it('doesn’t let three cells of one contributor each protect each other (sdcTools issue 135)', () => {
    const counts = { '1|A': 1, '1|B': 1, '1|H': 7, '1|M': 1, '2|A': 1, '2|H': 0, '2|M': 0, '2|W': 2, '2|B': 8 };
    const cells = Object.fromEntries(
      Object.entries(counts).flatMap(([key, n]) => (n === 0 ? [] : [[key, new Array<number>(n).fill(1)]])),
    );
    const { table } = marginTable(cells);
    const rules = { ...noRules, threshold: 3, singletons: true };
    const found = plan(table, rules);
    assert.deepEqual(found.unsafe, []);
    assert.deepEqual(attackAnew(milp, table, rules, found.hiddenBy, new Set()), []);
  });

  it('hides more where the owner of one hidden cell could subtract it', () => {
    const { table, at } = marginTable({ a: [10], b: [20], c: [5, 5, 5], d: [9, 9, 9, 9] });
    const loose = plan(table, { threshold: 2 });
    assert.deepEqual(
      loose.hiddenBy.filter((reason) => reason === 'secondary'),
      [],
    );
    const strict = plan(table, { threshold: 2, singletons: true });
    assert.equal(strict.hiddenBy[at('c')], 'secondary');
  });

  it('takes both cells of one owner as known to that owner, and their sum as one contributor', () => {
    const { table, at } = marginTable({ a: [['x', 50]], b: [['x', 40]], c: [5, 5, 5], d: [70, 9, 9, 9] });
    const seen = plan(table, { threshold: 3 });
    assert.equal(seen.hiddenBy.filter((reason) => reason === 'secondary').length, 0);
    const judged = plan(table, { threshold: 3, unions: true });
    assert.equal(judged.hiddenBy[at('c')], 'secondary');
    assert.deepEqual(judged.unsafe, []);
  });

  it('reckons with what each of two contributors knows of their cell', () => {
    const { table, at } = marginTable({ a: [99, 1], b: [30, 30], c: [200, 200, 200] });
    const without = plan(table, { threshold: 3, protection: { share: 0.1 } });
    assert.equal(without.hiddenBy[at('c')], null);
    const within = plan(table, { threshold: 3, protection: { share: 0.1 }, coalitions: { size: 1, groups: [] } });
    assert.equal(within.hiddenBy[at('c')], 'secondary');
  });

  it('doesn’t hold against a table what an owner knows by its own part', () => {
    const { table, at } = marginTable({ 'a|x': [90], 'a|y': [5], 'b|x': [20, 30, 40], 'b|y': [25, 30, 35] });
    const found = plan(table, { threshold: 3, singletons: true, protection: { share: 0.1 } });
    assert.equal(found.hiddenBy[at('a|Total')], 'threshold');
    assert.deepEqual(found.unsafe, []);
  });

  it('reckons with a group that shares what it knows', () => {
    const { table, at, owners } = marginTable({ a: [['x', 9]], b: [['y', 8]], c: [['z', 7]], d: [5, 5, 5, 5] });
    const pair = [owners.get('x')!, owners.get('y')!];
    assert.equal(plan(table, { threshold: 2, singletons: true }).hiddenBy[at('d')], null);
    const found = plan(table, { threshold: 2, singletons: true, coalitions: { size: 0, groups: [pair] } });
    assert.equal(found.hiddenBy[at('d')], 'secondary');
  });

  it('keeps to what is out, and says what can’t be saved any more', () => {
    const { table, at } = marginTable({ a: [4, 4], b: [5, 5, 5], c: [6, 6, 6] });
    const fixed = table.fixed.with(at('b'), 'published').with(at('c'), 'published').with(at('Total'), 'published');
    const found = plan({ ...table, fixed }, { threshold: 3 });
    assert.deepEqual(
      found.unsafe.map(({ cell, reason }) => [cell, reason]),
      [
        [at('a'), 'cannot'],
        [at('a'), 'cannot'],
      ],
    );
    const free = plan({ ...table, fixed: table.fixed.with(at('b'), 'published') }, { threshold: 3 });
    assert.deepEqual([free.hiddenBy[at('b')], free.unsafe], [null, []]);
  });

  it('has nothing to hide in a table without small cells, and refuses sums that don’t hold', () => {
    const { table } = marginTable({ a: [4, 4, 4], b: [5, 5, 5] });
    const found = plan(table, { threshold: 3 });
    assert.deepEqual([found.objective, found.intervals, found.method], [0, [], 'optimal']);
    const broken = { ...table, cells: table.cells.map((cell, i) => (i === 0 ? { ...cell, value: 13 } : cell)) };
    assert.throws(() => plan(broken, { threshold: 3 }), /add to/);
    const negative = { ...table, cells: table.cells.map((cell) => ({ ...cell, value: -cell.value })) };
    assert.throws(() => plan(negative, { threshold: 3 }), /0 or more/);
  });

  it('gives the same cells where all values are a million times larger', () => {
    const { table } = randomTable(17);
    const by = 1e6;
    const cells = table.cells.map(({ contributors, largest, value }) => ({
      contributors,
      value: value * by,
      largest: largest.map((one) => ({ owner: one.owner, value: one.value * by })),
    }));
    const [small, large] = [plan(table, { pPercent: 15 }), plan({ ...table, cells }, { pPercent: 15 })];
    assert.deepEqual(large.hiddenBy, small.hiddenBy);
  });
});

function ruleOf({ type, n, k, p, q }: Record<string, number | string>): Partial<DisclosureRules> {
  const [first, second] = [Number(n ?? p), Number(k ?? q)];
  if (type === 'threshold') return { threshold: first };
  if (type === 'p') return { pPercent: first };
  return type === 'nk' ? { dominance: { n: first, k: second } } : { pq: { p: first, q: second } };
}

function rulesOfCase(seed: number): Partial<DisclosureRules> {
  return {
    threshold: seed % 5 === 0 ? null : 3,
    pPercent: seed % 3 === 0 ? 15 : null,
    dominance: seed % 4 === 0 ? { n: 1, k: 80 } : null,
    singletons: seed % 2 === 0,
    coalitions: { size: seed % 7 === 0 ? 1 : 0, groups: [] },
    protection: seed % 2 === 0 ? 1 : { share: 0.1 },
  };
}

/** The attack written down anew for another solver, cold each time: needs that a pattern doesn't meet. */
function attackAnew(
  milp: MilpSolver,
  table: DisclosureTable,
  rules: DisclosureRules,
  hiddenBy: readonly unknown[],
  excused: ReadonlySet<number>,
): string[] {
  const system = tableSystem(table);
  const { needs, intruders } = findNeeds(table, system, rules, (cell) => protection(table, rules, cell));
  const open: string[] = [];
  for (const { cell, up } of needs) {
    if (excused.has(cell)) continue;
    if (hiddenBy[cell] === null) open.push(`${cell} is shown`);
    for (const who of [null, ...intruders]) {
      if (who?.known.includes(cell)) continue;
      const least = new Float64Array(table.cells.length);
      for (const floor of who?.floors ?? []) least[floor.cell] = floor.value;
      const reach = (sense: 'maximise' | 'minimise') =>
        extreme(milp, table, hiddenBy, who?.known ?? [], least, cell, sense);
      const { value, largest } = table.cells[cell]!;
      const own = largest.reduce((sum, one) => (who?.owners.includes(one.owner) ? sum + one.value : sum), 0);
      const slack = 1e-5 * Math.max(1, up);
      if (reach('maximise') < value + up - slack) open.push(`${cell} up ${who?.owners}`);
      if (reach('minimise') > Math.max(least[cell]!, own, value - up) + slack) open.push(`${cell} down ${who?.owners}`);
    }
  }
  return open;
}

/** Formulas of the rules once more, from the contributions themselves. */
function protection({ cells }: DisclosureTable, rules: DisclosureRules, cell: number): number {
  const { contributors: n, largest, value } = cells[cell]!;
  if (n === 0) return 0;
  const parts = largest.map((one) => one.value);
  const needs = [0];
  if (rules.threshold !== null && n < rules.threshold)
    needs.push(typeof rules.protection === 'number' ? rules.protection : Math.max(1, rules.protection.share * value));
  if (rules.dominance !== null) needs.push((100 / rules.dominance.k) * parts[0]! - value);
  if (rules.pPercent !== null) needs.push((rules.pPercent / 100) * parts[0]! - (value - parts[0]! - (parts[1] ?? 0)));
  const most = Math.max(...needs);
  return most > 1e-9 ? most : 0;
}

function extreme(
  milp: MilpSolver,
  { cells, relations }: DisclosureTable,
  hiddenBy: readonly unknown[],
  known: readonly number[],
  least: Float64Array,
  target: number,
  sense: 'maximise' | 'minimise',
): number {
  const isFree = (cell: number) => hiddenBy[cell] !== null && !known.includes(cell);
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const cell of cells.keys()) {
    for (const [row, { total, parts }] of relations.entries()) {
      const sign = total === cell ? -1 : parts.includes(cell) ? 1 : 0;
      if (sign === 0) continue;
      indices.push(row);
      values.push(sign);
    }
    starts.push(indices.length);
  }
  const result = milp(
    {
      sense,
      columnCount: cells.length,
      rowCount: relations.length,
      cost: Float64Array.from(cells, (_, cell) => (cell === target ? 1 : 0)),
      columnLower: Float64Array.from(cells, ({ value }, cell) => (isFree(cell) ? least[cell]! : value)),
      columnUpper: Float64Array.from(cells, ({ value }, cell) => (isFree(cell) ? 1e7 : value)),
      rowLower: new Float64Array(relations.length),
      rowUpper: new Float64Array(relations.length),
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
      integer: null,
    },
    { relativeGap: 0, nodes: 0 },
  );
  return result.objective!;
}

/** Every pattern from the cheapest up, every way to move cells by one: in tables of two ways that is enough for a protection of 1. */
function cheapestByEnumeration({ cells, relations }: DisclosureTable): number {
  const primary = cells.flatMap(({ contributors }, cell) => (contributors > 0 && contributors < 3 ? [cell] : []));
  const others = cells.flatMap(({ contributors }, cell) => (contributors >= 3 ? [cell] : []));
  const base = primary.reduce((sum, cell) => sum + cells[cell]!.value, 0);
  const patterns = Array.from({ length: 1 << others.length }, (_, mask) => {
    const added = others.filter((_, i) => (mask >> i) & 1);
    return { added, cost: base + added.reduce((sum, cell) => sum + cells[cell]!.value, 0) };
  }).sort((a, b) => a.cost - b.cost);
  const lines = relations.map(({ total, parts }) => new Map([[total, -1], ...parts.map((part) => [part, 1] as const)]));
  return patterns.find(({ added }) => {
    const hidden = [...primary, ...added].sort((a, b) => a - b);
    return primary.every((cell) => [1, -1].every((move) => canMove(hidden, lines, cell, move)));
  })!.cost;
}

function canMove(hidden: readonly number[], lines: readonly ReadonlyMap<number, number>[], target: number, by: number) {
  const sums = lines.map(() => 0);
  const last = lines.map((line) => hidden.findLastIndex((cell) => line.has(cell)));
  const walk = (at: number): boolean => {
    if (at === hidden.length) return true;
    const cell = hidden[at]!;
    for (const move of cell === target ? [by] : [0, 1, -1]) {
      for (const [i, line] of lines.entries()) sums[i]! += move * (line.get(cell) ?? 0);
      const fits = sums.every((sum, i) => last[i] !== at || sum === 0);
      if (fits && walk(at + 1)) return true;
      for (const [i, line] of lines.entries()) sums[i]! -= move * (line.get(cell) ?? 0);
    }
    return false;
  };
  return walk(0);
}
