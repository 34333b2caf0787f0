import { crc32, deflateRawSync } from 'node:zlib';

/** Writes archives and workbooks for tests, sound ones and others. It shares nothing with the reader. */
export interface ZipPart {
  name: string;
  content: string | Buffer;
  isStored?: boolean;
  /** Untrue statements of the directory. */
  claims?: { bytes?: number; crc?: number; flags?: number; method?: number; headStart?: number };
}

export function writeZip(parts: readonly ZipPart[], isWide = false): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, isStored = false, claims = {} } of parts) {
    const plain = Buffer.from(content as string);
    const packed = isStored ? plain : deflateRawSync(plain);
    const method = claims.method ?? (isStored ? 0 : 8);
    const text = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(method, 8);
    head.writeUInt16LE(text.length, 26);
    bodies.push(head, text, packed);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(claims.flags ?? 0, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(claims.crc ?? crc32(plain), 16);
    entry.writeUInt16LE(text.length, 28);
    const extra = Buffer.alloc(isWide ? 28 : 0);
    const sizes = [claims.bytes ?? plain.length, packed.length, claims.headStart ?? at];
    if (isWide) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      for (const [index, size] of sizes.entries()) extra.writeBigUInt64LE(BigInt(size), 4 + 8 * index);
    }
    for (const [index, place] of [24, 20, 42].entries())
      entry.writeUInt32LE(isWide ? 0xffffffff : sizes[index]!, place);
    entry.writeUInt16LE(extra.length, 30);
    directory.push(entry, text, extra);
    at += 30 + text.length + packed.length;
  }
  const list = Buffer.concat(directory);
  return Buffer.concat([
    ...bodies,
    list,
    ...(isWide ? wideEnd(parts.length, list.length, at) : []),
    plainEnd(parts.length, list.length, at, isWide),
  ]);
}

function plainEnd(count: number, length: number, start: number, isWide: boolean): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(isWide ? 0xffff : count, 10);
  end.writeUInt32LE(isWide ? 0xffffffff : length, 12);
  end.writeUInt32LE(isWide ? 0xffffffff : start, 16);
  return end;
}

function wideEnd(count: number, length: number, start: number): Buffer[] {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  for (const [index, value] of [count, length, start].entries()) record.writeBigUInt64LE(BigInt(value), 32 + 8 * index);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + length), 8);
  return [record, locator];
}

export interface WorkbookSpec {
  /** Name and the markup inside `sheetData`. */
  sheets: [string, string][];
  sharedStrings?: string[];
  /** Number formats by cell style, from style 1. */
  formats?: (string | number)[];
  is1904?: boolean;
  /** Parts that take the place of others, or come besides. */
  parts?: ZipPart[];
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function workbookParts({
  sheets,
  sharedStrings = [],
  formats = [],
  is1904 = false,
  parts = [],
}: WorkbookSpec): ZipPart[] {
  const targets = [
    ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
    ['sharedStrings', 'sharedStrings.xml'],
    ['styles', 'styles.xml'],
  ];
  const custom = formats.map((code, index) =>
    typeof code === 'string'
      ? `<numFmt numFmtId="${164 + index}" formatCode="${escapeText(code).replaceAll('"', '&quot;')}"/>`
      : '',
  );
  const own: ZipPart[] = [
    { name: '[Content_Types].xml', content: `${declaration}<Types/>` },
    {
      name: '_rels/.rels',
      content: `${declaration}<Relationships><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${declaration}<workbook ${main} xmlns:r="${relation}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${sheets.map(([name], index) => `<sheet name="${escapeText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${declaration}<Relationships>${targets.map(([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${relation}/${kind}" Target="${target}"/>`).join('')}</Relationships>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `${declaration}<sst ${main}>${sharedStrings.map((text) => `<si><t xml:space="preserve">${escapeText(text)}</t></si>`).join('')}</sst>`,
    },
    {
      name: 'xl/styles.xml',
      content: `${declaration}<styleSheet ${main}><numFmts>${custom.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((code, index) => `<xf numFmtId="${typeof code === 'string' ? 164 + index : code}"/>`).join('')}</cellXfs></styleSheet>`,
    },
    ...sheets.map(([, data], index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: `${declaration}<worksheet ${main}><dimension ref="A1:XFD1048576"/><sheetData>${data}</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells></worksheet>`,
    })),
  ];
  const replaced = new Set(parts.map(({ name }) => name));
  return [...own.filter(({ name }) => !replaced.has(name)), ...parts];
}

export const writeWorkbook = (spec: WorkbookSpec): Buffer => writeZip(workbookParts(spec));

/** Rows of inline texts and numbers. */
export function sheetOf(rows: (string | number | null)[][]): string {
  return rows
    .map((row, index) => {
      const cells = row.map((value, column) => {
        const at = `${String.fromCharCode(65 + column)}${index + 1}`;
        if (value === null) return '';
        return typeof value === 'number'
          ? `<c r="${at}"><v>${value}</v></c>`
          : `<c r="${at}" t="inlineStr"><is><t>${escapeText(value)}</t></is></c>`;
      });
      return `<row r="${index + 1}">${cells.join('')}</row>`;
    })
    .join('');
}
