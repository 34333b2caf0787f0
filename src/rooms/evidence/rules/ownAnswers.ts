import type { Band } from './publishedTables.ts';

const yes = new Set(['1', 'yes', 'y', 'true', 'si', 'ya']);
const no = new Set(['0', '2', 'no', 'n', 'false', 'tidak']);

/** 1, 0, or NaN for what is neither: don't know, refused, not applicable. */
export function readYesNo(cell: string): number {
  const plain = cell.trim().toLowerCase();
  return yes.has(plain) ? 1 : no.has(plain) ? 0 : Number.NaN;
}

const noAnswer = new Set(['-9', '-8', '-7', '-6', '-5']);

/** Of a single choice: 1 where it is this answer, 0 where it is another, NaN for codes that are none. */
export const readChoice =
  (answer: string) =>
  (cell: string): number =>
    noAnswer.has(cell.trim()) ? Number.NaN : cell.trim() === answer ? 1 : 0;

export interface SizeReader {
  /** The band's number, `below` the first, or null for what is no size. */
  of: (label: string) => number | 'below' | null;
  /** Numbers of workers, or classes whose bounds are the file's own. */
  readAs: 'workers' | 'classes';
}

/** How the sizes of a column are to be read, from all of its values: numbers of workers, codes from 1 on, or words. */
export function sizeReader(bands: readonly Band[], labels: readonly string[]): SizeReader {
  const isNumeric = labels.every((label) => /^\d+(\.\d+)?$/.test(label));
  if (isNumeric && labels.some((label) => Number(label) > bands.length || Number(label) === 0))
    return { readAs: 'workers', of: (label) => bandOf(bands, Number(label)) };
  if (isNumeric)
    return { readAs: 'classes', of: (label) => (bands[Number(label) - 1] === undefined ? null : Number(label) - 1) };
  return { readAs: 'classes', of: (label) => bandOfWord(bands, label) };
}

function bandOf(bands: readonly Band[], workers: number): number | 'below' | null {
  if (workers < bands[0]!.from) return 'below';
  for (let b = bands.length - 1; b >= 0; b -= 1) if (workers >= bands[b]!.from) return b;
  return null;
}

function bandOfWord(bands: readonly Band[], label: string): number | 'below' | null {
  const plain = (text: string) => text.trim().toLowerCase().replaceAll('–', '-');
  const word = plain(label);
  const same = bands.findIndex((band) => plain(band.label ?? band.id) === word);
  if (same >= 0) return same;
  if (word.startsWith('micro')) return bands[0]!.from > 0 ? 'below' : null;
  const found = bands.findIndex((band) => band.label === null && word.startsWith(band.id));
  return found < 0 ? null : found;
}
