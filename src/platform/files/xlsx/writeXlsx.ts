import { type ArchivePart, writeZip } from './writeZip.ts';

export type SheetCell = string | number | null | undefined;

export interface Sheet {
  name: string;
  header: readonly string[];
  rows: readonly (readonly SheetCell[])[];
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const content = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
// Characters that XML can't hold, and half pairs.
const unwritable =
  /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export const xlsxType = `${content}.sheet`;

/**
 * A workbook: each sheet with its header in bold and frozen. Text stays text, also where it looks like a number or a formula; what is missing is
 * an empty cell. The same sheets give the same bytes.
 * @throws RangeError for a number that is none
 */
export function writeXlsx(sheets: readonly Sheet[]): Buffer {
  const names = sheetNames(sheets);
  const parts: ArchivePart[] = [
    { name: '[Content_Types].xml', content: contentTypes(sheets.length) },
    { name: '_rels/.rels', content: relations([[`${documents}/officeDocument`, 'xl/workbook.xml']]) },
    { name: 'xl/workbook.xml', content: workbook(names) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([
        ...sheets.map((_, at): [string, string] => [`${documents}/worksheet`, `worksheets/sheet${at + 1}.xml`]),
        [`${documents}/styles`, 'styles.xml'],
      ]),
    },
    { name: 'xl/styles.xml', content: styles },
    ...sheets.map((sheet, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, content: worksheet(sheet) })),
  ];
  return writeZip(parts);
}

/** Spreadsheets allow 31 characters, without some, and no name twice. */
function sheetNames(sheets: readonly Sheet[]): string[] {
  const used = new Set<string>();
  return sheets.map(({ name }, at) => {
    const plain =
      name
        .replace(unwritable, '')
        .replaceAll(/[[\]:*?/\\']/g, ' ')
        .trim()
        .slice(0, 31) || `${at + 1}`;
    const chosen = used.has(plain.toLowerCase()) ? `${plain.slice(0, 27)} ${at + 1}` : plain;
    used.add(chosen.toLowerCase());
    return chosen;
  });
}

const escapeText = (text: string) =>
  text
    .replace(unwritable, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');

const contentTypes = (count: number) =>
  `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/>${Array.from({ length: count }, (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${content}.worksheet+xml"/>`).join('')}</Types>`;

const relations = (targets: readonly [string, string][]) =>
  `${declaration}<Relationships xmlns="${packages}/relationships">${targets.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`;

const workbook = (names: readonly string[]) =>
  `${declaration}<workbook xmlns="${main}" xmlns:r="${documents}"><sheets>${names.map((name, at) => `<sheet name="${escapeText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`;

const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function worksheet({ header, rows }: Sheet): string {
  const widths = header.map((name, column) =>
    Math.min(60, Math.max(8, ...[name, ...rows.slice(0, 200).map((row) => String(row[column] ?? ''))].map(widthOf))),
  );
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width + 2}" customWidth="1"/>`,
  );
  const lines = [header, ...rows].map((row, at) => writeRow(row, at + 1, at === 0));
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u2E7F' ? 2 : 1), 0);

function writeRow(cells: readonly SheetCell[], row: number, isHeader: boolean): string {
  const style = isHeader ? ' s="1"' : '';
  const written = cells.map((cell, column) => {
    if (cell === null || cell === undefined || cell === '') return '';
    const at = `${columnName(column)}${row}`;
    if (typeof cell === 'string')
      return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escapeText(cell.slice(0, 32_767))}</t></is></c>`;
    if (!Number.isFinite(cell)) throw new RangeError(`writeXlsx: ${cell} is not a number`);
    return `<c r="${at}"${style}><v>${cell}</v></c>`;
  });
  return `<row r="${row}">${written.join('')}</row>`;
}

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`;
}
