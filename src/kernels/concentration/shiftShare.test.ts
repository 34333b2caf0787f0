import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { countTurnover, partChange } from './index.ts';

const golden: { areas: number } & Record<string, (number | null)[]> = JSON.parse(
  readFileSync(new URL('./goldens/indices.json', import.meta.url), 'utf8'),
);
const [start, end] = [Float64Array.from(golden.start as number[]), Float64Array.from(golden.end as number[])];
const near = (found: number, expected: number, within = 1e-9) =>
  assert.ok(Math.abs(found - expected) <= within * Math.max(1, Math.abs(expected)), `${found} is not ${expected}`);

test('parts agree with plain formulas in R, and a cell that began empty is marked', () => {
  const found = partChange(start, end, golden.areas);
  for (let cell = 0; cell < start.length; cell += 1) {
    for (const name of ['national', 'mix', 'local'] as const) near(found[name][cell]!, golden[name]![cell]!);
    for (const name of ['competitive', 'allocation'] as const)
      if (golden[name]![cell] === null) assert.equal(found.isNew[cell], 1);
      else near(found[name][cell]!, golden[name]![cell]!);
  }
  assert.ok(found.isNew.some((mark) => mark === 1));
});

test('parts add up to the change; mix adds up to 0 over the country, local over each industry', () => {
  const { change, national, mix, local, competitive, allocation, isNew } = partChange(start, end, golden.areas);
  const byIndustry = new Float64Array(5);
  for (let cell = 0; cell < start.length; cell += 1) {
    near(national[cell]! + mix[cell]! + local[cell]!, change[cell]!, 1e-12);
    if (isNew[cell] === 0) near(competitive[cell]! + allocation[cell]!, local[cell]!, 1e-12);
    byIndustry[cell % 5]! += local[cell]!;
  }
  for (const sum of byIndustry) near(sum, 0);
  near(
    mix.reduce((sum, value) => sum + value, 0),
    0,
  );
});

test('an industry that was nowhere is local throughout, and nothing at the start is named', () => {
  const found = partChange(Float64Array.of(5, 0, 5, 0), Float64Array.of(6, 3, 6, 1), 2);
  assert.deepEqual(
    [...found.local].map((value) => Math.round(value * 1e9) / 1e9),
    [0, 3, 0, 1],
  );
  assert.equal(partChange(new Float64Array(4), end.slice(0, 4), 2).status, 'empty');
  assert.throws(() => partChange(Float64Array.of(1, 2), Float64Array.of(1), 1), /full rows/);
  assert.throws(() => partChange(Float64Array.of(1, 2), Float64Array.of(1, Number.NaN), 1), /end\[1\]/);
});

test('plants that came and went are counted, and a group without plants has no rate', () => {
  const found = countTurnover(
    Int32Array.of(0, 0, 0, 0, 0),
    Float64Array.of(5, 3, 0, Number.NaN, 4),
    Float64Array.of(6, 0, 2, 7, 4),
    2,
  );
  assert.deepEqual(found[0], { start: 3, end: 4, stayed: 2, entries: 2, exits: 1, entryRate: 0.5, exitRate: 1 / 3 });
  assert.deepEqual([found[1]!.entryRate, found[1]!.exitRate], [null, null]);
  assert.throws(() => countTurnover(Int32Array.of(2), Float64Array.of(1), Float64Array.of(1), 2), /group\[0\]/);
});
