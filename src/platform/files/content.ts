import { refuse } from '../command/faults.ts';

/** What the first bytes say that a file is; names are not believed. */
export type ContentKind = 'text' | 'xlsx' | 'dta' | 'geojson' | 'other';

interface Signature {
  kind: ContentKind;
  what: string;
  matches: (head: Buffer, text: string) => boolean;
}

const startsWith =
  (...bytes: number[]) =>
  (head: Buffer) =>
    bytes.every((byte, index) => head[index] === byte);

const signatures: readonly Signature[] = [
  {
    kind: 'xlsx',
    what: 'an Excel workbook (.xlsx)',
    matches: (head, text) => startsWith(0x50, 0x4b, 3, 4)(head) && /\[Content_Types\]\.xml|xl\/|_rels\//.test(text),
  },
  { kind: 'other', what: 'a ZIP archive', matches: startsWith(0x50, 0x4b, 3, 4) },
  { kind: 'other', what: 'a ZIP archive', matches: startsWith(0x50, 0x4b, 5, 6) },
  { kind: 'other', what: 'an old Excel or Word file (.xls, .doc)', matches: startsWith(0xd0, 0xcf, 0x11, 0xe0) },
  { kind: 'dta', what: 'a Stata file (.dta)', matches: (_, text) => text.startsWith('<stata_dta>') },
  {
    kind: 'dta',
    what: 'a Stata file (.dta)',
    matches: (head) =>
      head[0]! >= 0x66 && head[0]! <= 0x74 && (head[1] === 1 || head[1] === 2) && head[2] === 1 && head[3] === 0,
  },
  { kind: 'other', what: 'a PDF document', matches: startsWith(0x25, 0x50, 0x44, 0x46) },
  { kind: 'other', what: 'a PNG picture', matches: startsWith(0x89, 0x50, 0x4e, 0x47) },
  { kind: 'other', what: 'a JPEG picture', matches: startsWith(0xff, 0xd8, 0xff) },
  { kind: 'other', what: 'a GIF picture', matches: (_, text) => /^GIF8[79]a/.test(text) },
  { kind: 'other', what: 'a gzip file inside a gzip file', matches: startsWith(0x1f, 0x8b) },
  { kind: 'other', what: 'a bzip2 archive', matches: (_, text) => /^BZh[1-9]1AY&SY/.test(text) },
  { kind: 'other', what: 'an xz archive', matches: startsWith(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0) },
  { kind: 'other', what: 'a Zstandard archive', matches: startsWith(0x28, 0xb5, 0x2f, 0xfd) },
  { kind: 'other', what: 'a 7-Zip archive', matches: startsWith(0x37, 0x7a, 0xbc, 0xaf) },
  { kind: 'other', what: 'an SQLite database', matches: (_, text) => text.startsWith('SQLite format 3\0') },
  { kind: 'other', what: 'a Parquet file', matches: (_, text) => text.startsWith('PAR1') },
  { kind: 'other', what: 'a program', matches: startsWith(0x7f, 0x45, 0x4c, 0x46) },
  { kind: 'other', what: 'an RTF document', matches: (_, text) => text.startsWith('{\\rtf') },
  {
    kind: 'other',
    what: 'a web page (HTML)',
    matches: (_, text) => /^\s*<(!doctype\s+html|html|head|body|table)\b/i.test(text),
  },
  { kind: 'other', what: 'an XML document', matches: (_, text) => /^\s*<\?xml\b/i.test(text) },
  {
    kind: 'geojson',
    what: 'a GeoJSON document',
    matches: (_, text) => /^\s*\{/.test(text) && /"type"\s*:\s*"FeatureCollection"/.test(text),
  },
  { kind: 'other', what: 'a JSON document', matches: (_, text) => /^\s*(\{\s*"|\[\s*[[{"])/.test(text) },
];

export function recogniseContent(head: Buffer): { kind: ContentKind; what: string } {
  const text = head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  return signatures.find((signature) => signature.matches(head, text)) ?? { kind: 'text', what: 'text' };
}

export function refuseContent(path: string, what: string): never {
  refuse(path, {
    code: 'notATable',
    message: `this is ${what}, not a table of delimited text`,
    remedy: 'open it in the program that made it, save it as CSV and give that file',
  });
}
