import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { seededRandom } from '../../random/index.ts';
import { distanceBand, earthRadiusKm, findComponents, nearestNeighbours, type SpatialWeights } from './index.ts';

const golden = JSON.parse(readFileSync(new URL('./goldens/neighbours.json', import.meta.url), 'utf8'));
const rows = ({ offsets, neighbours }: SpatialWeights) =>
  Array.from({ length: offsets.length - 1 }, (_, area) => [...neighbours.subarray(offsets[area], offsets[area + 1])]);

test('nearest neighbours, bands and parts are those of spdep', () => {
  const [x, y] = [Float64Array.from(golden.x as number[]), Float64Array.from(golden.y as number[])];
  assert.deepEqual(rows(nearestNeighbours(x, y, 4, 'planar').weights), golden.nearest4);
  assert.deepEqual(rows(distanceBand(x, y, 0.4, 'planar').weights), golden.band);
  const { ofArea } = findComponents(distanceBand(x, y, 0.25, 'planar').weights);
  assert.deepEqual(
    Array.from(ofArea, (part) => part + 1),
    golden.components,
  );
});

function haversine(ax: number, ay: number, bx: number, by: number): number {
  const radians = Math.PI / 180;
  const h =
    Math.sin(((by - ay) * radians) / 2) ** 2 +
    Math.cos(ay * radians) * Math.cos(by * radians) * Math.sin(((bx - ax) * radians) / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(h));
}

test('all pairs say the same on plane and globe, with crowds, twins, poles and the date line', () => {
  for (const metric of ['planar', 'greatCircle'] as const) {
    const random = seededRandom(8);
    const n = 300;
    const x = Float64Array.from({ length: n }, (_, i) =>
      i % 3 === 0 ? 120 + Math.floor(4 * random()) / 4 : 360 * random() - 180,
    );
    const y = Float64Array.from({ length: n }, (_, i) =>
      i % 3 === 0 ? 23 + Math.floor(4 * random()) / 4 : 180 * random() - 90,
    );
    const distance = (a: number, b: number) =>
      metric === 'planar' ? Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!) : haversine(x[a]!, y[a]!, x[b]!, y[b]!);
    const others = (a: number) => Array.from({ length: n }, (_, b) => b).filter((b) => b !== a);
    const limit = metric === 'planar' ? 9.123 : 1234.5;
    const band = distanceBand(x, y, limit, metric);
    assert.deepEqual(
      rows(band.weights),
      Array.from({ length: n }, (_, a) => others(a).filter((b) => distance(a, b) <= limit)),
    );
    const near = nearestNeighbours(x, y, 7, metric);
    for (let a = 0; a < n; a += 1) {
      const expected = others(a)
        .map((b) => distance(a, b))
        .sort((p, q) => p - q)
        .slice(0, 7);
      const found = [...near.distanceKm.subarray(a * 7, a * 7 + 7)].sort((p, q) => p - q);
      for (const [place, value] of expected.entries())
        assert.ok(Math.abs(found[place]! - value) < 1e-6, `${metric} ${a} ${value} ${found[place]}`);
    }
  }
});

test('of points equally far the lower number is taken, whatever their number', () => {
  const same = new Float64Array(40).fill(3);
  const { weights, distanceKm } = nearestNeighbours(same, same, 2, 'planar');
  assert.deepEqual(rows(weights).slice(0, 4), [
    [1, 2],
    [0, 2],
    [0, 1],
    [0, 1],
  ]);
  assert.ok(distanceKm.every((length) => length === 0));
  assert.equal(distanceBand(same, same, 0, 'planar').weights.neighbours.length, 40 * 39);
});

test('degrees that are no degrees, and limits out of range, are refused', () => {
  const x = Float64Array.of(250_000, 1);
  const y = Float64Array.of(1, 2);
  assert.throws(() => nearestNeighbours(x, y, 1, 'greatCircle'), /x\[0\] is out of range: 250000/);
  assert.throws(() => nearestNeighbours(y, x, 1, 'greatCircle'), /y\[0\] is out of range: 250000/);
  assert.throws(() => nearestNeighbours(y, y, 2, 'planar'), /k must be a whole number from 1 to 1/);
  assert.throws(() => distanceBand(y, y, -1, 'planar'), /distanceKm/);
  assert.throws(() => distanceBand(new Float64Array(5), new Float64Array(5), 1, 'planar', 10), /more than 10 links/);
});
