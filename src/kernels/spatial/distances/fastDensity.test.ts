import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seededRandom } from '../../random/index.ts';
import { directDensity } from './directDensity.ts';
import { FastDensity } from './fastDensity.ts';
import { type Sites, sitesOf } from './sites.ts';

const random = seededRandom(12);

/** Places anywhere, in heaps as of towns, or in a line: x and y in kilometres, or degrees of the same width. */
function places(n: number, metric: Sites['metric'], shape: 'anywhere' | 'heaps' | 'line'): Sites {
  const unit = metric === 'planar' ? 1 : 1 / 111;
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    const [east, north] = [random() * 300, random() * 200];
    x[i] = (shape === 'heaps' ? Math.round(east / 25) * 25 : east) * unit;
    y[i] = (shape === 'heaps' ? Math.round(north / 25) * 25 : shape === 'line' ? 0 : north) * unit;
  }
  return sitesOf(x, y, metric);
}

const upTo = (most: number) => Float64Array.from({ length: 41 }, (_, i) => (most * i) / 40);

function errorOf(sites: Sites, weights: Float64Array | null, distances: Float64Array): number {
  const at = Int32Array.from({ length: sites.count }, (_, i) => i);
  const direct = directDensity(sites, at, weights, distances);
  const fast = new FastDensity(sites, sites.count, distances);
  // The second filling watches where the first one's quartiles were.
  fast.of(at, weights);
  const found = fast.of(at, weights);
  assert.ok(
    Math.abs(found.bandwidth - direct.bandwidth) <= 1e-9 * direct.bandwidth,
    `bandwidth ${found.bandwidth}, not ${direct.bandwidth}`,
  );
  assert.equal(found.zeroShare, direct.zeroShare);
  const peak = Math.max(...direct.density);
  return peak === 0
    ? Math.max(...found.density)
    : Math.max(...direct.density.map((d, k) => Math.abs(d - found.density[k]!))) / peak;
}

describe('the fast density', () => {
  for (const metric of ['planar', 'greatCircle'] as const)
    test(`has the bandwidth of all distances and is within 1e-4 of the peak, however many plants and how short the range (${metric})`, () => {
      let worst = 0;
      for (const n of [2, 3, 5, 20, 59, 61, 100, 300, 700])
        for (const shape of ['anywhere', 'heaps', 'line'] as const)
          for (const most of [0.5, 4, 30, 180, 900]) {
            const sites = places(n, metric, shape);
            const weights = n % 2 === 0 ? null : Float64Array.from({ length: n }, () => Math.floor(40 * random() ** 3));
            worst = Math.max(worst, errorOf(sites, weights, upTo(most)));
          }
      assert.ok(worst < 1e-4, String(worst));
    });

  test('does not hang on which draws came before', () => {
    const sites = places(400, 'planar', 'anywhere');
    const distances = upTo(60);
    const near = Int32Array.from({ length: 400 }, (_, i) => i)
      .filter((i) => Math.hypot(sites.x[i]! - 150, sites.y[i]! - 100) < 40)
      .slice(0, 30);
    const far = Int32Array.from({ length: 30 }, (_, i) => 13 * i);
    const used = new FastDensity(sites, 30, distances);
    used.of(far, null);
    used.of(far, null);
    assert.deepEqual(used.of(near, null), new FastDensity(sites, 30, distances).of(near, null));
  });

  test('says nothing of plants on one spot, of one plant, and of no range', () => {
    const spot = sitesOf(new Float64Array(80), new Float64Array(80), 'planar');
    const all = Int32Array.from({ length: 80 }, (_, i) => i);
    assert.deepEqual(
      [new FastDensity(spot, 80, upTo(9)).of(all, null), new FastDensity(spot, 80, upTo(9)).of([0], null)].map(
        ({ bandwidth, zeroShare }) => [bandwidth, zeroShare],
      ),
      [
        [0, 1],
        [0, 0],
      ],
    );
    assert.equal(new FastDensity(places(80, 'planar', 'anywhere'), 80, new Float64Array(3)).of(all, null).bandwidth, 0);
  });
});
