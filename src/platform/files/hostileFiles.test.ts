import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { keep, makeFolder, type Reading, readOrRefuse } from './fixtures.ts';
import type { OpenOptions } from './table.ts';

interface Case {
  content: string | Buffer;
  options?: OpenOptions;
  /** Fault lines after the file's name, or parts of the reading. */
  faults?: string[];
  reads?: Partial<Reading>;
  name?: string;
}

const folder = makeFolder();
const saveAsCsv = 'open it in the program that made it, save it as CSV and give that file';
const notTable = (what: string) => [`-:-: this is ${what}, not a table of delimited text; ${saveAsCsv}`];
const bytes = (...values: number[]) => Buffer.from(values);
const as = (encoding: string, text: string) => iconv.encode(text, encoding);
const rows = (...found: string[][]): Partial<Reading> => ({ rows: found });

const chinese = 'id,名稱,地址\n1,統一企業股份有限公司,臺南市永康區中正路301號\n';
const simplified = 'id,名称,地址\n1,深圳市华强电子有限公司,广东省深圳市福田区\n';
const korean = 'id,기업명,주소\n1,한국정밀 주식회사,경기도 수원시 영통구\n';
const japanese = 'id,会社名,住所\n1,株式会社東京製作所,東京都大田区蒲田\n';
const thai = 'id,ชื่อ,ที่อยู่\n1,บริษัท ไทยผลิตภัณฑ์ จำกัด,กรุงเทพมหานคร\n';
const table = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

const cases: Record<string, Case> = {
  'an empty file': { content: '', faults: ['-:-: the file is empty; export it again, with a header line'] },
  'a file of blank lines': {
    content: '\n\r\n\n',
    faults: ['-:-: the file holds nothing but blank lines; give a table with a header line'],
  },
  'a byte order mark alone': {
    content: '\ufeff',
    faults: ['-:-: the file holds nothing but blank lines; give a table with a header line'],
  },
  'the beginning of an Excel workbook named .csv': {
    content: Buffer.concat([bytes(0x50, 0x4b, 3, 4), Buffer.from('....[Content_Types].xml')]),
    faults: [
      '-:-: the file ends before the list of its entries, as one that was cut short; open it in the program that made it and save it anew, or save it as CSV',
    ],
  },
  'a ZIP archive': {
    content: Buffer.concat([bytes(0x50, 0x4b, 3, 4), Buffer.alloc(40)]),
    faults: notTable('a ZIP archive'),
  },
  'an old Excel file': {
    content: Buffer.concat([bytes(0xd0, 0xcf, 0x11, 0xe0), Buffer.alloc(40)]),
    faults: notTable('an old Excel or Word file (.xls, .doc)'),
  },
  'a Stata file of the new kind, cut short': {
    content: '<stata_dta><header>',
    faults: ['-:-: the file ends before <release> does; copy or download it again; it is not whole'],
  },
  'a Stata file of the old kind, cut short': {
    content: bytes(0x73, 2, 1, 0, 5, 0, 9),
    faults: ['-:-: the file ends before its head does; copy or download it again; it is not whole'],
  },
  'a PDF': { content: '%PDF-1.7\n', faults: notTable('a PDF document') },
  'a PNG': { content: bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), faults: notTable('a PNG picture') },
  'a JPEG': { content: bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16), faults: notTable('a JPEG picture') },
  'a web page saved as CSV': { content: '<!DOCTYPE html><html><body>', faults: notTable('a web page (HTML)') },
  'an HTML table that calls itself .csv': { content: '\n <table><tr>', faults: notTable('a web page (HTML)') },
  'an XML document': { content: '\ufeff<?xml version="1.0"?>', faults: notTable('an XML document') },
  'a JSON document': { content: '{"a": 1}', faults: notTable('a JSON document') },
  'a JSON list': { content: '[{"a": 1}]', faults: notTable('a JSON document') },
  'gzip inside gzip': { content: gzipSync(gzipSync('a,b\n1,2\n')), faults: notTable('a gzip file inside a gzip file') },
  'random binary': {
    content: Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 7919 + (index % 13) * 31) % 31)),
    faults: [`-:-: this is binary content, not a table of delimited text; ${saveAsCsv}`],
  },
  'gzip named .csv': { content: gzipSync('a,b\n1,2\n'), reads: rows(['1', '2']) },
  'plain text named .gz': { name: 'plain.csv.gz', content: 'a,b\n1,2\n', reads: rows(['1', '2']) },
  'two gzip files, one after the other': {
    content: Buffer.concat([gzipSync('a,b\n1,2\n'), gzipSync('3,4\n')]),
    reads: rows(['1', '2'], ['3', '4']),
  },
  'gzip that ends too early': {
    content: gzipSync('a,b\n1,2\n').subarray(0, 20),
    faults: ['-:-: the compressed file ends too early; copy or download it again'],
  },
  'gzip with a damaged middle': {
    content: Buffer.from(gzipSync('a,b\n1,2\n'.repeat(99))).fill(0xff, 12, 24),
    faults: ['-:-: the compressed file is damaged; copy or download it again'],
  },
  'gzip whose checksum is wrong': {
    content: gzipSync('a,b\n1,2\n').map((byte, index, all) =>
      index < all.length - 8 || index >= all.length - 4 ? byte : 0,
    ) as Buffer,
    faults: ['-:-: the compressed file is damaged; copy or download it again'],
  },
  'a gzip bomb by ratio': {
    content: gzipSync(Buffer.alloc(4_000_000, 'a,b\n')),
    options: { limits: { ratioFromBytes: 1_000_000 } },
    faults: [
      '-:-: the compressed file unpacks to more than 200 times its size, as no real table does; unpack it yourself if you trust it, and give the unpacked file',
    ],
  },
  'a gzip bomb by size': {
    content: gzipSync(Buffer.alloc(400_000, 'a,b\n')),
    options: { limits: { inflatedBytes: 100_000 } },
    faults: ['-:-: the compressed file unpacks to more than 100000 bytes; split it into smaller files'],
  },
  'a row too long': {
    content: 'a,b\n1,2,3\n',
    faults: ['2:-: the row has 3 cells, the header has 2; quote cells that hold the delimiter'],
  },
  'a row too short': {
    content: 'a,b\n1,2\n3\n',
    faults: ['3:-: the row has 1 cell, the header has 2; add the missing cells, empty if need be'],
  },
  'rows counted by records, not by lines': {
    content: 'a,b\n"1\n1\n1",2\n3\n',
    faults: ['3:-: the row has 1 cell, the header has 2; add the missing cells, empty if need be'],
  },
  'blank lines counted as rows': {
    content: 'a,b\n1,2\n\n3\n',
    faults: ['4:-: the row has 1 cell, the header has 2; add the missing cells, empty if need be'],
  },
  'a quote never closed': {
    content: 'a,b\n1,2\n3,"4\n5,6\n',
    faults: [
      '3:b: a quote opened in row 3, cell 2 is never closed; close it; write a quote inside a quoted cell twice',
    ],
  },
  'a quote never closed in the header': {
    content: 'a,"b\n1,2\n',
    faults: [
      '1:-: a quote opened in row 1, cell 2 is never closed; close it; write a quote inside a quoted cell twice',
    ],
  },
  'text after a closing quote': {
    content: 'a,b\n1,"2"3\n',
    faults: ['2:b: cell 2 goes on after its closing quote; write a quote inside a quoted cell twice'],
  },
  'a quote in the middle of a plain cell': { content: 'a,b\n1,12" pipe\n', reads: rows(['1', '12" pipe']) },
  'spaces after a closing quote': { content: 'a,b\n"1" ,"2"\t\n', reads: rows(['1', '2']) },
  'quotes, commas and line breaks in cells': {
    content: 'a,b\r\n"1,""x""","2\r\n3"\r\n',
    reads: rows(['1,"x"', '2\r\n3']),
  },
  'a cell of 10 MB': {
    content: `a,b\n1,${'x'.repeat(10 * 1024 * 1024)}\n`,
    faults: ['2:b: a cell is longer than 1 MB; shorten it'],
  },
  'a lost quote before 2 MB of text': {
    content: `a,b\n1,"${'x,y\n'.repeat(600_000)}`,
    faults: [
      '2:b: a cell is longer than 1 MB: perhaps the quote opened in row 2, cell 2 is never closed; close the quote, or shorten the cell',
    ],
  },
  'a record of 9 MB': {
    content: `a${',b'.repeat(0)},${Array.from({ length: 11 }, (_, index) => `c${index}`)}\n1${`,${'x'.repeat(900_000)}`.repeat(11)}\n`,
    faults: ['2:c9: a record is longer than 8 MB; check quotes and line ends'],
  },
  '100,000 columns': {
    content: `${Array.from({ length: 20_000 }, (_, index) => `c${index}`)}\n`,
    faults: ['1:-: a record has more than 10,000 cells; check the delimiter and line ends'],
  },
  '10,000 columns': {
    content: `${Array.from({ length: 10_000 }, (_, index) => `c${index}`)}\n${','.repeat(9_999)}\n`,
    reads: { rows: [Array.from({ length: 10_000 }, () => '')] },
  },
  'NUL in a cell': {
    content: 'a,b\n1,2\n3,4\0\n',
    faults: ['3:b: the cell holds a NUL byte; export the file again as plain text'],
  },
  'NUL in the header': {
    content: 'a,b\0\n1,2\n',
    faults: [
      '1:-: the name of column 2 holds bytes that are not text in this encoding; name the right one with --encoding',
    ],
  },
  'a column without a name': {
    content: 'a,,c\n1,2,3\n',
    faults: ['1:-: column 2 has no name; name it, or delete the column'],
  },
  'a column named by spaces': {
    content: 'a,  \n1,2\n',
    faults: ['1:-: column 2 has no name; name it, or delete the column'],
  },
  'two columns of one name': {
    content: 'a,b, a\n1,2,3\n',
    faults: ['1:a: columns 1 and 3 have the same name; rename one of them'],
  },
  'columns named as objects are': {
    content: '__proto__,constructor,toString\n1,2,3\n',
    reads: { header: ['__proto__', 'constructor', 'toString'], rows: [['1', '2', '3']] },
  },
  'spaces around names, kept in cells': {
    content: ' a , b\n 1 ,2\n',
    reads: { header: ['a', 'b'], rows: [[' 1 ', '2']] },
  },
  'a header alone': { content: 'a,b', reads: { header: ['a', 'b'], rows: [] } },
  'no line end at the end': { content: 'a,b\n1,2', reads: rows(['1', '2']) },
  'an empty last cell without line end': { content: 'a,b\n1,', reads: rows(['1', '']) },
  'old Mac line ends': { content: 'a,b\r1,2\r3,4\r', reads: rows(['1', '2'], ['3', '4']) },
  'mixed line ends': { content: 'a,b\r\n1,2\n3,4\r5,6\r\n', reads: rows(['1', '2'], ['3', '4'], ['5', '6']) },
  'blank lines in a wide table': { content: '\na,b\n\n1,2\n\n\n', reads: rows(['1', '2']) },
  'blank lines in a table of one column': { content: 'a\n1\n\n2\n\n', reads: rows(['1'], [''], ['2']) },
  'semicolons and decimal commas': { content: 'a;b\n1,5;2,5\n', reads: { delimiter: ';', rows: [['1,5', '2,5']] } },
  tabs: { content: 'a\tb\n1,2\t3;4\n', reads: { delimiter: '\t', rows: [['1,2', '3;4']] } },
  'semicolons inside quotes': { content: 'a,"b;c;d"\n1,"x;y;z"\n', reads: { delimiter: ',', header: ['a', 'b;c;d'] } },
  'the delimiter that is named': {
    content: 'a;b,c\n1;2,3\n',
    options: { delimiter: 'semicolon' },
    reads: { header: ['a', 'b,c'] },
  },
  'a delimiter that is not known': {
    content: 'a|b\n',
    options: { delimiter: '|' },
    faults: ['-:-: "|" is not a delimiter here; use one of , ; tab'],
  },
  'an encoding that is not known': {
    content: 'a\n',
    options: { encoding: 'klingon' },
    faults: [
      '-:-: there is no encoding named "klingon" here; use one of UTF-8, UTF-16LE, UTF-16BE, GB18030, Big5, EUC-KR, Shift_JIS, TIS-620, windows-1250, windows-1251, windows-1252, windows-1253, windows-1254, windows-1255, windows-1256, windows-1257, windows-1258',
    ],
  },
  'UTF-8 with a mark': {
    content: '\ufeffa,b\n1,é\n',
    reads: { encoding: 'UTF-8', header: ['a', 'b'], rows: [['1', 'é']] },
  },
  'UTF-16 LE with a mark': {
    content: as('utf-16le', `\ufeff${chinese}`),
    reads: { encoding: 'UTF-16LE', rows: table(chinese) },
  },
  'UTF-16 BE with a mark': {
    content: as('utf-16be', `\ufeff${chinese}`),
    reads: { encoding: 'UTF-16BE', rows: table(chinese) },
  },
  'UTF-16 LE without a mark': { content: as('utf-16le', thai), reads: { encoding: 'UTF-16LE', rows: table(thai) } },
  'UTF-16 BE without a mark': { content: as('utf-16be', korean), reads: { encoding: 'UTF-16BE', rows: table(korean) } },
  GB18030: { content: as('gb18030', simplified), reads: { encoding: 'GB18030', rows: table(simplified) } },
  Big5: { content: as('big5', chinese), reads: { encoding: 'Big5', rows: table(chinese) } },
  'EUC-KR': { content: as('euc-kr', korean), reads: { encoding: 'EUC-KR', rows: table(korean) } },
  Shift_JIS: { content: as('shift_jis', japanese), reads: { encoding: 'Shift_JIS', rows: table(japanese) } },
  'TIS-620': { content: as('tis620', thai), reads: { encoding: 'TIS-620', rows: table(thai) } },
  'windows-1252': {
    content: as('windows-1252', 'a,b\n1,“Société” à 5 €\n'),
    reads: { encoding: 'windows-1252', rows: [['1', '“Société” à 5 €']] },
  },
  'windows-1251': {
    content: as('windows-1251', 'a,b\n1,Завод Кирова\n'),
    reads: { encoding: 'windows-1251', rows: [['1', 'Завод Кирова']] },
  },
  'windows-1250': {
    content: as('windows-1250', 'a,b\n1,Zakład w Łodzi\n'),
    reads: { encoding: 'windows-1250', rows: [['1', 'Zakład w Łodzi']] },
  },
  'the encoding that is named': {
    content: as('shift_jis', 'a\nｱｲｳ\n'),
    options: { encoding: 'sjis' },
    reads: { encoding: 'Shift_JIS', rows: [['ｱｲｳ']] },
  },
  'bytes that are not in the named encoding': {
    content: Buffer.concat([Buffer.from('a,b\n1,2\n3,'), bytes(0xff, 0xfe), Buffer.from('\n')]),
    options: { encoding: 'UTF-8' },
    faults: ['3:b: the cell holds bytes that are not UTF-8; name the right encoding with --encoding, or mend the cell'],
  },
  'UTF-8 and Big5 in one file': {
    content: Buffer.concat([
      Buffer.from('a,b\n'),
      Buffer.from('1,統一企業\n'.repeat(40_000)),
      as('big5', '2,統一企業\n'),
    ]),
    faults: [
      '40002:b: the cell holds bytes that are not UTF-8; name the right encoding with --encoding, or mend the cell',
    ],
  },
  'foreign bytes only at the end of a long file': {
    content: Buffer.concat([Buffer.from(`a,b\n${'1,2\n'.repeat(200_000)}`), as('windows-1252', '3,Bogotá\n')]),
    reads: { encoding: 'windows-1252' },
  },
  'a replacement mark that the file itself holds': { content: 'a,b\n1,\ufffd\n', reads: rows(['1', '\ufffd']) },
  'formulas, which reading leaves alone': { content: 'a,b\n=1+1,@SUM(A1)\n', reads: rows(['=1+1', '@SUM(A1)']) },
  'bidi controls and zero-width signs in names': {
    content: 'a,b\n1,\u202eabc\u200b\n',
    reads: rows(['1', '\u202eabc\u200b']),
  },
  'native digits and Buddhist years': { content: 'a,b\n๑๒๓,๒๕๖๙\n', reads: rows(['๑๒๓', '๒๕๖๙']) },
  'leading zeros and long numbers': {
    content: 'a,b\n007,1000000000000000\n',
    reads: rows(['007', '1000000000000000']),
  },
};

for (const [title, { content, options = {}, faults, reads, name }] of Object.entries(cases)) {
  test(`${faults ? 'refuses' : 'reads'} ${title}`, async () => {
    const fileName = name ?? `file-${Object.keys(cases).indexOf(title)}.csv`;
    const found = await readOrRefuse(keep(folder, fileName, content), options);
    if (faults)
      assert.deepEqual(
        found,
        faults.map((line) => `${fileName}:${line}`),
      );
    else
      for (const [part, value] of Object.entries(reads!))
        assert.deepEqual((found as Reading)[part as keyof Reading], value, JSON.stringify(found).slice(0, 300));
  });
}

test('refuses a folder, and a file that is not there', async () => {
  mkdirSync(join(folder, 'inside.csv'));
  assert.deepEqual(await readOrRefuse(join(folder, 'inside.csv')), [
    'inside.csv:-:-: this is a folder, not a file; name a file inside it',
  ]);
  assert.deepEqual(await readOrRefuse(join(folder, 'none.csv')), [
    'none.csv:-:-: there is no such file; check the path and its spelling',
  ]);
});

test('lists a thousand faults and counts the rest', async () => {
  const found = (await readOrRefuse(keep(folder, 'many.csv', `a,b\n${'1\n'.repeat(1500)}`))) as string[];
  assert.equal(found.length, 1001);
  assert.equal(found[1000], 'many.csv:-:-: 500 more faults are not listed; mend those above and run again');
});

test('hands faults of rows to the one who asks, and numbers the rows that remain', async () => {
  const { openTable } = await import('./openTable.ts');
  const faulty: (number | null)[] = [];
  const path = keep(folder, 'some.csv', 'a,b\n1,2\n3\n4,5\n\n6,7\n');
  const opened = await openTable(path, { onRowFault: (fault) => faulty.push(fault.row) });
  const numbered: [number, string[]][] = [];
  for await (const batch of opened.records())
    for (const [index, record] of batch.entries()) numbered.push([batch.firstRow + index, record]);
  assert.deepEqual(faulty, [3]);
  assert.deepEqual(numbered, [
    [2, ['1', '2']],
    [4, ['4', '5']],
    [6, ['6', '7']],
  ]);
});

test('names the bytes that lie on disk by their hash', async () => {
  const { openTable } = await import('./openTable.ts');
  const opened = await openTable(keep(folder, 'hash.csv', 'a,b\n1,2\n'));
  for await (const _ of opened.records());
  const { sha256, bytes: length } = await opened.identity;
  assert.equal(length, 8);
  assert.equal(sha256, '492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470');
});
