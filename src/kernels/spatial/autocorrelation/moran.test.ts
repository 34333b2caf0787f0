import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { seededRandom } from '../../random/index.ts';
import { golden, goldenWeights, queenLattice, weightsOf } from './fixtures.ts';
import { getisOrd, globalMoran, localMoran, standardiseRates } from './index.ts';

const near = (found: number | null | undefined, expected: number, within = 1e-9) =>
  assert.ok(
    typeof found === 'number' && Math.abs(found - expected) <= within * Math.max(1, Math.abs(expected)),
    `${found} is not ${expected}`,
  );
const none = { permutations: 0, seed: 1 };
const analytic = { kind: 'analytic' } as const;

test('Moran’s I, its moments and p agree with spdep in every style', () => {
  for (const [name, { moran }] of Object.entries(golden.styles)) {
    const { weights, style } = goldenWeights(name);
    const found = globalMoran(Float64Array.from(golden.value), weights, style, none);
    const parts = [
      found.moran,
      found.expected,
      found.varianceRandomisation,
      found.varianceNormality,
      found.z,
      found.pNormal,
    ];
    for (const [at, value] of parts.entries()) near(value, moran[at]!);
  }
});

const folder = join(process.env.TOOLROOM_REFERENCE_DATA ?? '../shared/data', 'goldens', 'moran_columbus.json');

test('the published example of Columbus comes out: global, local, G and G*', {
  skip: existsSync(folder) ? false : 'the reference data is not there',
}, () => {
  const columbus = JSON.parse(readFileSync(folder, 'utf8'));
  const crime = Float64Array.from(columbus.crime as number[]);
  const weights = weightsOf(columbus.neighbours.map((row: number[]) => row.map((area) => area - 1)));
  const found = globalMoran(crime, weights, 'W', { permutations: 999, seed: 1 });
  near(found.moran, columbus.moran_I);
  near(found.varianceRandomisation, columbus.var_randomisation);
  near(found.varianceNormality, columbus.var_normality);
  assert.deepEqual([found.pUpper, found.pValue], [0.001, 0.002]);
  const local = localMoran(crime, weights, 'W', { kind: 'conditional', draws: 9999, seed: 1 });
  const star = getisOrd(crime, weights, 'W', true, analytic);
  const plain = getisOrd(crime, weights, 'W', false, analytic);
  for (let area = 0; area < 49; area += 1) {
    near(local.localMoran[area], columbus.local_I[area]);
    near(local.totalExpected[area], columbus.local_E[area]);
    near(local.totalVariance[area], columbus.local_var_total[area]);
    near(local.variance[area], columbus.local_var_conditional[area]);
    near(local.z[area], columbus.local_Z_conditional[area]);
    near(plain.z[area], columbus.Gi_z[area]);
    near(star.z[area], columbus.Gistar_z[area]);
    const p = 2 * columbus.local_perm9999.p_folded[area];
    near(local.pValue[area], p, 6 * Math.sqrt((2 * p) / 9999) + 1e-3);
  }
});

test('the permutation p is that of the definition, and the same seed gives the same', () => {
  const { weights, style } = goldenWeights('W');
  const values = Float64Array.from(golden.value);
  const found = globalMoran(values, weights, style, { permutations: 4999, seed: 3 });
  near(found.pValue, found.pNormal!, 0.02);
  assert.deepEqual(globalMoran(values, weights, style, { permutations: 4999, seed: 3 }), found);
  const scaled = globalMoran(
    values.map((value) => 3 * value - 7),
    weights,
    style,
    { permutations: 4999, seed: 3 },
  );
  near(scaled.moran, found.moran!, 1e-12);
  near(scaled.pValue, found.pValue!);
});

test('under independence the p-value is as often small as it says', () => {
  const lattice = queenLattice(9);
  const random = seededRandom(6);
  let [small, trials] = [0, 400];
  for (let trial = 0; trial < trials; trial += 1) {
    const values = Float64Array.from({ length: 81 }, () => Math.exp(3 * random()));
    if (globalMoran(values, lattice, 'W', { permutations: 99, seed: trial }).pValue! <= 0.1) small += 1;
  }
  trials *= 0.1;
  assert.ok(Math.abs(small - trials) < 3.5 * Math.sqrt(trials * 0.9), `${small} of 400 at 0.1`);
});

test('what cannot be said is named', () => {
  const line = weightsOf([[1], [0, 2], [1, 3], [2], []]);
  const run = (values: number[]) => globalMoran(Float64Array.from(values), line, 'W', { permutations: 9, seed: 1 });
  assert.deepEqual([run([1, 2, 3, 4, 5]).status, run([1, 2, 3, 4, 5]).withoutNeighbours], ['ok', 1]);
  assert.equal(run([2, 2, 2, 2, 2]).status, 'undefined');
  assert.equal(run([1, 2, Number.NaN, Number.NaN, 3]).status, 'notEnough');
  assert.equal(run(new Array(5).fill(Number.NaN)).status, 'empty');
  const apart = globalMoran(Float64Array.of(1, 2, 3, 4), weightsOf([[], [], [], []]), 'W', none);
  assert.deepEqual([apart.status, apart.moran, apart.pValue], ['notEnough', null, null]);
  const all = globalMoran(
    Float64Array.of(1, 2, 3, 7),
    weightsOf([
      [1, 2, 3],
      [0, 2, 3],
      [0, 1, 3],
      [0, 1, 2],
    ]),
    'W',
    { permutations: 9, seed: 1 },
  );
  near(all.moran, -1 / 3);
  assert.deepEqual([all.z, all.pValue], [null, 1]);
  assert.throws(
    () => globalMoran(Float64Array.of(1, Number.POSITIVE_INFINITY), weightsOf([[1], [0]]), 'W', none),
    /values\[1\]/,
  );
  assert.throws(() => globalMoran(Float64Array.of(1, 2), weightsOf([[0, 1], [0]]), 'W', none), /its own neighbour/);
  assert.throws(() => globalMoran(Float64Array.of(1), line, 'W', none), /values must be of 5 areas/);
});

test('a missing area leaves with its links, and rows add up to 1 again', () => {
  const line = weightsOf([[1], [0, 2], [1, 3], [2, 4], [3, 5], [4]]);
  const gap = globalMoran(Float64Array.of(5, 1, 4, Number.NaN, 3, 9), line, 'W', none);
  const drawn = globalMoran(Float64Array.of(5, 1, 4, 3, 9), weightsOf([[1], [0, 2], [1], [4], [3]]), 'W', none);
  assert.deepEqual(gap, drawn);
});

test('standardised rates agree with spdep, and areas without a base are missing', () => {
  const events = Float64Array.from(golden.events);
  const found = standardiseRates(events, Float64Array.from(golden.base));
  const { weights, style } = goldenWeights('W');
  near(globalMoran(found.rates, weights, style, none).moran, golden.ebMoran);
  const gaps = standardiseRates(Float64Array.of(1, 2, 0, Number.NaN), Float64Array.of(10, 15, 0, 4));
  assert.deepEqual([...gaps.rates].map(Number.isNaN), [false, false, true, true]);
  assert.equal(gaps.isOverdispersed, false);
  assert.equal(standardiseRates(Float64Array.of(0), Float64Array.of(5)).status, 'undefined');
  assert.equal(standardiseRates(Float64Array.of(0), Float64Array.of(0)).status, 'empty');
  assert.throws(() => standardiseRates(Float64Array.of(-1), Float64Array.of(5)), /events\[0\]/);
});
