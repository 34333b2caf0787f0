import { foldText } from '../../rules/nameTokens.ts';
import { meaningOfWords } from './meanings.ts';

export interface HeaderWords {
  words: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface HeaderGuess {
  meaning: string;
  /** 1 where the header is such a word, less where it only holds one. */
  strength: number;
}

const latinMarks = /[\u0300-\u036f]/g;
const runs = /[\p{L}\p{M}\p{N}]+/gu;
const humps = /(?<=[a-z0-9])(?=[A-Z])/g;
const spaced =
  /^[\p{Script=Latin}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Hangul}\p{N}\s\p{M}]+$/u;

/** `Company_Name`, `companyName` and `COMPANY NAME` are the same words. */
export function headerWordsOf(header: string): string[] {
  const parted = foldText(header.replaceAll(humps, ' ')).normalize('NFD').replaceAll(latinMarks, '').normalize('NFC');
  return parted.match(runs) ?? [];
}

/** Knows the words of headers in all languages; one for the whole process. */
export class HeaderGuesser {
  private readonly exact = new Map<string, string[]>();
  private readonly phrases: { words: string; meaning: string; isSpaced: boolean }[] = [];

  constructor({ words }: HeaderWords) {
    for (const [code, languages] of Object.entries(words))
      for (const phrase of Object.values(languages).flat()) this.add(meaningOfWords(code), phrase);
    this.phrases.sort((a, b) => b.words.length - a.words.length);
  }

  guess(header: string): HeaderGuess[] {
    const words = headerWordsOf(header);
    const joined = words.join('');
    const found = (this.exact.get(joined) ?? []).map((meaning) => ({ meaning, strength: 1 }));
    if (found.length > 0 || joined === '') return found;
    return this.partial(words.join(' '), joined);
  }

  private add(meaning: string, phrase: string): void {
    const words = headerWordsOf(phrase);
    const joined = words.join('');
    const known = this.exact.get(joined);
    if (known === undefined) this.exact.set(joined, [meaning]);
    else if (!known.includes(meaning)) known.push(meaning);
    const text = words.join(' ');
    if (joined.length >= 2) this.phrases.push({ words: text, meaning, isSpaced: spaced.test(text) });
  }

  /** The longest phrase that the header holds as whole words; the more of the header it is, the surer. */
  private partial(text: string, joined: string): HeaderGuess[] {
    const padded = ` ${text} `;
    for (const { words, meaning, isSpaced } of this.phrases) {
      const holds = isSpaced
        ? words.length > 2 && padded.includes(` ${words} `)
        : joined.includes(words.replaceAll(' ', ''));
      if (holds) return [{ meaning, strength: Math.min(0.8, 0.3 + (0.6 * words.length) / text.length) }];
    }
    return [];
  }
}
