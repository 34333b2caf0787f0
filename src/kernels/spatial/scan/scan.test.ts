import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { seededRandom } from '../../random/index.ts';
import { circularWindows, flexibleWindows, kulldorffScan, type ScanOptions } from './index.ts';

const golden = JSON.parse(readFileSync(new URL('goldens/scan.json', import.meta.url), 'utf8'));
const options: ScanOptions = { simulations: 199, leastCases: 2, mostClusters: 4, model: 'poisson' };

/** The areas of goldens/scan.R. */
function goldenAreas() {
  let state = 7;
  const draw = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  const [x, y, population, cases] = Array.from({ length: 4 }, () => new Float64Array(40)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let i = 0; i < 40; i += 1) {
    x[i] = draw() * 100;
    y[i] = draw() * 100;
    population[i] = 50 + Math.floor(draw() * 500);
    cases[i] = Math.floor(population[i]! * (0.02 + draw() * 0.03) * (x[i]! < 35 && y[i]! < 45 ? 3 : 1));
  }
  return { x, y, population, cases };
}

describe('circles', () => {
  const { x, y, population, cases } = goldenAreas();
  const distance = (a: number, b: number) => Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
  const windows = circularWindows(population, distance, 0.5);

  test('the strongest windows, their areas and ratios are those of plain sums in R', () => {
    const { clusters } = kulldorffScan({ cases, population, windows }, options, seededRandom(1));
    assert.equal(clusters.length, golden.clusters.length);
    for (const [at, expected] of golden.clusters.entries()) {
      const found = clusters[at]!;
      assert.deepEqual([found.centre + 1, found.cases], [expected.centre, expected.cases]);
      assert.deepEqual(
        Array.from(found.areas, (area) => area + 1),
        expected.areas,
      );
      assert.ok(Math.abs(found.expected / expected.expected - 1) < 1e-12);
      assert.ok(Math.abs(found.logLikelihoodRatio - expected.ratio) < 1e-9);
    }
    assert.equal(clusters[0]!.pValue, 1 / 200);
    assert.ok(clusters[0]!.relativeRisk! > 2);
  });

  test('units of the population and the order of areas change nothing', () => {
    const base = kulldorffScan({ cases, population, windows }, { ...options, simulations: 0 }, seededRandom(1));
    const scaled = kulldorffScan(
      { cases, population: population.map((people) => people / 7), windows },
      { ...options, simulations: 0 },
      seededRandom(1),
    );
    assert.ok(Math.abs(base.clusters[0]!.logLikelihoodRatio - scaled.clusters[0]!.logLikelihoodRatio) < 1e-9);
  });

  test('cases thrown by population seem a cluster in about 5 of 100 draws', () => {
    const random = seededRandom(5);
    const ends = Float64Array.from(population);
    for (let i = 1; i < 40; i += 1) ends[i]! += ends[i - 1]!;
    let seeming = 0;
    for (let run = 0; run < 200; run += 1) {
      const thrown = new Float64Array(40);
      for (let i = 0; i < 300; i += 1) {
        const thrownAt = random() * ends[39]!;
        thrown[ends.findIndex((end) => end > thrownAt)]! += 1;
      }
      const { clusters } = kulldorffScan(
        { cases: thrown, population, windows },
        { ...options, simulations: 99 },
        random,
      );
      if (clusters[0]!.pValue <= 0.05) seeming += 1;
    }
    assert.ok(seeming <= 19 && seeming >= 2, String(seeming));
  });
});

describe('windows of any shape', () => {
  /** A row of twelve areas; the middle of it, bent, holds the cases. */
  const links = {
    offsets: Int32Array.from({ length: 13 }, (_, i) => (i === 0 ? 0 : i === 12 ? 22 : 2 * i - 1)),
    neighbours: Int32Array.from(
      Array.from({ length: 12 }, (_, i) => [i - 1, i + 1].filter((n) => n >= 0 && n < 12)).flat(),
    ),
  };
  const population = new Float64Array(12).fill(100);
  const cases = Float64Array.of(2, 3, 12, 15, 11, 13, 2, 3, 2, 3, 2, 3);

  test('follow the cases from area to area, and no further', () => {
    const windows = (thrown: Float64Array) =>
      flexibleWindows(thrown, population, links, { largestShare: 0.5, mostAreas: 6 });
    const { clusters } = kulldorffScan({ cases, population, windows }, options, seededRandom(3));
    assert.deepEqual(
      [...clusters[0]!.areas].sort((a, b) => a - b),
      [2, 3, 4, 5],
    );
    assert.ok(clusters[0]!.pValue <= 0.01);
  });
});

describe('degenerate data', () => {
  const population = Float64Array.of(10, 20);
  const windows = [Int32Array.of(0), Int32Array.of(1)];
  const at = (cases: Float64Array, people = population, more: Partial<ScanOptions> = {}) =>
    kulldorffScan({ cases, population: people, windows }, { ...options, ...more }, seededRandom(1));

  test('no cases, and nobody elsewhere, have a status and a reason', () => {
    assert.deepEqual([at(Float64Array.of(0, 0)).status, at(Float64Array.of(0, 0)).clusters.length], ['empty', 0]);
    assert.equal(at(Float64Array.of(3, 0), Float64Array.of(10, 0)).status, 'undefined');
  });

  test('what is no count, and more cases than people, are refused', () => {
    assert.throws(() => at(Float64Array.of(1.5, 0)), /cases\[0\] must be a whole number/);
    assert.throws(
      () => at(Float64Array.of(11, 0), population, { model: 'relabelling' }),
      /must be among a whole population of 10/,
    );
    assert.throws(() => at(Float64Array.of(1, 0), Float64Array.of(-1, 5)), /population\[0\] must be 0 or more/);
    assert.throws(() => at(Float64Array.of(1)), /differ in number/);
  });

  test('relabelling draws each plant once: all plants cases make no cluster', () => {
    const { clusters } = at(Float64Array.of(10, 20), population, { model: 'relabelling' });
    assert.ok(clusters.length === 0 || clusters[0]!.pValue === 1);
  });
});
