import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  assertAllNear,
  assertNear,
  codes,
  everyone,
  firmDesign,
  firms,
  numbers,
  only,
  type Rows,
  readRows,
} from './fixtures.ts';
import {
  countDomainMembers,
  covarianceOfTotals,
  estimateDifference,
  estimateDomains,
  estimateVariance,
  fitRegression,
  prepareDesign,
  testIndependence,
  varianceOfTotals,
} from './index.ts';
import { varianceOverUnits } from './varianceOverUnits.ts';

const goldens = path.join(
  process.env.TOOLROOM_REFERENCE_DATA ??
    path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../../shared/data'),
  'goldens',
);
const file = path.join(goldens, 'survey_api.json');

describe('beside R survey 4.5 on its own data', { skip: existsSync(file) ? false : `${file} is not there` }, () => {
  const golden = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  for (const name of ['srs', 'strat']) {
    const data: Rows = existsSync(file) ? readRows(path.join(goldens, `api${name}.csv`)) : [];
    const design = () =>
      prepareDesign({
        weights: numbers(data, 'pw'),
        stages: [
          { stratum: name === 'srs' ? null : codes(data, 'stype'), cluster: null, population: numbers(data, 'fpc') },
        ],
        nested: false,
        lonelyPsu: 'fail',
      });

    test(`${name}: covariance of means, a variance and its error, and a difference of means, to 1e-9`, () => {
      const made = design();
      const columns = ['api00', 'api99', 'enroll'].map((variable) => {
        const y = numbers(data, variable);
        const mean = estimateDomains(made, 'mean', y, null, everyone(data), 1);
        return y.map((value, row) => (made.weights[row]! * (value - mean.estimate[0]!)) / mean.weight[0]!);
      });
      assertAllNear(covarianceOfTotals(made, columns).covariance, golden[name].mean.vcov.flat(), 1e-9, 'covariance');
      const variance = estimateVariance(made, numbers(data, 'api00'), everyone(data), 1);
      assertNear(variance.estimate[0]!, golden[name].var_api00.coef, 1e-9, 'variance');
      assertNear(Math.sqrt(variance.variance[0]!), golden[name].var_api00.se, 1e-9, 'its error');
      const met = only(data, (row) => row['comp.imp'] === 'Yes');
      const missed = only(data, (row) => row['comp.imp'] === 'No');
      const { t, diff } = golden[name].ttest;
      const found = estimateDifference(made, 'mean', numbers(data, 'api00'), null, met, missed, 1);
      assertNear(found.estimate[0]!, diff, 1e-9, 'difference');
      assertNear(found.estimate[0]! / Math.sqrt(found.variance[0]!), t, 1e-9, 't');
    });

    test(`${name}: Rao and Scott's tests to 1e-9, linear regression to 1e-9, logistic as far as R went`, () => {
      const made = design();
      const { units, strata } = countDomainMembers(made, everyone(data), 1);
      const df = units[0]! - strata[0]!;
      const found = testIndependence(made, codes(data, 'sch.wide'), codes(data, 'stype'), everyone(data), df);
      assert.ok(typeof found !== 'string');
      const { F, Chisq } = golden[name].chisq_schwide_stype;
      const { secondOrder: f, firstOrder: c } = found;
      assertAllNear([f.statistic, f.numeratorDf, f.denominatorDf, f.pValue], [F.stat, ...F.par, F.p], 1e-9, 'F');
      assertAllNear(
        [found.pearson, c.degreesOfFreedom, c.pValue],
        [Chisq.stat, Chisq.par, Chisq.p],
        1e-9,
        'chi-squared',
      );
      const predictors = ['ell', 'meals', 'mobility'].map((one) => numbers(data, one));
      const wide = Float64Array.from(data, (row) => (row['sch.wide'] === 'Yes' ? 1 : 0));
      for (const [family, y, expected, tolerance] of [
        ['linear', numbers(data, 'api00'), golden[name].glm, 1e-9],
        // R's steps stopped at a relative change of 1e-8 in the deviance: its errors still lack their last step
        ['logistic', wide, golden[name].logit, 3e-5],
      ] as const) {
        const fit = fitRegression(made, y, predictors, everyone(data), family);
        assert.ok(typeof fit !== 'string');
        assertAllNear(fit.coefficients, expected.coef, tolerance, family);
        assertAllNear(fit.variance.map(Math.sqrt), expected.se, tolerance, `${family}, errors`);
      }
      assert.equal(df + 1 - 4, golden[name].glm.dfres);
    });
  }
});

test('the pass for one stage and the pass for any number give one variance, by every policy for lonely strata', () => {
  const alone = firms.filter(({ stratum }, row) => stratum !== 'h3' || row === 24);
  for (const lonelyPsu of ['fail', 'remove', 'certainty', 'adjust', 'average'] as const) {
    const population = numbers(alone, 'units').map((units, row) => (alone[row]!.stratum === 'h5' ? 12 : units + 20));
    for (const cluster of [null, codes(alone, 'unit')]) {
      const stages = [{ stratum: codes(alone, 'stratum'), cluster, population }];
      const design = prepareDesign({ weights: numbers(alone, 'weight'), stages, nested: false, lonelyPsu });
      const z = numbers(alone, 'sales');
      const domain = codes(alone, 'size');
      const oneStage = varianceOfTotals(design, z, domain, 3);
      const anyStages = varianceOverUnits(design, z, domain, 3);
      assertAllNear(oneStage.variance, [...anyStages.variance], 1e-12, lonelyPsu);
      assert.deepEqual(oneStage.lonely, anyStages.lonely);
    }
  }
});

test('a difference is nothing between a group and itself, and turns its sign with its groups', () => {
  const design = firmDesign();
  const y = numbers(firms, 'workers');
  const large = only(firms, ({ size }) => size === 'large');
  const north = only(firms, ({ region }) => region === 'north');
  const none = estimateDifference(design, 'mean', y, null, large, large, 1);
  assert.deepEqual([none.estimate[0], none.variance[0]], [0, 0]);
  const one = estimateDifference(design, 'total', y, null, large, north, 1);
  const other = estimateDifference(design, 'total', y, null, north, large, 1);
  assert.equal(one.estimate[0], -other.estimate[0]!);
  assertNear(one.variance[0]!, other.variance[0]!, 1e-12, 'variance');
  const empty = estimateDifference(
    design,
    'mean',
    y,
    null,
    large,
    only(firms, () => false),
    1,
  );
  assert.deepEqual([empty.status[0], Number.isNaN(empty.estimate[0]!)], [1, true]);
});

test('a regression on a constant, on a copy and on what parts the answers says why it can not be', () => {
  const design = firmDesign();
  const y = numbers(firms, 'exports');
  const workers = numbers(firms, 'workers');
  const fit = (predictors: Float64Array[], family: 'linear' | 'logistic' = 'linear', where = everyone(firms)) =>
    fitRegression(design, y, predictors, where, family);
  assert.equal(fit([new Float64Array(firms.length).fill(3)]), 'singular');
  assert.equal(fit([workers, workers.map((value) => 2 * value + 1)]), 'singular');
  assert.equal(fit([y], 'logistic'), 'separated');
  assert.equal(
    fit(
      [workers],
      'linear',
      only(firms, () => false),
    ),
    'empty',
  );
  assert.equal(
    fit(
      [workers],
      'linear',
      only(firms, (row) => row === firms[0]),
    ),
    'fewRows',
  );
  const shifted = fit([workers.map((value) => value + 1e6)]);
  const plain = fit([workers]);
  assert.ok(typeof shifted !== 'string' && typeof plain !== 'string');
  assertNear(shifted.coefficients[1]!, plain.coefficients[1]!, 1e-8, 'slope');
  assertNear(shifted.variance[1]!, plain.variance[1]!, 1e-8, 'its variance');
});

test('a test of answers of which one never varies, or that nobody gave, says why', () => {
  const design = firmDesign();
  const size = codes(firms, 'size');
  const same = new Int32Array(firms.length);
  assert.equal(testIndependence(design, size, same, everyone(firms), 8), 'oneCategory');
  assert.equal(
    testIndependence(
      design,
      size,
      same.map(() => -1),
      everyone(firms),
      8,
    ),
    'empty',
  );
  assert.equal(testIndependence(design, size, codes(firms, 'region'), everyone(firms), 0), 'noDegreesOfFreedom');
});
