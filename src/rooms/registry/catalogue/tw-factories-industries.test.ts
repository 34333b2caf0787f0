import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isValidIsic } from '../../../codes/index.ts';
import catalogue from './tw-factories-industries.json' with { type: 'json' };

const { rows } = catalogue;
const codesOf = (level: string) => rows.filter((row) => row.level === level).map((row) => row.nationalCode);

test('27 industries and 88 products are mapped, each once', () => {
  for (const [level, count] of [
    ['industry', 27],
    ['product', 88],
  ] as const) {
    assert.equal(codesOf(level).length, count);
    assert.equal(new Set(codesOf(level)).size, count);
  }
});

test('every ISIC code exists and weights sum to one', () => {
  for (const row of rows) {
    for (const { code, weight } of row.isic) {
      assert.ok(isValidIsic(code), `${row.nationalCode} ${code}`);
      assert.ok(weight > 0 && weight <= 1);
    }
    const sum = row.isic.reduce((total, { weight }) => total + weight, 0);
    if (row.isic.length > 0) assert.ok(Math.abs(sum - 1) < 1e-9, row.nationalCode);
  }
});

test('a doubtful row says why, and a certain one names a single code', () => {
  for (const row of rows) {
    assert.ok(row.certainty === 'certain' || row.certainty === 'doubtful');
    if (row.certainty === 'doubtful') assert.ok(row.note.length > 20, row.nationalCode);
    else assert.equal(row.isic.length, 1, row.nationalCode);
  }
});

test('a product falls in a division of its industry', () => {
  const divisions = (code: string) =>
    new Set(rows.find((row) => row.nationalCode === code)!.isic.map((entry) => entry.code.slice(0, 2)));
  for (const product of codesOf('product')) {
    const allowed = divisions(product.slice(0, 2));
    for (const division of divisions(product)) assert.ok(allowed.has(division), `${product} in ${division}`);
  }
});

const list = join(process.env.TOOLROOM_REFERENCE_DATA ?? '../shared/data', 'tw-factories-2016/codes_zh.json');

test('every code of the register is mapped under its own title', {
  skip: existsSync(list) ? false : `${list} is not there`,
}, () => {
  const titles = JSON.parse(readFileSync(list, 'utf8')) as {
    industry2: Record<string, string>;
    product3: Record<string, string>;
  };
  for (const [level, found] of [
    ['industry', titles.industry2],
    ['product', titles.product3],
  ] as const) {
    const known = Object.keys(found)
      .filter((code) => code !== '')
      .sort();
    assert.deepEqual(codesOf(level).sort(), known);
    for (const row of rows) if (row.level === level) assert.equal(row.nationalTitle.zh, found[row.nationalCode]);
  }
});
