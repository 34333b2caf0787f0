import assert from 'node:assert/strict';
import { test } from 'node:test';
import betaGoldens from './goldens/beta.json' with { type: 'json' };
import studentGoldens from './goldens/studentT.json' with { type: 'json' };
import { betaProbability, betaQuantile, normalQuantile, studentTQuantile, studentTUpperTail } from './index.ts';

function assertNear(found: number, expected: number, relative: number, what: string): void {
  const off = Math.abs(found - expected) / Math.abs(expected);
  assert.ok(off <= relative, `${what}: ${found} is not ${expected} (off by ${off})`);
}

test('t quantiles and tails agree with 40-digit values to 1e-11', () => {
  for (const { degreesOfFreedom, tail, quantile } of studentGoldens) {
    const what = `df ${degreesOfFreedom} tail ${tail}`;
    assertNear(studentTQuantile(tail, degreesOfFreedom), -quantile, 1e-11, what);
    assertNear(studentTUpperTail(quantile, degreesOfFreedom), tail, 1e-11, what);
  }
});

test('t quantiles have closed forms at one and two degrees and end in the normal ones', () => {
  assertNear(studentTQuantile(0.975, 1), Math.tan(Math.PI * 0.475), 1e-13, 'one');
  assertNear(studentTQuantile(0.975, 2), 0.95 * Math.sqrt(2 / (4 * 0.975 * 0.025)), 1e-13, 'two');
  assert.equal(studentTQuantile(0.975, Number.POSITIVE_INFINITY), normalQuantile(0.975));
  assertNear(studentTQuantile(0.975, 20_000.0001), studentTQuantile(0.975, 20_000), 1e-11, 'where the methods meet');
  assert.equal(studentTQuantile(0.5, 7), 0);
});

test('beta quantiles agree with 40-digit values to 1e-10 and are undone by probabilities', () => {
  for (const { a, b, probability, quantile } of betaGoldens) {
    const what = `a ${a} b ${b} p ${probability}`;
    assertNear(betaQuantile(probability, a, b), quantile, 1e-10, what);
    assertNear(betaProbability(quantile, a, b), probability, 1e-10, what);
  }
  assert.equal(betaQuantile(0.025, 0.001, 1), 0);
});

test('arguments outside their range are refused by name', () => {
  assert.throws(() => studentTQuantile(1, 3), /probability/);
  assert.throws(() => studentTQuantile(0.3, 0), /degreesOfFreedom/);
  assert.throws(() => studentTUpperTail(Number.NaN, 3), /t must be/);
  assert.throws(() => betaQuantile(0.5, 0, 1), /a must be/);
  assert.throws(() => betaProbability(0.5, 1, Number.POSITIVE_INFINITY), /b must be/);
  assert.throws(() => betaProbability(1.1, 1, 1), /x must lie/);
});
