import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ComparedCluster, compareRuns, continuedIds } from './compareRuns.ts';

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `p${from + i}`);
const one = (id: string, members: readonly string[], group = 'a'): ComparedCluster => ({ id, group, members });
const fatesOf = (before: ComparedCluster[], after: ComparedCluster[]) =>
  compareRuns(before, after).map((found) => `${found.fate} ${found.before.join('+')}>${found.after.join('+')}`);

const cases: [name: string, before: ComparedCluster[], after: ComparedCluster[], expected: string[]][] = [
  ['nothing at all', [], [], []],
  ['born', [], [one('x', range(0, 10))], ['born >x']],
  ['gone', [one('A', range(0, 10))], [], ['gone A>']],
  ['the same up to a tenth', [one('A', range(0, 20))], [one('x', range(0, 22))], ['same A>x']],
  ['grown', [one('A', range(0, 20))], [one('x', range(0, 23))], ['grown A>x']],
  ['shrunk', [one('A', range(0, 20))], [one('x', range(0, 17))], ['shrunk A>x']],
  ['half of the smaller one is enough', [one('A', range(0, 10))], [one('x', range(5, 25))], ['grown A>x']],
  ['less than half of it is not', [one('A', range(0, 10))], [one('x', range(6, 26))], ['born >x', 'gone A>']],
  ['another group is another cluster', [one('A', range(0, 10))], [one('x', range(0, 10), 'b')], ['born >x', 'gone A>']],
  ['merged', [one('A', range(0, 10)), one('B', range(10, 30))], [one('x', range(0, 30))], ['merged B+A>x']],
  ['split', [one('A', range(0, 30))], [one('x', range(0, 10)), one('y', range(10, 30))], ['split A>y+x']],
  [
    'what hangs together both ways is cut where it is weakest',
    [one('A', range(0, 20)), one('B', range(20, 30))],
    [one('x', range(0, 26)), one('y', range(26, 31))],
    ['merged A+B>x', 'born >y'],
  ],
];

for (const [name, before, after, expected] of cases)
  test(`two runs: ${name}`, () => assert.deepEqual(fatesOf(before, after), expected));

test('a merged cluster continues the larger source, a split one the larger piece, a new one nothing', () => {
  const merged = compareRuns(
    [one('A', range(0, 10)), one('B', range(10, 30))],
    [one('x', range(0, 30)), one('z', range(50, 60))],
  );
  assert.deepEqual([...continuedIds(merged)], [['x', 'B']]);
  const split = compareRuns([one('A', range(0, 30))], [one('x', range(0, 10)), one('y', range(10, 30))]);
  assert.deepEqual([...continuedIds(split)], [['y', 'A']]);
});

test('every cluster of either run is in one case', () => {
  const before = Array.from({ length: 12 }, (_, i) => one(`A${i}`, range(i * 7, i * 7 + 9 + (i % 4))));
  const after = Array.from({ length: 10 }, (_, i) => one(`x${i}`, range(i * 8, i * 8 + 11 - (i % 3))));
  const found = compareRuns(before, after);
  const count = (side: 'before' | 'after') => found.flatMap((each) => each[side]).sort();
  assert.deepEqual(count('before'), before.map(({ id }) => id).sort());
  assert.deepEqual(count('after'), after.map(({ id }) => id).sort());
});
