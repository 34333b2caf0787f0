import { nearFormWord } from './formWords.ts';
import { type Entry, formWords, lexicon, phraseLengths, runLengths } from './lexicon.ts';
import type { Word } from './splitWords.ts';

/** A phrase of the lexicon, or a word that it doesn't know. */
export interface Segment {
  text: string;
  entry: Entry | null;
  run: Word['run'];
  bracketed: boolean;
  isInitials: boolean;
}

/** Phrases of the lexicon, longest first from the left; runs without spaces are taken apart by it. */
export function segment(words: readonly Word[]): Segment[] {
  const segments: Segment[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at]!;
    const taken = takePhrase(words, at);
    if (taken > 0) {
      const text = taken === 1 ? word.text : joined(words, at, taken);
      segments.push({ ...word, text, entry: lexicon.get(text) ?? lexicon.get(corrected(text)) ?? null });
      at += taken;
      continue;
    }
    if (word.run === 'spaced' || word.run === 'digits') segments.push({ ...word, entry: null });
    else splitRun(word, segments);
    at += 1;
  }
  return segments;
}

function joined(words: readonly Word[], at: number, count: number): string {
  let text = words[at]!.text;
  for (let next = at + 1; next < at + count; next += 1) text += ` ${words[next]!.text}`;
  return text;
}

/** How many words from here are a phrase of the lexicon; words of legal forms may be misspelt. */
function takePhrase(words: readonly Word[], at: number): number {
  const first = words[at]!;
  const straight = correctedWord(first.text);
  const most = Math.min(phraseLengths.get(straight) ?? 0, words.length - at);
  for (let count = most; count > 1; count -= 1) {
    const text = joined(words, at, count);
    if (lexicon.has(text) || lexicon.get(corrected(text))?.form !== undefined) return count;
  }
  if (most === 0) return 0;
  const isSingleSign = first.run !== 'spaced' && first.text.length === 1 && !first.bracketed;
  if (isSingleSign && lexicon.get(first.text)?.form !== undefined) return 0;
  return lexicon.has(straight) ? 1 : 0;
}

function corrected(text: string): string {
  return text.includes(' ') ? text.split(' ').map(correctedWord).join(' ') : correctedWord(text);
}

const corrections = new Map<string, string>();
const correctionLimit = 50_000;

/** A word of a legal form for a misspelt one: one edit in five letters or more, two in eleven or more. */
function correctedWord(word: string): string {
  if (word.length < 5 || lexicon.has(word) || formWords.has(word)) return word;
  const known = corrections.get(word);
  if (known !== undefined) return known;
  const found = nearFormWord(word);
  if (corrections.size >= correctionLimit) corrections.clear();
  corrections.set(word, found);
  return found;
}

function splitRun(word: Word, into: Segment[]): void {
  const { text } = word;
  const start = into.length;
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const length = knownLength(word, at);
    if (length === 0) {
      at += text.codePointAt(at)! > 0xffff ? 2 : 1;
      continue;
    }
    if (at > from) into.push({ ...word, text: text.slice(from, at), entry: null });
    into.push({ ...word, text: text.slice(at, at + length), entry: lexicon.get(text.slice(at, at + length)) ?? null });
    at += length;
    from = at;
  }
  if (from < text.length) into.push({ ...word, text: text.slice(from), entry: null });
  if (word.run !== 'han') mendScraps(into, start);
}

/** A single letter that is left over belongs to the word beside it, which then was no word of the lexicon. */
function mendScraps(segments: Segment[], start: number): void {
  for (let at = start; at < segments.length; at += 1) {
    const { entry, text } = segments[at]!;
    if (entry !== null || /[\p{L}].*\p{L}/u.test(text) || segments.length - start < 2) continue;
    const from = at > start ? at - 1 : at;
    if (segments[from]!.entry?.form !== undefined || segments[from + 1]!.entry?.form !== undefined) continue;
    const first = from > start && segments[from - 1]!.entry === null ? from - 1 : from;
    let last = from + 1;
    if (last + 1 < segments.length && segments[last + 1]!.entry === null) last += 1;
    const whole = segments
      .slice(first, last + 1)
      .map((one) => one.text)
      .join('');
    segments.splice(first, last + 1 - first, { ...segments[at]!, text: whole, entry: null });
    at = first;
  }
}

const shortForm = 3;
const none: readonly number[] = [];

/** A single sign is a word only where it ends a run of Han; a short legal form of other scripts only alone. */
function knownLength({ text, run }: Word, at: number): number {
  for (const length of runLengths.get(text[at]!) ?? none) {
    if (length > text.length - at) continue;
    const entry = lexicon.get(text.slice(at, at + length));
    if (entry === undefined || entry.particle) continue;
    if (entry.form !== undefined && length <= shortForm && run === 'unspaced') continue;
    if (length > 1) return run !== 'han' && /^\p{M}/u.test(text.slice(at + length)) ? 0 : length;
    if (run === 'han' && at > 1 && at + 1 === text.length && entry.form === undefined) return 1;
  }
  return 0;
}
