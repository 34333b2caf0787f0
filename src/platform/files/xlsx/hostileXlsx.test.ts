import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../kernels/random/index.ts';
import { keep, makeFolder, readOrRefuse } from '../fixtures.ts';
import type { OpenOptions } from '../table.ts';
import { sheetOf, type WorkbookSpec, workbookParts, writeWorkbook, writeZip, type ZipPart } from './fixtures.ts';

const folder = makeFolder();
const small: WorkbookSpec = {
  sheets: [
    [
      's',
      sheetOf([
        ['a', 'b'],
        ['x', 1],
        ['y', 2],
      ]),
    ],
  ],
  sharedStrings: ['one'],
  formats: [14],
};
const read = (bytes: Buffer, options: OpenOptions = {}) => readOrRefuse(keep(folder, 'bad.xlsx', bytes), options);
const anew = 'open it in the program that made it and save it anew, or save it as CSV';

/** A sound workbook with one sheet of this markup. */
const withSheet = (data: string) => writeWorkbook({ ...small, sheets: [['s', `${sheetOf([['a', 'b']])}${data}`]] });
/** One of its parts, or the directory's words of it, are not what they should be. */
const withPart = (part: ZipPart) => writeWorkbook({ ...small, parts: [part] });
const sheetPart = workbookParts(small).find(({ name }) => name === 'xl/worksheets/sheet1.xml')!;
const stylesOf = (styles: string) =>
  withPart({ name: 'xl/styles.xml', content: `<styleSheet><cellXfs>${styles}</cellXfs></styleSheet>` });

const cases: Record<string, [Buffer, string, OpenOptions?]> = {
  'two parts of one name': [
    writeZip([...workbookParts(small), sheetPart]),
    `-:-: two of its entries are named xl/worksheets/sheet1.xml; ${anew}`,
  ],
  'a part outside the archive': [
    writeZip([...workbookParts(small), { name: '../../etc/passwd', content: 'x' }]),
    `-:-: an entry has the name "../../etc/passwd"; ${anew}`,
  ],
  'a part at an absolute place': [
    writeZip([...workbookParts(small), { name: '/xl/x', content: 'x' }]),
    `-:-: an entry has the name "/xl/x"; ${anew}`,
  ],
  'a part with a backslash': [
    writeZip([...workbookParts(small), { name: 'xl\\x', content: 'x' }]),
    `-:-: an entry has the name "xl\\\\x"; ${anew}`,
  ],
  'parts that overlap': [
    withPart({ ...sheetPart, claims: { headStart: 10 } }),
    `-:-: the entry [Content_Types].xml overlaps what follows it; ${anew}`,
  ],
  'an encrypted part': [
    withPart({ ...sheetPart, claims: { flags: 1 } }),
    '-:-: the workbook is encrypted; save it without a password',
  ],
  'a part packed by another method': [
    withPart({ ...sheetPart, claims: { method: 14 } }),
    `-:-: the entry xl/worksheets/sheet1.xml is packed by method 14; ${anew}`,
  ],
  'a part longer than it says': [
    withPart({ ...sheetPart, claims: { bytes: 10 } }),
    `-:-: the entry xl/worksheets/sheet1.xml is longer than the list says; ${anew}`,
  ],
  'a part that is not what its checksum says': [
    withPart({ ...sheetPart, claims: { crc: 1 } }),
    `-:-: the entry xl/worksheets/sheet1.xml is damaged; ${anew}`,
  ],
  'a bomb by what it says': [
    withPart({ ...sheetPart, claims: { bytes: 0xfffffffe } }),
    '-:-: the workbook unpacks to far more than a real table of its size does; save the sheet as CSV and give that file',
  ],
  'a bomb by ratio': [
    withSheet(`<row><c t="str"><v>${'x'.repeat(400_000)}</v></c></row>`),
    '-:-: the workbook unpacks to far more than a real table of its size does; save the sheet as CSV and give that file',
    { limits: { ratioFromBytes: 100_000, ratio: 50 } },
  ],
  'thousands of parts': [
    writeZip([
      ...workbookParts(small),
      ...Array.from({ length: 10_000 }, (_, index) => ({ name: `x${index}`, content: '', isStored: true })),
    ]),
    `-:-: the archive has 10007 entries; a workbook has a few dozen; ${anew}`,
  ],
  'a sheet that is not there': [
    writeZip(workbookParts(small).filter((part) => part !== undefined && part.name !== sheetPart.name)),
    `-:-: the workbook lacks its part xl/worksheets/sheet1.xml; ${anew}`,
  ],
  'no workbook inside': [
    writeZip([{ name: 'xl/x', content: 'x' }]),
    `-:-: the workbook lacks its part xl/workbook.xml; ${anew}`,
  ],
  'a document type': [
    withPart({
      ...sheetPart,
      content: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>',
    }),
    `-:-: its part xl/worksheets/sheet1.xml declares a document type; ${anew}`,
  ],
  'an entity of its own': [
    withSheet('<row><c t="str"><v>&b;</v></c></row>'),
    `-:-: its part xl/worksheets/sheet1.xml has an entity "&b;"; ${anew}`,
  ],
  'a document that ends in the middle': [
    withPart({ ...sheetPart, content: '<worksheet><sheetData><row>' }),
    `-:-: its part xl/worksheets/sheet1.xml ends in the middle; ${anew}`,
  ],
  'tags that cross': [
    withPart({ ...sheetPart, content: '<worksheet><row></worksheet></row>' }),
    `-:-: its part xl/worksheets/sheet1.xml closes a tag "worksheet" that is not open; ${anew}`,
  ],
  'tags without end': [
    withPart({ ...sheetPart, content: '<a>'.repeat(1000) }),
    `-:-: its part xl/worksheets/sheet1.xml is nested too deeply; ${anew}`,
  ],
  'a tag of megabytes': [
    withPart({ ...sheetPart, content: `<worksheet a="${'x'.repeat(2_000_000)}"/>` }),
    `-:-: its part xl/worksheets/sheet1.xml has a tag of more than 1 MB; ${anew}`,
  ],
  'a document that is not UTF-8': [
    withPart({ ...sheetPart, content: Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe]) }),
    `-:-: its part xl/worksheets/sheet1.xml holds bytes that are not of its encoding; ${anew}`,
  ],
  'a text that is not there': [
    withSheet('<row><c t="s"><v>7</v></c></row>'),
    `-:-: its part xl/worksheets/sheet1.xml points to a text "7" that the workbook does not hold, in row 2; ${anew}`,
  ],
  'a number that is none': [
    withSheet('<row><c><v>1e999</v></c></row>'),
    `-:-: its part xl/worksheets/sheet1.xml has a cell in row 2 whose number is "1e999"; ${anew}`,
  ],
  'a cell of unknown type': [
    withSheet('<row><c t="q"><v>1</v></c></row>'),
    `-:-: its part xl/worksheets/sheet1.xml has a cell of type "q" in row 2; ${anew}`,
  ],
  'rows out of order': [
    withSheet('<row r="9"/><row r="3"/>'),
    `-:-: its part xl/worksheets/sheet1.xml has a row numbered "3" after row 9; ${anew}`,
  ],
  'a row beyond the last': [
    withSheet('<row r="1048577"/>'),
    `-:-: its part xl/worksheets/sheet1.xml has a row numbered "1048577" after row 1; ${anew}`,
  ],
  'cells out of order': [
    withSheet('<row><c r="B2"/><c r="A2"/></row>'),
    `-:-: its part xl/worksheets/sheet1.xml has a cell "A2" out of its place in row 2; ${anew}`,
  ],
  'a cell beyond the last': [
    withSheet('<row><c r="XFE2"/></row>'),
    `-:-: its part xl/worksheets/sheet1.xml has a cell "XFE2" out of its place in row 2; ${anew}`,
  ],
  'a hundred thousand styles': [
    stylesOf('<xf/>'.repeat(100_001)),
    '-:-: the workbook holds more than 100000 cell styles; save the sheet as CSV and give that file, or split it',
  ],
  'an empty sheet': [
    writeWorkbook({ ...small, sheets: [['s', '']] }),
    '-:-: the sheet is empty; name another with --sheet, or give a table with a header line',
  ],
  'a column without a name': [
    writeWorkbook({ ...small, sheets: [['s', sheetOf([['a', null, 'c']])]] }),
    '1:-: column 2 has no name; name it, or delete the column',
  ],
  'a value beside the table': [
    withSheet('<row r="5"><c r="D5"><v>1</v></c></row>'),
    '5:-: the row has a value in column 4, the header has 2 columns; give the column a name in the header row, or clear the cell',
  ],
  'an error in a cell': [
    withSheet('<row r="3"><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'),
    '3:b: the cell holds the error #DIV/0!; mend its formula, or clear it if the value is missing',
  ],
  'a formula never computed': [
    withSheet('<row r="3"><c r="A3"><f>A2</f></c></row>'),
    '3:a: the cell holds a formula that was never computed; open the workbook in a spreadsheet program, save it, and give it again',
  ],
  'a cell of 2 MB': [
    withSheet(`<row r="2"><c r="A2" t="str"><v>${'xyz & '.replace('&', '&amp;').repeat(400_000)}</v></c></row>`),
    '2:a: a cell is longer than 1 MB; shorten it',
  ],
};

for (const [name, [bytes, line, options]] of Object.entries(cases))
  test(`${name} is refused with a sentence`, async () => {
    assert.deepEqual(await read(bytes, options), [`bad.xlsx:${line}`]);
  });

test('sound rows go on where somebody hears of the others', async () => {
  const bytes = withSheet('<row r="2"><c t="e"><v>#REF!</v></c></row><row r="3"><c><v>1</v></c></row>');
  const heard: unknown[] = [];
  const found = await read(bytes, { onRowFault: ({ row, column, code }) => heard.push([row, column, code]) });
  assert.deepEqual(heard, [[2, 'a', 'formulaError']]);
  assert.deepEqual(!Array.isArray(found) && found.rows, [['1', '']]);
});

test('a flood of merged cells and a boundless dimension are passed by', async () => {
  const merges = '<mergeCell ref="A1:B2"/>'.repeat(50_000);
  const found = await read(
    withPart({
      ...sheetPart,
      content: `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${sheetOf([['a'], [1]])}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`,
    }),
  );
  assert.deepEqual(!Array.isArray(found) && found.rows, [['1']]);
});

test('headers of no good will are names like others', async () => {
  const found = await read(
    writeWorkbook({
      ...small,
      sheets: [
        [
          's',
          sheetOf([
            ['__proto__', 'constructor'],
            [1, 2],
          ]),
        ],
      ],
    }),
  );
  assert.deepEqual(!Array.isArray(found) && found.header, ['__proto__', 'constructor']);
});

test('a workbook cut at any byte is refused', async () => {
  for (const whole of [writeWorkbook(small), writeZip(workbookParts(small), true)])
    for (let length = 40; length < whole.length; length += 7) {
      const found = await read(whole.subarray(0, length));
      assert.ok(Array.isArray(found) && found.length > 0, `cut at ${length} of ${whole.length}`);
    }
});

test('a workbook with bytes changed is read or refused', async () => {
  const random = seededRandom(1);
  for (const whole of [
    writeWorkbook(small),
    writeZip(workbookParts(small).map((part) => ({ ...part, isStored: true }))),
  ])
    for (let round = 0; round < 400; round += 1) {
      const changed = Buffer.from(whole);
      const at = Math.floor(random() * (whole.length - 4));
      if (round % 2 === 0) changed[at] = Math.floor(random() * 256);
      else changed.writeUInt32LE([0xffffffff, 0x7fffffff, 0x80000000, 0x0000ffff][round % 4]!, at);
      const found = await read(changed);
      assert.ok(
        Array.isArray(found) ? found.length > 0 : found.rows.every((row) => row.length === found.header.length),
      );
    }
});
