import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareRuns, keepIds } from './compareRuns.ts';

const plants = (from: number, until: number) => Array.from({ length: until - from }, (_, i) => `p${from + i}`);
const of = (id: string, from: number, until: number, group = 'g') => ({ id, group, members: plants(from, until) });

for (const [what, before, now, expected] of [
  ['is the same with nearly the same plants', [of('a', 0, 100)], [of('x', 3, 104)], 'same:a'],
  ['has grown', [of('a', 0, 100)], [of('x', 0, 130)], 'grown:a'],
  ['has shrunk', [of('a', 0, 100)], [of('x', 0, 60)], 'shrunk:a'],
  ['was born', [of('a', 0, 100)], [of('x', 200, 300)], 'born: gone:a'],
  ['is of another group and therefore born', [of('a', 0, 100)], [of('x', 0, 100, 'h')], 'born: gone:a'],
  ['merged two', [of('a', 0, 50), of('b', 50, 100)], [of('x', 0, 100)], 'merged:a,b'],
  ['was split in two', [of('a', 0, 100)], [of('x', 0, 45), of('y', 50, 100)], 'split:a split:a'],
  ['is gone', [of('a', 0, 100)], [], 'gone:a'],
] as const)
  test(`a cluster ${what}`, () => {
    assert.equal(
      compareRuns(before, now)
        .map(({ change, before: from }) => `${change}:${from.join(',')}`)
        .join(' '),
      expected,
    );
  });

test('ids stay with the heir that shares most plants, and new ones are never given twice', () => {
  const before = [of('g-1', 0, 100), of('g-2', 200, 260)];
  const now = [
    { group: 'g', place: '1', members: plants(60, 100) },
    { group: 'g', place: '1', members: plants(0, 60) },
    { group: 'g', place: '1', members: plants(500, 520) },
    { group: 'g', place: '2', members: plants(210, 300) },
    { group: 'ö &', place: '', members: plants(900, 910) },
  ];
  const ids = keepIds(before, now);
  assert.deepEqual(ids, ['g-1-2', 'g-1', 'g-1-3', 'g-2', '-']);
});
