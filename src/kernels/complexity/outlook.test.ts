import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { seededRandom } from '../random/index.ts';
import {
  areaFitness,
  complexityOutlook,
  economicComplexity,
  groupIndustries,
  relatedness,
  relatednessDensity,
} from './index.ts';

/** Areas with more capabilities make more products; a product needs some of them. */
function nested(areas: number, products: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  const presence = new Float64Array(areas * products);
  for (let a = 0; a < areas; a += 1)
    for (let p = 0; p < products; p += 1)
      if (random() < 1 / (1 + Math.exp(8 * (p / products - (a + 1) / areas)))) presence[a * products + p] = 1;
  return presence;
}

describe('the outlook', () => {
  test('gains exactly what the gain of a product says when the product is added', () => {
    const [areas, products] = [25, 30];
    const presence = nested(areas, products, 3);
    const related = relatedness(presence, areas, products, 'proximity');
    const { productIndex } = economicComplexity(presence, areas, products);
    const before = complexityOutlook(presence, related, relatednessDensity(presence, related, products), productIndex);
    for (const [area, product] of [
      [0, 20],
      [7, 25],
      [12, 29],
    ] as const) {
      const cell = area * products + product;
      if (presence[cell] === 1) continue;
      const added = presence.slice();
      added[cell] = 1;
      const after = complexityOutlook(added, related, relatednessDensity(added, related, products), productIndex);
      assert.ok(Math.abs(after.outlook[area]! - before.outlook[area]! - before.gain[cell]!) < 1e-12);
    }
    assert.ok(presence.every((made, cell) => made === 0 || Number.isNaN(before.gain[cell]!)));
  });

  test('counts products of unknown complexity for nothing, and refuses lengths that do not fit', () => {
    const presence = Float64Array.of(1, 0, 0, 1);
    const found = complexityOutlook(
      presence,
      Float64Array.of(0, 1, 1, 0),
      Float64Array.of(0, 1, 1, 0),
      Float64Array.of(1, Number.NaN),
    );
    assert.deepEqual([...found.outlook], [0, 1]);
    assert.ok(Number.isNaN(found.gain[1]!));
    assert.throws(
      () => complexityOutlook(presence, Float64Array.of(0), presence, Float64Array.of(1, 2)),
      /do not fit 2 products/,
    );
  });
});

describe('fitness', () => {
  test('solves its own equations and orders areas as their capabilities do', () => {
    const [areas, products] = [20, 24];
    const presence = nested(areas, products, 5);
    const found = areaFitness(presence, areas, products);
    assert.equal(found.status, 'ok');
    const kept = Array.from(found.areaFitness.keys()).filter((a) => !Number.isNaN(found.areaFitness[a]!));
    assert.ok(Math.abs(kept.reduce((sum, a) => sum + found.areaFitness[a]!, 0) / kept.length - 1) < 1e-9);
    const rank = kept.toSorted((a, b) => found.areaFitness[a]! - found.areaFitness[b]!);
    const squares = rank.reduce((sum, a, at) => sum + (a - at - (areas - kept.length)) ** 2, 0);
    assert.ok(1 - (6 * squares) / (kept.length * (kept.length ** 2 - 1)) > 0.85);
    assert.equal(areaFitness(new Float64Array(6), 2, 3).status, 'notEnough');
  });
});

describe('groups of industries', () => {
  const golden = JSON.parse(readFileSync(new URL('goldens/hclust.json', import.meta.url), 'utf8'));
  /** The similarity of goldens/hclust.R. */
  function similarities() {
    let state = 11;
    const draw = () => {
      state = (state * 16807) % 2147483647;
      return state / 2147483647;
    };
    const s = new Float64Array(24 * 24);
    for (let i = 1; i < 24; i += 1)
      for (let j = 0; j < i; j += 1) s[i * 24 + j] = s[j * 24 + i] = draw() * 0.5 + (i % 4 === j % 4 ? 0.4 : 0);
    return s;
  }

  test("are those of R's hclust at a given number", () => {
    for (const [count, expected] of [
      [3, golden.k3],
      [4, golden.k4],
      [9, golden.k9],
    ] as const)
      assert.deepEqual(
        Array.from(groupIndustries(similarities(), 24, count).groupOf, (group) => group + 1),
        expected,
      );
  });

  test('planted groups are found without being told their number', () => {
    const found = groupIndustries(similarities(), 24, null);
    assert.equal(found.groupCount, 4);
    assert.ok(found.groupOf.every((group, i) => group === i % 4));
    assert.ok(found.within! > found.between! + 0.3);
  });

  test('industries that are all alike make one group; what does not fit is refused', () => {
    assert.equal(groupIndustries(new Float64Array(25).fill(0.5), 5, null).groupCount, 1);
    assert.equal(groupIndustries(new Float64Array(1), 1, null).groupCount, 1);
    assert.throws(() => groupIndustries(new Float64Array(3), 2, null), /do not fit 2 industries/);
    assert.throws(() => groupIndustries(Float64Array.of(0, Number.NaN, 0, 0), 2, null), /not finite/);
    assert.throws(() => groupIndustries(new Float64Array(4), 2, 3), /must be 1 to 2/);
  });
});
