import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seededRandom } from '../random/index.ts';
import { assertAllNear, assertNear, codes, everyone, firmDesign, firmStage, firms, numbers } from './fixtures.ts';
import golden from './goldens/firms.json' with { type: 'json' };
import {
  CalibrationError,
  type CalibrationRule,
  calibrateDesign,
  estimateDomains,
  type KnownTotals,
  makeReplicates,
  type SurveyDesign,
} from './index.ts';

const values = golden as unknown as Record<string, number[]>;
const [large, medium, small, north, south, west, workers] = values.known as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];
const sizes = { group: codes(firms, 'size'), totals: Float64Array.of(large, medium, small) };
const regions = { group: codes(firms, 'region'), totals: Float64Array.of(north, south, west) };
const inWorkers = { values: numbers(firms, 'workers'), total: workers };
const rule = (method: CalibrationRule['method']): CalibrationRule => ({
  method,
  bounds: [0.4, 2.5],
  tolerance: 1e-12,
  maxIterations: 200,
});
const known: Record<CalibrationRule['method'], KnownTotals> = {
  postStratify: { margins: [sizes], variables: [] },
  rake: { margins: [sizes, regions], variables: [] },
  linear: { margins: [sizes], variables: [inWorkers] },
  raking: { margins: [sizes], variables: [inWorkers] },
  logit: { margins: [sizes], variables: [inWorkers] },
};
const methods = Object.keys(known) as CalibrationRule['method'][];
const base = firmDesign();
const designs: Record<string, SurveyDesign> = {
  taylor: base,
  taylorFpc: firmDesign(firmStage({ population: numbers(firms, 'units') })),
  JKn: {
    ...base,
    replicates: makeReplicates(
      base,
      { kind: 'JKn', rho: 0, mse: false, replications: 1, bootstrap: 'raoWu' },
      seededRandom(1),
    ),
  },
};

describe('beside R survey 4.1', () => {
  for (const method of methods)
    test(`${method}: weights, estimates, errors and design effects, linearised and by replicates`, () => {
      for (const [name, plain] of Object.entries(designs)) {
        const design = calibrateDesign(plain, known[method], rule(method));
        const near = (what: string, found: ArrayLike<number>) =>
          assertAllNear(
            found,
            values[`${name}.${method}.${what}`]!,
            method === 'rake' ? 1e-8 : 1e-9,
            `${name} ${what}`,
          );
        const pair = (found: ReturnType<typeof estimateDomains>) =>
          Array.from(found.estimate).flatMap((estimate, d) => [estimate, Math.sqrt(found.variance[d]!)]);
        near('weights', design.weights.subarray(0, 5));
        const mean = estimateDomains(design, 'mean', numbers(firms, 'innovates'), null, everyone(firms), 1);
        near('mean', pair(mean));
        near('total', pair(estimateDomains(design, 'total', numbers(firms, 'exports'), null, everyone(firms), 1)));
        near('by', pair(estimateDomains(design, 'mean', numbers(firms, 'innovates'), null, codes(firms, 'region'), 3)));
        if (name === 'JKn') continue;
        const correction = 1 - mean.rows[0]! / mean.weight[0]!;
        near('deff', [mean.variance[0]! / (mean.simpleVariance[0]! * correction)]);
      }
    });
});

test('fitted weights meet every total, keep their bounds, and what was fitted has no error', () => {
  for (const method of methods) {
    const design = calibrateDesign(base, known[method], rule(method));
    for (const [i, total] of [large, medium, small].entries()) {
      const y = Float64Array.from(sizes.group, (group) => (group === i ? 1 : 0));
      const found = estimateDomains(design, 'total', y, null, everyone(firms), 1);
      assertNear(found.estimate[0]!, total, 1e-9, method);
      if (method !== 'rake') assert.ok(Math.sqrt(found.variance[0]!) < 1e-7 * total, `${method}: ${found.variance[0]}`);
    }
    if (method === 'logit')
      for (const [row, weight] of design.weights.entries()) {
        const g = weight / base.weights[row]!;
        assert.ok(g > 0.4 && g < 2.5);
      }
  }
});

test('totals that can not be met say why', () => {
  const code = (totals: KnownTotals, method: CalibrationRule['method'], more: Partial<CalibrationRule> = {}) => {
    try {
      calibrateDesign(base, totals, { ...rule(method), ...more });
    } catch (error) {
      assert.ok(error instanceof CalibrationError);
      return error.code;
    }
    return 'met';
  };
  const four = { group: sizes.group, totals: Float64Array.of(1, 2, 3, 4) };
  assert.equal(code({ margins: [four], variables: [] }, 'postStratify'), 'emptyGroup');
  const twice = { margins: [sizes], variables: [inWorkers, inWorkers] };
  assert.equal(code(twice, 'linear'), 'singular');
  const far = { margins: [sizes], variables: [{ ...inWorkers, total: workers * 40 }] };
  assert.equal(code(far, 'linear'), 'negativeWeight');
  assert.equal(code(far, 'logit'), 'notReached');
  const apart = { ...regions, totals: regions.totals.map((total) => total * 2) };
  assert.equal(code({ margins: [sizes, apart], variables: [] }, 'rake'), 'notReached');
});
