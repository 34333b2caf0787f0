import { isHan, romanise } from '../../../engines/romanise/index.ts';
import { foldText, nameTokens } from './nameTokens.ts';

export interface SearchTokens {
  /** A name matches when it holds, of every group, at least one alternative whole. */
  groups: readonly (readonly string[])[][];
}

const latinWord = /^[\p{Script=Latin}\p{N}\p{M}]+$/u;

/**
 * What a typed query looks for. Every word must be found; a word in Latin letters is found as itself or as a sound, split
 * into syllables in every way that Mandarin allows; a Han query is found as written or by its sound, so that simplified
 * characters find traditional ones.
 */
export function searchTokens(query: string): SearchTokens {
  const words = foldText(query).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const groups = words.map((word) => (latinWord.test(word) ? latinAlternatives(word) : scriptAlternatives(word)));
  return { groups: groups.filter((group) => group.length > 0) };
}

function latinAlternatives(word: string): string[][] {
  const plain = romanise(word).replaceAll(' ', '');
  const alternatives: string[][] = [[word], [`~${plain}`]];
  for (const syllables of splitSyllables(plain)) {
    if (syllables.length > 1) alternatives.push(pairs(syllables));
  }
  return alternatives;
}

function scriptAlternatives(word: string): string[][] {
  const written = nameTokens(word).filter((token) => !token.startsWith('~'));
  const alternatives = written.length > 0 ? [written] : [];
  if ([...word].every(isHan)) {
    const syllables = romanise(word).split(' ').filter(Boolean);
    alternatives.push(syllables.length === 1 ? [`~${syllables[0]}`] : pairs(syllables));
  } else {
    const sound = romanise(word).replaceAll(' ', '');
    if (sound !== '') alternatives.push([`~${sound}`]);
  }
  return alternatives;
}

function pairs(syllables: readonly string[]): string[] {
  return syllables.slice(1).map((syllable, i) => `~${syllables[i]}${syllable}`);
}

const initials = 'b p m f d t n l g k h j q x zh ch sh r z c s y w'.split(' ');
const finals =
  'a o e i u v ai ei ui ao ou iu ie ve ue er an en in un vn ang eng ing ong ia ua uo uai iao ian iang uan uang iong'.split(
    ' ',
  );
const syllables = new Set([...finals, ...initials.flatMap((initial) => finals.map((final) => initial + final))]);
const mostSplits = 8;

/** Ways to read a word as Mandarin syllables, longest syllables first, at most eight. */
export function splitSyllables(word: string): string[][] {
  const found: string[][] = [];
  const visit = (at: number, taken: string[]) => {
    if (found.length >= mostSplits) return;
    if (at === word.length) {
      found.push([...taken]);
      return;
    }
    for (let length = Math.min(6, word.length - at); length >= 1; length--) {
      const candidate = word.slice(at, at + length);
      if (syllables.has(candidate)) visit(at + length, [...taken, candidate]);
    }
  };
  if (word.length <= 40 && /^[a-z]+$/.test(word)) visit(0, []);
  return found;
}
