import { isValidIsic } from '../../../../codes/isic/index.ts';
import { plainDigits } from '../../rules/digits.ts';
import { parseBand } from '../../rules/readBand.ts';
import type { CountryReader } from '../../rules/readCountry.ts';
import { parseDay } from '../../rules/readDates.ts';
import { parseNumber } from '../../rules/readNumbers.ts';
import { checkedScheme } from './checkDigits.ts';

/** What the cells of a column look like, as shares of those that are not empty. */
export interface ContentEvidence {
  filled: number;
  distinct: number;
  email: number;
  website: number;
  phone: number;
  day: number;
  longitude: number;
  latitude: number;
  isic: number;
  count: number;
  band: number;
  number: number;
  country: number;
  letters: number;
  /** The scheme by whose check digit most numbers are sound, and how many. */
  checked: { scheme: string; share: number } | null;
  /** What parts several values in one cell, where cells hold several. */
  separator: string | null;
}

const email = /^[^\s@]+@[^\s@]+\.[^\s@]{2,24}$/;
const website = /^(?:https?:\/\/|www\.)\S+\.\S+$/i;
const phone = /^[+(]?\d[\d\s().\-/]{6,18}$/;
const degrees = /^[+-]?\d{1,3}[.,]\d{3,}$/;

export function contentEvidence(
  cells: readonly string[],
  { economy, countries, extent }: { economy: string; countries: CountryReader; extent: readonly number[] | null },
): ContentEvidence {
  const filled = cells.map((cell) => plainDigits(cell.trim())).filter((cell) => cell !== '');
  const share = (test: (cell: string) => boolean) =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  const within = (cell: string, low: number, high: number) => {
    const value = Number(cell.replace(',', '.'));
    return degrees.test(cell) && value >= low && value <= high;
  };
  const [west, south, east, north] = extent ?? [-180, -90, 180, 90];
  return {
    filled: cells.length === 0 ? 0 : filled.length / cells.length,
    distinct: filled.length === 0 ? 0 : new Set(filled).size / filled.length,
    email: share((cell) => email.test(cell)),
    website: share((cell) => website.test(cell)),
    phone: share((cell) => phone.test(cell) && /[+\s()-]|^0\d{8,10}$/.test(cell)),
    day: share((cell) => looksLikeDay(cell)),
    longitude: share((cell) => within(cell, west as number, east as number)),
    latitude: share((cell) => within(cell, south as number, north as number)),
    isic: share((cell) => /^(?:\d{4}|[A-U]\d{2,4})$/.test(cell) && isValidIsic(cell.replace(/^[A-U](?=\d)/, ''))),
    count: share((cell) => /^\d{1,5}$/.test(cell)),
    band: share((cell) => !looksLikeDay(cell) && parseBand(cell) !== null),
    number: share((cell) => parseNumber(cell) !== null),
    country: share((cell) => cell.length > 1 && !/^\d/.test(cell) && countries.knows(cell)),
    letters: share((cell) => /\p{L}/u.test(cell)),
    checked: checkedShare(filled, economy),
    separator: separatorOf(filled),
  };
}

const looksLikeDay = (cell: string) => /\D/.test(cell) && parseDay(cell).ok;

function checkedShare(filled: readonly string[], economy: string): ContentEvidence['checked'] {
  const counts = new Map<string, number>();
  for (const cell of filled) {
    const scheme = checkedScheme(cell, economy);
    if (scheme !== null) counts.set(scheme, (counts.get(scheme) ?? 0) + 1);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  return best === undefined || filled.length < 5 ? null : { scheme: best[0], share: best[1] / filled.length };
}

const separators = [';', '|', '、', '；', '/'];

function separatorOf(filled: readonly string[]): string | null {
  const counted = separators.map((separator) => ({
    separator,
    cells: filled.filter((cell) => cell.includes(separator) && !/^https?:/.test(cell)).length,
  }));
  const best = counted.reduce((most, one) => (one.cells > most.cells ? one : most));
  return best.cells > 0 && best.cells >= filled.length * 0.05 ? best.separator : null;
}
