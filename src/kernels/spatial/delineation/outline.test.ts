import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../random/index.ts';
import { outlineCells, type Ring } from './outline.ts';

const areaOf = (ring: Ring) =>
  ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]![0] * y - x * ring[i]![1]) / 2, 0);

test('a cell is drawn as the three by three cells around it, anticlockwise and closed', () => {
  const [ring, ...others] = outlineCells([5], [-2]);
  assert.equal(others.length, 0);
  assert.deepEqual(ring![0], ring!.at(-1));
  assert.equal(areaOf(ring!), 9);
  assert.deepEqual([Math.min(...ring!.map(([x]) => x)), Math.min(...ring!.map(([, y]) => y))], [4, -3]);
});

test('a ring of cells has its hole filled, far cells are parts of their own', () => {
  const around = Array.from({ length: 36 }, (_, i) => [
    Math.round(6 * Math.cos(i / 5.73)),
    Math.round(6 * Math.sin(i / 5.73)),
  ]);
  const filled = outlineCells(
    around.map(([x]) => x!),
    around.map(([, y]) => y!),
  );
  assert.equal(filled.length, 1);
  assert.ok(areaOf(filled[0]!) > 130, String(areaOf(filled[0]!)));
  const two = outlineCells([0, 20], [0, 0]);
  assert.deepEqual(two.map(areaOf), [9, 9]);
  assert.deepEqual(outlineCells([], []), []);
});

test('parts that meet at a corner after growing stay rings without a crossing', () => {
  const rings = outlineCells([0, 3], [0, 3]);
  assert.deepEqual(
    rings.map(areaOf).reduce((a, b) => a + b, 0),
    18,
  );
  for (const ring of rings) assert.equal(new Set(ring.slice(1).map(String)).size, ring.length - 1);
});

test('areas of outlines add up to the cells of any pattern', () => {
  const random = seededRandom(7);
  for (let run = 0; run < 200; run += 1) {
    const cells = Array.from({ length: 1 + Math.floor(random() * 12) }, () => [
      Math.floor(random() * 15),
      Math.floor(random() * 15),
    ]);
    const rings = outlineCells(
      cells.map(([x]) => x!),
      cells.map(([, y]) => y!),
    );
    const grown = new Set(
      cells.flatMap(([x, y]) => [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => `${x! + dx} ${y! + dy}`))),
    );
    const total = rings.map(areaOf).reduce((a, b) => a + b, 0);
    assert.ok(rings.every((ring) => areaOf(ring) > 0));
    assert.ok(total >= grown.size, `${total} < ${grown.size}`);
  }
});
