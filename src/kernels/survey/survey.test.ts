import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '../random/index.ts';
import twoStage from './goldens/twoStage.json' with { type: 'json' };
import {
  countDomainMembers,
  estimateDomains,
  type IntervalKind,
  intervalOf,
  type LonelyPsuPolicy,
  prepareDesign,
  type SamplingStage,
  type SurveyDesign,
} from './index.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const reference = process.env.TOOLROOM_REFERENCE_DATA ?? path.join(here, '../../../../shared/data');

type Rows = Record<string, string>[];

function readRows(file: string): Rows {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const split = (line: string) =>
    line
      .trim()
      .split(',')
      .map((cell) => cell.replaceAll('"', ''));
  const names = split(head);
  return lines.map((line) => Object.fromEntries(split(line).map((cell, i) => [names[i]!, cell])));
}

const numbers = (rows: Rows, name: string) =>
  Float64Array.from(rows, (row) => (row[name] === '' || row[name] === 'NA' ? Number.NaN : Number(row[name])));
function codes(rows: Rows, name: string): Int32Array {
  const seen = new Map<string, number>();
  return Int32Array.from(rows, (row) => {
    const value = row[name]!;
    if (!seen.has(value)) seen.set(value, seen.size);
    return seen.get(value)!;
  });
}
const everyone = (rows: Rows) => new Int32Array(rows.length);
const only = (rows: Rows, holds: (row: Rows[number]) => boolean) =>
  Int32Array.from(rows, (row) => (holds(row) ? 0 : -1));

function assertNear(found: number, expected: number, relative: number, what: string): void {
  const off = Math.abs(found - expected) / Math.max(Math.abs(expected), 1e-12);
  assert.ok(off <= relative, `${what}: ${found} is not ${expected} (off by ${off})`);
}

function designOf(rows: Rows, stages: readonly SamplingStage[], weight: string, lonelyPsu: LonelyPsuPolicy = 'fail') {
  return prepareDesign({ weights: numbers(rows, weight), stages, nested: false, lonelyPsu });
}

const deff = (found: ReturnType<typeof estimateDomains>, kind: 'wor' | 'wr' = 'wor') => {
  const sampled = found.rows[0]! / found.weight[0]!;
  return found.variance[0]! / (found.simpleVariance[0]! * (kind === 'wor' ? 1 - sampled : 1));
};

const goldens = path.join(reference, 'goldens/survey_api.json');
describe('beside R survey 4.5 on its own data', {
  skip: existsSync(goldens) ? false : `${goldens} is not there`,
}, () => {
  const golden = existsSync(goldens) ? JSON.parse(readFileSync(goldens, 'utf8')) : {};
  for (const name of ['srs', 'strat'] as const) {
    const rows = () => readRows(path.join(reference, `goldens/api${name}.csv`));
    const design = (data: Rows) =>
      designOf(
        data,
        [{ stratum: name === 'srs' ? null : codes(data, 'stype'), cluster: null, population: numbers(data, 'fpc') }],
        'pw',
      );

    test(`${name}: means, totals, ratios and their errors, overall and by domain, to 1e-9`, () => {
      const data = rows();
      const g = golden[name];
      const made = design(data);
      const estimate = (
        statistic: 'mean' | 'total' | 'ratio',
        y: Float64Array,
        x: Float64Array | null,
        where = everyone(data),
      ) => estimateDomains(made, statistic, y, x, where, 1);
      const same = (found: ReturnType<typeof estimateDomains>, coefficient: number, error: number, what: string) => {
        assertNear(found.estimate[0]!, coefficient, 1e-9, what);
        if (error === 0)
          assert.ok(
            Math.sqrt(found.variance[0]!) < 1e-9 * Math.max(1, Math.abs(coefficient)),
            `${what}: ${found.variance[0]}`,
          );
        else assertNear(Math.sqrt(found.variance[0]!), error, 1e-9, `${what}, error`);
      };
      for (const [i, variable] of ['api00', 'api99', 'enroll'].entries())
        same(estimate('mean', numbers(data, variable), null), g.mean.coef[i], g.mean.se[i], variable);
      same(estimate('total', numbers(data, 'enroll'), null), g.total.coef, g.total.se, 'total');
      same(estimate('ratio', numbers(data, 'api.stu'), numbers(data, 'enroll')), g.ratio.r, g.ratio.se, 'ratio');
      for (const [i, level] of ['E', 'H', 'M'].entries()) {
        const indicator = Float64Array.from(data, ({ stype }) => (stype === level ? 1 : 0));
        same(estimate('mean', indicator, null), g.mean_stype.coef[i], g.mean_stype.se[i], `share of ${level}`);
        same(estimate('total', indicator, null), g.total_stype.coef[i], g.total_stype.se[i], `total of ${level}`);
        const where = only(data, ({ stype }) => stype === level);
        const mean = g.domain_mean_by_stype[i];
        same(estimate('mean', numbers(data, 'api00'), null, where), mean.api00, mean.se, `mean in ${level}`);
        const total = g.domain_total_by_stype[i];
        same(estimate('total', numbers(data, 'enroll'), null, where), total.enroll, total.se, `total in ${level}`);
        const ratio = g.domain_ratio_by_stype[i];
        const found = estimate('ratio', numbers(data, 'api.stu'), numbers(data, 'enroll'), where);
        same(found, ratio['api.stu/enroll'], ratio['se.api.stu/enroll'], `ratio in ${level}`);
      }
      for (const row of g.domain_mean_by_stype_schwide) {
        const where = only(data, (one) => one.stype === row.stype && one['sch.wide'] === row['sch.wide']);
        const awards = Float64Array.from(data, (one) => (one.awards === 'Yes' ? 1 : 0));
        same(estimate('mean', awards, null, where), row['I(as.numeric(awards == "Yes"))'], row.se, row._row);
      }
      const improved = only(data, (row) => row['comp.imp'] === 'Yes');
      same(
        estimate('mean', numbers(data, 'api00'), null, improved),
        g.subset_comp_imp.coef,
        g.subset_comp_imp.se,
        'imp',
      );
      const learners = only(data, (row) => Number(row.ell) > 50);
      same(
        estimate('mean', numbers(data, 'api00'), null, learners),
        g.subset_ell_gt50.coef,
        g.subset_ell_gt50.se,
        'ell',
      );
    });

    test(`${name}: design effects, degrees of freedom and intervals, to 1e-9`, () => {
      const data = rows();
      const g = golden[name];
      const made = design(data);
      const found = ['api00', 'enroll'].map((one) =>
        estimateDomains(made, 'mean', numbers(data, one), null, everyone(data), 1),
      );
      for (const [i, one] of found.entries()) {
        assertNear(deff(one), g.mean_deff[i], 1e-9, 'wor');
        assertNear(deff(one, 'wr'), g.mean_deff_replace[i], 1e-9, 'wr');
      }
      assertNear(
        deff(estimateDomains(made, 'total', numbers(data, 'enroll'), null, everyone(data), 1)),
        g.total_deff,
        1e-9,
        'total',
      );
      const members = countDomainMembers(made, everyone(data), 1);
      const degreesOfFreedom = members.units[0]! - members.strata[0]!;
      assert.equal(degreesOfFreedom, g.df);
      const interval = (one: ReturnType<typeof estimateDomains>, kind: IntervalKind) =>
        intervalOf({
          kind,
          estimate: one.estimate[0]!,
          variance: one.variance[0]!,
          degreesOfFreedom,
          level: 0.95,
          rows: data.length,
        });
      const same = (bounds: ReturnType<typeof intervalOf>, [lower, upper]: number[], what: string) => {
        assert.ok('lower' in bounds);
        assertNear(bounds.lower, lower!, 1e-9, `${what} lower`);
        assertNear(bounds.upper, upper!, 1e-9, `${what} upper`);
      };
      same(interval(found[0]!, 'normal'), g.mean.confint_norm?.[0] ?? g.confint_norm[0], 'normal');
      same(interval(found[0]!, 't'), g.mean.confint_t?.[0] ?? g.confint_t[0], 't');
      for (const [variable, expected] of [
        [Float64Array.from(data, (one) => (one.awards === 'Yes' ? 1 : 0)), g.ciprop_awards],
        [Float64Array.from(data, (one) => (Number(one.ell) === 0 ? 1 : 0)), g.ciprop_ell0],
      ] as const) {
        const share = estimateDomains(made, 'mean', variable, null, everyone(data), 1);
        for (const [kind, name] of [
          ['logit', 'xlogit'],
          ['wilson', 'wilson'],
          ['beta', 'beta'],
          ['t', 'mean'],
        ] as const)
          same(interval(share, kind), expected[name].slice(1), name);
      }
    });
  }

  test('a stratum of one unit by each policy, to 1e-9', () => {
    const data = readRows(path.join(reference, 'goldens/lonely.csv'));
    const stages = [{ stratum: codes(data, 'str'), cluster: null, population: null }];
    for (const policy of ['remove', 'certainty', 'adjust', 'average'] as const) {
      const made = designOf(data, stages, 'w', policy);
      const g = golden.lonely[`${policy}_domadj_FALSE`];
      const inDomain = only(data, ({ dom }) => dom === '1');
      for (const [statistic, where, [estimate, error]] of [
        ['mean', everyone(data), g.mean],
        ['total', everyone(data), g.total],
        ['mean', inDomain, g.dom_mean],
        ['total', inDomain, g.dom_total],
      ] as const) {
        const found = estimateDomains(made, statistic, numbers(data, 'y'), null, where, 1);
        assertNear(found.estimate[0]!, estimate, 1e-9, `${policy} ${statistic}`);
        assertNear(Math.sqrt(found.variance[0]!), error, 1e-9, `${policy} ${statistic}, error`);
      }
    }
    const failed = estimateDomains(designOf(data, stages, 'w'), 'mean', numbers(data, 'y'), null, everyone(data), 1);
    assert.deepEqual([failed.status[0], failed.estimate[0]], [2, 27.59375]);
    assert.ok(Number.isNaN(failed.variance[0]));
  });
});

describe('a two-stage sample', () => {
  const rows = readRows(path.join(here, 'goldens/twoStage.csv'));
  const stratum = codes(rows, 'stratum');
  const designs: Record<string, SurveyDesign> = {
    withReplacement: designOf(rows, [{ stratum, cluster: codes(rows, 'psu'), population: null }], 'weight'),
    twoStage: designOf(
      rows,
      [
        { stratum, cluster: codes(rows, 'psu'), population: numbers(rows, 'fpc1') },
        { stratum: null, cluster: codes(rows, 'ssu'), population: numbers(rows, 'fpc2') },
      ],
      'weight',
    ),
  };
  const values = twoStage as Record<string, { estimate: number; standardError: number; deff?: number; df?: number }>;

  test('gives the estimates, errors and design effects of R survey, with and without correction at both stages, to 1e-12', () => {
    let checked = 0;
    for (const [name, expected] of Object.entries(values)) {
      const [which = '', statistic = '', size] = name.split('.');
      const design = designs[which];
      if (design === undefined) continue;
      const kind = statistic === 'proportion' ? 'mean' : (statistic as 'mean' | 'total' | 'ratio');
      const y = numbers(rows, statistic === 'proportion' ? 'innovates' : 'y');
      const where = size === undefined ? everyone(rows) : only(rows, (row) => row.size === size);
      const found = estimateDomains(design, kind, y, kind === 'ratio' ? numbers(rows, 'x') : null, where, 1);
      assertNear(found.estimate[0]!, expected.estimate, 1e-12, name);
      assertNear(Math.sqrt(found.variance[0]!), expected.standardError, 1e-12, `${name}, error`);
      if (expected.deff !== undefined) assertNear(deff(found), expected.deff, 1e-12, `${name}, deff`);
      const members = countDomainMembers(design, where, 1);
      if (expected.df !== undefined) assert.equal(members.units[0]! - members.strata[0]!, expected.df, name);
      checked += 1;
    }
    assert.equal(checked, 20);
  });

  test('with a stratum of one unit left, by policy, also in a domain that never meets it', () => {
    const left = rows.filter(({ psu }) => psu !== 'c2');
    const stages = [{ stratum: codes(left, 'stratum'), cluster: codes(left, 'psu'), population: null }];
    for (const policy of ['remove', 'average'] as const) {
      const design = designOf(left, stages, 'weight', policy);
      const all = estimateDomains(design, 'mean', numbers(left, 'x'), null, everyone(left), 1);
      assertNear(Math.sqrt(all.variance[0]!), values[`lonely.${policy}`]!.standardError, 1e-12, policy);
      const without = only(left, (row) => row.stratum !== 'c');
      const some = estimateDomains(design, 'total', numbers(left, 'x'), null, without, 1);
      assertNear(Math.sqrt(some.variance[0]!), values[`lonely.${policy}.withoutC`]!.standardError, 1e-12, policy);
    }
  });

  test('all domains at once are the domains one by one', () => {
    const domain = codes(rows, 'size');
    for (const design of Object.values(designs)) {
      const together = estimateDomains(design, 'mean', numbers(rows, 'y'), null, domain, 2);
      for (const d of [0, 1]) {
        const alone = domain.map((one) => (one === d ? 0 : -1));
        const found = estimateDomains(design, 'mean', numbers(rows, 'y'), null, alone, 1);
        assertNear(together.variance[d]!, found.variance[0]!, 1e-13, 'variance');
      }
    }
  });

  test('rows in another order and weights ten times as large change no mean and no error', () => {
    const shuffled = [...rows].sort((a, b) => (a.x! < b.x! ? -1 : 1));
    const heavy = shuffled.map((row) => ({ ...row, weight: String(Number(row.weight) * 10) }));
    const stages = (data: Rows) => [{ stratum: codes(data, 'stratum'), cluster: codes(data, 'psu'), population: null }];
    const found = estimateDomains(
      designOf(heavy, stages(heavy), 'weight'),
      'mean',
      numbers(heavy, 'y'),
      null,
      everyone(heavy),
      1,
    );
    assertNear(found.estimate[0]!, values['withReplacement.mean']!.estimate, 1e-12, 'mean');
    assertNear(Math.sqrt(found.variance[0]!), values['withReplacement.mean']!.standardError, 1e-12, 'error');
  });
});

describe('degenerate surveys', () => {
  const weights = Float64Array.of(1, 1, 2, 2);
  const stage = (stratum: number[] | null, cluster: number[] | null, population: number[] | null = null) => ({
    stratum: stratum === null ? null : Int32Array.from(stratum),
    cluster: cluster === null ? null : Int32Array.from(cluster),
    population: population === null ? null : Float64Array.from(population),
  });
  const design = (one: ReturnType<typeof stage>, more = {}) =>
    prepareDesign({ weights, stages: [one], nested: false, lonelyPsu: 'fail', ...more });
  const all = new Int32Array(4);

  test('an empty domain, a denominator of zero and a sample of everything say what they are', () => {
    const y = Float64Array.of(1, 2, 3, Number.NaN);
    const empty = estimateDomains(design(stage(null, null)), 'mean', y, null, Int32Array.of(-1, -1, -1, 0), 1);
    assert.deepEqual([empty.status[0], empty.estimate[0], empty.variance[0]], [1, Number.NaN, Number.NaN]);
    const zero = estimateDomains(design(stage(null, null)), 'ratio', y, Float64Array.of(0, 0, 0, 0), all, 1);
    assert.equal(zero.status[0], 3);
    const census = estimateDomains(design(stage([0, 0, 1, 1], null, [2, 2, 2, 2])), 'mean', y, null, all, 1);
    assert.deepEqual([census.status[0], census.variance[0]], [0, 0]);
  });

  test('what is at fault in a design is named with its row', () => {
    const at = (code: string, row: number) => (error: unknown) =>
      (error as { code: string; row: number }).code === code && (error as { row: number }).row === row;
    assert.throws(() => design(stage(null, null), { weights: Float64Array.of(1, 0, 1, 1) }), at('weight', 1));
    assert.throws(() => design(stage([0, 0, 1, 1], [0, 1, 1, 2])), at('clusterInTwoStrata', 2));
    assert.equal(design(stage([0, 0, 1, 1], [0, 1, 1, 2]), { nested: true }).strata[0]!.units[1], 2);
    assert.throws(() => design(stage(null, null, [9, 9, 8, 9])), at('populationVaries', 2));
    assert.throws(() => design(stage(null, null, [3, 3, 3, 3])), at('populationTooSmall', 0));
    assert.throws(() => design(stage(null, null, [9, 0, 9, 9])), at('populationMissing', 1));
    assert.deepEqual([...design(stage(null, null, [0.5, 0.5, 0.5, 0.5])).strata[0]!.fraction], [0.5]);
  });

  test('intervals of shares of zero and one are never a point, and there is none without degrees of freedom', () => {
    const zero = { estimate: 0, variance: 0, degreesOfFreedom: 19, level: 0.95, rows: 20 };
    assert.deepEqual(intervalOf({ ...zero, kind: 'logit' }), { reason: 'logitOfZeroOrOne' });
    for (const kind of ['wilson', 'beta'] as const) {
      const bounds = intervalOf({ ...zero, kind }) as { lower: number; upper: number };
      assert.ok(bounds.lower === 0 && bounds.upper > 0.1 && bounds.upper < 0.2, kind);
    }
    assert.deepEqual(intervalOf({ ...zero, kind: 't', degreesOfFreedom: 0 }), { reason: 'noDegreesOfFreedom' });
    assert.throws(() => intervalOf({ ...zero, kind: 't', level: 1 }), /level/);
  });
});

test('intervals of a stratified clustered sample cover the known truth about as often as they say', () => {
  const random = seededRandom(41);
  const population = Array.from({ length: 4 }, (_, h) =>
    Array.from({ length: 30 }, () => {
      const level = 10 * h + 8 * random();
      return Array.from({ length: 6 }, () => level + 12 * random());
    }),
  );
  const values = population.flat(2);
  const truth = values.reduce((sum, value) => sum + value, 0) / values.length;
  let covered = 0;
  const repetitions = 1500;
  for (let r = 0; r < repetitions; r += 1) {
    const chosen = population.map((clusters) => {
      const left = [...clusters.keys()];
      return Array.from({ length: 5 }, () => left.splice(Math.floor(random() * left.length), 1)[0]!);
    });
    const rows = chosen.flatMap((clusters, h) =>
      clusters.flatMap((c) => population[h]![c]!.map((y) => ({ h, c: h * 100 + c, y }))),
    );
    const design = prepareDesign({
      weights: new Float64Array(rows.length).fill(6),
      stages: [
        {
          stratum: Int32Array.from(rows, ({ h }) => h),
          cluster: Int32Array.from(rows, ({ c }) => c),
          population: new Float64Array(rows.length).fill(30),
        },
      ],
      nested: false,
      lonelyPsu: 'fail',
    });
    const found = estimateDomains(
      design,
      'mean',
      Float64Array.from(rows, ({ y }) => y),
      null,
      new Int32Array(rows.length),
      1,
    );
    const bounds = intervalOf({
      kind: 't',
      estimate: found.estimate[0]!,
      variance: found.variance[0]!,
      degreesOfFreedom: 16,
      level: 0.95,
      rows: rows.length,
    });
    assert.ok('lower' in bounds);
    if (bounds.lower <= truth && truth <= bounds.upper) covered += 1;
  }
  // 4 standard errors of a share of 1,500
  assert.ok(Math.abs(covered / repetitions - 0.95) < 0.0225, `covered ${covered / repetitions}`);
});
