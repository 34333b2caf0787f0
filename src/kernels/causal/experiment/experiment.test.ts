import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { normalQuantile } from '../../distributions/index.ts';
import { type RandomSource, seededRandom, shuffle } from '../../random/index.ts';
import { differenceInMeans } from '../differenceInMeans.ts';
import golden from './goldens/adjusted.json' with { type: 'json' };
import { type AdjustmentData, adjustedDifference, clusteredDifference } from './index.ts';

const near = (found: number, expected: number, tolerance = 1e-9, what = '') =>
  assert.ok(Math.abs(found - expected) <= tolerance * Math.max(1, Math.abs(expected)), `${what} ${found} ${expected}`);
const column = (name: 'stratum' | 'x' | 'z' | 'y' | 'weight' | 'other') => Float64Array.from(golden[name]);
const data: AdjustmentData = {
  outcome: column('y'),
  assigned: Uint8Array.from(golden.assigned),
  covariates: [column('x'), column('z'), column('stratum')],
  weights: null,
};
const drawn = { ...data, assigned: Uint8Array.from(golden.drawn), covariates: [column('stratum'), column('x')] };
const cluster = Int32Array.from(golden.cluster);

test('Lin’s estimator has the coefficient of R’s lm and the HC2 error of sandwich, with weights too', () => {
  for (const [weights, expected] of [
    [null, golden.lin],
    [column('weight'), golden.linWeighted],
  ] as const) {
    const found = adjustedDifference({ ...data, weights }, 0.95);
    near(found.estimate, expected[0]!);
    near(found.standardError, expected[1]!);
    assert.equal(found.degreesOfFreedom, expected[2]);
  }
});

test('clusters have the error, degrees of freedom and p-value of clubSandwich, with weights too', () => {
  for (const [covariates, weights, expected] of [
    [[], null, golden.clustered],
    [drawn.covariates, null, golden.clusteredAdjusted],
    [drawn.covariates, column('other'), golden.clusteredWeighted],
  ] as const) {
    const found = clusteredDifference({ ...drawn, covariates, weights }, cluster, 0.95);
    near(found.estimate, expected[0]!);
    near(found.standardError, expected[1]!);
    near(found.degreesOfFreedom, expected[2]!, 1e-8);
    near(found.pValue, expected[3]!, 1e-8);
  }
});

test('with dummies of the strata alone it is the stratified difference in means', () => {
  const found = adjustedDifference({ ...data, covariates: [column('stratum')] }, 0.95);
  const stratum = Int32Array.from(golden.stratum);
  const { outcome, assigned } = data;
  const plain = differenceInMeans({ outcome, assigned, stratum, probability: null }, 0.95);
  near(found.estimate, plain.estimate, 1e-12);
  near(found.standardError, plain.standardError, 1e-12);
});

test('where each unit is its own cluster CR2 is HC2', () => {
  const own = Int32Array.from(data.outcome.keys());
  const found = clusteredDifference({ ...data, covariates: [] }, own, 0.95);
  near(found.standardError, adjustedDifference({ ...data, covariates: [] }, 0.95).standardError, 1e-12);
});

const normal = (random: RandomSource) => normalQuantile(Math.min(Math.max(random(), 1e-12), 1 - 1e-12));

test('with 14 clusters of unequal size intervals cover the truth, and errors that ignore clusters do not: 500 draws', () => {
  const random = seededRandom(7);
  let [covered, ignoring] = [0, 0];
  for (let i = 0; i < 500; i += 1) {
    const arms = Uint8Array.from({ length: 14 }, (_, c) => (c < 5 ? 1 : 0));
    shuffle(arms, random);
    const own = Array.from({ length: 14 }, () => normal(random));
    const rows = [...arms.keys()].flatMap((c) => new Array<number>(3 + ((c * 7) % 12)).fill(c));
    const outcome = Float64Array.from(rows, (c) => 2 * arms[c]! + own[c]! + normal(random));
    const sample = { outcome, assigned: Uint8Array.from(rows, (c) => arms[c]!), covariates: [], weights: null };
    const found = clusteredDifference(sample, Int32Array.from(rows), 0.95);
    if (found.lower <= 2 && 2 <= found.upper) covered += 1;
    const plain = adjustedDifference(sample, 0.95);
    if (plain.lower <= 2 && 2 <= plain.upper) ignoring += 1;
  }
  assert.ok(covered / 500 > 0.92 && covered / 500 < 0.985, `${covered / 500}`);
  assert.ok(ignoring / 500 < 0.85, `${ignoring / 500}`);
});

test('adjusting makes the interval narrower and keeps its coverage: 500 draws', () => {
  const random = seededRandom(8);
  let [covered, narrower] = [0, 0];
  for (let i = 0; i < 500; i += 1) {
    const assigned = Uint8Array.from({ length: 60 }, (_, unit) => (unit < 20 ? 1 : 0));
    shuffle(assigned, random);
    const before = Float64Array.from({ length: 60 }, () => normal(random));
    const outcome = before.map((x, unit) => 2 * x + assigned[unit]! * (1 + x) + normal(random));
    const truth = 1 + before.reduce((sum, x) => sum + x, 0) / 60;
    const found = adjustedDifference({ outcome, assigned, covariates: [before], weights: null }, 0.95);
    const plain = adjustedDifference({ outcome, assigned, covariates: [], weights: null }, 0.95);
    if (found.lower <= truth && truth <= found.upper) covered += 1;
    if (found.upper - found.lower < plain.upper - plain.lower) narrower += 1;
  }
  assert.ok(covered / 500 > 0.92 && covered / 500 < 0.985, `${covered / 500}`);
  assert.ok(narrower / 500 > 0.95, `${narrower / 500}`);
});

describe('degenerate experiments say what they are', () => {
  const of = (more: Partial<AdjustmentData>) => adjustedDifference({ ...data, ...more }, 0.95).reason;
  test('one arm, no degrees of freedom, no variation, one cluster in an arm', () => {
    assert.equal(of({ assigned: new Uint8Array(72) }), 'oneArm');
    assert.equal(of({ outcome: new Float64Array(72).fill(4) }), 'noVariation');
    const two = { outcome: Float64Array.of(1, 2), assigned: Uint8Array.of(1, 0), covariates: [], weights: null };
    assert.equal(adjustedDifference(two, 0.95).reason, 'fewUnits');
    assert.equal(clusteredDifference(two, Int32Array.of(0, 1), 0.95).reason, 'fewClusters');
  });
  test('arguments are refused by name', () => {
    assert.throws(() => of({ weights: new Float64Array(72) }), /weights/);
    assert.throws(() => clusteredDifference(data, new Int32Array(2), 0.95), /cluster/);
    assert.throws(() => adjustedDifference(data, 95), /level/);
  });
});
