import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalQuantile, studentTQuantile } from '../distributions/index.ts';
import { seededRandom } from '../random/index.ts';
import { clusteredDifference } from './experiment/index.ts';
import golden from './goldens/power.json' with { type: 'json' };
import { designEffect, smallestDetectableEffect } from './index.ts';

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

test('it is within one percent of power.t.test, which uses the non-central distribution', () => {
  for (const [arm, power, level, delta] of golden as [number, number, number, number][]) {
    const found = smallestDetectableEffect({ ...design, standardDeviation: 1, participants: 2 * arm, power, level });
    assert.ok(Math.abs(found / delta - 1) < 0.01, `${arm} ${power} ${level}: ${found} and ${delta}`);
  }
});

test('design effects: by hand for clusters, Schochet’s 4 and 2.75 for cut-offs', () => {
  const half = { shareServed: 0.5 };
  assert.equal(designEffect(half), 1);
  assert.equal(designEffect({ ...half, clusters: { size: 21, intraCorrelation: 0.05 } }), 2);
  const uneven = { size: 20, intraCorrelation: 0.1, sizeVariation: 0.5 };
  assert.ok(Math.abs(designEffect({ ...half, clusters: uneven }) - 3.4) < 1e-12);
  assert.ok(Math.abs(designEffect({ ...half, cutoff: 'uniform' }) - 4) < 1e-12);
  assert.ok(Math.abs(designEffect({ ...half, cutoff: 'normal' }) - 2.75) < 0.003);
});

test('waves: the variance of Hussey and Hughes for a stepped wedge of units', () => {
  for (const [steps, before, perStep, correlation] of [
    [2, 1, 1, 0.3],
    [4, 1, 1, 0.6],
    [3, 2, 2, 0.1],
  ] as const) {
    const perWave = 10;
    const units = steps * perWave;
    const periods = before + steps * perStep;
    const isOn = (wave: number, period: number) => (period >= before + wave * perStep ? 1 : 0);
    let [u, w, v] = [0, 0, 0];
    for (let period = 0; period < periods; period += 1) {
      let on = 0;
      for (let wave = 0; wave < steps; wave += 1) on += perWave * isOn(wave, period);
      u += on;
      w += on * on;
    }
    for (let wave = 0; wave < steps; wave += 1) v += perWave * ((steps - wave) * perStep) ** 2;
    const [between, within] = [correlation, 1 - correlation];
    const variance =
      (units * within * (within + periods * between)) /
      ((units * u - w) * within + (u * u + units * periods * u - periods * w - units * v) * between);
    const effect = designEffect({ shareServed: 0.5, waves: { steps, before, perStep, correlation } });
    assert.ok(Math.abs((4 * effect) / units / variance - 1) < 1e-10, `${(4 * effect) / units} and ${variance}`);
  }
});

test('with clusters the effect is found with the promised chance in 500 simulated rounds', () => {
  const random = seededRandom(13);
  const normal = () => normalQuantile(Math.min(Math.max(random(), 1e-12), 1 - 1e-12));
  const clusters = { size: 10, intraCorrelation: 0.2 };
  const effect = smallestDetectableEffect({ ...design, standardDeviation: 1, participants: 240, clusters });
  const cluster = Int32Array.from({ length: 240 }, (_, unit) => Math.floor(unit / 10));
  const assigned = Uint8Array.from(cluster, (code) => code % 2);
  let found = 0;
  for (let round = 0; round < 500; round += 1) {
    const own = Array.from({ length: 24 }, () => Math.sqrt(0.2) * normal());
    const outcome = Float64Array.from(cluster, (c, i) => effect * assigned[i]! + own[c]! + Math.sqrt(0.8) * normal());
    if (clusteredDifference({ outcome, assigned, covariates: [], weights: null }, cluster, 0.95).pValue < 0.05)
      found += 1;
  }
  assert.ok(Math.abs(found / 500 - 0.8) < 0.072, `power ${found / 500}`);
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
  refuses({ strata: 0 }, /strata/);
  refuses({ strata: 199 }, /participants/);
  refuses({ clusters: { size: 100, intraCorrelation: 0.1 } }, /participants/);
  refuses({ clusters: { size: 10, intraCorrelation: 2 } }, /intraCorrelation/);
  refuses({ waves: { steps: 1, before: 1, perStep: 1, correlation: 0 } }, /steps/);
  refuses({ waves: { steps: 2, before: 1, perStep: 1, correlation: 0 }, cutoff: 'normal' }, /waves/);
});
