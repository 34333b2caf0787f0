import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../random/index.ts';
import { type AcceptabilityTable, simplexAcceptability } from './index.ts';

const draws = 20_000;
const near = (found: number, expected: number, by = 4 * Math.sqrt((expected * (1 - expected)) / draws) + 1e-9) =>
  assert.ok(Math.abs(found - expected) <= by, `${found} is not ${expected}`);

/** Exact values; NaN: not known. Each criterion is a group of its own unless told otherwise. */
function tableOf(rows: readonly (readonly number[])[], more: Partial<AcceptabilityTable> = {}): AcceptabilityTable {
  const values = rows.flat();
  const count = rows[0]!.length;
  const end = (other: number) => Float64Array.from(values, (value) => (Number.isNaN(value) ? other : value));
  return {
    ...{ alternativeCount: rows.length, criterionCount: count, lower: end(0), upper: end(1) },
    ...{ likely: Float64Array.from(values), groupOf: Int32Array.from({ length: count }, (_, c) => c) },
    ...{ groupCount: count, order: [] },
    ...more,
  };
}

test('of two criteria an alternative is first as often as the weight lies on its side of the break-even', () => {
  for (const [x, y] of [
    [0.3, 0.8],
    [0.9, 0.2],
    [0, 0.5],
  ] as const) {
    const table = tableOf([
      [1, 0],
      [x, y],
    ]);
    const { first, centralWeights, confidence, meanRank } = simplexAcceptability(table, draws, seededRandom(11));
    const breakEven = y / (1 - x + y);
    near(first[0]!, 1 - breakEven);
    near(meanRank[1]!, 2 - breakEven, 0.02);
    // The weight is even on each side: the central one lies in the middle of it.
    near(centralWeights[0]!, (1 + breakEven) / 2, 0.01);
    near(centralWeights[2]!, breakEven / 2, 0.01);
    assert.deepEqual([...confidence], [1, 1]);
  }
});

test('ordered weights average to the centroid of the order, (1/n) Σ 1/j from place i on', () => {
  const order = [3, 1, 4, 0, 2];
  const { meanWeights } = simplexAcceptability(tableOf([[1, 1, 1, 1, 1]], { order }), draws, seededRandom(5));
  for (const [i, group] of order.entries()) {
    let centroid = 0;
    for (let j = i + 1; j <= 5; j += 1) centroid += 1 / j / 5;
    near(meanWeights[group]!, centroid, 0.006);
  }
  const named = simplexAcceptability(tableOf([[1, 1, 1]], { order: [2] }), draws, seededRandom(5)).meanWeights;
  near(named[2]!, 11 / 18, 0.006);
  near(named[0]!, 7 / 36, 0.006);
});

test('a range widens the ranks by its triangular distribution: closed form', () => {
  // One criterion, a between 0 and 1 with 0.5 likeliest, b 0.75: a is above with chance 0.25² / 0.5.
  const table = tableOf([[0.5], [0.75]], { lower: Float64Array.of(0, 0.75), upper: Float64Array.of(1, 0.75) });
  const { first, confidence, dominates } = simplexAcceptability(table, draws, seededRandom(3));
  near(first[0]!, 0.125);
  near(confidence[1]!, 0.875, 0.07);
  assert.deepEqual([...dominates], [0, 0, 0, 0]);
});

test('what is missing in a group is drawn inside it, and does not beat what is fully known: closed form', () => {
  // (0.9 + u) / 2 > 0.85 where u > 0.8.
  const table = tableOf(
    [
      [0.9, Number.NaN],
      [0.85, 0.85],
    ],
    { groupOf: Int32Array.of(0, 0), groupCount: 1 },
  );
  const found = simplexAcceptability(table, draws, seededRandom(4));
  near(found.first[0]!, 0.2);
  assert.deepEqual([found.highestRank[0], found.lowestRank[0]], [1, 2]);
});

test('rows and columns sum to one, level ones share their ranks, and a dominated one never stands before its better', () => {
  const random = seededRandom(3);
  const rows = Array.from({ length: 8 }, () => Array.from({ length: 4 }, () => random()));
  rows.push(rows[0]!.map((value) => value * 0.9));
  const m = rows.length;
  const found = simplexAcceptability(tableOf(rows), 2000, seededRandom(4));
  for (let a = 0; a < m; a += 1) {
    const sum = (at: (r: number) => number) => Array.from({ length: m }, (_, r) => at(r)).reduce((x, y) => x + y, 0);
    near(
      sum((r) => found.rankShare[a * m + r]!),
      1,
      1e-9,
    );
    near(
      sum((r) => found.rankShare[r * m + a]!),
      1,
      1e-9,
    );
  }
  assert.deepEqual([found.dominates[8], found.dominates[8 * m]], [1, 0]);
  assert.equal(found.first[8], 0);
  assert.ok(Number.isNaN(found.centralWeights[8 * 4]!));
  const level = simplexAcceptability(
    tableOf([
      [0.9, 0.9],
      [0.5, 0.5],
      [0.5, 0.5],
    ]),
    500,
    seededRandom(1),
  );
  const expected = [1, 0, 0, 0, 0.5, 0.5, 0, 0.5, 0.5];
  for (const [i, share] of expected.entries()) near(level.rankShare[i]!, share, 1e-9);
});

test('dominance under an order of importance agrees with a look at every corner of the weights, at the worst ends of all ranges', () => {
  const random = seededRandom(9);
  const corners = [[0, 0, 1, 0], ...[0, 1, 2, 3].map((mask) => [1, mask & 1, 1, mask >> 1])];
  let seen = 0;
  for (let round = 0; round < 2000; round += 1) {
    const lower = Float64Array.from({ length: 8 }, () => Math.round(random() * 4) / 4);
    const upper = lower.map((value) => (random() < 0.3 ? Math.min(1, value + 0.25) : value));
    const table = {
      ...tableOf([
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ]),
      lower,
      upper,
      likely: lower,
      order: [2, 0],
    };
    const ends = (from: Float64Array, to: Float64Array) =>
      corners.map((w) => w.reduce((sum, weight, c) => sum + weight * (from[c]! - to[4 + c]!), 0));
    const expected = ends(lower, upper).every((gap) => gap >= 0) && ends(upper, lower).some((gap) => gap > 0);
    if (expected) seen += 1;
    assert.equal(simplexAcceptability(table, 1, seededRandom(1)).dominates[1] === 1, expected);
  }
  assert.ok(seen > 50, String(seen));
});

test('a wider range of one alternative never makes another dominated by it', () => {
  // Drawn values may all look better; what could be drawn decides.
  const table = tableOf([[0.9], [0.1]], { lower: Float64Array.of(0.05, 0.1), upper: Float64Array.of(1, 0.1) });
  assert.equal(simplexAcceptability(table, 1, seededRandom(1)).dominates[1], 0);
});

test('one seed, one answer; one alternative is first always; arguments out of range are named', () => {
  const table = tableOf([
    [0.2, 0.7],
    [0.6, Number.NaN],
  ]);
  assert.deepEqual(
    simplexAcceptability(table, 100, seededRandom(8)),
    simplexAcceptability(table, 100, seededRandom(8)),
  );
  assert.equal(simplexAcceptability(tableOf([[Number.NaN]]), 100, seededRandom(1)).first[0], 1);
  const run = (more: Partial<AcceptabilityTable>, count = 1) =>
    simplexAcceptability({ ...table, ...more }, count, seededRandom(1));
  assert.throws(() => run({ upper: Float64Array.of(2, 1, 1, 1) }), /value 0 is out of range/);
  assert.throws(() => run({ likely: Float64Array.of(0.9, 0.7, 0.6, 0.5) }), /likeliest value 0/);
  assert.throws(() => run({ order: [0, 0] }), /order/);
  assert.throws(() => run({ groupOf: Int32Array.of(0, 0) }), /group without criterion/);
  assert.throws(() => run({ lower: new Float64Array(3) }), /lower.length/);
  assert.throws(() => run({}, 0), /draws/);
});
