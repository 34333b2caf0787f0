import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { keep, makeFolder, type Reading, readOrRefuse } from '../fixtures.ts';
import { openTable } from '../openTable.ts';
import { readColumns } from '../readColumns.ts';
import { readFile } from '../readFile.ts';
import { type DtaSpec, type DtaValue, type DtaVariableSpec, writeDta } from './fixtures.ts';

const folder = makeFolder();
const forms = [113, 114, 115, 117, 118, 119].flatMap((release) =>
  [true, false].map((isLittleEndian) => ({ release, isLittleEndian })),
);
const look = (path: string, more: Partial<Parameters<typeof readFile>[1]> = {}) =>
  readFile(path, {
    columns: undefined,
    rows: null,
    encoding: undefined,
    delimiter: undefined,
    sheet: undefined,
    progress: () => {},
    signal: new AbortController().signal,
    ...more,
  });

const survey = (release: number): DtaSpec => ({
  release,
  variables: [
    { name: 'id', type: 'str7', label: 'Number of the firm' },
    { name: 'size', type: 'byte', label: 'Size class', valueLabels: 'sizes' },
    { name: 'jobs', type: 'int' },
    { name: 'sales', type: 'long' },
    { name: 'share', type: 'float' },
    { name: 'weight', type: 'double' },
    { name: 'founded', type: 'float', format: '%td' },
    { name: 'seen', type: 'double', format: '%tcCCYY-NN-DD_HH:MM:SS' },
    { name: 'month', type: 'int', format: '%tm' },
  ],
  rows: [
    ['0012', 1, 12, 2_000_000, 0.1, 1.25, 21_915, 1_893_456_000_123, 720],
    [
      '',
      { missing: '.a' },
      { missing: '.z' },
      { missing: '.' },
      { missing: '.b' },
      { missing: '.c' },
      { missing: '.d' },
      { missing: '.' },
      -1,
    ],
    ['Müller', -127, -32_767, -2_147_483_647, -3.5, 1e300, -1, -1, { missing: '.' }],
  ],
  labels: {
    sizes: [
      [1, 'small'],
      [2, 'large'],
      ['.a', 'refused'],
    ],
    unused: [[1, 'x']],
  },
  notes: ['a note', ''],
});

for (const { release, isLittleEndian } of forms) {
  const order = isLittleEndian ? 'little-endian' : 'big-endian';
  test(`a survey of format ${release}, ${order}, is read to the last bit`, async () => {
    const path = keep(folder, 'survey.dta', writeDta({ ...survey(release), isLittleEndian }));
    const found = await look(path);
    assert.deepEqual(found, {
      format: 'dta',
      encoding: 'UTF-8',
      delimiter: null,
      rowCount: 3,
      columns: [
        { name: 'id', label: 'Number of the firm', type: 'string', valueLabels: {} },
        {
          name: 'size',
          label: 'Size class',
          type: 'integer',
          valueLabels: { 1: 'small', 2: 'large', '.a': 'refused' },
        },
        { name: 'jobs', label: null, type: 'integer', valueLabels: {} },
        { name: 'sales', label: null, type: 'integer', valueLabels: {} },
        { name: 'share', label: null, type: 'number', valueLabels: {} },
        { name: 'weight', label: null, type: 'number', valueLabels: {} },
        { name: 'founded', label: null, type: 'date', valueLabels: {} },
        { name: 'seen', label: null, type: 'instant', valueLabels: {} },
        { name: 'month', label: null, type: 'integer', valueLabels: {} },
      ],
      rows: [
        ['0012', 1, 12, 2_000_000, 0.10000000149011612, 1.25, '2020-01-01', '2020-01-01T00:00:00.123Z', 720],
        [
          '',
          { missing: '.a' },
          { missing: '.z' },
          null,
          { missing: '.b' },
          { missing: '.c' },
          { missing: '.d' },
          null,
          -1,
        ],
        ['Müller', -127, -32_767, -2_147_483_647, -3.5, 1e300, '1959-12-31', '1959-12-31T23:59:59.999Z', null],
      ],
    });
  });
}

test('rows as text: codes in full, whatever is missing empty', async () => {
  const path = keep(folder, 'text.dta', writeDta(survey(118)));
  assert.deepEqual(await readOrRefuse(path), {
    encoding: 'UTF-8',
    delimiter: null,
    header: ['id', 'size', 'jobs', 'sales', 'share', 'weight', 'founded', 'seen', 'month'],
    rows: [
      ['0012', '1', '12', '2000000', '0.10000000149011612', '1.25', '2020-01-01', '2020-01-01T00:00:00.123Z', '720'],
      ['', '', '', '', '', '', '', '', '-1'],
      ['Müller', '-127', '-32767', '-2147483647', '-3.5', '1e+300', '1959-12-31', '1959-12-31T23:59:59.999Z', ''],
    ],
  });
});

test('rows as text of some columns: the others may be left empty', async () => {
  const table = await openTable(keep(folder, 'only.dta', writeDta(survey(118))));
  for await (const batch of table.records([2]))
    assert.deepEqual(
      batch.map((record) => record.join()),
      [',,12,,,,,,', ',,,,,,,,', ',,-32767,,,,,,'],
    );
});

test('columns as doubles with a mask: days and milliseconds count from 1970', async () => {
  const path = keep(folder, 'columns.dta', writeDta(survey(119)));
  const { rowCount, columns } = await readColumns(path, ['weight', 'size', 'founded', 'seen', 'id']);
  assert.equal(rowCount, 3);
  const [weight, size, founded, seen, id] = columns;
  assert.deepEqual([...weight!.values], [1.25, Number.NaN, 1e300]);
  assert.deepEqual([...weight!.missing], [0, 4, 0]);
  assert.deepEqual([...size!.missing], [0, 2, 0]);
  assert.deepEqual(size!.valueLabels, { 1: 'small', 2: 'large', '.a': 'refused' });
  assert.deepEqual([...founded!.values], [Date.UTC(2020, 0, 1) / 86_400_000, Number.NaN, -3654]);
  assert.equal(seen!.values[0], Date.UTC(2020, 0, 1, 0, 0, 0, 123));
  assert.deepEqual(id!.values, ['0012', '', 'Müller']);
  assert.deepEqual([...id!.missing], [0, 1, 0]);
});

test('only the columns and rows that are asked for', async () => {
  const path = keep(folder, 'part.dta', writeDta(survey(117)));
  const found = await look(path, { columns: 'jobs,id', rows: 1 });
  assert.deepEqual(found.rows, [[12, '0012']]);
  assert.equal(found.rowCount, 3);
  const none = await look(path, { rows: 0 });
  assert.deepEqual(none.rows, []);
});

for (const { release, isLittleEndian } of forms.slice(6)) {
  test(`long texts of format ${release}, ${isLittleEndian ? 'little' : 'big'}-endian, are found by their index`, async () => {
    const long = '長い文'.repeat(2000);
    const spec: DtaSpec = {
      release,
      isLittleEndian,
      variables: [
        { name: 'a', type: 'byte' },
        { name: 'text', type: 'strL' },
        { name: 'more', type: 'strL' },
      ],
      rows: [
        [1, long, 'x'],
        [2, '', 'y'],
        [3, 'end', ''],
        ...Array.from({ length: 70 }, (_, index): DtaValue[] => [4, `row ${index}`, '']),
      ],
    };
    const found = await look(keep(folder, 'long.dta', writeDta(spec)));
    assert.deepEqual(found.rows, spec.rows);
  });
}

test('files that name no encoding: UTF-8 where all is valid, else windows-1252, or the one that is named', async () => {
  const spec = (encoding: string, city: string): DtaSpec => ({
    release: 114,
    encoding,
    variables: [
      { name: 'city', type: 'str20', label: `in ${city}` },
      { name: 'n', type: 'byte', valueLabels: 'l' },
    ],
    rows: [[city, 1]],
    labels: { l: [[1, city]] },
  });
  const read = async (bytes: Buffer, encoding?: string) => {
    const found = await look(keep(folder, 'encoded.dta', bytes), { encoding });
    return [found.encoding, found.rows[0]![0], found.columns[0]!.label, found.columns[1]!.valueLabels[1]];
  };
  const korean = '수원시';
  assert.deepEqual(await read(writeDta(spec('utf8', korean))), ['UTF-8', korean, `in ${korean}`, korean]);
  assert.deepEqual(await read(writeDta(spec('win1252', 'Zürich €'))), [
    'windows-1252',
    'Zürich €',
    'in Zürich €',
    'Zürich €',
  ]);
  assert.deepEqual(await read(writeDta(spec('cp949', korean)), 'euc-kr'), ['EUC-KR', korean, `in ${korean}`, korean]);
});

test('the encoding is that of the file, whichever columns are read', async () => {
  const spec: DtaSpec = {
    release: 117,
    encoding: 'win1252',
    variables: [
      { name: 'plain', type: 'str4' },
      { name: 'late', type: 'strL' },
    ],
    rows: [...Array.from({ length: 50 }, (): DtaValue[] => ['abc', '']), ['abc', 'é']],
  };
  const found = await look(keep(folder, 'late.dta', writeDta(spec)), { columns: 'plain' });
  assert.equal(found.encoding, 'windows-1252');
});

test('days beyond the calendar stay numbers; other time formats too', async () => {
  const spec: DtaSpec = {
    release: 118,
    variables: [
      { name: 'day', type: 'double', format: '%-tdD_m_Y' },
      { name: 'old', type: 'long', format: '%d' },
      { name: 'leap', type: 'double', format: '%tC' },
      { name: 'quarter', type: 'int', format: '%tq' },
    ],
    rows: [
      [1e9, -800_000, 5, 6],
      [0.5, 0, 5.5, 7],
    ],
  };
  const found = await look(keep(folder, 'far.dta', writeDta(spec)));
  assert.deepEqual(
    found.columns.map(({ type }) => type),
    ['date', 'date', 'number', 'integer'],
  );
  assert.deepEqual(found.rows, [
    [1e9, -800_000, 5, 6],
    ['1960-01-01', '1960-01-01', 5.5, 7],
  ]);
});

test('files of several pieces, and wide rows that are reached into, give every row once', async () => {
  const count = 2600;
  const spec = (width: number): DtaSpec => ({
    release: 118,
    variables: [
      { name: 'first', type: 'long' },
      ...Array.from({ length: width }, (_, index): DtaVariableSpec => ({ name: `wide${index}`, type: 'str1000' })),
      { name: 'last', type: 'double' },
    ],
    rows: Array.from({ length: width === 1 ? count : 200 }, (_, row): DtaValue[] => [
      row,
      ...Array.from({ length: width }, () => 'x'),
      row / 7,
    ]),
  });
  for (const width of [1, 20]) {
    const path = keep(folder, 'pieces.dta', writeDta(spec(width)));
    const { rowCount, columns } = await readColumns(path, ['last', 'first']);
    assert.deepEqual(
      [...columns[0]!.values],
      Array.from({ length: rowCount }, (_, row) => row / 7),
    );
    assert.deepEqual(
      [...columns[1]!.values],
      Array.from({ length: rowCount }, (_, row) => row),
    );
    const { columns: single } = await readColumns(path, ['last']);
    assert.deepEqual(single[0]!.values, columns[0]!.values);
    const rows = (await readOrRefuse(path)) as Reading;
    assert.deepEqual(
      rows.rows.map((row) => Number(row[0])),
      Array.from({ length: rowCount }, (_, row) => row),
    );
    assert.deepEqual((await look(path, { columns: 'last', rows: 150 })).rows.at(-1), [149 / 7]);
  }
});

const cellsOf: Record<string, fc.Arbitrary<DtaValue>> = {
  byte: fc.integer({ min: -127, max: 100 }),
  int: fc.integer({ min: -32_767, max: 32_740 }),
  long: fc.integer({ min: -2_147_483_647, max: 2_147_483_620 }),
  float: fc.float({ noNaN: true, noDefaultInfinity: true, max: Math.fround(1.7e38), min: Math.fround(-1.7e38) }),
  double: fc.double({ noNaN: true, noDefaultInfinity: true, max: 8.9e307, min: -8.9e307 }),
  str9: fc.string({ unit: fc.constantFrom('a', '0', ' ', 'é', '中'), maxLength: 3 }),
  strL: fc.string({ unit: fc.constantFrom('a', '0', ' ', 'é', '中', '\n'), maxLength: 40 }),
};
const missings = fc.constantFrom('.', ...'abcdefghijklmnopqrstuvwxyz'.split('').map((letter) => `.${letter}`));
const cellOf = (type: string): fc.Arbitrary<DtaValue> =>
  type.startsWith('str')
    ? cellsOf[type]!
    : fc.oneof(
        { weight: 3, arbitrary: cellsOf[type]! },
        missings.map((missing) => ({ missing })),
      );

test('what is written is read back, in every format and byte order', async () => {
  const tables = fc.constantFrom(...forms).chain(({ release, isLittleEndian }) => {
    const types = Object.keys(cellsOf).filter((type) => type !== 'strL' || release >= 117);
    return fc.array(fc.constantFrom(...types), { minLength: 1, maxLength: 6 }).chain((chosen) =>
      fc.record({
        release: fc.constant(release),
        isLittleEndian: fc.constant(isLittleEndian),
        variables: fc.constant(chosen.map((type, index) => ({ name: `v${index}`, type }) as DtaVariableSpec)),
        rows: fc.array(fc.tuple(...chosen.map(cellOf)), { maxLength: 20 }),
      }),
    );
  });
  await fc.assert(
    fc.asyncProperty(tables, async (spec) => {
      const found = await look(keep(folder, 'any.dta', writeDta(spec)));
      const expected = spec.rows.map((row) =>
        row.map((cell) => (typeof cell === 'object' && cell.missing === '.' ? null : cell === 0 ? 0 : cell)),
      );
      assert.deepEqual(
        found.rows.map((row) => row.map((cell) => (cell === 0 ? 0 : cell))),
        expected,
      );
    }),
    { numRuns: 300, seed: 1 },
  );
});
