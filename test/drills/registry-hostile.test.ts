import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { header, openDrill, type Plant, plantLine, registerOf } from './registryCommand.ts';

const drill = await openDrill();
const preset = ['--preset', 'tw-factories', '--economy', 'TWN'];
const sound: Plant[] = [
  { key: '01', company: '29155523', name: '萊卡佛時尚服飾有限公司' },
  { key: '02', company: '84563566', name: '甫舜企業有限公司' },
];
const one = (plant: Partial<Plant>) => registerOf([...sound, { key: '03', ...plant }]);
const manyNames = Array.from(
  { length: 40 },
  (_, i): Plant => ({ key: `k${i}`, name: `臺灣電子零組件第${i}製造廠股份有限公司` }),
);
const renamed = (from: string, to: string) => registerOf(sound, { head: header.replace(from, to) });

before(() => drill.import(drill.keep('before.csv', registerOf([{ key: 'before' }])), ...preset));
after(() => drill.stop());

interface Refused {
  title: string;
  content: string | Buffer;
  name?: string;
  words?: string[];
  /** How the fault lines must read after the file's name; a row and a column where there are any. */
  faults: RegExp[];
  /** Whether a receipt is printed: where rows were rejected, not where the file as a whole is none. */
  receipt?: boolean;
}

const refused: Refused[] = [
  { title: 'an empty file', content: '', faults: [/^-:-: .*(empty|nothing)/] },
  { title: 'a file of blank lines', content: '\n\n\r\n', faults: [/blank/] },
  {
    title: 'a workbook that is called CSV',
    content: Buffer.concat([
      Buffer.from('PK\x03\x04'),
      Buffer.alloc(26),
      Buffer.from('[Content_Types].xml'),
      Buffer.alloc(100),
    ]),
    faults: [/Excel workbook/],
  },
  { title: 'a picture', content: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), faults: [/PNG picture/] },
  { title: 'a document', content: '%PDF-1.7\n1 0 obj\n', faults: [/PDF/] },
  {
    title: 'a web page that says the file is gone',
    content: '<!DOCTYPE html><html><body>404</body></html>',
    faults: [/web page/],
  },
  { title: 'JSON', content: '[{"reg_no":"1"}]', faults: [/JSON/] },
  { title: 'a gz file in a gz file', content: gzipSync(gzipSync(registerOf(sound))), faults: [/gzip file inside/] },
  {
    title: 'a gz file that was cut off',
    content: gzipSync(Buffer.from(registerOf(manyNames))).subarray(0, 300),
    faults: [/./],
  },
  {
    title: 'a gz bomb',
    content: gzipSync(Buffer.concat([Buffer.from(`${header}\n`), Buffer.alloc(80 * 1024 * 1024, 'a,')])),
    name: 'bomb.csv.gz',
    faults: [/./],
  },
  {
    title: 'random bytes',
    content: Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 255)),
    faults: [/./],
  },
  {
    title: 'a missing column',
    content: renamed('town_code', 'town_number'),
    faults: [/^1:town_code: the column is missing/],
  },
  { title: 'a missing key', content: renamed('reg_no', 'number'), faults: [/^1:reg_no: /] },
  {
    title: 'headers of another file altogether',
    content: 'a,b\n1,2\n',
    faults: Array.from({ length: 22 }, () => /^1:\w+: the column is missing/),
  },
  {
    title: 'a header twice',
    content: renamed('village', 'town'),
    faults: [/^1:town: columns 8 and 10 have the same name/],
  },
  { title: 'a column without a name', content: renamed('village', ''), faults: [/^1:-: column 10 has no name/] },
  {
    title: 'a row too long',
    content: `${registerOf(sound)}${plantLine({ key: '03' })},more\n`,
    faults: [/^4:-: the row has 23 cells, the header has 22/],
    receipt: true,
  },
  {
    title: 'a row too short',
    content: `${registerOf(sound)}03,1\n`,
    faults: [/^4:-: the row has 2 cells/],
    receipt: true,
  },
  { title: 'a quote that is never closed', content: `${registerOf(sound)}03,"open\n`, faults: [/^4:.*quote/] },
  { title: 'text after a closing quote', content: `${registerOf(sound)}03,"a"b\n`, faults: [/^4:/] },
  { title: 'NUL in a name', content: one({ name: 'A\0B' }), faults: [/^4:name: .*NUL/], receipt: true },
  {
    title: 'bytes that are no UTF-8 in a file that is',
    content: Buffer.concat([
      Buffer.from(registerOf(manyNames)),
      Buffer.from('k99,'),
      Buffer.from([0xff, 0xfe, 0x80]),
      Buffer.from(plantLine({ key: '' }).slice(1)),
      Buffer.from('\n'),
    ]),
    words: ['--encoding', 'UTF-8'],
    faults: [/^42:company_no: .*not UTF-8/],
    receipt: true,
  },
  {
    title: 'UTF-8 that is called Big5',
    content: registerOf(manyNames),
    words: ['--encoding', 'Big5'],
    faults: [/./],
    receipt: true,
  },
  {
    title: 'an encoding that there is not',
    content: registerOf(sound),
    words: ['--encoding', 'Klingon'],
    faults: [/^-:-: there is no encoding named "Klingon"/],
  },
  { title: 'a delimiter that is none', content: registerOf(sound), words: ['--delimiter', 'x'], faults: [/delimiter/] },
  {
    title: 'the wrong delimiter',
    content: registerOf(sound),
    words: ['--delimiter', ';'],
    faults: Array.from({ length: 22 }, () => /column is missing/),
  },
  {
    title: 'exchanged coordinates',
    content: one({ lon: '25.06756', lat: '121.49082' }),
    faults: [/^4:lon: .*exchanged; exchange the two columns/],
    receipt: true,
  },
  {
    title: 'the point 0, 0',
    content: one({ lon: '0', lat: '0.0' }),
    faults: [/^4:lon: the point is 0, 0/],
    receipt: true,
  },
  {
    title: 'a point in another economy',
    content: one({ lon: '2.35', lat: '48.85' }),
    faults: [/^4:lon: .*outside/],
    receipt: true,
  },
  { title: 'half a point', content: one({ lat: '' }), faults: [/^4:lon: one of longitude/], receipt: true },
  {
    title: 'degrees, minutes and seconds',
    content: one({ lon: `121°29'27"` }),
    faults: [/^4:lon: .*not a number of degrees/],
    receipt: true,
  },
  {
    title: 'Infinity and NaN for a point',
    content: one({ lon: 'Infinity', lat: 'NaN' }),
    faults: [/^4:lon: /],
    receipt: true,
  },
  {
    title: 'a code that does not exist',
    content: one({ product: '263;999' }),
    faults: [/^4:product3: "999" is not a code of tw-factory-3/],
    receipt: true,
  },
  {
    title: 'a code named like a part of every object',
    content: one({ industry: '__proto__' }),
    faults: [/^4:industry2: "__proto__"/],
    receipt: true,
  },
  {
    title: 'a day that no calendar has',
    content: one({ registered: '2016-02-30' }),
    faults: [/^4:registered: "2016-02-30" is not a day/],
    receipt: true,
  },
  {
    title: 'a day written the other way round',
    content: one({ registered: '30/12/2016' }),
    faults: [/^4:registered: /],
    receipt: true,
  },
  {
    title: 'the leap day of a year without one',
    content: one({ registered: '1900-02-29' }),
    faults: [/^4:registered: /],
    receipt: true,
  },
  { title: 'no key', content: one({ key: ' ' }), faults: [/^4:reg_no: the key is missing; /], receipt: true },
  {
    title: 'a key of a million digits',
    content: one({ key: '7'.repeat(1_000_000), name: '甲企業社' }),
    faults: [/^4:reg_no: the key is longer than 200/],
    receipt: true,
  },
  { title: 'a cell of two million letters', content: one({ name: 'x'.repeat(2_000_000) }), faults: [/^4:name: /] },
  {
    title: 'a name of a thousand letters',
    content: one({ name: '鋼'.repeat(1000) }),
    faults: [/^4:name: the name is longer than 500/],
    receipt: true,
  },
  {
    title: 'a place code of a thousand letters',
    content: one({ town: '6'.repeat(1000) }),
    faults: [/^4:town_code: the place code is longer/],
    receipt: true,
  },
  { title: 'no name', content: one({ name: '\u3000 ' }), faults: [/^4:name: the name is missing/], receipt: true },
  {
    title: 'a key that occurs twice',
    content: one({ key: '02' }),
    faults: [/^4:reg_no: the key 02 stands in row 3 already/],
    receipt: true,
  },
  {
    title: 'half a surrogate pair',
    content: Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(registerOf([{ key: '1', name: 'A\ud800B' }]), 'utf16le'),
    ]),
    faults: [/^2:name: .*not UTF-16LE/],
    receipt: true,
  },
  {
    title: 'three faults in two rows',
    content: registerOf([
      { key: '1', lon: 'x', registered: 'y' },
      { key: '2', product: 'z' },
    ]),
    faults: [/^2:registered/, /^2:lon/, /^3:product3/],
    receipt: true,
  },
  {
    title: 'a precision of places that is none',
    content: registerOf(sound).replace(',point\n', ',about\n'),
    faults: [/^2:geo_precision: /],
    receipt: true,
  },
  {
    title: 'line breaks and escapes in what is quoted back',
    content: one({ registered: 'a\nb\u001b[31m\u202e' }),
    faults: [/^4:registered: "a b/],
    receipt: true,
  },
];

for (const { title, content, name = 'hostile.csv', words = [], faults, receipt = false } of refused) {
  test(`refused: ${title}`, async () => {
    const file = drill.keep(name, content);
    const state = await drill.state();
    const ran = await drill.import(file, ...preset, ...words);
    assert.equal(ran.code, 2);
    assert.deepEqual(await drill.state(), state, 'nothing is left of it');
    const places = ran.faults.map((line) => {
      assert.ok(line.startsWith(`${file}:`), line.slice(0, 200));
      return line.slice(file.length + 1);
    });
    if (faults.length > 1 || faults[0]?.source !== '.')
      assert.equal(places.length, faults.length, places.slice(0, 30).join('\n'));
    for (const [i, pattern] of faults.entries()) assert.match(places[i] ?? '', pattern);
    for (const line of places) {
      assert.match(line, /^(\d+|-):[^\n]+: [^\n]+; [^\n]+$/, 'what is wrong and what to do, on one line');
      assert.doesNotMatch(line, /[\p{Cc}\u202e]/u);
      assert.ok(line.length < 3000);
    }
    assert.equal(ran.output !== null, receipt, 'a receipt where rows were read');
  });
}

test('refused: a folder', async () => {
  const folder = path.join(path.dirname(drill.keep('x', '')), 'folder.csv');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'inside.csv'), registerOf(sound));
  const { code, faults } = await drill.import(folder, ...preset);
  assert.equal(code, 2);
  assert.match(faults[0] ?? '', /folder\.csv:-:-: .*(folder|directory)/);
});

interface Sound {
  title: string;
  content: string | Buffer;
  name?: string;
  created: number;
  /** What the first new plant is called then. */
  firstName?: string;
}

const semicolons = [header.replaceAll(',', ';'), ...sound.map((plant) => plantLine(plant, ';'))].join('\r\n');
const taken: Sound[] = [
  { title: 'only a header', content: `${header}\n`, created: 0 },
  { title: 'a header without a line end', content: header, created: 0 },
  {
    title: 'a byte order mark',
    content: `\uFEFF${registerOf(sound)}`,
    created: 2,
    firstName: '萊卡佛時尚服飾有限公司',
  },
  {
    title: 'UTF-16 with its mark, little end first',
    content: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(registerOf(sound), 'utf16le')]),
    created: 2,
    firstName: '萊卡佛時尚服飾有限公司',
  },
  {
    title: 'UTF-16, big end first',
    content: Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(registerOf(sound), 'utf16le').swap16()]),
    created: 2,
  },
  {
    title: 'Big5',
    content: iconv.encode(registerOf(manyNames), 'big5'),
    created: 40,
    firstName: '臺灣電子零組件第0製造廠股份有限公司',
  },
  {
    title: 'GB18030',
    content: iconv.encode(registerOf(manyNames), 'gb18030'),
    created: 40,
    firstName: '臺灣電子零組件第0製造廠股份有限公司',
  },
  { title: 'semicolons', content: semicolons, created: 2 },
  {
    title: 'tabs',
    content: [header.replaceAll(',', '\t'), ...sound.map((plant) => plantLine(plant, '\t'))].join('\n'),
    created: 2,
  },
  {
    title: 'line ends of every kind',
    content: [`${header}\r\n`, `${plantLine(sound[0]!)}\n`, `${plantLine(sound[1]!)}\r`, plantLine({ key: '03' })].join(
      '',
    ),
    created: 3,
  },
  { title: 'gzip without the name', content: gzipSync(registerOf(sound)), name: 'plain.csv', created: 2 },
  { title: 'plain text under a gzip name', content: registerOf(sound), name: 'plain.csv.gz', created: 2 },
  {
    title: 'a column named __proto__',
    content: registerOf(sound)
      .split('\n')
      .map((line, i) => (line === '' ? '' : `${line},${i === 0 ? '__proto__' : 'constructor'}`))
      .join('\n'),
    created: 2,
  },
  {
    title: 'a formula for a name',
    content: registerOf([{ key: '1', name: '=HYPERLINK("http://x","y")' }]),
    created: 1,
    firstName: '=HYPERLINK("http://x","y")',
  },
  {
    title: 'signs that turn the direction of writing',
    content: registerOf([{ key: '1', name: 'ABC\u202egpj.exe\u2066 Ltd' }]),
    created: 1,
    firstName: 'ABC gpj.exe  Ltd',
  },
  {
    title: 'a line break inside a name',
    content: registerOf([{ key: '1', name: '大同\n有限公司' }]),
    created: 1,
    firstName: '大同 有限公司',
  },
  {
    title: 'statements of SQL',
    content: registerOf([
      { key: "1'); DROP TABLE registry.import; --", name: `Robert'); DROP TABLE registry.enterprise; -- \\ \\. \\N` },
    ]),
    created: 1,
    firstName: `Robert'); DROP TABLE registry.enterprise; -- \\ \\. \\N`,
  },
  {
    title: 'a name of signs alone',
    content: registerOf([{ key: '1', name: '!!! *** ???' }]),
    created: 1,
    firstName: '!!! *** ???',
  },
  {
    title: 'five hundred ligatures that unfold to eighteen letters each',
    content: registerOf([{ key: '1', name: 'ﷺ'.repeat(500) }]),
    created: 1,
  },
  {
    title: 'the leap day of a year that has one',
    content: registerOf([{ key: '1', registered: '2016-02-29' }]),
    created: 1,
  },
];

for (const { title, content, name = 'sound.csv', created, firstName } of taken) {
  test(`taken: ${title}`, async () => {
    const ran = await drill.import(drill.keep(name, content), ...preset);
    assert.equal(ran.code, 0, ran.faults.join('\n'));
    assert.deepEqual(ran.output.rejected, []);
    assert.equal(ran.output.created, created);
    assert.equal(ran.output.rows, created);
    if (firstName !== undefined) {
      const [row] = await drill.query<{ name: string }>(
        'SELECT e.name FROM registry.establishment e JOIN registry.source_record r ON r.establishment_id = e.id WHERE r.import_id = $1 ORDER BY r.row_number LIMIT 1',
        [ran.output.importId],
      );
      assert.equal(row?.name, firstName);
    }
    assert.equal((await drill.undo(ran.output.importId as string)).output.removed, created);
  });
}

test('employees below zero, in words, and beyond all bounds are refused by Toolroom’s own columns', async () => {
  const rows = ['-5', 'twelve', '1e9', '99999999999999999999', '12.5'].map(
    (employees, i) => `k${i},Firm ${i},1010,${employees}`,
  );
  const file = drill.keep('own.csv', `id,name,isic,employees\n${rows.join('\n')}\n`);
  const { code, output, faults } = await drill.import(file, '--preset', 'generic', '--economy', 'TWN');
  assert.equal(code, 2);
  assert.equal(output.rejected.length, 5);
  assert.ok(faults.every((line) => line.includes(':employees: ')));
});
