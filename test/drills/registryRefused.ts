import { gzipSync } from 'node:zlib';
import { header, type Plant, plantLine, registerOf } from './registryCommand.ts';

export const sound: Plant[] = [
  { key: '01', company: '29155523', name: '萊卡佛時尚服飾有限公司' },
  { key: '02', company: '84563566', name: '甫舜企業有限公司' },
];
const one = (plant: Partial<Plant>) => registerOf([...sound, { key: '03', ...plant }]);
export const manyNames = Array.from(
  { length: 40 },
  (_, i): Plant => ({ key: `k${i}`, name: `臺灣電子零組件第${i}製造廠股份有限公司` }),
);
const renamed = (from: string, to: string) => registerOf(sound, { head: header.replace(from, to) });

export interface Refused {
  title: string;
  content: string | Buffer;
  name?: string;
  words?: string[];
  /** How the fault lines must read after the file's name; a row and a column where there are any. */
  faults: RegExp[];
  /** Whether a receipt is printed: where rows were rejected, not where the file as a whole is none. */
  receipt?: boolean;
}

export const refused: readonly Refused[] = [
  { title: 'an empty file', content: '', faults: [/^-:-: .*(empty|nothing)/] },
  { title: 'a file of blank lines', content: '\n\n\r\n', faults: [/blank/] },
  {
    title: 'a workbook that is called CSV, and cut short',
    content: Buffer.concat([
      Buffer.from('PK\x03\x04'),
      Buffer.alloc(26),
      Buffer.from('[Content_Types].xml'),
      Buffer.alloc(100),
    ]),
    faults: [/cut short/],
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
    title: 'a day of a thirteenth month, in any order',
    content: one({ registered: '30/13/2016' }),
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
