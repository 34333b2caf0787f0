import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../random/index.ts';
import { complexityRanks } from './index.ts';

const [areas, products] = [24, 30];

/** Area a makes what needs no more than it can do; in `noise` of the cells it is the other way round. */
function nested(noise: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: areas * products }, (_, cell) => {
    const able = (Math.floor(cell / products) + 1) / areas >= (cell % products) / products;
    return Number(random() < noise ? !able : able);
  });
}

const tables = (noise: number, count: number) => Array.from({ length: count }, (_, i) => nested(noise, 100 + i));

test('the order of a table that is always the same is sure, and that of a noisy one is not', () => {
  const sure = complexityRanks(nested(0.02, 1), tables(0.02, 60), areas, products)!;
  const noisy = complexityRanks(nested(0.25, 1), tables(0.25, 60), areas, products)!;
  const width = ({ lower, upper }: { lower: Float64Array; upper: Float64Array }) =>
    upper.reduce((sum, value, i) => sum + value - lower[i]!, 0) / upper.length;
  assert.equal(sure.used, 60);
  assert.ok(
    width(sure.areas) < 8 && width(noisy.areas) > 1.5 * width(sure.areas),
    `${width(sure.areas)} ${width(noisy.areas)}`,
  );
  const same = complexityRanks(nested(0.1, 1), [nested(0.1, 1), nested(0.1, 1)], areas, products)!;
  assert.deepEqual([same.areas.lower, same.areas.upper], [same.areas.rank, same.areas.rank]);
});

test('intervals hold the rank of the true order in about nine of ten tables of the same make', () => {
  const truth = complexityRanks(nested(0, 1), [], areas, products)!.areas.rank;
  const { lower, upper } = complexityRanks(nested(0.08, 7), tables(0.08, 120), areas, products)!.areas;
  const held = truth.reduce((sum, rank, i) => sum + Number(rank >= lower[i]! - 1 && rank <= upper[i]! + 1), 0);
  assert.ok(held >= 18, `${held} of ${areas}`);
});

test('what is left out has no rank, and a table without an order has none at all', () => {
  const lacking = nested(0.02, 3);
  lacking.fill(0, 0, products);
  const found = complexityRanks(lacking, [lacking], areas, products)!;
  assert.ok(Number.isNaN(found.areas.rank[0]!) && Number.isNaN(found.areas.lower[0]!));
  assert.equal(complexityRanks(new Float64Array(areas * products), [], areas, products), null);
});
