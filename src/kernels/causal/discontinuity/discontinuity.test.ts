import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { normalQuantile } from '../../distributions/index.ts';
import { type RandomSource, seededRandom } from '../../random/index.ts';
import golden from './goldens/discontinuity.json' with { type: 'json' };
import {
  type DiscontinuityChoices,
  type DiscontinuityData,
  densityTest,
  mseOptimalBandwidth,
  regressionDiscontinuity,
  splitAtCutoff,
} from './index.ts';

const near = (found: number, expected: number, tolerance = 1e-9, what = '') =>
  assert.ok(Math.abs(found - expected) <= tolerance * Math.max(1, Math.abs(expected)), `${what} ${found} ${expected}`);
const sharp: DiscontinuityData = {
  running: Float64Array.from(golden.x),
  cutoff: 0,
  outcome: Float64Array.from(golden.y),
  treated: null,
  covariates: [],
  cluster: null,
};
const choices: DiscontinuityChoices = {
  kernel: 'triangular',
  order: 1,
  bandwidth: { left: 0.6, right: 0.5 },
  variance: 'hc0',
  level: 0.95,
};
const jumpOf = (data: DiscontinuityData, more: Partial<DiscontinuityChoices> = {}) => {
  const found = regressionDiscontinuity(data, { ...choices, ...more });
  assert.equal(found.status, 'ok', String(found.reason));
  return found.effect!;
};

describe('at a given bandwidth against R’s lm with kernel weights and sandwich', () => {
  for (const kernel of ['triangular', 'uniform', 'epanechnikov'] as const)
    test(`${kernel}: the jump is local linear, the bias-corrected one local quadratic, errors HC0, HC2, HC3`, () => {
      const linear = golden[`${kernel}1`];
      const quadratic = golden[`${kernel}2`];
      for (const [i, variance] of (['hc0', 'hc2', 'hc3'] as const).entries()) {
        const found = jumpOf(sharp, { kernel, variance });
        near(found.conventional, linear[0]!);
        near(found.standardError, linear[i + 1]!);
        near(found.biasCorrected, quadratic[0]!);
        near(found.robustError, quadratic[i + 1]!);
      }
    });
  test('a covariate is taken out with one slope; clusters sum residuals on each side', () => {
    const covariates = [Float64Array.from(golden.z)];
    near(jumpOf({ ...sharp, covariates }).conventional, golden.withCovariate[0]!);
    near(
      jumpOf({ ...sharp, cluster: Int32Array.from(golden.region) }).standardError,
      golden.clustered[0] as unknown as number,
    );
  });
  test('fuzzy: the ratio of two jumps, its error that of what treatment leaves', () => {
    const treated = Float64Array.from(golden.took);
    const { effect, firstStage } = regressionDiscontinuity({ ...sharp, treated }, choices);
    const ratio = golden.triangular1[0]! / golden.took1[0]!;
    near(effect!.conventional, ratio);
    near(firstStage!.conventional, golden.took1[0]!);
    const rest = sharp.outcome.map((y, i) => (y - ratio * treated[i]!) / golden.took1[0]!);
    near(effect!.standardError, jumpOf({ ...sharp, outcome: rest }).standardError);
  });
});

const normal = (random: RandomSource) => normalQuantile(Math.min(Math.max(random(), 1e-12), 1 - 1e-12));
const automatic = { bandwidth: null, variance: 'nearestNeighbour' } as const;

/** The outcome's curve differs on the two sides as in the first design of Calonico, Cattaneo and Titiunik. */
function draw(random: RandomSource, n: number, effect: number): DiscontinuityData {
  const running = Float64Array.from({ length: n }, () => {
    const [a, b] = [random(), random()];
    return 2 * Math.max(Math.min(a, b), 0.2 * a) - 0.6 + 0.2 * b;
  });
  const outcome = running.map((x) => {
    const curve = x < 0 ? 1.27 * x + 3.2 * x ** 2 + 2 * x ** 3 : 0.84 * x - 3 * x ** 2 + 2.5 * x ** 3;
    return curve + (x >= 0 ? effect : 0) + 0.3 * normal(random);
  });
  return { ...sharp, running, outcome };
}

test('scaling the outcome scales the jump; scaling and shifting the running variable scales the bandwidth alone', () => {
  const data = draw(seededRandom(4), 400, 1);
  const base = regressionDiscontinuity(data, { ...choices, ...automatic });
  const scaled = regressionDiscontinuity(
    {
      ...data,
      running: data.running.map((x) => 100 * x + 7),
      cutoff: 7,
      outcome: data.outcome.map((y) => 3 * y + 2),
    },
    { ...choices, ...automatic },
  );
  near(scaled.bandwidth!.left, 100 * base.bandwidth!.left, 1e-7);
  near(scaled.bandwidth!.biasLeft, 100 * base.bandwidth!.biasLeft, 1e-7);
  near(scaled.effect!.biasCorrected, 3 * base.effect!.biasCorrected, 1e-7);
  near(scaled.effect!.robustError, 3 * base.effect!.robustError, 1e-7);
});

test('turning the running variable round turns the jump round', () => {
  const data = draw(seededRandom(5), 400, 1);
  const turned = { ...data, running: data.running.map((x) => -x) };
  const [a, b] = [data, turned].map((one) => regressionDiscontinuity(one, { ...choices, ...automatic }).effect!);
  near(a!.biasCorrected, -b!.biasCorrected, 1e-9);
  near(a!.robustError, b!.robustError, 1e-9);
});

test('with the chosen bandwidth the robust interval covers the truth, and no effect is found one time in twenty: 500 drawn samples', () => {
  const random = seededRandom(31);
  let [covered, wrong, width] = [0, 0, 0];
  for (let i = 0; i < 500; i += 1) {
    const found = jumpOf(draw(random, 400, 1), automatic);
    if (found.lower <= 1 && 1 <= found.upper) covered += 1;
    if (jumpOf(draw(random, 400, 0), automatic).pValue < 0.05) wrong += 1;
    width += (found.upper - found.lower) / 500;
  }
  assert.ok(covered / 500 > 0.91 && covered / 500 < 0.98, `coverage ${covered / 500}`);
  assert.ok(wrong / 500 < 0.09, `size ${wrong / 500}`);
  assert.ok(width < 0.8, `width ${width}`);
});

test('the bandwidth is near the one that theory gives where the curves are parabolas', () => {
  const random = seededRandom(9);
  let mean = 0;
  for (let i = 0; i < 12; i += 1) {
    const running = Float64Array.from({ length: 8000 }, () => 2 * random() - 1);
    const outcome = running.map((x) => (x < 0 ? 3 : -2) * x * x + 0.3 * normal(random));
    mean +=
      mseOptimalBandwidth(splitAtCutoff({ ...sharp, running }, outcome), 1, 'triangular', 'nearestNeighbour')!.main /
      12;
  }
  // 3.4375 · (2σ² / (f · (μ″₊ − μ″₋)²) / n)^(1/5), density f of 1/2
  near(mean, 3.4375 * (0.18 / (0.5 * 100 * 8000)) ** 0.2, 0.03, 'bandwidth');
});

describe('the density test', () => {
  test('finds the density at the cut-off', () => {
    const random = seededRandom(2);
    const { below, above } = densityTest(Float64Array.from({ length: 40_000 }, () => normal(random) + 0.5));
    for (const found of [below, above]) near(found, Math.exp(-0.125) / Math.sqrt(2 * Math.PI), 0.04);
  });
  test('refuses a smooth density one time in twenty, and a jump by a half nearly always: 400 drawn samples', () => {
    const random = seededRandom(3);
    let [wrong, seen] = [0, 0];
    for (let i = 0; i < 400; i += 1) {
      const x = Float64Array.from({ length: 1000 }, () => normal(random) - 0.3);
      if (densityTest(x).pValue < 0.05) wrong += 1;
      const moved = x.map((value) => (value < 0 && value > -0.2 && random() < 0.5 ? -value : value));
      if (densityTest(moved).pValue < 0.05) seen += 1;
    }
    assert.ok(wrong / 400 > 0.02 && wrong / 400 < 0.085, `size ${wrong / 400}`);
    assert.ok(seen / 400 > 0.7, `power ${seen / 400}`);
  });
  test('has no answer for few units or repeated values', () => {
    assert.equal(densityTest(Float64Array.from({ length: 30 }, (_, i) => i / 10 - 1)).reason, 'fewUnits');
    const rounded = Float64Array.from({ length: 400 }, (_, i) => Math.round((i - 200) / 20));
    assert.equal(densityTest(rounded).reason, 'massPoints');
  });
});

describe('degenerate samples say what they are', () => {
  const reason = (data: Partial<DiscontinuityData>, more: Partial<DiscontinuityChoices> = automatic) =>
    regressionDiscontinuity({ ...sharp, ...data }, { ...choices, ...more }).reason;
  test('few units or values, an outcome that does not vary, take-up that does not jump', () => {
    assert.equal(reason({ cutoff: 0.95 }), 'fewUnits');
    assert.equal(reason({ cutoff: 5 }), 'fewUnits');
    assert.equal(reason({ running: sharp.running.map((x) => (x < 0 ? -1 : 1)) }), 'fewValues');
    assert.equal(reason({ outcome: new Float64Array(240).fill(3) }, {}), 'noVariation');
    assert.equal(reason({ treated: new Float64Array(240).fill(1) }, {}), 'noFirstStage');
    assert.equal(reason({}, { bandwidth: { left: 1e-6, right: 0.5 } }), 'fewValues');
    assert.equal(reason({ cluster: new Int32Array(240) }, {}), 'fewValues');
  });
  test('arguments are refused by name', () => {
    assert.throws(() => reason({ outcome: new Float64Array(2) }), /outcome/);
    assert.throws(() => reason({}, { order: 0 }), /order/);
    assert.throws(() => reason({}, { bandwidth: { left: 0, right: 1 } }), /bandwidth/);
  });
});
