import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalQuantile, studentTQuantile } from '../distributions/index.ts';
import { seededRandom } from '../random/index.ts';
import { smallestDetectableEffect } from './index.ts';

const design = { standardDeviation: 10, participants: 200, shareServed: 0.5 };

test('a hundred served of two hundred reveal an effect of 0.4 standard deviations', () => {
  // (1.972017 + 0.843433) × 10 × √(4 / 200): t quantiles of 198 degrees from a printed table
  assert.ok(Math.abs(smallestDetectableEffect(design) - 3.98164) < 1e-4);
});

test('quantiles come near the normal ones for large rounds', () => {
  const normal = (normalQuantile(0.975) + normalQuantile(0.8)) * 10 * Math.sqrt(4 / 1_000_000);
  assert.ok(Math.abs(smallestDetectableEffect({ ...design, participants: 1_000_000 }) / normal - 1) < 1e-5);
});

test('twice the spread doubles the effect, half the variance explained shrinks it by the root, equal arms are best', () => {
  const base = smallestDetectableEffect(design);
  const with_ = (change: object) => smallestDetectableEffect({ ...design, ...change });
  assert.ok(Math.abs(with_({ standardDeviation: 20 }) / base - 2) < 1e-12);
  assert.ok(Math.abs(with_({ explainedShare: 0.5 }) / base - Math.SQRT1_2) < 1e-12);
  assert.ok(Math.abs(with_({ shareServed: 0.2 }) - with_({ shareServed: 0.8 })) < 1e-12);
  assert.ok(with_({ shareServed: 0.2 }) > base && with_({ power: 0.9 }) > base && with_({ level: 0.1 }) < base);
});

test('the effect is found with the promised chance in 2,000 simulated rounds', () => {
  const random = seededRandom(11);
  const normal = () => normalQuantile(Math.min(Math.max(random(), 1e-12), 1 - 1e-12));
  const small = { standardDeviation: 3, participants: 40, shareServed: 0.4 };
  const effect = smallestDetectableEffect(small);
  const critical = studentTQuantile(0.975, 38);
  let found = 0;
  for (let round = 0; round < 2000; round += 1) {
    const served = Array.from({ length: 16 }, () => effect + 3 * normal());
    const unserved = Array.from({ length: 24 }, () => 3 * normal());
    if (Math.abs(statistic(served, unserved)) > critical) found += 1;
  }
  // 4 standard errors of a share of 2,000
  assert.ok(Math.abs(found / 2000 - 0.8) < 0.036, `power ${found / 2000}`);
});

function statistic(a: number[], b: number[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = (values: number[]) => values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0);
  const pooled = (squares(a) + squares(b)) / (a.length + b.length - 2);
  return (mean(a) - mean(b)) / Math.sqrt(pooled * (1 / a.length + 1 / b.length));
}

test('an argument outside its range is refused by name', () => {
  const refuses = (change: object, name: RegExp) =>
    assert.throws(
      () => smallestDetectableEffect({ ...design, ...change }),
      (error: unknown) => {
        assert.ok(error instanceof RangeError);
        return name.test(error.message);
      },
    );
  refuses({ standardDeviation: 0 }, /standardDeviation/);
  refuses({ standardDeviation: Number.NaN }, /standardDeviation/);
  refuses({ participants: 3 }, /participants/);
  refuses({ participants: 50.5 }, /participants/);
  refuses({ shareServed: 1 }, /shareServed/);
  refuses({ shareServed: 0.001 }, /each arm/);
  refuses({ explainedShare: 1 }, /explainedShare/);
  refuses({ level: 0 }, /level/);
  refuses({ power: 1 }, /power/);
  refuses({ power: 0.01 }, /power/);
});
