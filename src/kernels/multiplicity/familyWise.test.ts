import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../random/index.ts';
import { adjustHolm, adjustRomanoWolf } from './index.ts';

test('Holm’s values are those of R: p.adjust(c(0.01, 0.02, 0.03, 0.005, 0.5), "holm")', () => {
  const expected = [0.04, 0.06, 0.06, 0.025, 0.5];
  for (const [i, value] of adjustHolm([0.01, 0.02, 0.03, 0.005, 0.5]).entries())
    assert.ok(Math.abs(value - expected[i]!) < 1e-12);
  assert.throws(() => adjustHolm([1.2]), RangeError);
});

test('Tests that say the same are one test: Romano and Wolf leave their p as it is, Holm does not', () => {
  const random = seededRandom(5);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const draws = Array.from({ length: 1999 }, () => new Float64Array(4).fill(Math.abs(normal())));
  const adjusted = adjustRomanoWolf([2.2, 2.2, 2.2, 2.2], draws);
  assert.ok(
    adjusted.every((value) => Math.abs(value - 0.0278) < 0.012),
    `${[...adjusted]}`,
  );
  assert.ok(adjustHolm([0.0278, 0.0278, 0.0278, 0.0278])[0]! > 0.1);
});

test('With five independent true hypotheses any is rejected about one time in twenty', () => {
  const random = seededRandom(6);
  const normal = () => Math.abs(Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));
  const draws = Array.from({ length: 999 }, () => Float64Array.from({ length: 5 }, normal));
  let rejected = 0;
  for (let run = 0; run < 1000; run += 1)
    if (adjustRomanoWolf(Float64Array.from({ length: 5 }, normal), draws).some((value) => value <= 0.05)) rejected += 1;
  assert.ok(rejected > 25 && rejected < 80, `${rejected}`);
  assert.throws(() => adjustRomanoWolf([1], []), RangeError);
});
