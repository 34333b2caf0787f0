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
const counts = new RegisterCounts(mixes, [
  { placeCode: 'a1', parentCode: 'a', cells: Int32Array.of(0, south, 3, 1, south, 2, 0, -1, 1) },
  { placeCode: 'a2', parentCode: 'a', cells: Int32Array.of(1, north, 5) },
  { placeCode: '', parentCode: '', cells: Int32Array.of(2, -1, 7) },
]);
const all = { place: null, isic: null, national: null };

test('everything is counted once, with place and without', () => {
  assert.deepEqual(counts.count(all), {
    total: 18,
    located: 10,
    facets: {
      parents: [{ code: 'a', count: 11 }],
      places: [
        { code: 'a1', count: 6 },
        { code: 'a2', count: 5 },
      ],
      isic: [
        { code: '25', count: 11 },
        { code: 'C', count: 11 },
        { code: '13', count: 7 },
        { code: 'G', count: 7 },
      ],
    },
    grid: [
      { longitude: 121.0125, latitude: 24.0125, count: 5 },
      { longitude: 121.0125, latitude: 24.0375, count: 5 },
    ],
  });
});

test('place and industry narrow together', () => {
  assert.equal(counts.total({ ...all, place: 'a' }), 11);
  assert.equal(counts.total({ ...all, place: 'a1', isic: '13' }), 2);
  assert.equal(counts.total({ place: 'a1', isic: '251', national: 'x:1' }), 4);
  assert.equal(counts.total({ ...all, isic: '251', national: 'x:2' }), 0);
  assert.equal(counts.total({ ...all, place: 'nowhere' }), 0);
  assert.equal(counts.count({ ...all, national: 'x:2' }).total, 7);
});

test('what has no point has no square', () => {
  assert.deepEqual(mapOf([[-1, 4]]), { located: 0, grid: [] });
});
