import assert from 'node:assert/strict';
import { test } from 'node:test';
import goldens from './goldens/fAndChiSquared.json' with { type: 'json' };
import { chiSquaredQuantile, chiSquaredUpperTail, fisherFUpperTail } from './index.ts';

function assertNear(found: number, expected: number, relative: number, what: string): void {
  const off = expected === 0 ? Math.abs(found) : Math.abs(found - expected) / Math.abs(expected);
  assert.ok(off <= relative, `${what}: ${found} is not ${expected} (off by ${off})`);
}

test('tails of F and chi-squared and quantiles of chi-squared are those of R to 1e-10', () => {
  for (const [f, d1, d2, tail] of goldens.f as [number, number, number, number][])
    assertNear(fisherFUpperTail(f, d1, d2), tail, 1e-10, `F ${f} ${d1} ${d2}`);
  for (const [x, df, tail] of goldens.chiSquared as [number, number, number][])
    assertNear(chiSquaredUpperTail(x, df), tail, 1e-10, `chi-squared ${x} ${df}`);
  for (const [p, df, quantile] of goldens.quantile as [number, number, number][])
    assertNear(chiSquaredQuantile(p, df), quantile, 1e-10, `quantile ${p} ${df}`);
});

test('with one degree above F is the square of t, and out of range is refused', () => {
  assertNear(fisherFUpperTail(2.5 ** 2, 1, 1), 1 - (2 / Math.PI) * Math.atan(2.5), 1e-13, 'Cauchy');
  assertNear(chiSquaredUpperTail(6, 2), Math.exp(-3), 1e-13, 'exponential');
  assert.deepEqual([fisherFUpperTail(-1, 2, 3), chiSquaredUpperTail(0, 3)], [1, 1]);
  assert.throws(() => fisherFUpperTail(1, 0, 3), /above 0/);
  assert.throws(() => chiSquaredUpperTail(Number.NaN, 3), /not NaN/);
});
