import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalQuantile } from '../../distributions/index.ts';
import { seededRandom } from '../../random/index.ts';
import { type EventStudy, preTestPower, relativeMagnitudes, smoothTrends } from './index.ts';
import { shiftedTail } from './preTestPower.ts';
import { foldedQuantile } from './smoothness.ts';

const times = [-3, -2, -1, 1, 2];
/** Positive definite, with the correlation that a shared reference period gives. */
const covariance = Float64Array.from(times.flatMap((_, i) => times.map((__, j) => (i === j ? 0.02 : 0.01))));
const last = { weights: [0, 0, 0, 0, 1] };
const study = (estimates: number[]): EventStudy => ({ times, estimates, covariance });
const near = (actual: number, expected: number, slack = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= slack * (1 + Math.abs(expected)), `${actual}, not ${expected}`);
const z = normalQuantile(0.975);

test('With exactly parallel trends the interval by relative magnitudes is the ordinary one; it grows with the bound', () => {
  const found = relativeMagnitudes(study([0.1, 0.05, 0.02, 0.5, 1]), last, [0, 0.5, 1], 0.95)!;
  near(found[0]!.lower, 1 - z * Math.sqrt(0.02));
  near(found[0]!.upper, 1 + z * Math.sqrt(0.02));
  assert.ok(found[1]!.lower < found[0]!.lower && found[2]!.lower < found[1]!.lower);
  // Steps before treatment are -0.05, -0.03 and -0.02; the last effect may be two steps off.
  const exact = relativeMagnitudes(
    { ...study([0.1, 0.05, 0.02, 0.5, 1]), covariance: new Float64Array(25) },
    last,
    [1],
    0.95,
  )!;
  near(exact[0]!.lower, 1 - 2 * 0.05);
  near(exact[0]!.upper, 1 + 2 * 0.05);
});

test('Without a bend the shortest interval takes the best straight line off: generalised least squares', () => {
  const slope = 0.1;
  const [found] = smoothTrends(study(times.map((time) => slope * time + (time === 2 ? 1 : 0))), last, [0], 0.95)!;
  near((found!.lower + found!.upper) / 2, 1);
  const single: EventStudy = {
    times: [-1, 1],
    estimates: [-0.2, 1],
    covariance: Float64Array.of(0.04, 0.01, 0.01, 0.09),
  };
  const [one] = smoothTrends(single, { weights: [0, 1] }, [0], 0.95)!;
  near(one!.lower, 0.8 - z * Math.sqrt(0.04 + 0.09 + 2 * 0.01));
  const [bent] = smoothTrends(single, { weights: [0, 1] }, [0.1], 0.95)!;
  const sigma = Math.sqrt(0.15);
  near((bent!.upper - bent!.lower) / 2, sigma * foldedQuantile(0.1 / sigma, 0.95), 1e-7);
});

test('No weights on a fine grid give a shorter interval than those that the lasso finds', () => {
  const bound = 0.05;
  const [found] = smoothTrends(study([0, 0, 0, 0, 0]), last, [bound], 0.95)!;
  const half = (found!.upper - found!.lower) / 2;
  let least = Number.POSITIVE_INFINITY;
  for (let a = -3; a <= 3; a += 0.04)
    for (let b = -3; b <= 3; b += 0.04) {
      // Right on straight lines: -3a - 2b - c + 2 = 0.
      const c = 2 - 3 * a - 2 * b;
      const weights = [a, b, c, 0, 1];
      let variance = 0;
      for (let i = 0; i < 5; i += 1)
        for (let j = 0; j < 5; j += 1) variance += weights[i]! * weights[j]! * covariance[i * 5 + j]!;
      // Bends at -2 and -1 before; at 0 and 1 after, where the last effect moves by 2 and 1.
      const bias = bound * (Math.abs(a) + Math.abs(2 * a + b) + 3);
      least = Math.min(least, Math.sqrt(variance) * foldedQuantile(bias / Math.sqrt(variance), 0.95));
    }
  assert.ok(half <= least + 1e-9 && half > least - 5e-3, `${half} beside ${least} on the grid`);
});

test('The intervals hold the effect at least 95 times in 100 when trends part as badly as is allowed', () => {
  const random = seededRandom(9);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const drawn = (trend: (time: number) => number) => {
    const common = normal() * 0.1;
    return study(times.map((time) => trend(time) + common + normal() * 0.1));
  };
  let [bent, stepped] = [0, 0];
  const runs = 400;
  for (let run = 0; run < runs; run += 1) {
    const [smooth] = smoothTrends(
      drawn((time) => 0.3 * time + 0.025 * time * time),
      last,
      [0.05],
      0.95,
    )!;
    if (smooth!.lower <= 0 && smooth!.upper >= 0) bent += 1;
    const [relative] = relativeMagnitudes(
      drawn((time) => (time < 0 ? 0.3 * (time === -3 ? 0 : 1) - 0.3 : 0.3 * time)),
      last,
      [1],
      0.95,
    )!;
    if (relative!.lower <= 0 && relative!.upper >= 0) stepped += 1;
  }
  assert.ok(bent / runs > 0.925, `smooth: ${bent / runs}`);
  assert.ok(stepped / runs > 0.925, `relative: ${stepped / runs}`);
});

test('The slope that a pre-test finds half the time is found half the time', () => {
  const [half, most] = preTestPower(study([0, 0, 0, 0, 0]), last, [0.5, 0.8], 0.05)!;
  assert.ok(most!.slope > half!.slope);
  near(half!.bias, 2 * half!.slope);
  // One period before: the normal test, whose power at 1.96 standard errors is a half (and a little from the other side).
  const single: EventStudy = { times: [-1, 1], estimates: [0, 0], covariance: Float64Array.of(0.04, 0, 0, 0.04) };
  near(preTestPower(single, { weights: [0, 1] }, [0.5], 0.05)![0]!.slope, 1.95996 * 0.2, 1e-4);
  near(shiftedTail(3.841458820694124, 1, 0), 0.05);
  // R: pchisq(7.814728, 3, ncp = 5, lower.tail = FALSE)
  near(shiftedTail(7.814727903251179, 3, 5), 0.440508984540252);
});

test('Without a period before treatment nothing is known; arrays that do not fit are refused', () => {
  const after: EventStudy = { times: [1], estimates: [1], covariance: Float64Array.of(1) };
  assert.equal(relativeMagnitudes(after, { weights: [1] }, [1], 0.95), null);
  assert.equal(smoothTrends(after, { weights: [1] }, [1], 0.95), null);
  assert.equal(preTestPower(after, { weights: [1] }, [0.5], 0.05), null);
  assert.throws(() => relativeMagnitudes(study([1]), last, [1], 0.95), RangeError);
  assert.throws(() => smoothTrends(study([0, 0, 0, 0, 0]), last, [-1], 0.95), RangeError);
  assert.throws(() => smoothTrends(study([0, 0, 0, 0, 0]), { weights: [1, 0, 0, 0, 0] }, [1], 0.95), RangeError);
});
