import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RandomSource, seededRandom } from '../random/index.ts';
import {
  countDomainMembers,
  estimateDifference,
  estimateDomains,
  estimateQuantiles,
  intervalOf,
  makeReplicates,
  prepareDesign,
  quantileOf,
  testIndependence,
} from './index.ts';

const strata = 4;
const clustersPerStratum = 60;
const taken = 8;
const inCluster = 5;

interface Person {
  y: number;
  x: number;
  group: number;
}

function drawPopulation(random: RandomSource): Person[][][] {
  return Array.from({ length: strata }, (_, h) =>
    Array.from({ length: clustersPerStratum }, () => {
      const level = 6 * h + 8 * random();
      return Array.from({ length: inCluster }, () => {
        const y = level + 14 * random();
        return { y, x: 5 + y / 2 + 6 * random(), group: random() < 0.3 + 0.1 * h ? 1 : 0 };
      });
    }),
  );
}

function drawSample(population: Person[][][], random: RandomSource) {
  const rows = population.flatMap((clusters, h) => {
    const left = [...clusters.keys()];
    return Array.from({ length: taken }, () => left.splice(Math.floor(random() * left.length), 1)[0]!).flatMap((c) =>
      clusters[c]!.map((person) => ({ ...person, h, c: h * clustersPerStratum + c })),
    );
  });
  const design = prepareDesign({
    weights: new Float64Array(rows.length).fill(clustersPerStratum / taken),
    stages: [
      {
        stratum: Int32Array.from(rows, ({ h }) => h),
        cluster: Int32Array.from(rows, ({ c }) => c),
        population: new Float64Array(rows.length).fill(clustersPerStratum),
      },
    ],
    nested: false,
    lonelyPsu: 'fail',
  });
  return { rows, design };
}

const ratioOf = (people: readonly Person[]) =>
  people.reduce((sum, { y }) => sum + y, 0) / people.reduce((sum, { x }) => sum + x, 0);
const meanOf = (people: readonly Person[]) => people.reduce((sum, { y }) => sum + y, 0) / people.length;

test('95 % intervals of mean, ratio, median, domain mean and difference, linearised and by jackknife, cover the truth', () => {
  const random = seededRandom(20);
  const population = drawPopulation(random);
  const people = population.flat(2);
  const sorted = Float64Array.from(people, ({ y }) => y).sort();
  const weights = new Float64Array(sorted.length).fill(1);
  const sample = { values: sorted, weights, cumulative: weights.map((_, i) => i + 1) };
  const inGroup = (group: number) => people.filter((person) => person.group === group);
  const truth: Record<string, number> = {
    mean: meanOf(people),
    ratio: ratioOf(people),
    median: quantileOf(sample, 0.5, 'school'),
    domain: meanOf(inGroup(1)),
    difference: meanOf(inGroup(1)) - meanOf(inGroup(0)),
    jackknife: ratioOf(people),
  };
  const covered: Record<string, number> = Object.fromEntries(Object.keys(truth).map((name) => [name, 0]));
  const repetitions = 1200;
  for (let r = 0; r < repetitions; r += 1) {
    const { rows, design } = drawSample(population, random);
    const y = Float64Array.from(rows, (row) => row.y);
    const x = Float64Array.from(rows, (row) => row.x);
    const all = new Int32Array(rows.length);
    const one = Int32Array.from(rows, ({ group }) => (group === 1 ? 0 : -1));
    const other = Int32Array.from(rows, ({ group }) => (group === 0 ? 0 : -1));
    const df = strata * (taken - 1);
    const count = (name: string, found: { estimate: Float64Array; variance: Float64Array }) => {
      const bounds = intervalOf({
        kind: 't',
        estimate: found.estimate[0]!,
        variance: found.variance[0]!,
        degreesOfFreedom: df,
        level: 0.95,
        rows: rows.length,
      });
      if ('lower' in bounds && bounds.lower <= truth[name]! && truth[name]! <= bounds.upper) covered[name]! += 1;
    };
    count('mean', estimateDomains(design, 'mean', y, null, all, 1));
    count('ratio', estimateDomains(design, 'ratio', y, x, all, 1));
    count('domain', estimateDomains(design, 'mean', y, null, one, 1));
    count('difference', estimateDifference(design, 'mean', y, null, one, other, 1));
    const recipe = { kind: 'JKn', rho: 0, mse: false, replications: 2, bootstrap: 'raoWu' } as const;
    if (r < 400) {
      const replicated = { ...design, replicates: makeReplicates(design, recipe, random) };
      count('jackknife', estimateDomains(replicated, 'ratio', y, x, all, 1));
    }
    const median = estimateQuantiles(design, y, all, 1, {
      probabilities: [0.5],
      rule: 'school',
      kind: 't',
      level: 0.95,
      degreesOfFreedom: Int32Array.of(df),
      domainRows: Int32Array.of(rows.length),
    })[0]![0]!;
    if (median.lower <= truth.median! && truth.median! <= median.upper) covered.median! += 1;
  }
  for (const [name, hits] of Object.entries(covered)) {
    const tries = name === 'jackknife' ? 400 : repetitions;
    const share = hits / tries;
    // four standard errors of the share, and half a point for what linearisation leaves out
    const margin = 4 * Math.sqrt((0.95 * 0.05) / tries) + 0.005;
    assert.ok(Math.abs(share - 0.95) < margin, `${name}: covered ${share}`);
  }
});

test('of answers that have nothing to do with each other, Rao and Scott’s test finds 5 % related, where Pearson’s finds many more', () => {
  const random = seededRandom(8);
  const repetitions = 1500;
  let found = 0;
  let naive = 0;
  for (let r = 0; r < repetitions; r += 1) {
    const clusters = 40;
    const rows = Array.from({ length: clusters }, (_, c) => {
      const first = random() < 0.5 ? 0.95 : 0.05;
      const second = random() < 0.5 ? 0.9 : 0.1;
      return Array.from({ length: 6 }, () => ({
        c,
        a: random() < first ? 1 : 0,
        b: random() < second ? 2 : random() < 0.5 ? 1 : 0,
      }));
    }).flat();
    const stages = [{ stratum: null, cluster: Int32Array.from(rows, ({ c }) => c), population: null }];
    const weights = new Float64Array(rows.length).fill(1);
    const design = prepareDesign({ weights, stages, nested: false, lonelyPsu: 'fail' });
    const all = new Int32Array(rows.length);
    const df = countDomainMembers(design, all, 1).units[0]! - 1;
    const tested = testIndependence(
      design,
      Int32Array.from(rows, ({ a }) => a),
      Int32Array.from(rows, ({ b }) => b),
      all,
      df,
    );
    assert.ok(typeof tested !== 'string');
    if (tested.secondOrder.pValue < 0.05) found += 1;
    if (tested.pearson > 5.991464547107979) naive += 1;
  }
  const size = found / repetitions;
  assert.ok(Math.abs(size - 0.05) < 4 * Math.sqrt((0.05 * 0.95) / repetitions) + 0.01, `size ${size}`);
  assert.ok(naive / repetitions > 0.15, `Pearson's size ${naive / repetitions}`);
});
