import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { normalQuantile } from '../../kernels/distributions/index.ts';
import { type RandomSource, seededRandom } from '../../kernels/random/index.ts';
import type { StudyPlan } from './model.ts';
import type { Applicant } from './rules/applicants.ts';
import { compareArms } from './rules/compareArms.ts';
import { compareAtLimit } from './rules/compareAtLimit.ts';
import { compareWaves, type KnownValue } from './rules/compareWaves.ts';
import { methodOf } from './rules/judgeRound.ts';
import { lastDayOf, orderOf, periodOfDay } from './rules/periods.ts';

const plan = (method: StudyPlan['method']): StudyPlan => ({
  method,
  adjustment: 'none',
  level: 0.95,
  draws: 99,
  seed: 1,
  smallestEffect: null,
});
const normal = (random: RandomSource) => normalQuantile(Math.min(Math.max(random(), 1e-9), 1 - 1e-9));
const nobody: Applicant = {
  application: '',
  assigned: false,
  stratum: null,
  probability: null,
  received: false,
  outcome: null,
  baseline: null,
  linked: true,
  score: null,
  wave: null,
  startedOn: null,
  neighbourhood: [],
};
const resultOf = (compared: ReturnType<typeof compareArms>) => {
  assert.equal(compared.kind, 'result', JSON.stringify(compared));
  return (compared as Extract<typeof compared, { kind: 'result' }>).result;
};

/** Two hundred firms of which the eighty with the highest score won; the outcome rises with the score, and by `effect` where help came. */
function drawScores(random: RandomSource, effect: number, firms = 400): Applicant[] {
  const scores = Array.from({ length: firms }, () => Math.round(1000 * random()) / 10);
  const limit = [...scores].sort((a, b) => b - a)[Math.floor(0.4 * firms)]!;
  return scores.map((score, i) => {
    const assigned = score > limit;
    const baseline = 0.1 * score + normal(random);
    const outcome = baseline + (assigned ? effect : 0) + normal(random);
    return { ...nobody, application: `a${i}`, assigned, received: assigned, score, baseline, outcome };
  });
}

/** Firms of two waves and some without a place, seen in five years; help of the first wave begins in 2021, of the second in 2022. */
function drawWaves(random: RandomSource, effect: number, trend = 0): { applicants: Applicant[]; values: KnownValue[] } {
  const applicants: Applicant[] = [];
  const values: KnownValue[] = [];
  for (let i = 0; i < 180; i += 1) {
    const wave = i % 3 === 0 ? null : i % 3;
    const level = 10 * normal(random);
    const own: KnownValue[] = [2018, 2019, 2020, 2021, 2022].map((year) => ({
      application: `a${i}`,
      period: String(year),
      value:
        level +
        year -
        2018 +
        (wave === null ? 0 : trend * (year - 2018)) +
        (wave !== null && year >= 2020 + wave ? effect : 0) +
        normal(random),
    }));
    values.push(...own);
    applicants.push({
      ...nobody,
      application: `a${i}`,
      assigned: wave !== null,
      wave,
      startedOn: wave === null || i % 5 === 0 ? null : `${2020 + wave}-05-02`,
      received: wave !== null && i % 5 !== 0,
      outcome: own.at(-1)!.value,
      baseline: own[0]!.value,
    });
  }
  return { applicants, values };
}

test('the rule by which places were given fixes the method, and first come fixes none', () => {
  assert.deepEqual(['lottery', 'scoreCutoff', 'waves', 'firstCome', 'constructor'].map(methodOf), [
    'experiment',
    'regressionDiscontinuity',
    'groupTimeAtt',
    null,
    null,
  ]);
});

test('days fall into periods of each length, and periods follow each other without a hole', () => {
  assert.deepEqual(
    ['2024', '2024-H1', '2024-Q1', '2024-01'].map((like) => periodOfDay('2023-11-30', like)),
    ['2023', '2023-H2', '2023-Q4', '2023-11'],
  );
  assert.equal(orderOf('2024-Q1'), orderOf('2023-Q4') + 1);
  assert.equal(orderOf('2024-01'), orderOf('2023-12') + 1);
  assert.deepEqual(['2024', '2024-H1', '2024-Q1', '2024-02'].map(lastDayOf), [
    '2024-12-31',
    '2024-06-30',
    '2024-03-31',
    '2024-02-29',
  ]);
  assert.throws(() => lastDayOf('24'), RangeError);
});

describe('places by score', () => {
  it('the effect at the limit is inside the interval about 95 times in 100, and nothing is found where nothing is', () => {
    const random = seededRandom(8);
    let [held, found] = [0, 0];
    for (let run = 0; run < 60; run += 1) {
      const { lower, upper } = resultOf(compareAtLimit(drawScores(random, 2), plan('regressionDiscontinuity')));
      if (lower <= 2 && upper >= 2) held += 1;
      const none = resultOf(compareAtLimit(drawScores(random, 0), plan('regressionDiscontinuity')));
      if (none.lower > 0 || none.upper < 0) found += 1;
    }
    assert.ok(held >= 52 && found <= 8, `${held} held, ${found} found`);
  });

  it('says how many firms decide, and whether scores were moved or differed before', () => {
    const { card } = resultOf(compareAtLimit(drawScores(seededRandom(2), 2), plan('regressionDiscontinuity')));
    const levels = Object.fromEntries(card!.guardRails.map(({ key, level }) => [key, level]));
    assert.ok(levels.density !== 'serious' && levels.baselineAtLimit !== 'serious');
    assert.ok('nearLimit' in levels && card!.details.below! > 0);
    const moved = drawScores(seededRandom(2), 2, 2000).map((one) => {
      const limit = 62;
      return one.score! > limit - 6 && one.score! < limit
        ? { ...one, score: limit + one.score! / 10 - 5.6, assigned: true }
        : one;
    });
    const suspicious = resultOf(compareAtLimit(moved, plan('regressionDiscontinuity'))).card!;
    assert.notEqual(suspicious.guardRails.find(({ key }) => key === 'density')!.level, 'good');
  });

  it('without scores, on one side alone, or with too few firms there is no effect and a reason', () => {
    const some = drawScores(seededRandom(3), 1, 60);
    const reasonOf = (applicants: Applicant[]) => {
      const compared = compareAtLimit(applicants, plan('regressionDiscontinuity'));
      return compared.kind === 'none' ? compared.judgement.reason : null;
    };
    assert.equal(reasonOf(some.map((one) => ({ ...one, score: null }))), 'noScore');
    assert.equal(reasonOf(some.map((one) => ({ ...one, score: one.assigned ? one.score : null }))), 'oneSide');
    assert.equal(reasonOf(some.slice(0, 30)), 'fewNearLimit');
  });
});

describe('places in waves', () => {
  it('the effect is found by wave and period; before help began there is none', () => {
    const { applicants, values } = drawWaves(seededRandom(4), 3);
    const { estimate, lower, upper, card } = resultOf(compareWaves(applicants, values, plan('groupTimeAtt')));
    assert.ok(lower < 3 && upper > 3 && Math.abs(estimate - 3) < 0.5, `${estimate}`);
    assert.deepEqual(
      card!.curve.map(({ key }) => key),
      [-4, -3, -2, -1, 0, 1],
    );
    assert.ok(card!.curve.filter(({ key }) => key < -1).every((one) => Math.abs(one.estimate!) < 0.8));
    assert.equal(card!.guardRails.find(({ key }) => key === 'preTrend')!.level, 'good');
    assert.equal(card!.details.waves, 2);
  });

  it('groups that moved apart before are a serious doubt', () => {
    const { applicants, values } = drawWaves(seededRandom(5), 0, 1);
    const { card } = resultOf(compareWaves(applicants, values, plan('groupTimeAtt')));
    assert.equal(card!.guardRails.find(({ key }) => key === 'preTrend')!.level, 'serious');
  });

  it('a firm that help never reached counts with its wave, and the last wave stands in where everybody has a place', () => {
    const { applicants, values } = drawWaves(seededRandom(6), 3);
    const everybody = applicants.map((one) => ({
      ...one,
      assigned: true,
      wave: one.wave ?? 3,
      startedOn: one.wave === null ? '2023-02-01' : one.startedOn,
    }));
    const { estimate, assigned, notAssigned } = resultOf(compareWaves(everybody, values, plan('groupTimeAtt')));
    assert.ok(Math.abs(estimate - 3) < 0.6, `${estimate}`);
    assert.deepEqual([assigned.invited, notAssigned.invited], [120, 60]);
  });

  it('no wave that began, or one period alone, is not known yet', () => {
    const { applicants, values } = drawWaves(seededRandom(7), 3);
    const none = compareWaves(
      applicants.map((one) => ({ ...one, startedOn: null })),
      values,
      plan('groupTimeAtt'),
    );
    assert.deepEqual(none, { kind: 'none', judgement: { state: 'notKnownYet', reason: 'noWaveBegan' } });
    const one = compareWaves(
      applicants,
      values.filter(({ period }) => period === '2022'),
      plan('groupTimeAtt'),
    );
    assert.deepEqual(one, { kind: 'none', judgement: { state: 'notKnownYet', reason: 'onePeriod' } });
  });
});

test('where one group answers less, bounds are given, and the rails say so', () => {
  const random = seededRandom(9);
  const applicants = Array.from({ length: 200 }, (_, i): Applicant => {
    const assigned = i % 2 === 0;
    const value = normal(random) + (assigned ? 1 : 0);
    const answers = assigned ? i % 10 !== 0 : i % 3 !== 0;
    return {
      ...nobody,
      application: `a${i}`,
      assigned,
      probability: 0.5,
      received: assigned,
      outcome: answers ? value : null,
      neighbourhood: i % 4 < 2 ? ['T1 25'] : [`T${i} 10`],
    };
  });
  const { card } = resultOf(compareArms(applicants, plan('experiment')));
  const levels = Object.fromEntries(card!.guardRails.map(({ key, level }) => [key, level]));
  assert.equal(levels.response, 'serious');
  assert.equal(levels.linkage, 'good');
  assert.equal(levels.overlap, 'good');
  const split = resultOf(
    compareArms(
      applicants.map((one, i) => ({ ...one, stratum: i < 60 ? (i % 2 ? 'a' : 'b') : 'c' })),
      plan('experiment'),
    ),
  );
  assert.equal(split.card!.guardRails.find(({ key }) => key === 'overlap')!.level, 'serious');
  assert.equal(levels.balance, 'notKnown');
  assert.equal(levels.spillOver, 'caution');
  assert.ok(card!.lee!.lower! < 1 && card!.lee!.upper! > 1 && card!.lee!.intervalLower! < card!.lee!.lower!);
});
