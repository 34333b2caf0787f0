import type { ContentEvidence } from './contentGuess.ts';
import type { HeaderGuess } from './headerGuess.ts';
import { findMeaning } from './meanings.ts';

export type Confidence = 'sure' | 'likely' | 'perhaps' | 'none';

export interface ColumnGuess {
  meaning: string | null;
  detail: string;
  confidence: Confidence;
}

export interface ColumnFacts {
  header: string;
  byHeader: readonly HeaderGuess[];
  content: ContentEvidence;
}

interface Candidate {
  column: number;
  meaning: string;
  detail: string;
  strength: number;
}

/** Does what stands in the column speak for or against a meaning that its header suggests? */
const contentTests: Readonly<Record<string, (content: ContentEvidence) => number>> = {
  email: ({ email }) => email,
  website: ({ website }) => Math.max(website, 0.4),
  phone: ({ phone, number }) => Math.max(phone, number * 0.8),
  establishedOn: ({ day, number }) => Math.max(day, number * 0.7),
  registeredOn: ({ day, number }) => Math.max(day, number * 0.7),
  certificateFrom: ({ day, number }) => Math.max(day, number * 0.7),
  certificateTo: ({ day, number }) => Math.max(day, number * 0.7),
  longitude: ({ longitude, number }) => Math.max(longitude, number * 0.6),
  latitude: ({ latitude, number }) => Math.max(latitude, number * 0.6),
  employees: ({ count, band, letters }) => Math.max(count + band, 0.6 * (1 - letters)),
  turnover: ({ number, band }) => Math.max(number, band, 0.3),
  economy: ({ country }) => country,
  name: ({ letters }) => letters,
  address: ({ letters }) => letters,
  'industry.ISIC4': ({ isic, separator }) => Math.max(isic, separator === null ? 0.2 : 0.7),
};

/** What each column seems to mean: from its header, checked by its contents, and from contents alone where they are plain. */
export function guessColumns(columns: readonly ColumnFacts[]): ColumnGuess[] {
  const guesses: ColumnGuess[] = columns.map(() => ({ meaning: null, detail: '', confidence: 'none' }));
  const taken = new Set<string>();
  const candidates = columns.flatMap(candidatesOf).sort((a, b) => b.strength - a.strength || a.column - b.column);
  for (const { column, meaning, detail, strength } of candidates) {
    const guess = guesses[column] as ColumnGuess;
    if (guess.meaning !== null || strength < 0.35) continue;
    if (findMeaning(meaning)?.single && taken.has(meaning)) continue;
    taken.add(meaning);
    guesses[column] = { meaning, detail, confidence: wordOf(strength) };
  }
  return guesses;
}

const wordOf = (strength: number): Confidence => (strength >= 0.85 ? 'sure' : strength >= 0.6 ? 'likely' : 'perhaps');

function candidatesOf({ header, byHeader, content }: ColumnFacts, column: number): Candidate[] {
  const named = byHeader.map(({ meaning, strength }) => {
    const support = content.filled === 0 ? 0.7 : (contentTests[meaning]?.(content) ?? 1);
    return {
      column,
      meaning,
      detail: detailOf(meaning, header, content),
      strength: strength * (0.25 + 0.75 * Math.min(1, support)),
    };
  });
  return [...named, ...byContents(content).map((one) => ({ ...one, column }))];
}

function byContents(content: ContentEvidence): Omit<Candidate, 'column'>[] {
  const found: Omit<Candidate, 'column'>[] = [];
  const add = (meaning: string, strength: number, detail = '') => found.push({ meaning, strength, detail });
  if (content.filled === 0) return found;
  if (content.email > 0.8) add('email', 0.9 * content.email);
  if (content.website > 0.8) add('website', 0.9 * content.website);
  if (content.longitude > 0.95 && content.latitude < 0.5) add('longitude', 0.7);
  if (content.latitude > 0.95 && content.longitude < 0.5) add('latitude', 0.7);
  if (content.country > 0.95 && content.distinct < 0.5) add('economy', 0.5);
  if (content.checked !== null && content.checked.share > 0.9) add('enterprise', 0.65, content.checked.scheme);
  if (content.isic > 0.95 && content.distinct < 0.9) add('industry.ISIC4', 0.45);
  if (content.band > 0.8) add('employees', 0.45);
  if (content.phone > 0.9) add('phone', 0.6);
  return found;
}

/** Schemes that the header names, or that the check digits give away. */
function detailOf(meaning: string, header: string, content: ContentEvidence): string {
  if (meaning === 'enterprise' && content.checked !== null && content.checked.share > 0.8)
    return content.checked.scheme;
  if (meaning === 'industry.other' || meaning === 'identifiers') return schemeOf(header);
  return '';
}

function schemeOf(header: string): string {
  const known = /\b(nace|naics|anzsic|psic|msic|ssic|nic|ksic|jsic|vsic|kbli|tsic|bsic|duns|lei|pan|vat)\b/i.exec(
    header.replaceAll('_', ' '),
  );
  const text = known?.[1] ?? header;
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
}
