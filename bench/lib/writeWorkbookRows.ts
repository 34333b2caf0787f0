import { writeFileSync } from 'node:fs';
import { workbookParts, writeZip } from '../../src/platform/files/xlsx/fixtures.ts';

/** Writes one sheet as a spreadsheet program does: numbers as such, every text once in the list that cells point to. */
export function writeWorkbookRows(file: string, rows: Iterable<readonly string[]>): void {
  const places = new Map<string, number>();
  const pieces: string[] = [];
  let row = 0;
  for (const cells of rows) {
    row += 1;
    let line = `<row r="${row}">`;
    for (const [column, text] of cells.entries()) {
      if (text === '') continue;
      const at = `${String.fromCharCode(65 + column)}${row}`;
      if (row > 1 && /^(0|[1-9]\d{0,14})(\.\d+)?$/.test(text)) line += `<c r="${at}"><v>${text}</v></c>`;
      else line += `<c r="${at}" t="s"><v>${placeOf(places, text)}</v></c>`;
    }
    pieces.push(`${line}</row>`);
  }
  writeFileSync(
    file,
    writeZip(workbookParts({ sheets: [['Firms', pieces.join('')]], sharedStrings: [...places.keys()] })),
  );
}

function placeOf(places: Map<string, number>, text: string): number {
  const known = places.get(text) ?? places.size;
  places.set(text, known);
  return known;
}
