import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readFile } from '../readFile.ts';

const goldens = fileURLToPath(new URL('goldens', import.meta.url));

for (const name of ['openpyxl.xlsx', 'openpyxl-1904.xlsx'])
  test(`${name}, made by openpyxl, is read as it was written`, async () => {
    const found = await readFile(join(goldens, name), {
      columns: undefined,
      rows: null,
      encoding: undefined,
      delimiter: undefined,
      sheet: 'Firms & co',
      progress: () => {},
      signal: new AbortController().signal,
    });
    assert.deepEqual(
      found.columns.map((column) => [column.name, column.type]),
      [
        ['id', 'string'],
        ['name', 'string'],
        ['jobs', 'integer'],
        ['share', 'number'],
        ['founded', 'date'],
        ['seen', 'instant'],
        ['exports', 'boolean'],
        ['clock', 'number'],
      ],
    );
    assert.deepEqual(found.rows, [
      ['0012', 'Zürich <Tools>', 12, 0.1, '2020-02-29', '2020-01-01T12:34:56.000Z', true, 0.25],
      ['14', '統一企業', null, 1 / 3, '1999-12-31', '1999-12-31T23:59:59.000Z', false, null],
      ['merged', null, -3, null, null, null, null, null],
    ]);
  });
