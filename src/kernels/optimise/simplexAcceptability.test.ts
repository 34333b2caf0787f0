import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../random/index.ts';
import { simplexAcceptability } from './index.ts';

const draws = 20_000;
const near = (found: number, expected: number, by = 0.012) =>
  assert.ok(Math.abs(found - expected) < by, `${found} is not ${expected}`);

test('of two criteria an alternative is first where its share of the weights lies: closed form', () => {
  // a = (1, 0), b = (0, 0.5): a is first where w > 0.5 (1 − w), that is where w > 1/3.
  const found = simplexAcceptability(Float64Array.of(1, 0, 0, 0.5), 2, null, draws, seededRandom(1));
  near(found.first[0]!, 2 / 3);
  near(found.meanRank[1]!, 1 + 2 / 3);
  assert.deepEqual([...found.dominatedBy], [-1, -1]);
});

test('under an order of importance the mean sum is that of ordinal centroid weights', () => {
  // With w1 ≥ w2: w1 is even on 1/2 … 1, so a is always first.
  const found = simplexAcceptability(Float64Array.of(1, 0, 0, 0.5), 2, [0, 1], draws, seededRandom(2));
  near(found.first[0]!, 1, 1e-9);
  // With w2 ≥ w1: a is first where w1 > 1/3, and w1 is even on 0 … 1/2.
  near(simplexAcceptability(Float64Array.of(1, 0, 0, 0.5), 2, [1, 0], draws, seededRandom(3)).first[0]!, 1 / 3);
});

test('a dominated alternative says by whom, is never first, and ties share the better rank', () => {
  const found = simplexAcceptability(Float64Array.of(0.9, 0.8, 0.5, 0.8, 0.9, 0.8), 2, null, 2000, seededRandom(4));
  assert.deepEqual([...found.dominatedBy], [-1, 0, -1]);
  assert.deepEqual(
    [found.first[0], found.first[1], found.first[2]].map((share) => Math.round(share!)),
    [1, 0, 1],
  );
  assert.deepEqual([found.highestRank[1], found.lowestRank[1]], [3, 3]);
});

test('what is not known widens the band of ranks, helps nobody and makes nobody dominated', () => {
  // b is 0.5 for sure; a is 0.9 w + u (1 − w) with u even on 0 … 1: no longer first in every draw.
  const found = simplexAcceptability(Float64Array.of(0.9, Number.NaN, 0.5, 0.5), 2, null, draws, seededRandom(5));
  assert.ok(found.first[0]! > 0.7 && found.first[0]! < 0.95, String(found.first[0]));
  assert.deepEqual([...found.dominatedBy], [-1, -1]);
  const empty = simplexAcceptability(Float64Array.of(Number.NaN, 0.1), 1, null, 2000, seededRandom(6));
  near(empty.first[0]!, 0.9, 0.03);
  assert.throws(() => simplexAcceptability(Float64Array.of(1, 2), 2, null, 10, seededRandom(1)), /outside 0–1/);
  assert.throws(() => simplexAcceptability(Float64Array.of(1, 1), 2, [0, 0], 10, seededRandom(1)), /each once/);
});

test('criteria that the order does not name are free below the last one named', () => {
  // Only the third is named: it weighs most, the other two come in any order.
  const found = simplexAcceptability(Float64Array.of(1, 0, 0, 0, 1, 0), 3, [2], draws, seededRandom(7));
  near(found.first[0]!, 0.5);
  near(found.first[1]!, 0.5);
});
