import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../random/index.ts';
import { type BootstrapErrors, multiplierBootstrap } from './multiplierBootstrap.ts';
import { analyticError, preTest, sumByCluster } from './standardErrors.ts';

const random = seededRandom(8);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const drawn = (units: number, scale = 1) => Float64Array.from({ length: units }, () => scale * normal());

test('Bootstrap errors are those of the formula, within what 20,000 draws differ', () => {
  const influences = [drawn(403), drawn(403, 5), new Float64Array(403)];
  const [found] = multiplierBootstrap([influences], 403, {
    replications: 20_000,
    seed: 3,
    level: 0.95,
  });
  const { standardErrors, criticalValue } = found as BootstrapErrors;
  for (const [k, influence] of influences.entries()) {
    const expected = analyticError(influence, 403);
    const error = standardErrors[k] ?? null;
    if (expected === null) assert.equal(error, null);
    else assert.ok(error !== null && Math.abs(error / expected - 1) < 0.03, `${error} ${expected}`);
  }
  assert.ok(criticalValue !== null && Math.abs(criticalValue - 2.236) < 0.06, String(criticalValue));
});

test('The critical value of one estimate is that of the normal distribution, and grows with estimates', () => {
  const one = drawn(2_000);
  const choices = { replications: 20_000, seed: 5, level: 0.95 };
  const single = multiplierBootstrap([[one]], 2_000, choices)[0]?.criticalValue as number;
  assert.ok(Math.abs(single - 1.96) < 0.05, String(single));
  const many = Array.from({ length: 20 }, () => drawn(2_000));
  const twenty = multiplierBootstrap([many], 2_000, choices)[0]?.criticalValue as number;
  assert.ok(Math.abs(twenty - 3.02) < 0.1, String(twenty));
});

test('The same seed gives the same errors, another seed others', () => {
  const influences = [drawn(100)];
  const run = (seed: number) => multiplierBootstrap([influences], 100, { replications: 200, seed, level: 0.9 });
  assert.deepEqual(run(1), run(1));
  assert.notDeepEqual(run(1), run(2));
});

test('Units of one cluster count together', () => {
  const influence = Float64Array.of(1, 2, -3, 4);
  const sums = sumByCluster(influence, Int32Array.of(0, 0, 1, 1), 2);
  assert.deepEqual([...sums], [3, 1]);
  assert.equal(analyticError(sums, 4), Math.sqrt(10) / 4);
});

test('The test before treatment rejects one time in twenty where nothing happens', () => {
  let rejected = 0;
  const runs = 2_000;
  for (let run = 0; run < runs; run += 1) {
    const influences = [drawn(200), drawn(200), drawn(200)];
    const effects = influences.map((influence) => ({
      influence,
      att: influence.reduce((sum, value) => sum + value, 0) / 200,
    }));
    const { df, pValue } = preTest(effects, 200);
    assert.equal(df, 3);
    if ((pValue as number) < 0.05) rejected += 1;
  }
  assert.ok(rejected / runs > 0.035 && rejected / runs < 0.07, String(rejected / runs));
  assert.deepEqual(preTest([], 10), { wald: null, df: 0, pValue: null });
});
