import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapOf, RegisterCounts } from './registerCounts.ts';

const mixes = [
  { isicCodes: ['25', '251', 'C'], nationalCodes: ['x:1'] },
  { isicCodes: ['13', '25', 'C', 'G'], nationalCodes: ['x:1', 'x:2'] },
  { isicCodes: [], nationalCodes: [] },
];
/** Squares of 121.0125 E, 24.0125 N, and its neighbour to the north. */
const [south, north] = [12_040 * 7201 + 4_560, 12_040 * 7201 + 4_561];
const traits = [[], ['process:casting', 'size:small'], ['process:forging', 'size:small', 'spare:10']];
const counts = new RegisterCounts(mixes, traits, [
  { placeCode: 'a1', parentCode: 'a', cells: Int32Array.of(0, 1, south, 3, 1, 0, south, 2, 0, 2, -1, 1) },
  { placeCode: 'a2', parentCode: 'a', cells: Int32Array.of(1, 2, north, 5) },
  { placeCode: '', parentCode: '', cells: Int32Array.of(2, 0, -1, 7) },
]);
const all = { place: [], isic: [], national: [], attributes: {} };
const a = { code: 'a', count: 11 };
const a1 = { code: 'a1', count: 6 };
const a2 = { code: 'a2', count: 5 };

test('everything is counted once, with place and without', () => {
  assert.deepEqual(counts.count(all), {
    total: 18,
    located: 10,
    facets: {
      parents: [a],
      places: [a1, a2],
      isic: [
        { code: '25', count: 11 },
        { code: 'C', count: 11 },
        { code: '13', count: 7 },
        { code: 'G', count: 7 },
        { code: '251', count: 4 },
      ],
      attributes: [
        { code: 'size:small', count: 9 },
        { code: 'process:forging', count: 6 },
        { code: 'spare:10', count: 6 },
        { code: 'process:casting', count: 3 },
      ],
    },
    grid: [
      { longitude: 121.0125, latitude: 24.0125, count: 5 },
      { longitude: 121.0125, latitude: 24.0375, count: 5 },
    ],
  });
});

test('place, industry and attributes narrow together', () => {
  assert.equal(counts.total({ ...all, place: ['a'] }), 11);
  assert.equal(counts.total({ ...all, place: ['a1'], isic: ['13'] }), 2);
  assert.equal(counts.total({ ...all, place: ['a1'], isic: ['251'], national: ['x:1'] }), 4);
  assert.equal(counts.total({ ...all, isic: ['251'], national: ['x:2'] }), 0);
  assert.equal(counts.total({ ...all, place: ['nowhere'] }), 0);
  assert.equal(counts.count({ ...all, national: ['x:2'] }).total, 7);
  assert.equal(counts.total({ ...all, place: ['a1'], attributes: { process: ['forging'], size: ['small'] } }), 1);
});

test('of one kind any will do, and its own counts are as if nothing of it were chosen', () => {
  const both = { ...all, attributes: { process: ['casting', 'forging'] } };
  assert.equal(counts.total(both), 9);
  const found = counts.count({ ...all, place: ['a2'], attributes: { process: ['casting'], size: ['small'] } });
  assert.equal(found.total, 0);
  assert.deepEqual(found.facets.places, [{ code: 'a1', count: 3 }]);
  assert.deepEqual(found.facets.attributes, [{ code: 'process:forging', count: 5 }]);
  assert.deepEqual(counts.count({ ...all, place: ['a1'] }).facets.places, [a1, a2]);
});

test('what has no point has no square', () => {
  assert.deepEqual(mapOf([[-1, 4]]), { located: 0, grid: [] });
});
