import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { readReferenceFolder } from '../../../platform/files/index.ts';
import { seededRandom } from '../../random/index.ts';
import {
  bandsOf,
  type DistanceProblem,
  directDensity,
  drawDensities,
  drawNeighbours,
  extremeRankLength,
  individualM,
  marconPuech,
  type NeighbourProblem,
  observedDensity,
  screenIndustries,
  sitesOf,
  testLocalisation,
} from './index.ts';

const golden = JSON.parse(readFileSync(new URL('goldens/distances.json', import.meta.url), 'utf8'));

/** Plants and permutations of goldens/distances.R. */
function goldenPlants() {
  let state = 5;
  const draw = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  const [x, y, weights] = [new Float64Array(70), new Float64Array(70), new Float64Array(70)];
  const type = new Int32Array(70);
  for (let i = 0; i < 70; i += 1) {
    x[i] = draw() * 60;
    y[i] = draw() * 60;
    weights[i] = 1 + Math.floor(draw() * 40);
    type[i] = 1 + Math.floor(draw() * 3);
  }
  const permutations = new Int32Array(59 * 70);
  for (let s = 0; s < 59; s += 1) {
    const order = Int32Array.from({ length: 70 }, (_, i) => i + 1);
    for (let i = 69; i > 0; i -= 1) {
      const j = Math.floor(draw() * (i + 1));
      const kept = order[i]!;
      order[i] = order[j]!;
      order[j] = kept;
    }
    permutations.set(order, s * 70);
  }
  return { x, y, weights, type, permutations };
}

const distances = Float64Array.from({ length: 11 }, (_, i) => 3 * i);
const { x, y, weights, type, permutations } = goldenPlants();
const target = Int32Array.from(type.keys()).filter((i) => type[i] === 1);
const problem: DistanceProblem = { x, y, metric: 'planar', target, weights, distances, mode: 'direct', seed: 1 };

function near(found: ArrayLike<number>, expected: readonly (number | null)[], tolerance = 1e-9): void {
  for (const [i, value] of expected.entries())
    if (value === null) assert.ok(Number.isNaN(found[i]!));
    else
      assert.ok(
        Math.abs(found[i]! - value) <= tolerance * Math.max(1, Math.abs(value)),
        `${i}: ${found[i]} is not ${value}`,
      );
}

describe('the density of pair distances', () => {
  test('is that of plain sums in R, weighted and on the globe, its bandwidth too', () => {
    const found = observedDensity(problem);
    near([found.bandwidth], [golden.h]);
    near(found.density, golden.k);
    const globe = observedDensity({
      ...problem,
      x: x.map((value) => value / 20 + 100),
      y: y.map((value) => value / 20 - 5),
      metric: 'greatCircle',
      weights: null,
      distances: distances.map((d) => d * 5),
    });
    near([globe.bandwidth], [golden.sphereH]);
    near(globe.density, golden.sphere);
  });

  test('with fixed permutations has the local and global bands and the extreme rank length of R', () => {
    const curves = drawDensities(problem, { from: 0, until: 59, permutations });
    const bands = bandsOf(curves, 11, 0.1);
    near(bands.localLower, golden.lower);
    near(bands.localUpper, golden.upper);
    const found = testLocalisation(observedDensity(problem).density, curves, 0.4);
    near(found.globalUpper!, golden.globalUpper);
    near(found.globalLower!, golden.globalLower);
    near([found.pValue!], [golden.erl]);
  });

  test('integrates to 1, and moves with no turn or shift of the map', () => {
    const fine = Float64Array.from({ length: 2000 }, (_, i) => i * 0.06);
    const { density, bandwidth } = directDensity(sitesOf(x, y, 'planar'), target, null, fine);
    const total = density.reduce((sum, value, i) => sum + value * (i === 0 || i === 1999 ? 0.5 : 1), 0) * 0.06;
    assert.ok(Math.abs(total - 1) < 1e-4, String(total));
    const turned = directDensity(
      sitesOf(
        x.map((value, i) => 0.6 * value - 0.8 * y[i]! + 9),
        x.map((value, i) => 0.8 * value + 0.6 * y[i]!),
        'planar',
      ),
      target,
      null,
      fine,
    );
    near([turned.bandwidth], [bandwidth]);
    near(turned.density, [...density], 1e-9);
  });

  test('in the fast mode is within 1e-4 of the peak, on the plane and on the globe', () => {
    const random = seededRandom(2);
    for (const metric of ['planar', 'greatCircle'] as const) {
      const [ax, ay] = [0, 1].map(() =>
        Float64Array.from({ length: 900 }, () => (metric === 'planar' ? random() * 300 : 100 + random() * 6)),
      );
      const many: DistanceProblem = {
        ...{ x: ax!, y: metric === 'planar' ? ay! : ay!.map((value) => value - 110), metric, mode: 'fast', seed: 1 },
        target: Int32Array.from({ length: 900 }, (_, i) => i),
        weights: Float64Array.from({ length: 900 }, () => 1 + Math.floor(50 * random() ** 3)),
        distances: Float64Array.from({ length: 91 }, (_, i) => 2 * i),
      };
      const [fast, direct] = [observedDensity(many), observedDensity({ ...many, mode: 'direct' })];
      const peak = direct.density.reduce((most, value) => Math.max(most, value), 0);
      const worst = fast.density.reduce(
        (most, value, k) => Math.max(most, Math.abs(value - direct.density[k]!) / peak),
        0,
      );
      assert.ok(worst < 1e-4, `${metric}: ${worst}`);
    }
  });

  const reference = path.join(readReferenceFolder() ?? '', 'goldens', 'kd.csv');
  test('is that of the reference sums', {
    skip: existsSync(reference) ? false : 'the reference data are not there',
  }, () => {
    const rows = (file: string) =>
      readFileSync(path.join(path.dirname(reference), file), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','));
    const points = rows('points.csv');
    const expected = rows('kd.csv').map((row) => row.map(Number));
    const at = (column: number) => Float64Array.from(points, (point) => Number(point[column]));
    const own = Int32Array.from(points.keys()).filter((i) => points[i]![4] === 'A');
    for (const [carried, column] of [
      [null, 1],
      [at(3), 3],
    ] as const) {
      const found = observedDensity({
        ...{ x: at(1), y: at(2), metric: 'planar', target: own, weights: carried, mode: 'direct', seed: 1 },
        distances: Float64Array.from(expected, (row) => row[0]!),
      });
      near(
        found.density,
        expected.map((row) => row[column]!),
        1e-12,
      );
      assert.ok(Math.abs(found.bandwidth - 5.01232642921327) < 1e-12);
    }
  });

  test('of one plant, and of plants on one spot, has no bandwidth and says 0 pairs', () => {
    const spot = sitesOf(new Float64Array(9), new Float64Array(9), 'planar');
    assert.deepEqual(directDensity(spot, [0], null, distances).bandwidth, 0);
    const heap = directDensity(spot, [0, 1, 2, 3], null, distances);
    assert.deepEqual([heap.bandwidth, heap.zeroShare], [0, 1]);
    assert.throws(() => sitesOf(Float64Array.of(1), Float64Array.of(95), 'greatCircle'), /outside ±90/);
    assert.throws(() => sitesOf(Float64Array.of(Number.NaN), Float64Array.of(5), 'planar'), /not finite/);
  });
});

describe('bands', () => {
  test('too few simulations have no global band', () => {
    const curves = Float64Array.from({ length: 19 * 5 }, (_, i) => (i * 7919) % 97);
    assert.equal(bandsOf(curves, 5, 0.05).globalUpper, null);
    assert.equal(testLocalisation(new Float64Array(5), curves, 0.05).verdict, 'tooFewSimulations');
  });

  test('the extreme rank length of curves drawn like the others is as often small as it says', () => {
    const random = seededRandom(8);
    let small = 0;
    for (let run = 0; run < 400; run += 1) {
      const curves = Float64Array.from({ length: 39 * 12 }, () => random());
      if (
        extremeRankLength(
          Float64Array.from({ length: 12 }, () => random()),
          curves,
          run % 2 === 0 ? 'both' : 'upper',
        ) <= 0.1
      )
        small += 1;
    }
    assert.ok(small > 18 && small < 64, String(small));
  });
});

describe('many industries at once', () => {
  const random = seededRandom(6);
  const [ax, ay] = [0, 1].map(() => Float64Array.from({ length: 1500 }, () => random() * 200)) as [
    Float64Array,
    Float64Array,
  ];
  const places = Float64Array.from({ length: 31 }, (_, i) => 3 * i);
  const drawn = (count: number, isIn: (i: number) => boolean = () => true) => {
    const open = Array.from(ax.keys()).filter(isIn);
    return Int32Array.from({ length: count }, () => open.splice(Math.floor(random() * open.length), 1)[0]!);
  };

  test('scattered industries are localised by chance alone, gathered ones are found', () => {
    const scattered = Array.from({ length: 150 }, () => drawn(20 + Math.floor(random() * 4) * 10));
    const gathered = Array.from({ length: 5 }, (_, i) =>
      drawn(40, (at) => Math.hypot(ax[at]! - 30 * (i + 1), ay[at]! - 100) < 32),
    );
    const found = screenIndustries(ax, ay, 'planar', [...scattered, ...gathered, Int32Array.of(1, 2)], places, 199, 3);
    const falsely = found.slice(0, 150).filter(({ pLocalised }) => pLocalised! <= 0.05).length;
    assert.ok(falsely <= 16, `${falsely} of 150`);
    assert.ok(found.slice(150, 155).every(({ pLocalised, qLocalised }) => pLocalised! <= 0.01 && qLocalised! < 0.2));
    assert.equal(found.at(-1)!.status, 'notEnough');
  });

  test('have densities within 1e-3 of the exact sums', () => {
    const members = drawn(300);
    const [found] = screenIndustries(ax, ay, 'planar', [members], places, 1, 1);
    const exact = directDensity(sitesOf(ax, ay, 'planar'), members, null, places);
    const peak = exact.density.reduce((most, value) => Math.max(most, value), 0);
    assert.ok(found!.density.every((value, k) => Math.abs(value - exact.density[k]!) < 1e-3 * peak));
  });
});

describe('M of Marcon and Puech', () => {
  const kind = Uint8Array.from(type, (one) => (one === 1 ? 3 : 0));
  const near1: NeighbourProblem = { x, y, metric: 'planar', kind, weights, distances, statistic: 'M', seed: 1 };

  test('is that of plain sums in R, of one type and of two, and so are its bands with fixed permutations', () => {
    near(marconPuech(near1).values, golden.m);
    const two = Uint8Array.from(type, (one) => (one === 1 ? 1 : one === 2 ? 2 : 0));
    near(marconPuech({ ...near1, kind: two }).values, golden.cross);
    const bands = bandsOf(
      drawNeighbours({ ...near1, distances: distances.slice(1) }, { from: 0, until: 59, permutations }),
      10,
      0.1,
    );
    near(bands.localLower, golden.mLower);
    near(bands.localUpper, golden.mUpper);
  });

  test('by density (m) is that of plain sums in R: of one type, of two, at uneven distances, on the globe, and with fixed permutations', () => {
    const density: NeighbourProblem = { ...near1, statistic: 'm' };
    near(marconPuech(density).values, golden.density);
    const two = Uint8Array.from(type, (one) => (one === 1 ? 1 : one === 2 ? 2 : 0));
    near(marconPuech({ ...density, kind: two }).values, golden.densityCross);
    near(marconPuech({ ...density, distances: Float64Array.of(1, 2, 5, 11, 30) }).values, golden.densityUneven);
    const globe = {
      ...{ x: x.map((value) => value / 20 + 100), y: y.map((value) => value / 20 - 5), weights: null },
      ...{ metric: 'greatCircle' as const, distances: distances.map((d) => d * 5) },
    };
    near(marconPuech({ ...density, ...globe }).values, golden.densityGlobe);
    const bands = bandsOf(drawNeighbours(density, { from: 0, until: 59, permutations }), 11, 0.1);
    near(bands.localLower, golden.densityLower);
    near(bands.localUpper, golden.densityUpper);
  });

  test('is 1 where everybody is of the type, for each plant too, and m as well', () => {
    const everybody = new Uint8Array(70).fill(3);
    for (const statistic of ['M', 'm'] as const)
      for (const value of marconPuech({ ...near1, kind: everybody, statistic }).values.subarray(2))
        assert.ok(Math.abs(value - 1) < 1e-12);
    assert.ok(individualM({ ...near1, kind: everybody }, 20).every((value) => Math.abs(value - 1) < 1e-12));
  });

  test('of a planted cluster is far above 1 near by and falls to 1 far away; without neighbours it is not said', () => {
    const random = seededRandom(4);
    const [ax, ay] = [0, 1].map(() => Float64Array.from({ length: 800 }, () => random() * 100)) as [
      Float64Array,
      Float64Array,
    ];
    const planted = Uint8Array.from(ax, (east, i) =>
      Math.hypot(east - 50, ay[i]! - 50) < 10 ? 3 : random() < 0.02 ? 3 : 0,
    );
    const found = marconPuech({
      ...near1,
      x: ax,
      y: ay,
      kind: planted,
      weights: null,
      distances: Float64Array.of(5, 150),
    });
    assert.ok(found.values[0]! > 4 && Math.abs(found.values[1]! - 1) < 0.02, [...found.values].join(' '));
    const lonely = marconPuech({ ...near1, distances: Float64Array.of(1e-6) });
    assert.deepEqual([Number.isNaN(lonely.values[0]!), lonely.references[0]], [true, 0]);
  });
});
