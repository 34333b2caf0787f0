import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { type CorpusFile, columns, csvOf, lineOf, type Row, sound } from './model.ts';

const soundText = csvOf(sound);
const taken = (title: string, content: CorpusFile['content'], more: Partial<CorpusFile> = {}): CorpusFile => ({
  title,
  content,
  expect: 'taken',
  ...more,
});
const refused = (title: string, content: CorpusFile['content'], more: Partial<CorpusFile> = {}): CorpusFile => ({
  title,
  content,
  expect: 'refused',
  ...more,
});

const many = (name: (at: number) => string): Row[] => Array.from({ length: 60 }, (_, at) => ({ name: name(at) }));
const inScript: readonly [encoding: string, name: (at: number) => string][] = [
  ['gb18030', (at) => `上海永丰机械制造有限公司第${at}分厂`],
  ['big5', (at) => `臺灣永豐機械製造股份有限公司第${at}廠`],
  ['euc-kr', (at) => `주식회사 한빛정밀기계공업 제${at}공장`],
  ['shift_jis', (at) => `株式会社東京精密機械製作所第${at}工場`],
  ['tis-620', (at) => `บริษัท ช่างทองไทยอุตสาหกรรม จำกัด สาขา ${at}`],
];
const encodings: CorpusFile[] = [
  ...inScript.map(([encoding, name]) =>
    taken(`text in ${encoding}`, iconv.encode(csvOf(many(name)), encoding), { firstName: name(0) }),
  ),
  taken('UTF-8 with a byte order mark', `\uFEFF${soundText}`, { firstName: 'Bright Star Castings' }),
  taken('UTF-16, little end first', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(soundText, 'utf16le')])),
  taken(
    'UTF-16, big end first',
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(soundText, 'utf16le').swap16()]),
  ),
  ...inScript.map(([encoding, name]) => ({
    ...taken(
      `UTF-8 and ${encoding} in one file`,
      Buffer.concat([Buffer.from(csvOf(many(name))), iconv.encode(lineOf({ id: 'other', name: name(1) }), encoding)]),
    ),
    expect: 'refused' as const,
  })),
];

const layouts: CorpusFile[] = [',', ';', '\t'].flatMap((delimiter) =>
  ['\n', '\r\n', '\r'].map((end) =>
    taken(`delimiter ${JSON.stringify(delimiter)}, line end ${JSON.stringify(end)}`, csvOf(sound, { delimiter, end }), {
      firstName: 'Bright Star Castings',
    }),
  ),
);

const formulas: CorpusFile[] = [
  '=1+1',
  '+1',
  '-1+2',
  '@SUM(A1)',
  '|calc',
  '%0A',
  '\t=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://x")',
  "'=1",
].map((name) => taken(`a name like a formula: ${JSON.stringify(name)}`, csvOf([{ name: `${name} Works` }])));

const scripts: Readonly<Record<string, string>> = {
  Devanagari: '१२',
  Thai: '๑๒',
  Bangla: '১২',
  Burmese: '၁၂',
  Khmer: '១២',
  Lao: '໑໒',
  Tamil: '௧௨',
  Arabic: '١٢',
  'Eastern Arabic': '۱۲',
  'full width': '１２',
};
const numbers: CorpusFile[] = [
  ...Object.entries(scripts).map(([script, employees]) =>
    taken(`${script} digits`, csvOf([{ employees }]), { shows: { employees: '12' } }),
  ),
  ...['twelve', '-5', '1e5', 'Infinity', 'NaN', '0x10', '1.5', '9'.repeat(40), '5 people!', '=5', '--', '1,2,3,4'].map(
    (employees) => refused(`employees "${employees.slice(0, 20)}"`, csvOf([{ employees }]), { fault: /:employees: / }),
  ),
];

const days: CorpusFile[] = [
  ...[
    '2016-02-30',
    '0000-00-00',
    '2016-13-01',
    '31/31/2016',
    '-1',
    '1e9',
    'yesterday',
    '99999-01-01',
    '２０１６年１３月',
  ].map((registered_on) =>
    refused(`the day "${registered_on}"`, csvOf([{ registered_on }]), { fault: /:registered_on: / }),
  ),
];

const places: CorpusFile[] = (
  [
    ['0', '0'],
    ['25.05', '121.5'],
    ['NaN', 'NaN'],
    ['121.5', ''],
    ['', '25.05'],
    ['999', '999'],
    [`121°30'`, `25°03'`],
    ['1e309', '1'],
    ['121.5', '<script>'],
  ] as const
).map(([longitude, latitude]) =>
  refused(`the point ${longitude}, ${latitude}`, csvOf([{ longitude, latitude }]), { fault: /:longitude: / }),
);

const controls: CorpusFile[] = [
  ...[0x00, 0x01, 0x07, 0x08, 0x1b, 0x1f, 0x7f].map((code) =>
    refused(`the control character ${code} in a name`, csvOf([{ name: `A${String.fromCharCode(code)}B Works` }]), {
      fault: /:name: /,
    }),
  ),
  ...['\u200b', '\u202e', '\u2066', '\ufeff', '\u200f', '\u00ad'].map((sign) =>
    taken(`the invisible U+${sign.charCodeAt(0).toString(16)} in a name`, csvOf([{ name: `Bright${sign} Works` }])),
  ),
];

const soundLines = soundText.split('\n');
const withColumn = (name: string, value: string) =>
  soundLines.map((line, at) => (line === '' ? '' : `${line},${at === 0 ? name : value}`)).join('\n');
const headers: CorpusFile[] = [
  ...['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf', '=1+1', 'x'.repeat(500), '列'].map((name) =>
    taken(`a further column named ${name.slice(0, 20)}`, withColumn(name, '1')),
  ),
  refused('a column twice', withColumn('name', 'x'), { fault: /same name/ }),
  refused('a column without a name', withColumn('', 'x'), { fault: /no name/ }),
  ...(['id', 'name'] as const).map((column) =>
    refused(`no column ${column}`, soundText.replace(column, 'other'), { fault: new RegExp(`:${column}: `) }),
  ),
  refused('a hundred thousand columns', `${Array.from({ length: 100_000 }, (_, at) => `c${at}`).join(',')}\n`),
  refused('a header alone, of other columns', 'a,b,c\n1,2,3\n'),
  taken('a header alone', `${columns.join(',')}\n`),
];

const shapes: CorpusFile[] = [
  refused('nothing', ''),
  refused('blank lines', '\n\r\n\n'),
  refused('spaces', '   '),
  refused('a quote that is never closed', `${soundText}k9,"open\n${'x\n'.repeat(50)}`, { fault: /quote/ }),
  refused('text after a closing quote', `${soundText}k9,"a"b,2592,,,,\n`),
  taken('quotes inside quotes', csvOf([{ name: 'The ""Best"" "Works"' }])),
  taken('a line break inside quotes', csvOf([{ name: 'Two\nlines' }]), { firstName: 'Two lines' }),
  refused('a row too short', `${soundText}k9,x\n`, { fault: /cells/ }),
  refused('a row too long', `${soundText}${lineOf({ id: 'k9' })},more,more\n`, { fault: /cells/ }),
  refused('a cell of ten million letters', csvOf([{ name: 'x'.repeat(10_000_000) }]), { fault: /name|record|cell/ }),
  refused('a name of a thousand letters', csvOf([{ name: '鋼'.repeat(1000) }]), { fault: /:name: / }),
  refused('no name', csvOf([{ name: '' }]), { fault: /:name: / }),
  refused('no key', csvOf([{ id: ' ' }]), { fault: /:id: / }),
  refused('a key twice', csvOf([{ id: 'a' }, { id: 'a' }]), { fault: /:id: / }),
  refused('a key of a thousand letters', csvOf([{ id: 'a'.repeat(1000) }]), { fault: /:id: / }),
  refused('a number that a spreadsheet has cut', csvOf([{ id: '1.23457E+15' }]), { fault: /:id: / }),
  taken('leading zeros', csvOf([{ id: '000123' }]), { shows: { source_key: '000123' } }),
  refused('an industry that is none', csvOf([{ isic: '9999' }]), { fault: /:isic: / }),
  refused('an industry called __proto__', csvOf([{ isic: '__proto__' }]), { fault: /:isic: / }),
  taken('statements of SQL', csvOf([{ name: `x'); DROP TABLE registry.import; --` }])),
  taken('markup', csvOf([{ name: '<script>alert(1)</script><img src=x onerror=y>' }])),
  taken('a template', csvOf([{ name: `\${process.exit(1)} {{7*7}} %s %n` }])),
  ...Array.from({ length: 12 }, (_, at) => {
    const length = Math.floor(((at + 1) * soundText.length) / 14);
    return { title: `cut after ${length} characters`, content: soundText.slice(0, length), expect: 'either' as const };
  }),
];

const packed: CorpusFile[] = [
  taken('gzip', gzipSync(soundText), { firstName: 'Bright Star Castings' }),
  taken('gzip in two members', Buffer.concat([gzipSync(soundText.slice(0, 50)), gzipSync(soundText.slice(50))])),
  refused('gzip in gzip', gzipSync(gzipSync(soundText))),
  refused('gzip of nothing', gzipSync('')),
  refused(
    'a gzip bomb',
    gzipSync(Buffer.concat([Buffer.from(`${columns.join(',')}\n`), Buffer.alloc(90_000_000, 'a,')])),
  ),
  refused('gzip of a picture', gzipSync(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))),
  ...[3, 11, 20, 40, 60].map((length) =>
    refused(`gzip cut after ${length} bytes`, gzipSync(soundText).subarray(0, length)),
  ),
  refused('gzip with a changed byte', changed(gzipSync(soundText), 30)),
];

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] as number) ^ 0x5a;
  return copy;
}

const magic: Readonly<Record<string, string>> = {
  'a PDF': '255044462d312e370a',
  'a PNG': '89504e470d0a1a0a0000000d49484452',
  'a JPEG': 'ffd8ffe000104a4649460001',
  'a GIF': '47494638396101000100',
  'an old Excel file (OLE)': 'd0cf11e0a1b11ae10000000000000000',
  'a RAR archive': '526172211a0700',
  'a 7z archive': '377abcaf271c0004',
  'an xz file': 'fd377a585a0000',
  'a zstd file': '28b52ffd04000000',
  'a bzip2 file': '425a68393141592653',
  'a program of Linux': '7f454c4602010100',
  'a program of Windows': '4d5a90000300000004',
  'a SQLite database': '53514c69746520666f726d6174203300',
  'a Parquet file': '5041523115041500',
  'a WebAssembly module': '0061736d01000000',
  'a zip archive without entries': '504b0506000000000000000000000000000000000000',
};
const others: CorpusFile[] = [
  ...Object.entries(magic).map(([title, hex]) =>
    refused(title, Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(600, 7)])),
  ),
  refused('a web page', '<!DOCTYPE html><html><body><table><tr><td>id</td></tr></table></body></html>'),
  refused('XML', '<?xml version="1.0"?><rows><row id="1"/></rows>'),
  refused('JSON', '[{"id":"1","name":"x"}]'),
  refused('YAML', '- id: 1\n  name: x\n'),
  refused('a mail', 'From: a@b\nTo: c@d\nSubject: firms\n\nsee attached\n'),
];

export const textFiles: readonly CorpusFile[] = [
  ...encodings,
  ...layouts,
  ...formulas,
  ...numbers,
  ...days,
  ...places,
  ...controls,
  ...headers,
  ...shapes,
  ...packed,
  ...others,
];
