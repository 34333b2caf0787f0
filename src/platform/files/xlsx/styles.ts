import { type Package, refuseTooMuch } from './parts.ts';
import { attributeOf } from './xml.ts';

/** How a number in a cell of some style is meant. */
export type NumberKind = 'number' | 'date' | 'instant';

const mostStyles = 100_000;
/** Formats that have a number but no text in the file: ECMA-376, 18.8.30, those of East Asian and Thai versions among them. */
const builtIn = (id: number): NumberKind => {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58)
    return 'date';
  if (id >= 71 && id <= 74) return 'date';
  return id === 22 || id === 77 ? 'instant' : 'number';
};

/** By the index that cells name. */
export async function readStyles(parts: Package, part: string | null): Promise<NumberKind[]> {
  const kinds: NumberKind[] = [];
  if (part === null) return kinds;
  const formats = new Map<number, NumberKind>();
  let isInCells = false;
  await parts.scan(part, {
    open(name, attributes) {
      if (name === 'numFmt') {
        const id = Number(attributeOf(attributes, 'numFmtId'));
        if (formats.size < mostStyles) formats.set(id, kindOfFormat(attributeOf(attributes, 'formatCode') ?? ''));
      } else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
        if (kinds.push(formats.get(id) ?? builtIn(id)) > mostStyles)
          refuseTooMuch(parts.file.path, `more than ${mostStyles} cell styles`);
      }
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
    text() {},
  });
  return kinds;
}

/** Years, months and days make a date, hours and seconds besides an instant; a time of day or a duration alone stays a number. */
export function kindOfFormat(code: string): NumberKind {
  const first = code
    .slice(0, 1000)
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0]!
    .replace(/general|am\/pm|a\/p/gi, '')
    .toLowerCase();
  const hasClock = /[hs]/.test(first);
  const hasDay = /[yd]/.test(first) || (/m/.test(first) && !hasClock);
  if (!hasDay || /\[[hms]+\]/.test(first)) return 'number';
  return hasClock ? 'instant' : 'date';
}
