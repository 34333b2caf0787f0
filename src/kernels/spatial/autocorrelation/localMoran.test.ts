import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../random/index.ts';
import { styleWeights } from '../weights/index.ts';
import { countConditionalLags, drawSteps } from './conditionalDraws.ts';
import { golden, goldenWeights, queenLattice, weightsOf } from './fixtures.ts';
import { getisOrd, localMoran, quadrantOf, spatialLag } from './index.ts';
import { countSharedLags } from './sharedNull.ts';

const near = (found: number | undefined, expected: number, within = 1e-9) =>
  assert.ok(
    found !== undefined && Math.abs(found - expected) <= within * Math.max(1, Math.abs(expected)),
    `${found} is not ${expected}`,
  );
const analytic = { kind: 'analytic' } as const;
const values = Float64Array.from(golden.value);
const n = values.length;

test('local I, both kinds of moments, G and G* agree with spdep in every style', () => {
  for (const [name, expected] of Object.entries(golden.styles)) {
    const { weights, style } = goldenWeights(name);
    const found = localMoran(values, weights, style, analytic);
    const plain = getisOrd(values, weights, style, false, analytic);
    const star = getisOrd(values, weights, style, true, analytic);
    for (let area = 0; area < n; area += 1) {
      near(found.localMoran[area], expected.total[area]!);
      near(found.totalExpected[area], expected.total[n + area]!);
      near(found.totalVariance[area], expected.total[2 * n + area]!);
      near(found.expected[area], expected.conditional[area]!);
      near(found.variance[area], expected.conditional[n + area]!);
      near(found.z[area], expected.conditional[2 * n + area]!);
      near(plain.z[area], expected.G[area]!);
      near(Math.abs(plain.z[area]!), Math.abs(found.z[area]!));
      if (expected.Gstar !== undefined) near(star.z[area], expected.Gstar[area]!);
    }
  }
});

test('local values add up to the global one', () => {
  const { weights, style } = goldenWeights('W');
  const total = localMoran(values, weights, style, analytic).localMoran.reduce((sum, value) => sum + value, 0);
  near(total / n, golden.styles.W!.moran[0]!);
});

test('with fixed draws the counts are those of plain permutation, whatever the weights', () => {
  for (const name of Object.keys(golden.styles)) {
    const { weights, style } = goldenWeights(name);
    const styled = styleWeights(weights, style);
    const lag = spatialLag(styled, values);
    const draws = drawSteps(n, 8, 200, seededRandom(5));
    const found = countConditionalLags(values, styled, lag, draws);
    const place = Int32Array.from({ length: n }, (_, area) => draws.ring.indexOf(area));
    for (let area = 0; area < n; area += 1) {
      const row = styled.weights.subarray(styled.offsets[area], styled.offsets[area + 1]);
      let [above, below] = [0, 0];
      for (let draw = 0; draw < 200; draw += 1) {
        const others = [...row].map((_, at) => draws.ring[(place[area]! + draws.steps[draw * 8 + at]!) % n]!);
        assert.ok(!others.includes(area) && new Set(others).size === others.length);
        const sum = others.reduce((total, other, at) => total + row[at]! * values[other]!, 0);
        if (sum >= lag[area]! - 1e-10) above += 1;
        if (sum <= lag[area]! + 1e-10) below += 1;
      }
      assert.deepEqual([found.atLeast[area], found.atMost[area]], [above, below]);
    }
  }
});

test('every set of others is drawn equally often', () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 300; seed += 1) {
    const { ring, steps, draws } = drawSteps(6, 2, 100, seededRandom(seed));
    const place = ring.indexOf(4);
    for (let draw = 0; draw < draws; draw += 1) {
      const set = [steps[2 * draw]!, steps[2 * draw + 1]!]
        .map((step) => ring[(place + step) % 6]!)
        .sort()
        .join();
      counts.set(set, (counts.get(set) ?? 0) + 1);
    }
  }
  assert.equal(counts.size, 10);
  for (const [set, count] of counts) assert.ok(!set.includes('4') && Math.abs(count - 3000) < 250, `${set} ${count}`);
  assert.throws(() => drawSteps(3, 3, 1, seededRandom(1)), /width/);
});

test('p-values by draws come to those of plain draws without replacement in R', () => {
  const { weights, style } = goldenWeights('W');
  const found = localMoran(values, weights, style, { kind: 'conditional', draws: 19_999, seed: 2 });
  for (let area = 0; area < n; area += 1) {
    const p = Math.min(1, 2 * golden.folded[area]!);
    near(found.pValue[area], p, 6 * Math.sqrt((2 * p) / 20_000) + 2e-4);
  }
});

test('shared lags say what lags drawn for each area say, ties included', () => {
  const lattice = styleWeights(queenLattice(40), 'W');
  const random = seededRandom(4);
  for (const isWhole of [false, true]) {
    const field = Float64Array.from({ length: 1600 }, () =>
      isWhole ? Math.floor(4 * random() * random()) : random() ** 3,
    );
    const lag = spatialLag(lattice, field);
    const shared = countSharedLags(field, lattice, lag, 20_000, 3);
    const own = countConditionalLags(field, lattice, lag, drawSteps(1600, 8, 4000, seededRandom(9)));
    for (let area = 0; area < 1600; area += 1) {
      const [p, q] = [shared.atLeast[area]! / 20_000, own.atLeast[area]! / 4000];
      assert.ok(Math.abs(p - q) < 5 * Math.sqrt((q * (1 - q)) / 3300) + 0.004, `${area} ${p} ${q}`);
      const [r, s] = [shared.atMost[area]! / 20_000, own.atMost[area]! / 4000];
      assert.ok(Math.abs(r - s) < 5 * Math.sqrt((s * (1 - s)) / 3300) + 0.004, `${area} ${r} ${s}`);
      assert.ok(shared.atLeast[area]! + shared.atMost[area]! >= 20_000);
    }
  }
  const uneven = weightsOf(golden.neighbours, golden.weights);
  assert.throws(() => countSharedLags(values, uneven, spatialLag(uneven, values), 9, 1), /one size within each row/);
});

test('where nothing is clustered BH finds something in at most a twentieth of the maps, by each test', () => {
  const lattice = queenLattice(14);
  const random = seededRandom(31);
  const found = { conditional: 0, shared: 0 };
  const trials = 100;
  for (let trial = 0; trial < trials; trial += 1) {
    const field = Float64Array.from({ length: 196 }, () => random() ** 2);
    for (const kind of ['conditional', 'shared'] as const) {
      const { qBH } = localMoran(field, lattice, 'W', { kind, draws: 9999, seed: trial });
      if (qBH.some((q) => q <= 0.05)) found[kind] += 1;
    }
  }
  assert.ok(found.conditional <= 12 && found.shared <= 12, JSON.stringify(found));
});

test('a planted hot spot is found with its quadrant, and most of the rest of the map is left alone', () => {
  const side = 30;
  const lattice = queenLattice(side);
  const random = seededRandom(8);
  const isHot = (area: number) => Math.abs(Math.floor(area / side) - 10) <= 2 && Math.abs((area % side) - 12) <= 2;
  const field = Float64Array.from({ length: side * side }, (_, area) => random() + (isHot(area) ? 1.2 : 0));
  const { qBH, deviation, lag } = localMoran(field, lattice, 'W', { kind: 'shared', draws: 99_999, seed: 1 });
  const hot = [...field.keys()].filter(
    (area) => quadrantOf(deviation[area]!, lag[area]!, qBH[area]!, 0.05) === 'highHigh',
  );
  assert.ok(hot.filter(isHot).length >= 20, `${hot.length}`);
  assert.ok(hot.filter((area) => !isHot(area)).length <= 6);
  const star = getisOrd(field, lattice, 'W', true, analytic);
  const hottest = star.z.indexOf(star.z.reduce((most, z) => Math.max(most, z), 0));
  assert.ok(isHot(hottest));
});

test('areas without neighbours, missing values, equal values and areas at the mean have their marks', () => {
  const neighbours = weightsOf([[1], [0, 2], [1, 3], [2], [], [0]]);
  const kinds = [
    analytic,
    { kind: 'conditional', draws: 99, seed: 1 },
    { kind: 'shared', draws: 99, seed: 1 },
  ] as const;
  for (const kind of kinds) {
    const found = localMoran(Float64Array.of(1, 3, 5, 3, 3, Number.NaN), neighbours, 'W', kind);
    assert.deepEqual([...found.kept], [0, 1, 2, 3, 4]);
    assert.deepEqual([...found.hasNeighbours], [1, 1, 1, 1, 0]);
    assert.deepEqual([found.pValue[1], found.pValue[3], found.localMoran[1]], [1, 1, 0]);
    for (const column of [found.qBH, found.z, found.variance, found.pValue, found.lagUpper])
      assert.ok(column.every((value) => Number.isFinite(value)));
    assert.equal(localMoran(new Float64Array(6).fill(4), neighbours, 'W', kind).status, 'undefined');
    assert.equal(localMoran(new Float64Array(6).fill(Number.NaN), neighbours, 'W', kind).status, 'empty');
    const star = getisOrd(Float64Array.of(1, 3, 5, 3, 3, Number.NaN), neighbours, 'W', true, kind);
    assert.deepEqual([...star.hasNeighbours], [1, 1, 1, 1, 0]);
  }
});

test('two values only, one of them once, leave no NaN', () => {
  const field = new Float64Array(25);
  field[7] = 1;
  for (const kind of [analytic, { kind: 'conditional', draws: 99, seed: 1 }] as const)
    for (const found of [
      localMoran(field, queenLattice(5), 'W', kind),
      getisOrd(field, queenLattice(5), 'B', true, kind),
      getisOrd(field, queenLattice(5), 'W', false, kind),
    ])
      for (const column of [found.z, found.expected, found.pValue, found.qBH, found.qBY])
        assert.ok(column.every((value) => Number.isFinite(value)));
});

test('an area beside all others has no G of its own', () => {
  const all = Array.from({ length: 5 }, (_, area) => [0, 1, 2, 3, 4].filter((other) => other !== area));
  const star = getisOrd(Float64Array.of(1, 2, 3, 4, 9), weightsOf(all), 'W', true, analytic);
  assert.ok(star.z.every((z) => z === 0) && star.pValue.every((p) => p === 1));
});
