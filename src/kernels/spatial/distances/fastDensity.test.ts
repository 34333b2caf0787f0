import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seededRandom } from '../../random/index.ts';
import {
  directDensity,
  exactAt,
  fastDensity,
  fastErrorOf,
  observedDensity,
  plantRoom,
  type Sites,
  sitesOf,
} from './index.ts';

const random = seededRandom(21);

/** Plants scattered, half in a town, or heaped on a lattice of few spots; degrees for the globe. */
function pattern(n: number, kind: 'scattered' | 'town' | 'heaped', metric: Sites['metric']): Sites {
  const unit = metric === 'planar' ? 1 : 1 / 100;
  const at = (i: number) =>
    kind === 'scattered' || (kind === 'town' && i % 2 === 0)
      ? random() * 1000
      : kind === 'town'
        ? 500 + random() * 3
        : 125 * Math.floor(random() * 8);
  const [x, y] = [0, 1].map(() => Float64Array.from({ length: n }, (_, i) => at(i) * unit)) as [
    Float64Array,
    Float64Array,
  ];
  return metric === 'planar'
    ? sitesOf(x, y, metric)
    : sitesOf(
        x.map((one) => one + 100),
        y,
        metric,
      );
}

const steps = (most: number, count: number) => Float64Array.from({ length: count }, (_, i) => (most * i) / (count - 1));
const ranges = [steps(12, 5), steps(180, 13), steps(1500, 7)];

describe('the fast density', () => {
  for (const n of [2, 5, 20, 61, 100, 500, 1000])
    test(`of ${n} plants is within 1e-4 of the peak of the exact sum, and its bandwidth exact`, () => {
      for (const metric of ['planar', 'greatCircle'] as const)
        for (const kind of ['scattered', 'town', 'heaped'] as const) {
          const sites = pattern(n, kind, metric);
          const all = Int32Array.from({ length: n }, (_, i) => i);
          const heavy = Float64Array.from(all, () => 1 + Math.floor(50 * random() ** 3));
          for (const weights of [null, heavy])
            for (const distances of n < 1000 ? ranges : weights === null ? ranges.slice(1, 2) : ranges.slice(0, 1)) {
              const exact = directDensity(sites, all, weights, distances);
              const fast = fastDensity(sites, all, weights, distances, plantRoom(n));
              const peak = exact.density.reduce((most, one) => Math.max(most, one), 0);
              const worst = fast.density.reduce((most, one, k) => Math.max(most, Math.abs(one - exact.density[k]!)), 0);
              const said = `${metric} ${kind} ${weights === null ? 'unweighted' : 'weighted'} to ${distances.at(-1)}`;
              assert.ok(worst <= 1e-4 * peak, `${said}: ${worst / peak}`);
              assert.ok(Math.abs(fast.bandwidth - exact.bandwidth) <= 1e-9 * exact.bandwidth, `${said}: bandwidth`);
              assert.equal(fast.zeroShare, exact.zeroShare, said);
            }
        }
    });

  test('of more equal distances than are kept has the exact quartiles too', () => {
    const n = 3100;
    const x = Float64Array.from({ length: n }, (_, i) => (i < 2950 ? 3 * (i % 2) : random() * 50));
    const sites = sitesOf(x, new Float64Array(n), 'planar');
    const all = Int32Array.from({ length: n }, (_, i) => i);
    const distances = steps(40, 3);
    const exact = directDensity(sites, all, null, distances);
    const fast = fastDensity(sites, all, null, distances, plantRoom(n));
    assert.ok(Math.abs(fast.bandwidth - exact.bandwidth) <= 1e-9 * exact.bandwidth);
    assert.ok(fast.density.every((one, k) => Math.abs(one - exact.density[k]!) <= 1e-4 * exact.density[0]!));
  });

  test('at places of its own keeps the bandwidth of the whole range', () => {
    const sites = pattern(150, 'scattered', 'planar');
    const all = Int32Array.from({ length: 150 }, (_, i) => i);
    const exact = directDensity(sites, all, null, steps(180, 13));
    const found = exactAt(sites, all, null, Float64Array.of(30, 15), 180, plantRoom(150));
    assert.ok(Math.abs(found.density[0]! - exact.density[2]!) < 1e-12 * exact.density[2]!);
    assert.ok(Math.abs(found.density[1]! - exact.density[1]!) < 1e-12 * exact.density[1]!);
  });

  test('names its error as a number, also where there is nothing to compare', () => {
    const target = Int32Array.from({ length: 100 }, (_, i) => i);
    const { x, y } = pattern(100, 'scattered', 'planar');
    const problem = { x, y, metric: 'planar' as const, target, weights: null, mode: 'fast' as const, seed: 1 };
    for (const distances of [Float64Array.of(0), Float64Array.of(1e-9), Float64Array.of(50, 10)]) {
      const found = observedDensity({ ...problem, distances });
      const error = fastErrorOf({ ...problem, distances }, found);
      assert.ok(error >= 0 && error < 1e-4, `${distances}: ${error}`);
      const doubled = { ...found, density: found.density.map((one) => 2 * one) };
      const wrong = fastErrorOf({ ...problem, distances }, doubled);
      assert.ok(found.density[0] === 0 || wrong > 0.4);
    }
  });
});
