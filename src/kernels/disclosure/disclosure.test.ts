import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../random/index.ts';
import { additiveRelations, findDetermined, hideSmallCells } from './index.ts';

/** A two-way table with its margins; counts by row. */
function table(counts: readonly (readonly number[])[]) {
  const keys: string[][] = [];
  const contributors: number[] = [];
  const add = (key: string[], n: number) => {
    keys.push(key);
    contributors.push(n);
  };
  for (const [r, row] of counts.entries()) {
    for (const [c, n] of row.entries()) add([`r${r}`, `c${c}`], n);
    add(
      [`r${r}`, 'Total'],
      row.reduce((a, b) => a + b, 0),
    );
  }
  const columns = counts[0]!.map((_, c) => counts.reduce((sum, row) => sum + row[c]!, 0));
  for (const [c, n] of columns.entries()) add(['Total', `c${c}`], n);
  add(
    ['Total', 'Total'],
    columns.reduce((a, b) => a + b, 0),
  );
  return { keys, contributors, relations: additiveRelations(keys, 'Total') };
}

const hide = (counts: readonly (readonly number[])[], threshold = 3) => {
  const made = table(counts);
  return { ...made, ...hideSmallCells(made.relations, made.contributors, threshold) };
};

test('a table of two ways adds along its rows, its columns and its margins', () => {
  const { relations } = table([
    [1, 2],
    [3, 4],
  ]);
  assert.equal(relations.length, 6);
  assert.deepEqual(relations.at(-1), { total: 8, parts: [6, 7] });
});

test('one small cell takes three others with it, as a rectangle', () => {
  const { hiddenBy, determined } = hide([
    [2, 10, 30],
    [9, 12, 40],
    [50, 60, 70],
  ]);
  assert.equal(hiddenBy.filter((reason) => reason === 'threshold').length, 1);
  assert.equal(hiddenBy.filter((reason) => reason === 'secondary').length, 3);
  assert.deepEqual(determined, []);
});

test('nothing is hidden where every cell is empty or large enough', () => {
  assert.deepEqual(
    hide([
      [0, 3],
      [5, 9],
    ]).hiddenBy.filter(Boolean),
    [],
  );
});

test('two hidden cells of one contributor don’t protect each other: their sum says all', () => {
  const keys = [['a'], ['b'], ['c'], ['Total']];
  const relations = additiveRelations(keys, 'Total');
  assert.deepEqual(findDetermined(relations, [1, 1, 8, 10], Uint8Array.of(1, 1, 0, 0)), [0, 1]);
  assert.deepEqual(hideSmallCells(relations, [1, 1, 8, 10], 3).hiddenBy, ['threshold', 'threshold', 'secondary', null]);
});

test('a small cell that fills its line alone takes the total with it', () => {
  const relations = additiveRelations([['a'], ['b'], ['Total']], 'Total');
  assert.deepEqual(hideSmallCells(relations, [2, 0, 2], 3).hiddenBy, ['threshold', null, 'threshold']);
  assert.deepEqual(findDetermined(relations, [5, 0, 5], Uint8Array.of(1, 0, 0)), [0]);
});

test('a table without totals loses its small cells and nothing else', () => {
  const relations = additiveRelations([['a'], ['b']], 'Total');
  assert.deepEqual(relations, []);
  assert.deepEqual(hideSmallCells(relations, [1, 7], 3).hiddenBy, ['threshold', null]);
});

test('cells that must stay hidden are protected too', () => {
  const { relations, contributors } = table([
    [10, 20],
    [30, 40],
  ]);
  const given = new Uint8Array(9);
  given[0] = 1;
  const { hiddenBy, determined } = hideSmallCells(relations, contributors, 3, given);
  assert.equal(hiddenBy[0], 'given');
  assert.deepEqual(determined, []);
});

test('in 400 random small tables no search over all whole-number tables pins a hidden cell', () => {
  const random = seededRandom(5);
  let protectedTables = 0;
  for (let round = 0; round < 400; round += 1) {
    const rows = 2 + Math.floor(random() * 2);
    const counts = Array.from({ length: rows }, () => Array.from({ length: 3 }, () => Math.floor(random() ** 2 * 7)));
    const { relations, contributors, hiddenBy, determined } = hide(counts);
    assert.deepEqual(determined, [], JSON.stringify(counts));
    const hidden = hiddenBy.map((reason) => reason !== null);
    if (!hidden.includes(true)) continue;
    protectedTables += 1;
    assert.deepEqual(pinned(relations, contributors, hidden), [], JSON.stringify(counts));
  }
  assert.ok(protectedTables > 200);
});

/** Hidden inner cells that have one value in every table of whole numbers, 1 or more where hidden, that fits what is published. */
function pinned(relations: ReturnType<typeof additiveRelations>, contributors: readonly number[], hidden: boolean[]) {
  const cells = hidden.flatMap((isHidden, cell) => (isHidden ? [cell] : []));
  const seen = new Map(cells.map((cell) => [cell, new Set<number>()]));
  const values = [...contributors];
  const lines = relations.map(({ total, parts }) => ({ total, parts, cells: [total, ...parts] }));
  const last = lines.map((line) => Math.max(...line.cells.map((cell) => cells.indexOf(cell))));
  const cap = Math.max(...contributors) + 3;
  let steps = 0;
  const isDone = () => steps > 300_000 || [...seen.values()].every((found) => found.size > 1);
  const walk = (at: number): void => {
    steps += 1;
    if (isDone()) return;
    if (at === cells.length) {
      for (const cell of cells) seen.get(cell)!.add(values[cell]!);
      return;
    }
    const truth = contributors[cells[at]!]!;
    const order = Array.from({ length: cap }, (_, i) => i + 1).sort(
      (a, b) => Math.abs(a - truth) - Math.abs(b - truth),
    );
    for (const value of order) {
      values[cells[at]!] = value;
      const fits = lines.every(
        ({ total, parts }, line) =>
          last[line] !== at || values[total] === parts.reduce((sum, p) => sum + values[p]!, 0),
      );
      if (fits) walk(at + 1);
    }
    values[cells[at]!] = truth;
  };
  walk(0);
  return steps > 300_000 ? [] : cells.filter((cell) => seen.get(cell)!.size < 2);
}

test('arguments outside their range are refused by name', () => {
  assert.throws(() => hideSmallCells([], [1.5], 3), /contributors/);
  assert.throws(() => hideSmallCells([], [1], 1), /threshold/);
  assert.throws(() => findDetermined([], [1], new Uint8Array(2)), /contributors/);
  assert.throws(() => additiveRelations([['a'], ['a']], 'Total'), /repeat/);
  assert.throws(() => additiveRelations([['a'], ['a', 'b']], 'Total'), /length/);
});
