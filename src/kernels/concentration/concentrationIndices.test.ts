import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  clusterIndex,
  compareShares,
  concentrationOfIndustries,
  scaleQuotients,
  specialisationOfAreas,
} from './index.ts';

const golden: { areas: number } & Record<string, number[]> = JSON.parse(
  readFileSync(new URL('./goldens/indices.json', import.meta.url), 'utf8'),
);
const start = Float64Array.from(golden.start!);
const near = (found: number | null | undefined, expected: number, within = 1e-9) =>
  assert.ok(
    typeof found === 'number' && Math.abs(found - expected) <= within * Math.max(1, Math.abs(expected)),
    `${found} is not ${expected}`,
  );

test('indices of industries and areas agree with plain formulas in R', () => {
  for (const [industry, found] of concentrationOfIndustries(start, golden.areas).entries()) {
    for (const name of ['herfindahl', 'krugman', 'gini', 'theil'] as const) near(found[name], golden[name]![industry]!);
    near(found.hoover, golden.krugman![industry]! / 2);
    near(found.numbersEquivalent, 1 / golden.herfindahl![industry]!);
  }
  for (const [area, found] of specialisationOfAreas(start, golden.areas).entries())
    near(found.krugman, golden.areaKrugman![area]!);
});

test('quotients on all scales agree with plain formulas in R', () => {
  const found = scaleQuotients(start, golden.areas);
  for (let cell = 0; cell < start.length; cell += 1) {
    near(found.locationQuotient[cell], golden.quotient![cell]!);
    near(found.symmetricAdvantage[cell], golden.symmetric![cell]!);
    near(found.standardisedQuotient[cell], golden.standardised![cell]!);
  }
});

const folder = join(process.env.TOOLROOM_REFERENCE_DATA ?? '../shared/data', 'goldens');

test('quotients agree with those of another program', {
  skip: existsSync(folder) ? false : 'the reference data is not there',
}, () => {
  const read = (name: string) =>
    readFileSync(join(folder, name), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .flatMap((line) => line.split(',').slice(1).map(Number));
  const found = scaleQuotients(Float64Array.from(read('region_industry.csv')), 15);
  for (const [cell, value] of read('lq.csv').entries()) near(found.locationQuotient[cell], value);
});

test('equal shares give 0 throughout, whatever the unit; all in a small place gives nearly the most', () => {
  const even = compareShares(Float64Array.of(2, 4, 6), Float64Array.of(20, 40, 60));
  for (const name of ['krugman', 'gini', 'theil'] as const) near(even[name], 0, 1e-15);
  const odd = compareShares(Float64Array.of(0, 0, 1), Float64Array.of(500, 499, 1));
  near(odd.gini, 0.999);
  near(odd.hoover, 0.999);
  near(odd.theil, Math.log(1000));
  near(
    compareShares(Float64Array.of(3, 0, 5), Float64Array.of(30, 7, 9)).gini,
    compareShares(Float64Array.of(6, 0, 10), Float64Array.of(60, 14, 18)).gini!,
  );
});

test('what cannot be said is named, and bad amounts are refused', () => {
  assert.deepEqual([compareShares(Float64Array.of(0, 0), Float64Array.of(1, 2)).status], ['empty']);
  const lone = compareShares(Float64Array.of(3, 0), Float64Array.of(5, 0));
  assert.deepEqual([lone.status, lone.herfindahl, lone.gini], ['undefined', 1, null]);
  const level = scaleQuotients(Float64Array.of(1, 2, 2, 4, 0, 0), 3);
  assert.deepEqual(
    [[...level.isLevel], [...level.isEmpty]],
    [
      [1, 1],
      [0, 0, 0, 0, 1, 1],
    ],
  );
  assert.ok(level.standardisedQuotient.every((value) => value === 0));
  assert.throws(() => compareShares(Float64Array.of(3), Float64Array.of(2)), /whole\[0\]/);
  assert.throws(() => scaleQuotients(Float64Array.of(1, -2), 1), /amounts\[1\]/);
  assert.throws(() => scaleQuotients(Float64Array.of(1, 2, 3), 2), /multiple of areaCount/);
});

test('the published example of the cluster index comes out', () => {
  const example = {
    ...{ jobs: 1743, allJobs: 5740, areaKm2: 50, allAreaKm2: 576 },
    ...{ population: 488, allPopulation: 4621, plants: 35, allPlants: 53 },
  };
  near(clusterIndex(example), 21.87491, 1e-7);
  assert.equal(clusterIndex({ ...example, jobs: 0 }), 0);
  assert.throws(() => clusterIndex({ ...example, areaKm2: 0 }), /areaKm2 must be above 0/);
});
