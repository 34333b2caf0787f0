import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { seededRandom } from '../../random/index.ts';
import { backgroundDensityClusters, densityClusters } from './index.ts';

const golden = JSON.parse(readFileSync(new URL('goldens/dbscan.json', import.meta.url), 'utf8'));

/** The points of goldens/dbscan.R. */
function goldenPoints() {
  let state = 20161231;
  const draw = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  const x = new Float64Array(400);
  const y = new Float64Array(400);
  for (let i = 0; i < 400; i += 1) {
    const centre = Math.floor(draw() * 4);
    if (draw() < 0.3) {
      x[i] = draw() * 100;
      y[i] = draw() * 100;
    } else {
      x[i] = 20 + 20 * centre + (draw() + draw() + draw() - 1.5) * 6;
      y[i] = 50 + (draw() + draw() + draw() - 1.5) * 10;
    }
  }
  return { x, y };
}

test("clusters, noise and border points are those of R's dbscan", () => {
  const { x, y } = goldenPoints();
  for (const [reachKm, leastPoints, expected] of [
    [3, 6, golden.a],
    [5, 10, golden.b],
  ] as const) {
    const { cluster, isCore } = densityClusters(x, y, { reachKm, leastPoints, metric: 'planar' });
    const pairs = new Map<number, number>();
    for (const [i, found] of cluster.entries()) {
      // A border point within reach of two clusters may go to either.
      if (isCore[i] === 0 && found >= 0) assert.ok(expected[i] > 0);
      else {
        if (!pairs.has(found)) pairs.set(found, expected[i]);
        assert.equal(pairs.get(found), expected[i]);
      }
    }
    assert.equal(new Set(pairs.values()).size, pairs.size);
  }
});

test('a city is no cluster of a group that is spread like everything, and a planted one is found', () => {
  const random = seededRandom(3);
  const near = () => (random() + random() + random() - 1.5) * 4;
  const x = Float64Array.from({ length: 4000 }, (_, i) => (i < 2500 ? 50 + near() : random() * 100));
  const y = Float64Array.from({ length: 4000 }, (_, i) => (i < 2500 ? 50 + near() : random() * 100));
  const spreadMembers = Int32Array.from({ length: 400 }, (_, i) => i * 10);
  const options = { reachKm: 3, leastPoints: 6, leastRatio: 2, metric: 'planar' as const };
  assert.equal(backgroundDensityClusters(x, y, spreadMembers, options).clusterCount, 0);
  const inCorner = Int32Array.from(x.keys()).filter((i) => x[i]! < 12 && y[i]! < 12);
  const members = Int32Array.from(new Set([...spreadMembers, ...inCorner]));
  const planted = backgroundDensityClusters(x, y, members, options);
  assert.equal(planted.clusterCount, 1);
  const isFound = (at: number) => planted.cluster[at] === 0;
  assert.ok(members.length > 400 && Array.from(members.keys()).filter(isFound).length >= 8);
  const far = Array.from(members.keys()).filter((at) => x[members[at]!]! > 18 || y[members[at]!]! > 18);
  assert.equal(far.filter(isFound).length, 0);
});

test('without neighbours, with everybody a member and on one spot nothing that looks right comes out', () => {
  const options = { reachKm: 1, leastPoints: 2, leastRatio: 2, metric: 'planar' as const };
  const apart = densityClusters(Float64Array.of(0, 10), Float64Array.of(0, 0), options);
  assert.deepEqual([...apart.cluster, apart.clusterCount], [-1, -1, 0]);
  const spot = new Float64Array(50).fill(7);
  const all = Int32Array.from({ length: 50 }, (_, i) => i);
  assert.equal(backgroundDensityClusters(spot, spot, all, options).clusterCount, 0);
  assert.throws(() => densityClusters(spot, spot, { ...options, reachKm: 0 }), /reachKm must be above 0/);
  assert.throws(() => backgroundDensityClusters(spot, spot, Int32Array.of(50), options), /there is no plant 50/);
});
