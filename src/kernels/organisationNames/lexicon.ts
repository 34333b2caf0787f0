import { legalForms } from '../../codes/legalForms/index.ts';
import type { FoundForm } from './model.ts';
import { initialsMark, normalise } from './normalise.ts';
import { splitWords } from './splitWords.ts';
import { genericLines } from './words/generic.ts';
import { counters, numberWords, particles } from './words/particles.ts';
import { placeLines } from './words/places.ts';

/** What a word or phrase can mean in a name of a firm. */
export interface Entry {
  form?: FoundForm;
  /** May stand before the name: PT, OOO, công ty. */
  formLeads?: boolean;
  /** Long or of several words: a form wherever it stands. */
  formIsPlain?: boolean;
  generic?: { concept: string; weight: number };
  place?: string;
  number?: string;
  particle?: true;
  counter?: true;
}

const structureWeight = 0.3;
const tradeWeight = 0.6;
const neverLeads = new Set([
  'CO',
  'INC',
  'CORP',
  'UNLTD',
  'SOLE',
  'NO-AS',
  'EU-SE',
  'FI-OY',
  'DE-AG',
  'SE-AB',
  'IN-CO',
  'PLC',
]);

export const lexicon = new Map<string, Entry>();
/** The most words of a phrase that begins with this word. */
export const phraseLengths = new Map<string, number>();
/** The lengths of words that begin with this character, longest first, in scripts without spaces. */
export const runLengths = new Map<string, number[]>();
/** Words of legal forms that are long enough to be known although they are misspelt. */
export const formWords = new Set<string>();
export let longestPhrase = 1;

export function phraseOf(text: string): string[] {
  return splitWords(normalise(text)).map(({ text: word }) => word);
}

function entryFor(text: string): Entry | null {
  const words = splitWords(normalise(text.replaceAll(initialsMark, '')));
  if (words.length === 0) return null;
  const phrase = words.map((word) => word.text).join(' ');
  const first = words[0]!.text;
  phraseLengths.set(first, Math.max(phraseLengths.get(first) ?? 1, words.length));
  longestPhrase = Math.max(longestPhrase, words.length);
  if (words.length === 1 && words[0]!.run !== 'spaced') {
    const lead = String.fromCodePoint(phrase.codePointAt(0)!);
    const lengths = runLengths.get(lead) ?? [];
    if (!lengths.includes(phrase.length))
      runLengths.set(
        lead,
        [...lengths, phrase.length].sort((p, q) => q - p),
      );
  }
  let entry = lexicon.get(phrase);
  if (entry === undefined) {
    entry = {};
    lexicon.set(phrase, entry);
  }
  return entry;
}

for (const { code, kind, economies, language, names } of legalForms) {
  for (const name of names) {
    const entry = entryFor(name);
    if (entry === null || entry.form !== undefined) continue;
    const words = phraseOf(name);
    entry.form = { code, kind, economies, text: words.join(' ') };
    entry.formLeads = !neverLeads.has(code) && name !== 'limited' && name !== 'limited company';
    const isAscii = /^[a-z ]+$/.test(entry.form.text);
    entry.formIsPlain = isAscii
      ? words.some((word) => word.length > 6) || (words.length > 1 && !/^(. )*.$/.test(entry.form.text))
      : entry.form.text.length > 2;
    if (language !== 'zh') for (const word of words) if (/^[\p{L}]{5,}$/u.test(word)) formWords.add(word);
  }
}
for (const [concept, weight, words] of genericLines) {
  for (const word of words.split('|')) {
    const entry = entryFor(word);
    if (entry !== null) entry.generic ??= { concept, weight: weight === 'trade' ? tradeWeight : structureWeight };
  }
}
for (const line of placeLines) {
  const names = line.split('|');
  for (const name of names) {
    const entry = entryFor(name);
    if (entry !== null) entry.place ??= names[0]!;
  }
}
for (const word of particles) {
  const entry = entryFor(word);
  if (entry !== null) entry.particle = true;
}
for (const word of counters) {
  const entry = entryFor(word);
  if (entry !== null) entry.counter = true;
}
for (const [number, words] of numberWords) {
  for (const word of words.split(' ')) {
    const entry = entryFor(word);
    if (entry !== null) entry.number = String(number);
  }
}
