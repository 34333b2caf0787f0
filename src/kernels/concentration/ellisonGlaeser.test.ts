import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { seededRandom, shuffle } from '../random/index.ts';
import { weightsFromLinks } from '../spatial/weights/index.ts';
import {
  type EllisonGlaeserIndex,
  type EllisonGlaeserOptions,
  groupCoagglomeration,
  measureEllisonGlaeser,
  type PlantTable,
  pairCoagglomeration,
} from './index.ts';

const golden = JSON.parse(readFileSync(new URL('./goldens/ellisonGlaeser.json', import.meta.url), 'utf8'));
const plain: EllisonGlaeserOptions = { permutations: 0, seed: 1, interval: null, neighbours: null };

function tableOf(
  areaCount: number,
  rows: readonly (readonly [area: number, industry: number, jobs: number])[],
): PlantTable {
  return {
    areaCount,
    industryCount: Math.max(...rows.map(([, industry]) => industry)) + 1,
    plantArea: Int32Array.from(rows, ([area]) => area),
    membershipPlant: null,
    membershipIndustry: Int32Array.from(rows, ([, industry]) => industry),
    employment: Float64Array.from(rows, ([, , jobs]) => jobs),
  };
}

const rows = (golden.area as number[]).map((area, at) => [area, golden.industry[at], golden.jobs[at]] as const);
const table = tableOf(golden.areas, rows);

/** Areas in a line, each weighing its neighbours equally. */
function lineOf(areas: number) {
  const [from, to, weights]: [number[], number[], number[]] = [[], [], []];
  for (let area = 0; area < areas; area += 1)
    for (const other of [area - 1, area + 1].filter((one) => one >= 0 && one < areas)) {
      from.push(area);
      to.push(other);
      weights.push(area === 0 || area === areas - 1 ? 1 : 0.5);
    }
  return weightsFromLinks(areas, Int32Array.from(from), Int32Array.from(to), Float64Array.from(weights));
}

const near = (found: number | null, expected: number, within = 1e-9) =>
  assert.ok(
    found !== null && Math.abs(found - expected) <= within * Math.max(1, Math.abs(expected)),
    `${found} is not ${expected}`,
  );

test('every part agrees with plain formulas in R, and one plant is undefined', () => {
  const found = measureEllisonGlaeser(table, { ...plain, neighbours: lineOf(golden.areas) });
  for (const [industry, one] of found.entries())
    for (const [name, values] of Object.entries(golden.results as Record<string, (number | null)[]>)) {
      const expected = values[industry]!;
      const value = one[name as keyof EllisonGlaeserIndex];
      if (industry === 4 && !['n', 'concentration', 'herfindahl', 'expectedConcentration', 'variance'].includes(name))
        assert.equal(value, null, name);
      else near(value as number, expected!);
    }
  assert.deepEqual([found[4]!.status, found[4]!.gamma, found[4]!.n], ['undefined', null, 1]);
  assert.match(found[4]!.reason!, /one plant has all employment/);
});

test('coagglomeration of a group and of pairs agrees with R, and a group of two is its pair', () => {
  near(groupCoagglomeration(table, Int32Array.from(golden.group as number[])).gamma, golden.groupGamma);
  const pairs = pairCoagglomeration(table);
  for (const [at, expected] of (golden.pairs as number[]).entries()) {
    near(pairs.gamma[at]!, expected);
    const group = groupCoagglomeration(table, Int32Array.of(pairs.first[at]!, pairs.second[at]!));
    near(group.gamma, expected);
  }
});

test('the z of a pair is by the variance that counting every throw of both industries gives', () => {
  const plants = rows.filter(([, industry]) => industry === 3 || industry === 4);
  const jobs = rows.reduce((sum, [, , size]) => sum + size, 0);
  const x = new Float64Array(golden.areas);
  for (const [area, , size] of rows) x[area]! += size / jobs;
  const free = 1 - x.reduce((sum, share) => sum + share * share, 0);
  const totals = [3, 4].map((industry) => plants.reduce((sum, one) => sum + (one[1] === industry ? one[2] : 0), 0));
  let [mean, variance] = [0, 0];
  for (let code = 0; code < golden.areas ** plants.length; code += 1) {
    const shares = [new Float64Array(golden.areas), new Float64Array(golden.areas)];
    let [chance, rest] = [1, code];
    for (const [, industry, size] of plants) {
      const area = rest % golden.areas;
      rest = Math.floor(rest / golden.areas);
      chance *= x[area]!;
      shares[industry - 3]![area]! += size / totals[industry - 3]!;
    }
    const gamma =
      x.reduce((sum, share, area) => sum + (shares[0]![area]! - share) * (shares[1]![area]! - share), 0) / free;
    mean += chance * gamma;
    variance += chance * gamma * gamma;
  }
  const pairs = pairCoagglomeration(table);
  const at = pairs.first.findIndex((first, place) => first === 3 && pairs.second[place] === 4);
  near(mean, 0, 1e-12);
  near(pairs.z[at]!, pairs.gamma[at]! / Math.sqrt(variance), 1e-10);
});

test('the order of rows, names of areas and the unit of jobs change nothing, p-values included', () => {
  const options = { ...plain, permutations: 99 };
  const expected = measureEllisonGlaeser(table, options);
  const order = rows.map((_, at) => at);
  shuffle(order, seededRandom(3));
  const turned = tableOf(
    golden.areas,
    order.map((at) => rows[at]!),
  );
  assert.deepEqual(measureEllisonGlaeser(turned, options), expected);
  const doubled = measureEllisonGlaeser(
    tableOf(
      golden.areas,
      rows.map(([a, i, jobs]) => [a, i, jobs * 2]),
    ),
    options,
  );
  assert.deepEqual(doubled, expected);
  const renamed = measureEllisonGlaeser(
    tableOf(
      golden.areas,
      rows.map(([a, i, jobs]) => [11 - a, i, jobs]),
    ),
    plain,
  );
  for (const [industry, one] of renamed.entries()) {
    near(one.concentration, expected[industry]!.concentration!, 1e-13);
    if (one.gamma !== null) near(one.gamma, expected[industry]!.gamma!, 1e-12);
  }
});

test('plants of one size give the same gamma by jobs and by counts, with and without employment', () => {
  const equal = tableOf(
    golden.areas,
    rows.map(([a, i]) => [a, i, 1]),
  );
  const found = measureEllisonGlaeser(equal, plain);
  for (const one of found) if (one.gamma !== null) near(one.gamma, one.countGamma!, 1e-12);
  assert.deepEqual(measureEllisonGlaeser({ ...equal, employment: null }, plain), found);
});

test('all plants of an industry in a tiny area give nearly 1, and an even spread less than 0', () => {
  const even = Array.from({ length: 100 }, (_, plant) => [plant % 10, 0, 1] as const);
  const gathered = Array.from({ length: 20 }, () => [10, 1, 1e-6] as const);
  const found = measureEllisonGlaeser(tableOf(11, [...even, ...gathered]), plain);
  assert.ok(found[1]!.gamma! > 0.999 && found[0]!.gamma! < 0);
});

test('what cannot be said is named: no jobs, one area, one large plant among empty ones', () => {
  const [none, other] = measureEllisonGlaeser(
    tableOf(2, [
      [0, 0, 0],
      [1, 0, 0],
      [0, 1, 3],
      [1, 1, 4],
    ]),
    plain,
  );
  assert.deepEqual([none!.status, none!.gamma, none!.n], ['empty', null, 2]);
  assert.equal(other!.status, 'ok');
  const alone = measureEllisonGlaeser(
    tableOf(3, [
      [1, 0, 5],
      [1, 0, 6],
      [1, 1, 1],
    ]),
    { ...plain, permutations: 9 },
  );
  assert.ok(alone.every((one) => one.status === 'undefined' && one.gamma === null && one.pValue === null));
  const lumpy = measureEllisonGlaeser(
    tableOf(2, [
      [0, 0, 9],
      [1, 0, 0],
      [1, 1, 4],
      [0, 1, 4],
    ]),
    plain,
  )[0]!;
  assert.deepEqual([lumpy.status, lumpy.gamma], ['undefined', null]);
  assert.ok(lumpy.countGamma !== null);
  const nothing = measureEllisonGlaeser(
    tableOf(2, [
      [0, 0, 0],
      [1, 1, 0],
    ]),
    { ...plain, permutations: 9 },
  );
  assert.ok(nothing.every((one) => one.status === 'empty'));
  assert.equal(
    groupCoagglomeration(
      tableOf(2, [
        [0, 0, 0],
        [1, 1, 4],
        [0, 1, 4],
      ]),
      Int32Array.of(0, 1),
    ).status,
    'undefined',
  );
});

test('two areas that are all of each other’s neighbours leave the weighted index without a value', () => {
  const pair = weightsFromLinks(2, Int32Array.of(0, 1), Int32Array.of(1, 0), null);
  const [found] = measureEllisonGlaeser(
    tableOf(2, [
      [0, 0, 2],
      [1, 0, 2],
      [0, 0, 3],
      [1, 0, 3],
    ]),
    { ...plain, neighbours: pair },
  );
  assert.equal(found!.spatialGamma, null);
});

test('what is out of range is refused by name', () => {
  assert.throws(() => measureEllisonGlaeser(tableOf(2, [[2, 0, 1]]), plain), /plantArea\[0\]/);
  assert.throws(() => measureEllisonGlaeser(tableOf(2, [[1, 0, -1]]), plain), /employment\[0\]/);
  assert.throws(() => measureEllisonGlaeser(table, { ...plain, permutations: 1.5 }), /permutations/);
  assert.throws(() => measureEllisonGlaeser(table, { ...plain, neighbours: lineOf(3) }), /neighbours/);
  assert.throws(() => groupCoagglomeration(table, Int32Array.of(1, 1)), /each once/);
  assert.throws(() => groupCoagglomeration(table, Int32Array.of(1, 60)), /below 6/);
});
