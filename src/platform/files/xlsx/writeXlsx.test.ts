import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { readFile } from '../readFile.ts';
import { writeXlsx } from './writeXlsx.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'writexlsx-'));
after(() => rmSync(folder, { recursive: true }));

const read = (file: string, sheet?: string) =>
  readFile(file, {
    columns: undefined,
    rows: null,
    encoding: undefined,
    delimiter: undefined,
    sheet,
    progress: () => {},
    signal: new AbortController().signal,
  });
const header = ['code', 'value', 'note'];
const rows = [
  ['0017', 0.1 + 0.2, '=1+1'],
  ['企業 & <small>', -1e-300, 'line\nbreak "quoted"'],
  ['x', null, ' spaces '],
];

test('what is written is read again to the last digit, text as text', async () => {
  const file = path.join(folder, 'a.xlsx');
  writeFileSync(file, writeXlsx([{ name: 'Firms', header, rows }]));
  const found = await read(file);
  assert.equal(found.format, 'xlsx');
  assert.deepEqual(
    found.columns.map(({ name }) => name),
    header,
  );
  assert.deepEqual(found.rows, rows);
});

test('the same sheets are the same bytes', () => {
  const sheets = [{ name: 'Firms', header, rows }];
  assert.deepEqual(writeXlsx(sheets), writeXlsx(sheets));
});

test('names that spreadsheets refuse are mended, and what XML cannot hold is marked', async () => {
  const file = path.join(folder, 'b.xlsx');
  const long = `a/b:c ${'x'.repeat(40)}`;
  writeFileSync(file, writeXlsx([1, 2].map((n) => ({ name: long, header: ['a'], rows: [[`${n}\0\uD800`]] }))));
  const found = await read(file, '2');
  assert.deepEqual(found.rows, [['2\uFFFD\uFFFD']]);
});

test('a number that is none is refused', () => {
  assert.throws(() => writeXlsx([{ name: 'a', header: ['a'], rows: [[Number.NaN]] }]), /NaN is not a number/);
});
