import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { type EncodingName, encodingNames } from './encodings.ts';
import { keep, makeFolder, type Reading, readOrRefuse } from './fixtures.ts';
import { guardFormula, unguardFormula, writeCsv } from './writeCsv.ts';

const folder = makeFolder();

const lettersByEncoding: Partial<Record<EncodingName, string>> = {
  GB18030: '深圳市华强电子有限公司𠀀é',
  Big5: '統一企業股份有限公司',
  'EUC-KR': '한국정밀주식회사똠',
  Shift_JIS: '株式会社東京トヨタソ表',
  'TIS-620': 'บริษัทไทยผลิตภัณฑ์',
  'windows-1251': 'Завод',
  'windows-1252': 'éü€“',
};
const cellOf = (letters: string) =>
  fc.string({ unit: fc.constantFrom(...letters, 'a', '1', ',', ';', '\t', '"', '\n', '\r', ' ', "'"), maxLength: 8 });

for (const encoding of encodingNames) {
  const cell = encoding.startsWith('UTF')
    ? fc.string({ unit: 'grapheme', maxLength: 8 })
    : cellOf(lettersByEncoding[encoding] ?? 'az');
  const sound = cell.filter((text) => !text.includes('\0') && !text.includes('\ufeff'));
  const tables = fc.integer({ min: 1, max: 4 }).chain((columns) =>
    fc.record({
      columns: fc.constant(columns),
      rows: fc.array(fc.array(sound, { minLength: columns, maxLength: columns }), { maxLength: 12 }),
      delimiter: fc.constantFrom(',' as const, ';' as const, '\t' as const),
      isPacked: fc.boolean(),
    }),
  );
  test(`what is written in ${encoding} is read back`, async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ columns, rows, delimiter, isPacked }) => {
        const header = Array.from({ length: columns }, (_, index) => `c${index}`);
        const written = iconv.encode(writeCsv(header, rows, { delimiter }), encoding === 'EUC-KR' ? 'cp949' : encoding);
        const path = keep(folder, `${encoding}.csv`, isPacked ? gzipSync(written) : written);
        const found = (await readOrRefuse(path, { encoding, delimiter })) as Reading;
        assert.deepEqual({ header: found.header, rows: found.rows }, { header, rows });
      }),
      { numRuns: 40, seed: 1 },
    );
  });
}

test('a file cut at any byte is read or refused, never more', async () => {
  const whole = Buffer.from('\ufeffa;"b;1"\r\n1;"x ""y""\n統一"\r\n2;é\r\n');
  for (const source of [
    whole,
    gzipSync(whole),
    iconv.encode('a,b\n1,統一\n', 'utf-16le'),
    iconv.encode('a,b\n1,統一\n', 'big5'),
  ]) {
    for (let length = 0; length < source.length; length += 1) {
      const found = await readOrRefuse(keep(folder, 'cut.csv', source.subarray(0, length)));
      if (Array.isArray(found)) assert.ok(found.length >= 1 && found.every((line) => line.startsWith('cut.csv:')));
      else assert.ok(found.rows.every((row) => row.length === found.header.length));
    }
  }
});

test('any bytes at all are read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const found = await readOrRefuse(keep(folder, 'any.csv', Buffer.from(bytes)));
      assert.ok(Array.isArray(found) ? found.length > 0 : found.header.length > 0);
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('formulas are put out of action, numbers and phone numbers stay as they are', () => {
  const dangerous = [
    '=1+1',
    '@SUM(A1)',
    '+cmd|x',
    '-2+3+cmd',
    '\ufeff=1',
    ' =1',
    '\uff1d1',
    '\t=1',
    '\r=1',
    "=HYPERLINK('x')",
    '|x',
    '%x',
  ];
  for (const text of dangerous) assert.equal(guardFormula(text), `'${text}`, text);
  for (const text of ['-5', '+66 2 123 4567', '+1', '-1.5', 'abc', 'a=b', '', "'quoted'"])
    assert.equal(guardFormula(text), text, text);
  const guarded = writeCsv(
    ['name', 'change'],
    [
      ['=x', -5],
      ['-', -1],
    ],
    { textColumns: [0] },
  );
  assert.equal(guarded, "name,change\n'=x,-5\n'-,-1\n");
});

test('what the guard adds is taken back, and nothing else', () => {
  const unit = fc.constantFrom("'", '=', '+', '-', '@', '1', 'a', ' ', '\t', '|', '\uff1d');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 6 }), (text) => unguardFormula(guardFormula(text)) === text),
    { numRuns: 2000, seed: 1 },
  );
});
