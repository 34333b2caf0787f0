import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seededRandom } from '../random/index.ts';
import {
  assertAllNear,
  assertNear,
  codes,
  everyone,
  firmDesign,
  firmStage,
  firms,
  numbers,
  only,
  readRows,
} from './fixtures.ts';
import golden from './goldens/firms.json' with { type: 'json' };
import {
  conventionalScale,
  countDomainMembers,
  estimateDifference,
  estimateDomains,
  estimateQuantiles,
  fitRegression,
  givenReplicates,
  hadamardMatrix,
  makeReplicates,
  type ReplicateRecipe,
  rankOfWeights,
  type SurveyDesign,
  testIndependence,
} from './index.ts';

const values = golden as unknown as Record<string, number[]>;
const recipe = (kind: ReplicateRecipe['kind'], more: Partial<ReplicateRecipe> = {}): ReplicateRecipe => ({
  kind,
  rho: 0.3,
  mse: false,
  replications: 200,
  bootstrap: 'cantyDavison',
  ...more,
});
const random = () => seededRandom(3);
const made = (design: SurveyDesign, how: ReplicateRecipe): SurveyDesign => ({
  ...design,
  replicates: makeReplicates(design, how, random()),
});
const withSizes = { population: numbers(firms, 'units') };
const unstratified = { stratum: null };

function givenDesign(): SurveyDesign {
  const rows = readRows('goldens/firmsReplicates.csv');
  const columns = Object.keys(rows[0]!).map((name) => numbers(rows, name));
  const scale = conventionalScale('BRR', columns.length, 0);
  const replicates = givenReplicates(columns, scale, new Float64Array(columns.length).fill(1), false);
  return { ...firmDesign(), replicates };
}

const designs: Record<string, () => SurveyDesign> = {
  taylor: () => firmDesign(),
  taylorFpc: () => firmDesign(firmStage(withSizes)),
  JK1: () => made(firmDesign(firmStage(unstratified)), recipe('JK1')),
  JK1fpc: () =>
    made(
      firmDesign(firmStage({ ...unstratified, population: new Float64Array(firms.length).fill(40) })),
      recipe('JK1'),
    ),
  JKn: () => made(firmDesign(), recipe('JKn')),
  JKnfpc: () => made(firmDesign(firmStage(withSizes)), recipe('JKn')),
  JKnmse: () => made(firmDesign(), recipe('JKn', { mse: true })),
  given: givenDesign,
};

describe('beside R survey 4.1 on paired units', () => {
  for (const [name, make] of Object.entries(designs))
    test(`${name}: means, totals, ratios, domains, medians, differences, tests and regressions`, () => {
      const design = make();
      const all = everyone(firms);
      const members = countDomainMembers(design, all, 1);
      const df = members.units[0]! - members.strata[0]!;
      const pair = (found: { estimate: ArrayLike<number>; variance: ArrayLike<number> }) =>
        Array.from(found.estimate).flatMap((estimate, d) => [estimate, Math.sqrt(found.variance[d]!)]);
      const column = (one: string) => numbers(firms, one);
      const near = (what: string, found: ArrayLike<number>, tolerance = 1e-9) =>
        assertAllNear(found, values[`${name}.${what}`]!, tolerance, `${name} ${what}`);
      near('mean', pair(estimateDomains(design, 'mean', column('workers'), null, all, 1)));
      near('total', pair(estimateDomains(design, 'total', column('workers'), null, all, 1)));
      near('ratio', pair(estimateDomains(design, 'ratio', column('sales'), column('workers'), all, 1)));
      near('by', pair(estimateDomains(design, 'mean', column('workers'), null, codes(firms, 'size'), 3)));
      const median = estimateQuantiles(design, column('workers'), all, 1, {
        probabilities: [0.5],
        rule: 'math',
        kind: 't',
        level: 0.95,
        degreesOfFreedom: Int32Array.of(df),
        domainRows: members.rows,
      })[0]![0]!;
      near('median', [median.estimate, median.lower, median.upper, median.standardError]);
      const exporting = only(firms, ({ exports }) => exports === '1');
      const staying = only(firms, ({ exports }) => exports === '0');
      near('difference', pair(estimateDifference(design, 'mean', column('workers'), null, exporting, staying, 1)));
      const large = only(firms, ({ size }) => size === 'large');
      const small = only(firms, ({ size }) => size === 'small');
      near('differenceOfShares', pair(estimateDifference(design, 'mean', column('innovates'), null, large, small, 1)));
      const tested = testIndependence(design, codes(firms, 'innovates'), codes(firms, 'size'), all, df);
      assert.ok(typeof tested !== 'string');
      const { secondOrder: f, firstOrder: c } = tested;
      near('F', [f.statistic, f.numeratorDf, f.denominatorDf, f.pValue]);
      // R prints Pearson's statistic itself and tests what it corrects
      near('chisq', [tested.pearson, c.degreesOfFreedom, c.pValue]);
      for (const [family, outcome, predictors, tolerance] of [
        ['linear', 'sales', ['workers', 'exports'], 1e-9],
        ['logistic', 'innovates', ['exports', 'workers'], 1e-8],
      ] as const) {
        const fit = fitRegression(design, column(outcome), predictors.map(column), all, family);
        assert.ok(typeof fit !== 'string');
        near(family, pair({ estimate: fit.coefficients, variance: fit.variance }), tolerance);
      }
    });

  test('degrees of freedom of given weights are their rank less one, overall and in a domain', () => {
    const { replicates } = givenDesign();
    const columns = Array.from({ length: replicates!.count }, (_, r) => replicates!.weightsOf(r));
    const rank = (domain: Int32Array) => rankOfWeights(columns, domain, 1)[0]! - 1;
    const large = only(firms, ({ size }) => size === 'large');
    assert.deepEqual([rank(everyone(firms)), rank(large), rank(everyone(firms))], values['given.df']);
  });
});

test('a column counts for the rank when more than 1e-5 of it lies outside the others, and rows outside the domain do not', () => {
  const one = Float64Array.of(1, 1, 1, 5);
  const beside = (off: number) => [one, Float64Array.of(1, 1 + off, 1 - off, 7), new Float64Array(4)];
  const domain = Int32Array.of(0, 0, 0, 1);
  assert.deepEqual([...rankOfWeights(beside(1e-7), domain, 2)], [1, 1]);
  assert.deepEqual([...rankOfWeights(beside(1e-3), domain, 2)], [2, 1]);
});

test('Hadamard matrices of every order up to 200 are orthogonal, and few orders are passed over', () => {
  const orders = new Set<number>();
  for (let least = 1; least <= 200; least += 1) {
    const rows = hadamardMatrix(least);
    const order = rows.length;
    if (orders.has(order)) continue;
    orders.add(order);
    assert.ok(order >= least && rows.every((row) => row.length === order && row[0] === 1));
    for (let i = 0; i < order; i += 1)
      for (let j = 0; j <= i; j += 1) {
        let sum = 0;
        for (let k = 0; k < order; k += 1) sum += rows[i]![k]! * rows[j]![k]!;
        assert.equal(sum, i === j ? order : 0, `order ${order}, rows ${i} and ${j}`);
      }
  }
  const missed = Array.from({ length: 50 }, (_, k) => 4 * (k + 1)).filter((order) => !orders.has(order));
  assert.deepEqual(missed, [92, 116, 156, 172, 184, 188]);
});

test('balanced half samples give totals the very error of linearisation, with Fay too, also in domains', () => {
  const design = firmDesign();
  const y = numbers(firms, 'workers');
  const domain = codes(firms, 'size');
  const linear = estimateDomains(design, 'total', y, null, domain, 3);
  for (const kind of ['BRR', 'Fay'] as const) {
    const replicated = made(design, recipe(kind));
    assert.equal(replicated.replicates!.count, 12);
    const found = estimateDomains(replicated, 'total', y, null, domain, 3);
    for (let d = 0; d < 3; d += 1) assertNear(found.variance[d]!, linear.variance[d]!, 1e-10, `${kind} ${d}`);
  }
});

test('bootstrap errors come near to those of linearisation, and the seed alone decides them', () => {
  const design = firmDesign();
  const y = numbers(firms, 'workers');
  const linear = estimateDomains(design, 'total', y, null, everyone(firms), 1).variance[0]!;
  for (const bootstrap of ['cantyDavison', 'raoWu'] as const) {
    const how = recipe('bootstrap', { bootstrap, replications: 3000 });
    const found = estimateDomains(made(design, how), 'total', y, null, everyone(firms), 1).variance[0]!;
    // five times the error of a variance from 3,000 draws
    assert.ok(Math.abs(found / linear - 1) < 0.13, `${bootstrap}: ${found / linear}`);
    const again = estimateDomains(made(design, how), 'total', y, null, everyone(firms), 1).variance[0]!;
    assert.equal(found, again);
  }
});

test('what can not be made into replicates is said with its row', () => {
  const said = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'nothing';
  };
  const wide = Int32Array.from(codes(firms, 'stratum'), (h) => h >> 1);
  assert.equal(
    said(() => made(firmDesign(firmStage({ stratum: wide })), recipe('BRR'))),
    'notPaired',
  );
  assert.equal(
    said(() => made(firmDesign(), recipe('JK1'))),
    'stratified',
  );
  const alone = codes(firms, 'unit');
  assert.equal(
    said(() => made(firmDesign(firmStage({ stratum: alone })), recipe('JKn'))),
    'lonelyStratum',
  );
  assert.equal(
    said(() => made(firmDesign(firmStage({ stratum: alone })), recipe('bootstrap'))),
    'lonelyStratum',
  );
});

test('a replicate that leaves a domain without weight is counted as lost, and gives no error', () => {
  const one = only(firms, ({ unit }) => unit === 'u11');
  const found = estimateDomains(made(firmDesign(), recipe('BRR')), 'mean', numbers(firms, 'workers'), null, one, 1);
  assert.deepEqual([found.status[0], Number.isNaN(found.variance[0]!)], [4, true]);
  assert.ok(found.estimate[0]! > 0);
});
