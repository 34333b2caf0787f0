import { syllablesOf } from '../../../engines/romanise/index.ts';
import { coreRuns, cut, foldText, isUnspaced, nameTokens, soundPair, withoutLegalWords } from './nameTokens.ts';

export interface SearchTokens {
  /** A name matches when it holds, of every group, at least one alternative whole. */
  groups: readonly (readonly string[])[][];
}

const latinWord = /^[\p{Script=Latin}\p{N}\p{M}]+$/u;
/** Words beyond these narrow nothing and cost much. */
const mostWords = 12;

/**
 * What a typed query looks for. Every word must be found; a word in Latin letters is found as itself or as a sound, split
 * into syllables in every way that Mandarin allows; a Han query is found as written or by its sound, so that simplified
 * characters find traditional ones.
 */
export function searchTokens(query: string): SearchTokens {
  const words = foldText(query).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const groups = withoutLegalWords(words)
    .slice(0, mostWords)
    .map((word) => (latinWord.test(word) ? latinAlternatives(word) : scriptAlternatives(word)));
  return { groups: groups.filter((group) => group.length > 0) };
}

function latinAlternatives(word: string): string[][] {
  const plain = syllablesOf(word).join('');
  const alternatives: string[][] = [[cut(word)]];
  if (plain !== '') alternatives.push([`~${cut(plain)}`]);
  for (const syllables of splitSyllables(plain)) {
    if (syllables.length > 1) alternatives.push(pairs(syllables));
  }
  return alternatives;
}

/** As it is written, or as it sounds; without its legal form, as names are kept. */
function scriptAlternatives(word: string): string[][] {
  const written = nameTokens(word).filter((token) => !token.startsWith('~'));
  const sounds: string[] = [];
  for (const run of coreRuns(word)) {
    if (!isUnspaced(run)) sounds.push(cut(run));
    else sounds.push(...pairs(syllablesOf(run)));
  }
  return [written, sounds].filter((tokens) => tokens.length > 0);
}

/** Syllables two by two; a lone one by itself. */
function pairs(syllables: readonly string[]): string[] {
  if (syllables.length === 1) return [`~${cut(syllables[0] as string)}`];
  return syllables.slice(1).map((syllable, i) => soundPair(syllables[i] as string, syllable));
}

const initials = 'b p m f d t n l g k h j q x zh ch sh r z c s y w'.split(' ');
const finals =
  'a o e i u v ai ei ui ao ou iu ie ve ue er an en in un vn ang eng ing ong ia ua uo uai iao ian iang uan uang iong'.split(
    ' ',
  );
export const mandarinSyllables: ReadonlySet<string> = new Set([
  ...finals,
  ...initials.flatMap((initial) => finals.map((final) => initial + final)),
]);
const mostSplits = 8;

/** Ways to read a word as Mandarin syllables, longest syllables first, at most eight. */
export function splitSyllables(word: string): string[][] {
  if (word.length > 40 || !/^[a-z]+$/.test(word)) return [];
  const found: string[][] = [];
  const deadEnds = new Set<number>();
  const visit = (at: number, taken: string[]) => {
    if (at === word.length) found.push([...taken]);
    const before = found.length;
    for (let length = Math.min(6, word.length - at); length >= 1 && found.length < mostSplits; length--) {
      const candidate = word.slice(at, at + length);
      if (mandarinSyllables.has(candidate) && !deadEnds.has(at + length)) visit(at + length, [...taken, candidate]);
    }
    if (found.length === before && at < word.length) deadEnds.add(at);
  };
  visit(0, []);
  return found;
}
