import { seededRandom } from '../../../src/kernels/random/index.ts';
import { type DtaSpec, writeDta } from '../../../src/platform/files/stata/fixtures.ts';
import {
  sheetOf,
  workbookParts,
  writeWorkbook,
  writeZip,
  type ZipPart,
} from '../../../src/platform/files/xlsx/fixtures.ts';
import type { CorpusFile } from './model.ts';

const header = ['id', 'name', 'isic', 'employees'];
const rows = [header, ['k1', 'Bright Star Castings', '2431', 12], ['k2', '永豐機械', '2592', null]];
const workbook = { sheets: [['firms', sheetOf(rows)] as [string, string]] };
const whole = writeWorkbook(workbook);
const part = (one: ZipPart) => writeWorkbook({ ...workbook, parts: [one] });
const sheetWith = (markup: string) => writeWorkbook({ sheets: [['firms', `${sheetOf(rows)}${markup}`]] });
const sheetName = 'xl/worksheets/sheet1.xml';
const sheetPart = workbookParts(workbook).find(({ name }) => name === sheetName) as ZipPart;

const entries = (expect: CorpusFile['expect'], kind: string, files: Record<string, string | Buffer>): CorpusFile[] =>
  Object.entries(files).map(([title, content]) => ({
    title: `${kind}: ${title}`,
    content,
    expect,
    name: `corpus.${kind}`,
  }));

const workbooks: CorpusFile[] = [
  ...entries('taken', 'xlsx', {
    'as it should be': whole,
    zip64: writeZip(workbookParts(workbook), true),
    'stored, not packed': writeZip(workbookParts(workbook).map((one) => ({ ...one, isStored: true }))),
    'a part of macros': part({ name: 'xl/vbaProject.bin', content: Buffer.alloc(500, 1) }),
    'a link to another workbook': part({ name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink/>' }),
    'a formula with its value': sheetWith(
      '<row r="4"><c r="A4" t="str"><f>1+1</f><v>k3</v></c><c r="B4" t="str"><v>Third</v></c><c r="C4" t="str"><v>2592</v></c></row>',
    ),
    'a flood of merged cells': part({
      ...sheetPart,
      content: String(sheetPart.content)
        .replace('<mergeCells', `${''}<mergeCells`)
        .replace('</mergeCells>', `${'<mergeCell ref="A1:B1"/>'.repeat(20_000)}</mergeCells>`),
    }),
    'a second sheet of rubbish': writeWorkbook({
      sheets: [
        ['firms', sheetOf(rows)],
        ['rubbish', sheetOf([['?']])],
      ],
    }),
  }),
  ...entries('refused', 'xlsx', {
    'two parts of one name': writeZip([...workbookParts(workbook), sheetPart]),
    'a part outside the archive': writeZip([...workbookParts(workbook), { name: '../../x', content: 'x' }]),
    'a part with a backslash': writeZip([...workbookParts(workbook), { name: 'xl\\x', content: 'x' }]),
    'parts that overlap': part({ ...sheetPart, claims: { headStart: 10 } }),
    encrypted: part({ ...sheetPart, claims: { flags: 1 } }),
    'another method of packing': part({ ...sheetPart, claims: { method: 12 } }),
    'a lying length': part({ ...sheetPart, claims: { bytes: 10 } }),
    'a wrong checksum': part({ ...sheetPart, claims: { crc: 1 } }),
    'four gigabytes by its own word': part({ ...sheetPart, claims: { bytes: 0xfffffffe } }),
    'a hundred megabytes of blanks': part({ ...sheetPart, content: Buffer.alloc(100_000_000, ' ') }),
    'twenty thousand entries': writeZip([
      ...workbookParts(workbook),
      ...Array.from({ length: 20_000 }, (_, at) => ({ name: `x${at}`, content: '', isStored: true })),
    ]),
    'no sheet': writeZip(workbookParts(workbook).filter(({ name }) => name !== sheetName)),
    'a zip of other things': writeZip([{ name: 'readme.txt', content: 'x' }]),
    'a workbook inside a zip': writeZip([{ name: 'inner.xlsx', content: whole }]),
    'entities that multiply': part({
      ...sheetPart,
      content: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>',
    }),
    'an entity from a file': part({
      ...sheetPart,
      content: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>',
    }),
    'a document that ends in the middle': part({ ...sheetPart, content: '<worksheet><sheetData><row>' }),
    'tags that cross': part({ ...sheetPart, content: '<worksheet><row></worksheet></row>' }),
    'nested without end': part({ ...sheetPart, content: '<a>'.repeat(5000) }),
    'a shared text that is not there': sheetWith('<row r="4"><c r="A4" t="s"><v>99</v></c></row>'),
    'a negative shared text': sheetWith('<row r="4"><c r="A4" t="s"><v>-1</v></c></row>'),
    'a number beyond all': sheetWith('<row r="4"><c r="A4"><v>1e400</v></c></row>'),
    'an unknown type of cell': sheetWith('<row r="4"><c r="A4" t="zz"><v>1</v></c></row>'),
    'rows out of order': sheetWith('<row r="9"/><row r="5"/>'),
    'a row beyond the last': sheetWith('<row r="2000000"/>'),
    'a cell beyond the last': sheetWith('<row r="4"><c r="ZZZ4"/></row>'),
    'a cell at no place': sheetWith('<row r="4"><c r="4A"><v>1</v></c></row>'),
    'an error in a cell': sheetWith('<row r="4"><c r="A4" t="e"><v>#REF!</v></c></row>'),
    'a formula never computed': sheetWith('<row r="4"><c r="A4"><f>A2</f></c></row>'),
    'a cell of two megabytes': sheetWith(`<row r="4"><c r="A4" t="str"><v>${'xyz 123 '.repeat(260_000)}</v></c></row>`),
    'a hundred thousand styles': part({
      name: 'xl/styles.xml',
      content: `<styleSheet><cellXfs>${'<xf/>'.repeat(100_001)}</cellXfs></styleSheet>`,
    }),
    'an empty sheet': writeWorkbook({ sheets: [['firms', '']] }),
    'bytes that are no text': part({ ...sheetPart, content: Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe]) }),
  }),
  ...Array.from({ length: 20 }, (_, at) => {
    const length = Math.floor(((at + 1) * whole.length) / 21);
    return {
      title: `xlsx: cut after ${length} bytes`,
      content: whole.subarray(0, length),
      expect: 'refused' as const,
      name: 'cut.xlsx',
    };
  }),
  ...mutated('xlsx', whole, 15, 11),
];

const releases = [113, 114, 115, 117, 118, 119] as const;
const stata = (release: number, isLittleEndian: boolean): DtaSpec => ({
  release,
  isLittleEndian,
  variables: [
    { name: 'id', type: 'str4' },
    { name: 'name', type: 'str20' },
    { name: 'isic', type: 'str4' },
    { name: 'employees', type: 'int', valueLabels: 'size' },
  ],
  rows: [
    ['k1', 'Bright Star', '2431', 12],
    ['k2', 'Second', '2592', { missing: '.a' }],
  ],
  labels: { size: [[12, 'twelve']] },
});

const surveys: CorpusFile[] = releases.flatMap((release) => {
  const file = writeDta(stata(release, true));
  const other = writeDta(stata(release, false));
  const name = 'corpus.dta';
  return [
    {
      title: `dta ${release}: little end first`,
      content: file,
      expect: 'taken' as const,
      name,
      firstName: 'Bright Star',
    },
    {
      title: `dta ${release}: big end first`,
      content: other,
      expect: 'taken' as const,
      name,
      firstName: 'Bright Star',
    },
    ...[0.05, 0.3, 0.6, 0.8].map((share) => ({
      title: `dta ${release}: cut after ${share * 100} %`,
      content: file.subarray(0, Math.max(30, Math.floor(file.length * share))),
      expect: 'refused' as const,
      name,
    })),
    ...mutated('dta', file, 4, release),
  ];
});

const feature = (properties: object, geometry: unknown) => ({ type: 'Feature', properties, geometry });
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const firm = { id: 'k1', name: 'Bright Star', isic: '2431' };
const at = (coordinates: unknown) => ({ type: 'Point', coordinates });

const maps: CorpusFile[] = [
  ...entries('taken', 'geojson', {
    'a point': collection(feature(firm, at([121.5, 25.05]))),
    'no point': collection(feature(firm, null)),
    'a height besides': collection(feature(firm, at([121.5, 25.05, 12]))),
  }),
  ...entries('refused', 'geojson', {
    'nothing in it': collection(),
    'no collection': JSON.stringify({ type: 'Topology', objects: {} }),
    'cut short': collection(feature(firm, at([121.5, 25.05]))).slice(0, -3),
    'words for degrees': collection(feature(firm, at(['121.5', 'x']))),
    'degrees beyond the earth': collection(feature(firm, at([1215, 250]))),
    'a number beyond all': collection(feature(firm, at([0, 0]))).replace('[0,0]', '[1e400,25]'),
    'nested a hundred thousand deep': `{"type":"FeatureCollection","features":${'['.repeat(100_000)}`,
    'properties nested deep': `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}]}`,
    'a feature that is none': collection('x', 7, null),
  }),
];

function mutated(kind: string, bytes: Buffer, count: number, seed: number): CorpusFile[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, at) => {
    const copy = Buffer.from(bytes);
    for (let i = 0; i < 4; i++) copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
    return {
      title: `${kind}: four bytes changed (${seed}.${at})`,
      content: copy,
      expect: 'either' as const,
      name: `changed.${kind}`,
    };
  });
}

export const otherFiles: readonly CorpusFile[] = [...workbooks, ...surveys, ...maps];
