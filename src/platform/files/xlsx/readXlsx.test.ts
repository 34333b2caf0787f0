import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { keep, makeFolder, readOrRefuse } from '../fixtures.ts';
import { readColumns } from '../readColumns.ts';
import { readFile } from '../readFile.ts';
import { sheetOf, type WorkbookSpec, workbookParts, writeWorkbook, writeZip } from './fixtures.ts';
import { kindOfFormat } from './styles.ts';

const folder = makeFolder();
const look = (spec: WorkbookSpec | Buffer, sheet?: string) =>
  readFile(keep(folder, 'book.xlsx', Buffer.isBuffer(spec) ? spec : writeWorkbook(spec)), {
    columns: undefined,
    rows: null,
    encoding: undefined,
    delimiter: undefined,
    sheet,
    progress: () => {},
    signal: new AbortController().signal,
  });

const firms: WorkbookSpec = {
  sheets: [
    [
      'Firms',
      `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>jobs</t></is></c><c r="D2" t="str"><f>"sha"&amp;"re"</f><v>share</v></c><c r="E2" t="inlineStr"><is><r><t>fou</t></r><r><t>nded</t></r><rPh><t>xx</t></rPh></is></c><c r="F2" t="inlineStr"><is><t>seen</t></is></c><c r="G2" t="inlineStr"><is><t>exports</t></is></c></row>
       <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="s"><v>3</v></c><c r="C3"><v>12</v></c><c r="D3"><f>1/10</f><v>0.1</v></c><c r="E3" s="1"><v>43831</v></c><c r="F3" s="2"><v>43831.75</v></c><c r="G3" t="b"><v>1</v></c></row>
       <row r="4"/><row r="5"><c r="A5" s="1"/></row>
       <row r="7"><c r="A7" t="inlineStr"><is><t>0014</t></is></c><c r="C7" t="e"><v>#N/A</v></c><c r="D7"><v>2E-3</v></c><c r="G7" t="b"><v>0</v></c><c r="XFD7" t="str"><v></v></c></row>`,
    ],
    ['Other', sheetOf([['a'], [1]])],
  ],
  sharedStrings: ['id', ' name ', '0012', 'Tools & <Dies>_x000D_'],
  formats: ['yyyy\\-mm\\-dd', 22],
};

test('texts, numbers, formulas, dates, booleans, missing cells and empty rows', async () => {
  assert.deepEqual(await look(firms), {
    format: 'xlsx',
    encoding: 'UTF-8',
    delimiter: null,
    rowCount: 2,
    columns: [
      { name: 'id', label: null, type: 'string', valueLabels: {} },
      { name: 'name', label: null, type: 'string', valueLabels: {} },
      { name: 'jobs', label: null, type: 'integer', valueLabels: {} },
      { name: 'share', label: null, type: 'number', valueLabels: {} },
      { name: 'founded', label: null, type: 'date', valueLabels: {} },
      { name: 'seen', label: null, type: 'instant', valueLabels: {} },
      { name: 'exports', label: null, type: 'boolean', valueLabels: {} },
    ],
    rows: [
      ['0012', 'Tools & <Dies>\r', 12, 0.1, '2020-01-01', '2020-01-01T18:00:00.000Z', true],
      ['0014', null, null, 0.002, null, null, false],
    ],
  });
});

test('rows as text', async () => {
  const found = await readOrRefuse(keep(folder, 'text.xlsx', writeWorkbook(firms)));
  assert.deepEqual(!Array.isArray(found) && found.rows, [
    ['0012', 'Tools & <Dies>\r', '12', '0.1', '2020-01-01', '2020-01-01T18:00:00.000Z', 'true'],
    ['0014', '', '', '0.002', '', '', 'false'],
  ]);
});

test('columns as doubles', async () => {
  const path = keep(folder, 'columns.xlsx', writeWorkbook(firms));
  const { columns } = await readColumns(path, ['founded', 'exports', 'id']);
  assert.deepEqual([...columns[0]!.values], [Date.UTC(2020, 0, 1) / 86_400_000, Number.NaN]);
  assert.deepEqual([...columns[1]!.values], [1, 0]);
  assert.deepEqual(columns[2]!.values, ['0012', '0014']);
});

test('a sheet by its name or number', async () => {
  for (const sheet of ['Other', '2']) assert.deepEqual((await look(firms, sheet)).rows, [[1]]);
  await assert.rejects(look(firms, 'Third'), { message: 'there is no sheet "Third"' });
});

test('both calendars, and the day that never was', async () => {
  const days = (is1904: boolean) =>
    look({
      sheets: [
        [
          's',
          `${sheetOf([['d']])}${[0, 1, 59, 60, 61, 43_831, 2_958_465, 2_958_466].map((serial, index) => `<row r="${index + 2}"><c s="1"><v>${serial}</v></c></row>`).join('')}`,
        ],
      ],
      formats: [14],
      is1904,
    });
  assert.deepEqual((await days(false)).rows.flat(), [
    '0',
    '1900-01-01',
    '1900-02-28',
    '60',
    '1900-03-01',
    '2020-01-01',
    '9999-12-31',
    '2958466',
  ]);
  assert.deepEqual((await days(true)).rows.flat().slice(0, 3), ['1904-01-01', '1904-01-02', '1904-02-29']);
});

test('formats of dates, instants and of neither', () => {
  const kinds = {
    'yyyy-mm-dd': 'date',
    'mmm yy': 'date',
    'd"h"mmm': 'date',
    '[$-409]d\\-mmm;@': 'date',
    'yyyy"年"m"月"': 'date',
    'm/d/yy h:mm': 'instant',
    'h:mm AM/PM': 'number',
    '[h]:mm': 'number',
    'mm:ss': 'number',
    General: 'number',
    '0.00E+00': 'number',
    '[Red]#,##0': 'number',
    '#,##0 "days"': 'number',
    '0_);[Red]\\(0\\)': 'number',
  };
  for (const [code, kind] of Object.entries(kinds)) assert.equal(kindOfFormat(code), kind, code);
});

test('mixed columns are text; prefixes, wide archives and UTF-16 are read', async () => {
  const sheet =
    '<x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row><x:row><x:c><x:v>1</x:v></x:c></x:row><x:row><x:c t="inlineStr"><x:is><x:t><![CDATA[<x>]]></x:t></x:is></x:c></x:row>';
  const parts = workbookParts({ sheets: [['s', '']] }).map((part) =>
    part.name === 'xl/worksheets/sheet1.xml'
      ? {
          ...part,
          content: Buffer.from(
            `\ufeff<x:worksheet><!-- > --><x:sheetData>${sheet}</x:sheetData></x:worksheet>`,
            'utf16le',
          ),
        }
      : part,
  );
  assert.deepEqual((await look(writeZip(parts, true))).rows, [['1'], ['<x>']]);
});

test('a text that many cells share, cut anywhere by the pieces of the file', async () => {
  const names = Array.from({ length: 9000 }, (_, index) => `Fabrik & Söhne ${index} 工厂`);
  const rows = [['name'], ...names.map((name) => [name])];
  const found = await look({ sheets: [['s', sheetOf(rows)]] });
  assert.deepEqual(found.rows.flat(), names);
});

test('what is written is read back', async () => {
  const cell = fc.oneof(
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: fc.constantFrom('a', '0', '&', '<', 'é', '中', ' '), minLength: 1, maxLength: 5 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, fc.constant('x')), { maxLength: 30 }), async (rows) => {
      const found = await readOrRefuse(
        keep(folder, 'any.xlsx', writeWorkbook({ sheets: [['s', sheetOf([['a', 'b', 'c'], ...rows])]] })),
      );
      assert.deepEqual(
        !Array.isArray(found) && found.rows,
        rows.map((row) => row.map((value) => (value === null ? '' : String(value === 0 ? 0 : value)))),
      );
    }),
    { numRuns: 100, seed: 1 },
  );
});
