import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seededRandom, shuffle } from '../../random/index.ts';
import {
  autocorrelate,
  curveHeight,
  curveScale,
  type DistanceProblem,
  exactAt,
  fastErrorOf,
  fourierDensity,
  fourierRoom,
  observedDensity,
  pairedGrid,
  plantRoom,
  SequentialTest,
  sitesOf,
} from './index.ts';

const random = seededRandom(33);

describe('the autocorrelation of two grids', () => {
  test('is that of plain sums, counted round', () => {
    const [width, height] = [16, 8];
    const [a, b] = [0, 1].map(() =>
      Float64Array.from({ length: width * height }, (_, at) => (at < width * 3 ? random() : 0)),
    ) as [Float64Array, Float64Array];
    const grid = pairedGrid(width, height);
    grid.first.set(a);
    grid.second.set(b);
    autocorrelate(grid, 3, height);
    for (let down = 0; down < height; down += 1)
      for (let across = 0; across < width; across += 1) {
        let [first, second] = [0, 0];
        for (let row = 0; row < height; row += 1)
          for (let column = 0; column < width; column += 1) {
            const [here, there] = [row * width + column, ((row + down) % height) * width + ((column + across) % width)];
            first += a[here]! * a[there]!;
            second += b[here]! * b[there]!;
          }
        assert.ok(Math.abs(grid.first[down * width + across]! - first) < 1e-12);
        assert.ok(Math.abs(grid.second[down * width + across]! - second) < 1e-12);
      }
    assert.throws(() => pairedGrid(12, 8), /not a power of two/);
  });
});

function pattern(n: number, kind: 'scattered' | 'town' | 'heaped'): DistanceProblem {
  const spots = Array.from({ length: 300 }, () => [random() * 1000, random() * 700]);
  const places = Array.from({ length: n }, (_, i) => {
    if (kind === 'heaped') return spots[Math.floor(random() * spots.length)]!;
    const isTown = kind === 'town' && i % 2 === 0;
    return isTown ? [300 + random() * 30, 400 + random() * 30] : [random() * 1000, random() * 700];
  });
  return {
    x: Float64Array.from(places, ([x]) => x!),
    y: Float64Array.from(places, ([, y]) => y!),
    ...{ metric: 'planar', mode: 'fourier', seed: 1 },
    target: Int32Array.from({ length: n }, (_, i) => i),
    weights: Float64Array.from({ length: n }, () => Math.ceil(Math.exp(3 * random()))),
    distances: Float64Array.from({ length: 31 }, (_, i) => 6 * i),
  };
}

describe('the density by Fourier transform', () => {
  for (const [n, kind, most] of [
    [3000, 'scattered', 1e-4],
    [3000, 'town', 1e-4],
    [3000, 'heaped', 3e-3],
    [7000, 'scattered', 1e-4],
  ] as const)
    test(`of ${n} ${kind} plants is near the exact sum, and says how near`, () => {
      const problem = pattern(n, kind);
      for (const weights of kind === 'town' ? [problem.weights, null] : [problem.weights]) {
        const given = { ...problem, weights };
        const found = observedDensity(given);
        const sites = sitesOf(problem.x, problem.y, 'planar');
        const exact = exactAt(sites, problem.target, weights, problem.distances, 180, plantRoom(n));
        const peak = exact.density.reduce((highest, one) => Math.max(highest, one), 0);
        const error = found.density.reduce(
          (worst, one, k) => Math.max(worst, Math.abs(one - exact.density[k]!) / peak),
          0,
        );
        assert.ok(error < most, String(error));
        const said = fastErrorOf(given, found);
        assert.ok(said < 2 * most && error <= 3 * said + 1e-6, `${said} is said, ${error} is true`);
        assert.ok(Math.abs(found.bandwidth / exact.bandwidth - 1) < 1e-3);
        assert.ok(Math.abs(found.zeroShare - exact.zeroShare) < 1e-15);
      }
    });

  test('falls back to sums where the bandwidth is not for a grid, and refuses the globe', () => {
    const few: DistanceProblem = { ...pattern(80, 'scattered'), distances: Float64Array.of(0, 2, 4) };
    assert.deepEqual(observedDensity(few), observedDensity({ ...few, mode: 'fast' }));
    const globe = sitesOf(Float64Array.of(1, 2), Float64Array.of(3, 4), 'greatCircle');
    assert.throws(() => fourierRoom(globe, Float64Array.of(10), 1), /on a plane/);
    const sites = sitesOf(few.x, few.y, 'planar');
    assert.throws(() => fourierRoom(sites, Float64Array.of(0), 1), /reach to 0/);
    const room = fourierRoom(sites, few.distances, 1);
    assert.equal(fourierDensity(sites, few.target, null, few.distances, room), null);
  });

  test('of 200 industries drawn at random is as seldom localised as the level says, tested in sequence', () => {
    const [x, y] = [0, 1].map(() => Float64Array.from({ length: 900 }, () => random() * 60)) as [
      Float64Array,
      Float64Array,
    ];
    const sites = sitesOf(x, y, 'planar');
    const distances = Float64Array.from({ length: 9 }, (_, i) => 3 * i);
    const room = fourierRoom(sites, distances, 5);
    const order = Int32Array.from({ length: 900 }, (_, i) => i);
    const drawn = () => {
      shuffle(order, random);
      return fourierDensity(sites, order.slice(0, 120), null, distances, room)!.density;
    };
    const scale = curveScale(Float64Array.from(Array.from({ length: 40 }, drawn).flatMap((one) => [...one])), 9);
    const pool = Array.from({ length: 200 }, drawn);
    let small = 0;
    for (let run = 0; run < 200; run += 1) {
      const sequence = new SequentialTest(curveHeight(drawn(), scale, 'upper'), 5, 99);
      const start = Math.floor(random() * 200);
      for (let s = 0; !sequence.isDone; s += 1) sequence.add(curveHeight(pool[(start + 7 * s) % 200]!, scale, 'upper'));
      if (sequence.pValue <= 0.1) small += 1;
    }
    assert.ok(small >= 8 && small <= 20 + 3 * Math.sqrt(18), String(small));
  });
});
