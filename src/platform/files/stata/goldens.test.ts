import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readFile } from '../readFile.ts';

const goldens = fileURLToPath(new URL('goldens', import.meta.url));
const columns = [
  { name: 'id', label: 'Number of the firm', type: 'string', valueLabels: {} },
  { name: 'size', label: 'Size class', type: 'number', valueLabels: { 1: 'small', 2: 'large' } },
  { name: 'whole', label: null, type: 'integer', valueLabels: {} },
  { name: 'share', label: null, type: 'number', valueLabels: {} },
  { name: 'day', label: null, type: 'date', valueLabels: {} },
  { name: 'seen', label: null, type: 'instant', valueLabels: {} },
  { name: 'answer', label: null, type: 'number', valueLabels: { 1: 'yes', '.a': 'refused' } },
  { name: 'story', label: null, type: 'string', valueLabels: {} },
];
const rows = [
  ['0012', 1, 1, 0.1, '2020-02-29', '2020-01-01T12:34:56.000Z', 1, 'long text '.repeat(300)],
  ['', 2, null, 1 / 3, null, null, { missing: '.a' }, ''],
  ['Zürich', null, -5, null, '1959-12-31', '1959-12-31T23:59:59.000Z', { missing: '.z' }, 'short'],
];

for (const name of readdirSync(goldens).filter((entry) => entry.endsWith('.dta')))
  test(`${name}, made by R's haven, is read as R wrote it`, async () => {
    const found = await readFile(join(goldens, name), {
      columns: undefined,
      rows: null,
      encoding: undefined,
      delimiter: undefined,
      sheet: undefined,
      progress: () => {},
      signal: new AbortController().signal,
    });
    const width = /stata(8|10|12)\.dta$/.test(name) ? 7 : 8;
    assert.equal(found.encoding, 'UTF-8');
    assert.deepEqual(found.columns, columns.slice(0, width));
    assert.deepEqual(
      found.rows,
      rows.map((row) => row.slice(0, width)),
    );
  });
