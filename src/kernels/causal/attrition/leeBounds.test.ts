import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../random/index.ts';
import { leeBounds } from './leeBounds.ts';

const near = (actual: number | null, expected: number, slack = 1e-9) =>
  assert.ok(actual !== null && Math.abs(actual - expected) < slack, `${actual}, not ${expected}`);

test('A worked case: four of four answered where assigned, two of four where not: half of the assigned are trimmed', () => {
  const outcome = Float64Array.of(1, 2, 3, 4, 0, 1, Number.NaN, Number.NaN);
  const found = leeBounds(outcome, Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0), 0.95);
  near(found.lower, 1.5 - 0.5);
  near(found.upper, 3.5 - 0.5);
  assert.deepEqual([found.trimmed, found.trimmedArm], [0.5, 'assigned']);
  assert.ok(found.intervalLower! < found.lower! && found.intervalUpper! > found.upper!);
  const turned = leeBounds(outcome, Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 1), 0.95);
  near(turned.lower, -3);
  near(turned.upper, -1);
  assert.equal(turned.trimmedArm, 'notAssigned');
});

test('Where both arms answer alike the bounds are the difference in means, with its error', () => {
  const found = leeBounds(Float64Array.of(1, 2, 3, 0, 1, 2), Uint8Array.of(1, 1, 1, 0, 0, 0), 0.95);
  near(found.lower, 1);
  near(found.upper, 1);
  assert.equal(found.trimmedArm, null);
});

test('When being served keeps firms answering, the bounds hold the effect on those who answer anyway 95 times in 100', () => {
  const random = seededRandom(4);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let [held, naive, width] = [0, 0, 0];
  const runs = 1000;
  for (let run = 0; run < runs; run += 1) {
    const n = 400;
    const assigned = Uint8Array.from({ length: n }, (_, i) => i % 2);
    const outcome = Float64Array.from({ length: n }, (_, i) => {
      const base = normal();
      const always = base > -0.5;
      const answers = always || (assigned[i] === 1 && base > -1);
      return answers ? base + 0.3 * assigned[i]! : Number.NaN;
    });
    const found = leeBounds(outcome, assigned, 0.95);
    if (found.intervalLower! <= 0.3 && found.intervalUpper! >= 0.3) held += 1;
    if (found.lower! <= 0.3 && found.upper! >= 0.3) naive += 1;
    width += (found.upper! - found.lower!) / runs;
  }
  assert.ok(held / runs > 0.935, `${held / runs}`);
  assert.ok(naive / runs < held / runs && width > 0.1);
});

test('Without an arm, or with next to no answers, nothing is known', () => {
  assert.equal(leeBounds(Float64Array.of(1, 2), Uint8Array.of(1, 1), 0.95).reason, 'oneArm');
  const nan = Number.NaN;
  assert.equal(leeBounds(Float64Array.of(1, 2, nan, 3), Uint8Array.of(1, 1, 0, 0), 0.95).reason, 'fewAnswers');
  assert.equal(leeBounds(Float64Array.of(nan, nan), Uint8Array.of(1, 0), 0.95).reason, 'fewAnswers');
  assert.throws(() => leeBounds(Float64Array.of(1), Uint8Array.of(1, 0), 0.95), RangeError);
});
