import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LonelyPsuPolicy, prepareDesign, type SamplingStage } from './index.ts';

const here = path.dirname(fileURLToPath(import.meta.url));

export type Rows = Record<string, string>[];

export function readRows(file: string): Rows {
  const [head = '', ...lines] = readFileSync(path.resolve(here, file), 'utf8').trim().split('\n');
  const split = (line: string) =>
    line
      .trim()
      .split(',')
      .map((cell) => cell.replaceAll('"', ''));
  const names = split(head);
  return lines.map((line) => Object.fromEntries(split(line).map((cell, i) => [names[i]!, cell])));
}

export const numbers = (rows: Rows, name: string) =>
  Float64Array.from(rows, (row) => (row[name] === '' || row[name] === 'NA' ? Number.NaN : Number(row[name])));

/** Numbered in the order of the values themselves. */
export function codes(rows: Rows, name: string): Int32Array {
  const values = [...new Set(rows.map((row) => row[name]!))].sort();
  return Int32Array.from(rows, (row) => values.indexOf(row[name]!));
}
export const everyone = (rows: Rows) => new Int32Array(rows.length);
export const only = (rows: Rows, holds: (row: Rows[number]) => boolean) =>
  Int32Array.from(rows, (row) => (holds(row) ? 0 : -1));

export function assertNear(found: number, expected: number, relative: number, what: string): void {
  const off = Math.abs(found - expected) / Math.max(Math.abs(expected), 1e-12);
  assert.ok(off <= relative, `${what}: ${found} is not ${expected} (off by ${off})`);
}

export function assertAllNear(
  found: ArrayLike<number>,
  expected: readonly (number | null)[],
  relative: number,
  what: string,
): void {
  assert.equal(found.length, expected.length, what);
  for (const [i, value] of expected.entries())
    if (value === null) assert.ok(Number.isNaN(found[i]!), `${what}[${i}]: ${found[i]} is not missing`);
    else assertNear(found[i]!, value, relative, `${what}[${i}]`);
}

export const firms = readRows('goldens/firms.csv');

export const firmStage = (more: Partial<SamplingStage> = {}): SamplingStage => ({
  stratum: codes(firms, 'stratum'),
  cluster: codes(firms, 'unit'),
  population: null,
  ...more,
});

export function firmDesign(stage: SamplingStage = firmStage(), lonelyPsu: LonelyPsuPolicy = 'fail') {
  return prepareDesign({ weights: numbers(firms, 'weight'), stages: [stage], nested: false, lonelyPsu });
}
