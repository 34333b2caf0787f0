import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gammaProbability } from '../distributions/index.ts';
import { chanceAboveOne, priorShape, shrinkCounts, shrinkShares } from './shrinkage.ts';

function cellsOf(observed: number[], expected: number[]) {
  const column = () => new Float64Array(observed.length);
  return {
    observed: Float64Array.from(observed),
    expected: Float64Array.from(expected),
    locationQuotient: Float64Array.from(observed, (o, i) => o / expected[i]!),
    shrunk: column(),
    lower: column(),
    upper: column(),
    isFullyShrunk: new Uint8Array(1),
    isEmpty: new Uint8Array(1),
  };
}

test('counts are shrunk by the moments worked out by hand', () => {
  // Σ (o−E)²/E = 25/5 + 9/5 + 4/10 = 7.2; three areas; ΣE = 20; A = (7.2 − 3)/20 = 0.21, a = 1/0.21.
  const cells = cellsOf([10, 2, 8], [5, 5, 10]);
  shrinkCounts(cells, 1);
  const a = 1 / 0.21;
  for (const [i, expected] of [(10 + a) / (5 + a), (2 + a) / (5 + a), (8 + a) / (10 + a)].entries())
    assert.ok(Math.abs(cells.shrunk[i]! - expected) < 1e-12);
  assert.ok(Math.abs(gammaProbability(cells.lower[0]! * (5 + a), 10 + a) - 0.025) < 1e-11);
  assert.ok(Math.abs(gammaProbability(cells.upper[0]! * (5 + a), 10 + a) - 0.975) < 1e-11);
});

test('areas that differ no more than chance are shrunk to one, without an interval', () => {
  const cells = cellsOf([5, 5, 10], [5, 5, 10]);
  shrinkCounts(cells, 1);
  assert.deepEqual([[...cells.shrunk], cells.isFullyShrunk[0]], [[1, 1, 1], 1]);
});

test('shares are shrunk between one and the quotient, the less the surer', () => {
  const cells = cellsOf([30, 3, 7], [10, 1, 29]);
  shrinkShares(cells, Float64Array.of(0.05, 2, 0.02), 1);
  assert.ok(cells.shrunk[0]! > cells.shrunk[1]! && cells.shrunk[1]! > 1 && cells.shrunk[2]! < 1);
  assert.ok(
    cells.lower.every((value, i) => value >= 0 && value < cells.shrunk[i]! && cells.upper[i]! > cells.shrunk[i]!),
  );
});

test('the chance of being denser than the whole rises with the count, and is a half where nothing differs', () => {
  const chances = [0, 2, 5, 10, 20].map((observed) => chanceAboveOne(observed, 5, 2));
  assert.ok(chances.every((chance, i) => i === 0 || chance > chances[i - 1]!));
  assert.ok(chances[0]! < 0.02 && chances[4]! > 0.999);
  assert.equal(chanceAboveOne(9, 5, null), 0.5);
  assert.equal(priorShape([5, 5, 5], [5, 5, 5]), null);
  // Σ (o − E)²/E = 8.1 + 4.9 + 16.1…: by hand for two areas.
  assert.ok(Math.abs(priorShape([9, 1], [4, 6])! - 10 / (25 / 4 + 25 / 6 - 2)) < 1e-12);
});
