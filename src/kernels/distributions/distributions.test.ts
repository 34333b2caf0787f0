import assert from 'node:assert/strict';
import { test } from 'node:test';
import gammaGoldens from './goldens/gamma.json' with { type: 'json' };
import hypergeometricGoldens from './goldens/hypergeometric.json' with { type: 'json' };
import {
  gammaProbability,
  gammaQuantile,
  hypergeometricUpperTail,
  logGamma,
  logHypergeometric,
  normalQuantile,
  normalUpperTail,
} from './index.ts';

function assertNear(found: number, expected: number, relative: number, what: string): void {
  const off = Math.abs(found - expected) / Math.max(Math.abs(expected), 1e-320);
  assert.ok(off <= relative, `${what}: ${found} is not ${expected} (off by ${off})`);
}

test('hypergeometric tails agree with exact fractions to 1e-12, far out too', () => {
  for (const { observed, tail, logTail, ...counts } of hypergeometricGoldens) {
    const found = hypergeometricUpperTail(observed, counts);
    const what = JSON.stringify({ observed, ...counts });
    if (tail > 1e-300) assertNear(found.probability, tail, 1e-12, what);
    if (logTail < -1e-3)
      assertNear(found.logProbability, logTail, 1e-13 + 1e-14 / Math.abs(logTail) ** 2, `log ${what}`);
  }
});

test('hypergeometric probabilities sum to one and tails fall', () => {
  const counts = { population: 500, successes: 60, draws: 90 };
  let sum = 0;
  let before = 1;
  for (let x = 0; x <= 60; x += 1) {
    sum += Math.exp(logHypergeometric(x, counts));
    const { probability } = hypergeometricUpperTail(x, counts);
    assert.ok(probability <= before + 1e-15);
    before = probability;
  }
  assertNear(sum, 1, 1e-13, 'sum');
});

test('hypergeometric tails at and beyond the ends of the support are one and zero', () => {
  const counts = { population: 10, successes: 8, draws: 7 };
  assert.deepEqual(hypergeometricUpperTail(5, counts), { probability: 1, logProbability: 0 });
  assert.deepEqual(hypergeometricUpperTail(8, counts), { probability: 0, logProbability: Number.NEGATIVE_INFINITY });
  assert.equal(hypergeometricUpperTail(10, { population: 10, successes: 10, draws: 10 }).probability, 1);
});

test('counts that are none are refused by name', () => {
  const counts = { population: 10, successes: 8, draws: 7 };
  assert.throws(() => hypergeometricUpperTail(1.5, counts), /observed/);
  assert.throws(() => hypergeometricUpperTail(1, { ...counts, successes: 11 }), /successes/);
  assert.throws(() => hypergeometricUpperTail(1, { ...counts, draws: -1 }), /draws/);
  assert.throws(() => hypergeometricUpperTail(1, { ...counts, population: 0 }), /population/);
});

test('gamma quantiles agree with 60-digit decimals to 1e-10', () => {
  for (const { shape, probability, quantile } of gammaGoldens)
    assertNear(gammaQuantile(probability, shape), quantile, 1e-10, `shape ${shape} p ${probability}`);
});

test('gamma quantiles undo gamma probabilities, for small shapes too', () => {
  for (const shape of [0.01, 0.07, 0.3, 0.9, 1.1, 7.3, 250]) {
    for (const probability of [0.025, 0.3, 0.5, 0.975]) {
      const x = gammaQuantile(probability, shape);
      if (x > 0) assertNear(gammaProbability(x, shape), probability, 1e-11, `${shape} ${probability}`);
    }
  }
  assert.equal(gammaQuantile(0.025, 0.001), 0);
});

test('the gamma function agrees with factorials and with the root of pi', () => {
  let factorial = 1;
  for (let n = 1; n <= 20; n += 1) {
    assert.ok(Math.abs(logGamma(n) - Math.log(factorial)) < 1e-14 * Math.max(1, Math.log(factorial)), `${n}`);
    factorial *= n;
  }
  assertNear(logGamma(0.5), 0.5723649429247001, 1e-14, 'half');
  assert.throws(() => logGamma(0), RangeError);
});

test('normal tails and quantiles agree with published values', () => {
  assertNear(normalUpperTail(1.959963984540054), 0.025, 1e-13, '1.96');
  assertNear(normalUpperTail(6), 9.865876450376981e-10, 1e-12, '6');
  assertNear(normalUpperTail(37.5), 4.605353009188e-308, 1e-10, '37.5');
  assertNear(normalUpperTail(-1), 0.8413447460685429, 1e-14, '-1');
  assertNear(normalQuantile(0.975), 1.959963984540054, 1e-13, '.975');
  assertNear(normalQuantile(0.025), -1.959963984540054, 1e-13, '.025');
  assert.ok(Math.abs(normalQuantile(0.5)) < 1e-15);
});
