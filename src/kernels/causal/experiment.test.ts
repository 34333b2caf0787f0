import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { normalQuantile } from '../distributions/index.ts';
import { type RandomSource, seededRandom } from '../random/index.ts';
import golden from './goldens/experiment.json' with { type: 'json' };
import { adjustForBaseline, differenceInMeans, type ExperimentData, randomisationInference } from './index.ts';

const experiment = (outcome: number[], assigned: number[], stratum: number[] | null = null): ExperimentData => ({
  outcome: Float64Array.from(outcome),
  assigned: Uint8Array.from(assigned),
  stratum: stratum === null ? null : Int32Array.from(stratum),
  probability: null,
});
function near(found: number, expected: number, relative = 1e-12, what = ''): void {
  assert.ok(
    Math.abs(found - expected) <= relative * Math.max(1e-9, Math.abs(expected)),
    `${what} ${found} ${expected}`,
  );
}

test('one stratum is Welch’s test, to 1e-10', () => {
  const { welch } = golden;
  const found = differenceInMeans(experiment(golden.outcome, golden.assigned), 0.95);
  near(found.estimate, welch.estimate[0]!, 1e-12, 'estimate');
  near(found.standardError, welch.standardError[0]!, 1e-12, 'error');
  near(found.degreesOfFreedom, welch.degreesOfFreedom[0]!, 1e-11, 'df');
  near(found.lower, welch.interval[0]!, 1e-10, 'lower');
  near(found.upper, welch.interval[1]!, 1e-10, 'upper');
  near(found.pValue, welch.pValue[0]!, 1e-9, 'p');
});

test('with a baseline it is the coefficient of least squares, and what is left varies less', () => {
  const data = experiment(golden.outcome, golden.assigned);
  const { outcome, slope, explainedShare } = adjustForBaseline(data, Float64Array.from(golden.baseline));
  near(slope, golden.ancova.slope[0]!, 1e-11);
  const adjusted = differenceInMeans({ ...data, outcome }, 0.95);
  near(adjusted.estimate, golden.ancova.estimate[0]!, 1e-11);
  assert.ok(adjusted.standardError < differenceInMeans(data, 0.95).standardError);
  assert.ok(explainedShare > 0.3 && explainedShare < 1);
});

test('strata are weighted by their units: two strata by hand', () => {
  // stratum 0: means 6 and 3 of 4 units; stratum 1: means 20 and 10 of 2 units; (4·3 + 2·10)/6
  const found = differenceInMeans(experiment([5, 7, 2, 4, 20, 10], [1, 1, 0, 0, 1, 0], [0, 0, 0, 0, 1, 1]), 0.95);
  near(found.estimate, 32 / 6);
  // arms of one unit borrow the pooled variance 2 of their arm: (4/6)²·(1 + 1) + (2/6)²·(2 + 2)
  near(found.standardError, Math.sqrt((16 / 36) * 2 + (4 / 36) * 4));
  assert.deepEqual([found.assigned, found.unassigned], [3, 3]);
});

test('chances that vary inside a stratum weigh units; equal ones change nothing', () => {
  const data = experiment([10, 20, 30, 1, 2, 3], [1, 1, 1, 0, 0, 0]);
  const weighted = differenceInMeans({ ...data, probability: Float64Array.of(0.5, 0.25, 0.25, 0.5, 0.25, 0.25) }, 0.95);
  near(weighted.meanAssigned, (2 * 10 + 4 * 20 + 4 * 30) / 10);
  near(weighted.meanUnassigned, (2 * 1 + (4 / 3) * 2 + (4 / 3) * 3) / (2 + 8 / 3));
  const equal = differenceInMeans({ ...data, probability: new Float64Array(6).fill(0.3) }, 0.95);
  near(equal.standardError, differenceInMeans(data, 0.95).standardError);
});

describe('degenerate experiments say what they are', () => {
  const reason = (outcome: number[], assigned: number[], stratum: number[] | null = null) => {
    const data = experiment(outcome, assigned, stratum);
    const drawn = randomisationInference({ data, draws: 19, random: seededRandom(1), level: null });
    return [differenceInMeans(data, 0.95).reason, drawn.reason];
  };
  test('an arm that is empty, has one unit, or does not vary', () => {
    assert.deepEqual(reason([1, 2], [1, 1]), ['noPair', 'oneUnitInAnArm']);
    assert.deepEqual(reason([1, 2, 3], [1, 0, 0]), ['oneUnitInAnArm', 'oneUnitInAnArm']);
    assert.deepEqual(reason([1, 1, 2, 2], [1, 1, 0, 0]), ['noVariation', 'noVariation']);
    assert.deepEqual(reason([], []), ['noPair', 'oneUnitInAnArm']);
  });
  test('units without an outcome and strata with one arm are left out and counted', () => {
    const found = differenceInMeans(
      experiment([1, 2, 5, 6, Number.NaN, 9, 9], [0, 0, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 1, 1]),
      0.95,
    );
    assert.deepEqual([found.withoutOutcome, found.inOneArmedStrata, found.estimate], [1, 2, 4]);
  });
  test('a baseline that does not vary changes nothing; one that is missing is filled in', () => {
    const data = experiment([1, 2, 5, 6], [0, 0, 1, 1]);
    assert.deepEqual(adjustForBaseline(data, new Float64Array(4).fill(3)).outcome, data.outcome);
    assert.equal(adjustForBaseline(data, Float64Array.of(1, Number.NaN, 2, 3)).filledIn, 1);
  });
  test('arguments outside their range are refused by name', () => {
    const data = experiment([1, 2, 5, 6], [0, 0, 1, 1]);
    assert.throws(() => differenceInMeans(data, 95), /level/);
    assert.throws(() => differenceInMeans({ ...data, probability: new Float64Array(4) }, 0.95), /probability/);
    assert.throws(() => differenceInMeans({ ...data, assigned: new Uint8Array(3) }, 0.95), /assigned/);
    assert.throws(() => differenceInMeans(experiment([Number.POSITIVE_INFINITY], [1]), 0.95), /outcome/);
    const random = seededRandom(1);
    assert.throws(() => randomisationInference({ data, draws: 0, random, level: null }), /draws/);
    assert.throws(() => adjustForBaseline(data, new Float64Array(2)), /baseline/);
  });
});

test('the randomisation p-value nears that of all seventy assignments of eight units', () => {
  const outcome = [12, 15, 19, 23, 8, 9, 14, 10];
  const assigned = [1, 1, 1, 1, 0, 0, 0, 0];
  const t = (arms: number[]) => {
    const { estimate, standardError } = differenceInMeans(experiment(outcome, arms), 0.95);
    return Math.abs(estimate) / standardError;
  };
  let asLarge = 0;
  let all = 0;
  for (let mask = 0; mask < 256; mask += 1) {
    const arms = outcome.map((_, i) => (mask >> i) & 1);
    if (arms.reduce((sum, arm) => sum + arm, 0) !== 4) continue;
    all += 1;
    if (t(arms) >= t(assigned) * (1 - 1e-12)) asLarge += 1;
  }
  assert.equal(all, 70);
  const data = experiment(outcome, assigned);
  const { pValue } = randomisationInference({ data, draws: 19_999, random: seededRandom(2), level: null });
  assert.ok(Math.abs(pValue - asLarge / all) < 0.006, `${pValue} ${asLarge / all}`);
});

test('the same seed gives the same interval, and it holds the estimate', () => {
  const data = experiment(golden.outcome, golden.assigned);
  const run = () => randomisationInference({ data, draws: 499, random: seededRandom(3), level: 0.95 });
  const { lower, upper } = run();
  assert.deepEqual(run(), run());
  const { estimate } = differenceInMeans(data, 0.95);
  assert.ok(lower < estimate && estimate < upper);
});

const normal = (random: RandomSource) => normalQuantile(Math.min(Math.max(random(), 1e-12), 1 - 1e-12));

/** 48 firms in three strata of unequal shares; effects differ by firm around 2, outcomes have a long tail. */
function simulate(random: RandomSource, average: number): ExperimentData {
  const strata = [
    { size: 24, places: 8 },
    { size: 16, places: 8 },
    { size: 8, places: 5 },
  ];
  const units = strata.flatMap(({ size, places }, s) => {
    const arms: number[] = Array.from({ length: size }, (_, i) => (i < places ? 1 : 0));
    for (let i = size - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [arms[i], arms[j]] = [arms[j]!, arms[i]!];
    }
    return arms.map((arm) => {
      const own = Math.exp(0.5 * normal(random)) * 5 + 3 * s;
      return { s, arm, y: own + arm * (average + 0.5 * normal(random)) };
    });
  });
  return experiment(
    units.map(({ y }) => y),
    units.map(({ arm }) => arm),
    units.map(({ s }) => s),
  );
}

test('of 1,000 simulated lotteries intervals cover the true effect, and tests of no effect are wrong one time in twenty', () => {
  const random = seededRandom(17);
  let covered = 0;
  let wrong = 0;
  let wrongByDraw = 0;
  for (let r = 0; r < 1000; r += 1) {
    const { lower, upper } = differenceInMeans(simulate(random, 2), 0.95);
    if (lower <= 2 && 2 <= upper) covered += 1;
    const nothing = simulate(random, 0);
    if (differenceInMeans(nothing, 0.95).pValue < 0.05) wrong += 1;
    if (randomisationInference({ data: nothing, draws: 99, random, level: null }).pValue <= 0.05) wrongByDraw += 1;
  }
  // 4 standard errors of a share of 1,000
  assert.ok(Math.abs(covered / 1000 - 0.95) < 0.0276, `covered ${covered}`);
  assert.ok(Math.abs(wrong / 1000 - 0.05) < 0.0276, `wrong ${wrong}`);
  assert.ok(Math.abs(wrongByDraw / 1000 - 0.05) < 0.0276, `wrong by draw ${wrongByDraw}`);
});

test('of 200 simulated lotteries randomisation intervals cover the true effect', () => {
  const random = seededRandom(23);
  let covered = 0;
  for (let r = 0; r < 200; r += 1) {
    const { lower, upper } = randomisationInference({ data: simulate(random, 2), draws: 199, random, level: 0.95 });
    if (lower <= 2 && 2 <= upper) covered += 1;
  }
  assert.ok(covered / 200 > 0.95 - 4 * Math.sqrt((0.95 * 0.05) / 200), `covered ${covered}`);
});
