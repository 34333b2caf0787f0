import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { seededRandom, shuffle } from '../random/index.ts';
import { type LocationQuotients, measureCountMatrix, measureLocationQuotients, type PlantTable } from './index.ts';

const goldens = join(process.env.TOOLROOM_REFERENCE_DATA ?? '../shared/data', 'goldens');
const readMatrix = (name: string) =>
  readFileSync(join(goldens, name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(1).map(Number));

test('quotients agree with those of another program', {
  skip: existsSync(goldens) ? false : `${goldens} is not there`,
}, () => {
  const counts = readMatrix('region_industry.csv');
  const expected = readMatrix('lq.csv');
  const found = measureCountMatrix(Float64Array.from(counts.flat()), counts.length);
  for (const [cell, value] of expected.flat().entries())
    assert.ok(Math.abs(found.locationQuotient[cell]! - value) <= 1e-14 * value, `cell ${cell}`);
});

const plantTables = fc
  .record({
    areaCount: fc.integer({ min: 2, max: 6 }),
    industryCount: fc.integer({ min: 2, max: 5 }),
    plants: fc.integer({ min: 2, max: 60 }),
  })
  .chain(({ areaCount, industryCount, plants }) =>
    fc.record({
      areaCount: fc.constant(areaCount),
      industryCount: fc.constant(industryCount),
      plantArea: fc
        .array(fc.nat(areaCount - 1), { minLength: plants, maxLength: plants })
        .map((list) => Int32Array.from(list)),
      membershipPlant: fc.constant(null),
      membershipIndustry: fc
        .array(fc.nat(industryCount - 1), { minLength: plants, maxLength: plants })
        .map((list) => Int32Array.from(list)),
      employment: fc.option(
        fc
          .array(fc.integer({ min: 0, max: 500 }), { minLength: plants, maxLength: plants })
          .map((list) => Float64Array.from(list)),
      ),
    }),
  );
const columns = [
  'observed',
  'expected',
  'locationQuotient',
  'pUpper',
  'qBH',
  'qBY',
  'shrunk',
  'lower',
  'upper',
] as const;

function assertSame(
  one: LocationQuotients,
  other: LocationQuotients,
  names: readonly (typeof columns)[number][],
  relative: number,
) {
  for (const name of names)
    for (const [cell, value] of one[name].entries())
      assert.ok(
        Math.abs(value - other[name][cell]!) <= relative * (1 + Math.abs(value)),
        `${name} ${cell} ${value} ${other[name][cell]}`,
      );
}

test('no value is ever NaN or infinite, observed and expected have the same sums, and a tail is a chance', () => {
  fc.assert(
    fc.property(plantTables, (table) => {
      const found = measureLocationQuotients(table);
      for (const name of columns) assert.ok(found[name].every(Number.isFinite), name);
      const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
      const total = table.employment === null ? table.plantArea.length : sum(table.employment);
      assert.ok(Math.abs(sum(found.observed) - total) < 1e-9 * (1 + total));
      if (found.status === 'undefined') return;
      assert.ok(Math.abs(sum(found.expected) - total) < 1e-9 * (1 + total));
      for (const [cell, p] of found.pUpper.entries()) {
        assert.ok(p >= 0 && p <= 1 && found.qBH[cell]! >= p && found.qBY[cell]! >= found.qBH[cell]!);
        assert.ok(found.lower[cell]! <= found.shrunk[cell]! + 1e-9);
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('the order of plants changes nothing', () => {
  fc.assert(
    fc.property(plantTables, (table) => {
      const order = Array.from(table.plantArea.keys()).reverse();
      const reversed: PlantTable = {
        ...table,
        plantArea: Int32Array.from(order, (plant) => table.plantArea[plant]!),
        membershipIndustry: Int32Array.from(order, (plant) => table.membershipIndustry[plant]!),
        employment: table.employment === null ? null : Float64Array.from(order, (plant) => table.employment![plant]!),
      };
      assertSame(measureLocationQuotients(table), measureLocationQuotients(reversed), columns, 1e-12);
    }),
    { seed: 1 },
  );
});

test('employment counted in other units leaves quotients and tests as they are', () => {
  fc.assert(
    fc.property(plantTables, (table) => {
      fc.pre(table.employment !== null);
      const scaled = { ...table, employment: table.employment!.map((jobs) => jobs * 8) };
      assertSame(measureLocationQuotients(table), measureLocationQuotients(scaled), columns.slice(2), 1e-9);
    }),
    { seed: 1 },
  );
});

test('a plant of two industries counts once in its area and once in each industry', () => {
  const found = measureLocationQuotients({
    areaCount: 2,
    industryCount: 2,
    plantArea: Int32Array.of(0, 0, 1, 1),
    membershipPlant: Int32Array.of(0, 0, 1, 2, 3),
    membershipIndustry: Int32Array.of(0, 1, 0, 1, 1),
    employment: null,
  });
  assert.deepEqual([...found.observed], [2, 1, 0, 2]);
  assert.deepEqual([...found.expected], [1, 1.5, 1, 1.5]);
  assert.equal(found.plants, 4);
  assert.ok(Math.abs(found.pUpper[0]! - 1 / 6) < 1e-14);
});

test('a worked employment example by hand', () => {
  const found = measureLocationQuotients({
    areaCount: 2,
    industryCount: 2,
    plantArea: Int32Array.of(0, 1, 0, 1),
    membershipPlant: null,
    membershipIndustry: Int32Array.of(0, 0, 1, 1),
    employment: Float64Array.of(30, 10, 20, 40),
  });
  assert.equal(found.locationQuotient[0], 0.75 / 0.5);
  assert.ok(Math.abs(found.z![0]! - 0.25 / Math.sqrt(0.625 * 0.25)) < 1e-15);
});

test('quotients of jobs are shrunk by the variance of the dartboard, worked out by hand', () => {
  // Industry 0: 20 plants of one job, all in area 0; industry 1: 10 in area 0, 50 in area 1. x = 3/8, H = 1/20, v = 1/12 and 3/100.
  const areas = [...Array(30).fill(0), ...Array(50).fill(1)] as number[];
  const found = measureLocationQuotients({
    areaCount: 2,
    industryCount: 2,
    plantArea: Int32Array.from(areas),
    membershipPlant: null,
    membershipIndustry: Int32Array.from(areas, (_, plant) => (plant < 20 ? 0 : 1)),
    employment: new Float64Array(80).fill(1),
  });
  const spread = (200 / 3 - 2) / (12 + 100 / 3);
  const kept = spread / (spread + 1 / 12);
  assert.ok(Math.abs(found.shrunk[0]! - (1 + (kept * 5) / 3)) < 1e-12);
  assert.ok(Math.abs(found.upper[0]! - found.shrunk[0]! - 1.959963984540054 * Math.sqrt(kept / 12)) < 1e-12);
});

test('one area or one industry is undefined and says why', () => {
  const table = { plantArea: Int32Array.of(0, 0), membershipPlant: null, employment: null };
  const oneArea = measureLocationQuotients({
    ...table,
    areaCount: 1,
    industryCount: 2,
    membershipIndustry: Int32Array.of(0, 1),
  });
  assert.deepEqual(
    [oneArea.status, oneArea.reason],
    ['undefined', 'there is only one area: nothing to compare it with'],
  );
  const oneIndustry = measureLocationQuotients({
    ...table,
    plantArea: Int32Array.of(0, 1),
    areaCount: 2,
    industryCount: 1,
    membershipIndustry: Int32Array.of(0, 0),
  });
  assert.deepEqual(
    [oneIndustry.status, oneIndustry.reason],
    ['undefined', 'there is only one industry: its share is 1 everywhere'],
  );
  const noJobs = measureLocationQuotients({
    ...table,
    areaCount: 1,
    industryCount: 2,
    membershipIndustry: Int32Array.of(0, 1),
    employment: Float64Array.of(0, 0),
  });
  assert.deepEqual([noJobs.status, noJobs.reason], ['undefined', 'there is nothing to count']);
});

test('arguments out of range are refused by name', () => {
  const table: PlantTable = {
    areaCount: 2,
    industryCount: 2,
    plantArea: Int32Array.of(0, 2),
    membershipPlant: null,
    membershipIndustry: Int32Array.of(0, 1),
    employment: null,
  };
  assert.throws(() => measureLocationQuotients(table), /plantArea\[1\]/);
  const sound = { ...table, plantArea: Int32Array.of(0, 1) };
  assert.throws(
    () => measureLocationQuotients({ ...sound, membershipIndustry: Int32Array.of(0) }),
    /membershipIndustry.length/,
  );
  assert.throws(() => measureLocationQuotients({ ...sound, employment: Float64Array.of(1, -1) }), /employment\[1\]/);
  assert.throws(() => measureCountMatrix(Float64Array.of(1, 2.5), 1), /counts\[1\]/);
});

test('a quotient of few plants is drawn towards one more than the same quotient of many', () => {
  // Industry 0 gathers in areas 0 (60 of 100 plants) and 1 (3 of 5), both with quotient near 6; the rest is spread.
  const plantArea: number[] = [];
  const industry: number[] = [];
  const put = (area: number, made: number, count: number) => {
    for (let i = 0; i < count; i += 1) {
      plantArea.push(area);
      industry.push(made);
    }
  };
  put(0, 0, 60);
  put(0, 1, 40);
  put(1, 0, 3);
  put(1, 1, 2);
  for (let area = 2; area < 12; area += 1) {
    put(area, 0, 4);
    put(area, 1, 86);
  }
  const found = measureLocationQuotients({
    areaCount: 12,
    industryCount: 2,
    plantArea: Int32Array.from(plantArea),
    membershipPlant: null,
    membershipIndustry: Int32Array.from(industry),
    employment: null,
  });
  assert.ok(Math.abs(found.locationQuotient[0]! - found.locationQuotient[2]!) < 1e-9);
  assert.ok(found.shrunk[2]! < found.shrunk[0]! && found.shrunk[0]! < found.locationQuotient[0]!);
  assert.ok(found.upper[2]! - found.lower[2]! > found.upper[0]! - found.lower[0]!);
});

test('under random labels at most one family in twenty has a discovery', () => {
  const random = seededRandom(20161231);
  const plants = 600;
  const plantArea = Int32Array.from({ length: plants }, () => Math.floor(random() ** 2 * 15));
  const labels = Int32Array.from({ length: plants }, () => Math.floor(random() ** 1.5 * 10));
  const families = 400;
  let withDiscovery = 0;
  let smallTails = 0;
  for (let family = 0; family < families; family += 1) {
    shuffle(labels, random);
    const found = measureLocationQuotients({
      areaCount: 15,
      industryCount: 10,
      plantArea,
      membershipPlant: null,
      membershipIndustry: labels,
      employment: null,
    });
    if (found.qBH.some((q) => q < 0.05)) withDiscovery += 1;
    if (found.pUpper[0]! <= 0.05) smallTails += 1;
  }
  const most = 0.05 + 3 * Math.sqrt((0.05 * 0.95) / families);
  assert.ok(withDiscovery / families <= most, `${withDiscovery} of ${families} families`);
  assert.ok(smallTails / families <= most, `${smallTails} of ${families} tails`);
  assert.ok(smallTails > 0);
});
