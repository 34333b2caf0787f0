import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { seededRandom } from '../random/index.ts';
import { economicComplexity, type RelatednessKind, relatedness, relatednessDensity } from './index.ts';

interface Golden extends Record<RelatednessKind, number[]> {
  areas: number;
  products: number;
  counts: number[];
  secondEigenvalue: number;
  eci: number[];
  pci: number[];
  density: number[];
}
const golden = JSON.parse(readFileSync(new URL('./goldens/complexity.json', import.meta.url), 'utf8')) as Golden;
const { areas, products, counts } = golden;
const presence = Float64Array.from(counts, (count, cell) => {
  const row = Math.floor(cell / products) * products;
  const inArea = counts.slice(row, row + products).reduce((sum, value) => sum + value, 0);
  const inProduct = Array.from({ length: areas }, (_, a) => counts[a * products + (cell % products)]!);
  const all = counts.reduce((sum, value) => sum + value, 0);
  return count / inArea / (inProduct.reduce((sum, value) => sum + value, 0) / all) >= 1 ? 1 : 0;
});

function assertNear(found: ArrayLike<number>, expected: readonly number[], name: string, tolerance = 1e-9): void {
  for (const [i, value] of expected.entries())
    assert.ok(Math.abs(found[i]! - value) <= tolerance, `${name} ${i}: ${found[i]} is not ${value}`);
}

test('indices agree with the matrix that is not symmetric, solved by R', () => {
  const found = economicComplexity(presence, areas, products);
  assert.equal(found.status, 'ok');
  assertNear([found.secondEigenvalue!], [golden.secondEigenvalue], 'eigenvalue');
  assertNear(found.areaIndex, golden.eci, 'area');
  assertNear(found.productIndex, golden.pci, 'product');
});

test('relatedness of each kind, and density, agree with plain formulas in R', () => {
  for (const kind of ['cosine', 'jaccard', 'association', 'probability'] as const) {
    const found = relatedness(presence, areas, products, kind);
    const cells = golden[kind].map((_, i) => found[(i % 3) * products + Math.floor(i / 3)]!);
    assertNear(cells, golden[kind], kind);
  }
  const density = relatednessDensity(presence, relatedness(presence, areas, products, 'proximity'), products);
  assertNear(density, golden.density, 'density');
});

test('an area is the mean of its products, whichever side is solved, and order does not matter', () => {
  const found = economicComplexity(presence, areas, products);
  for (let a = 0; a < areas; a += 1) {
    let sum = 0;
    for (let p = 0; p < products; p += 1) sum += presence[a * products + p]! * found.productIndex[p]!;
    assertNear([sum / found.diversity[a]!], [found.areaIndex[a]!], 'mean');
  }
  const turned = Float64Array.from(presence, (_, cell) => {
    const [a, p] = [Math.floor(cell / products), cell % products];
    return presence[(areas - 1 - a) * products + (products - 1 - p)]!;
  });
  const other = economicComplexity(turned, areas, products);
  assertNear(other.areaIndex, [...found.areaIndex].reverse(), 'turned');
});

test('nested capabilities come out in their order', () => {
  const random = seededRandom(4);
  const made = Float64Array.from({ length: 80 * 40 }, (_, cell) => {
    const [has, needs] = [Math.floor(cell / 40) / 80, (cell % 40) / 40];
    return random() < (1 / (1 + Math.exp(-12 * (has - needs)))) * 0.9 + 0.02 ? 1 : 0;
  });
  const { areaIndex, productIndex, status } = economicComplexity(made, 80, 40);
  assert.equal(status, 'ok');
  assert.ok(correlation(ranksOf(areaIndex)) > 0.9);
  assert.ok(correlation(ranksOf(productIndex)) > 0.9);
});

test('what cannot be ordered says so, and empty rows are left out', () => {
  const blocks = Float64Array.from({ length: 36 }, (_, c) => (Math.floor(c / 6) < 3 === c % 6 < 3 ? 1 : 0));
  assert.match(economicComplexity(blocks, 6, 6).reason!, /fall apart/);
  const same = economicComplexity(new Float64Array(20).fill(1), 4, 5);
  assert.deepEqual([same.status, Number.isNaN(same.areaIndex[0])], ['notIdentified', true]);
  const ring = Float64Array.from({ length: 36 }, (_, c) =>
    [0, 1].includes((c % 6) - (Math.floor(c / 6) % 6)) || c === 30 ? 1 : 0,
  );
  assert.match(economicComplexity(ring, 6, 6).reason!, /two directions/);
  const wider = new Float64Array((areas + 1) * products);
  wider.set(presence);
  const found = economicComplexity(wider, areas + 1, products);
  assert.equal(found.areasLeftOut, 1);
  assertNear(found.areaIndex, golden.eci, 'area');
  assert.throws(() => economicComplexity(Float64Array.of(2), 1, 1), /presence\[0\]/);
  assert.equal(economicComplexity(Float64Array.of(1), 1, 1).status, 'notEnough');
});

const ranksOf = (values: Float64Array) => {
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (const [rank, i] of order.entries()) ranks[i] = rank;
  return ranks;
};

/** With the numbers 0, 1, 2 …, which is the true order. */
function correlation(ranks: Float64Array): number {
  const middle = (ranks.length - 1) / 2;
  let [together, squares] = [0, 0];
  for (const [i, rank] of ranks.entries()) {
    together += (i - middle) * (rank - middle);
    squares += (i - middle) ** 2;
  }
  return together / squares;
}
