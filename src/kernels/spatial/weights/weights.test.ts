import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addSelfWeights,
  findComponents,
  findIslands,
  findLink,
  isSymmetric,
  styleWeights,
  weightsFromLinks,
} from './index.ts';

const links = weightsFromLinks(
  5,
  Int32Array.of(3, 0, 1, 0, 2),
  Int32Array.of(2, 3, 0, 1, 2),
  Float64Array.of(2, 3, 1, 1, 5),
);

test('links stand by rows in ascending order', () => {
  assert.deepEqual([...links.offsets], [0, 2, 3, 4, 5, 5]);
  assert.deepEqual([...links.neighbours], [1, 3, 0, 2, 2]);
  assert.deepEqual([...links.weights], [1, 3, 1, 5, 2]);
  assert.equal(findLink(links, 0, 3), 1);
  assert.equal(findLink(links, 3, 0), -1);
});

test('styles divide by the sum of the row, or make each weight 1', () => {
  assert.deepEqual([...styleWeights(links, 'W').weights], [0.25, 0.75, 1, 1, 1]);
  assert.deepEqual([...styleWeights(links, 'B').weights], [1, 1, 1, 1, 1]);
  assert.equal(styleWeights(links, 'raw'), links);
});

test('self weights are added where there are none, and an area with no other neighbour is an island', () => {
  const all = addSelfWeights(links);
  assert.deepEqual([...all.neighbours], [0, 1, 3, 0, 1, 2, 2, 3, 4]);
  assert.deepEqual([...all.weights], [1, 1, 3, 1, 1, 5, 2, 1, 1]);
  assert.deepEqual([...findIslands(links)], [2, 4]);
});

test('links and weights are told to be symmetric or not', () => {
  const pair = (one: number, other: number) =>
    weightsFromLinks(2, Int32Array.of(0, 1), Int32Array.of(1, 0), Float64Array.of(one, other));
  assert.equal(isSymmetric(links, false), false);
  assert.deepEqual(
    [isSymmetric(pair(1, 2), false), isSymmetric(pair(1, 2), true), isSymmetric(pair(2, 2), true)],
    [true, false, true],
  );
});

test('parts of the map hang together whichever way links point, and among members alone', () => {
  assert.deepEqual(findComponents(links), { count: 2, ofArea: Int32Array.of(0, 0, 0, 0, 1) });
  assert.deepEqual(findComponents(links, Uint8Array.of(1, 1, 1, 0, 1)), {
    count: 3,
    ofArea: Int32Array.of(0, 0, 1, -1, 2),
  });
});

test('a link that stands twice, and what is out of range, is refused', () => {
  const one = Int32Array.of(0, 0);
  assert.throws(() => weightsFromLinks(2, one, Int32Array.of(1, 1), null), /from 0 to 1 stands twice/);
  assert.throws(() => weightsFromLinks(2, one, Int32Array.of(1, 2), null), /to\[1\] is out of range: 2/);
  assert.throws(() => weightsFromLinks(2, one, Int32Array.of(1), null), /to\.length/);
  assert.throws(() => weightsFromLinks(0, Int32Array.of(), Int32Array.of(), null), /areaCount/);
  for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(
      () => weightsFromLinks(2, Int32Array.of(0), Int32Array.of(1), Float64Array.of(weight)),
      /weights\[0\]/,
    );
});
