import { type IsicEntry, isicEntries } from '../../../../codes/index.ts';

const foldWord = (word: string): string =>
  word
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(ies)$/, 'y')
    .replace(/(ing|es|s)$/, '');

const wordsOf = (text: string): string[] =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(foldWord).filter((word) => word !== '');

const indexed = isicEntries.map((entry, at) => ({ entry, at, words: wordsOf(entry.title) }));

/**
 * Entries of ISIC whose title holds every word that was typed (as a whole word or its beginning), or whose code begins as
 * was typed: whole words first, then the finer entry, then the order of the book.
 */
export function searchIsic(query: string, most: number): IsicEntry[] {
  const code = query.trim().toUpperCase();
  if (/^([A-U]|\d{1,4})$/.test(code)) return isicEntries.filter((entry) => entry.code.startsWith(code)).slice(0, most);
  const asked = wordsOf(query).slice(0, 8);
  if (asked.length === 0) return [];
  return indexed
    .map(({ entry, at, words }) => ({ entry, at, score: scoreOf(asked, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.entry.code.length - a.entry.code.length || a.at - b.at)
    .slice(0, most)
    .map(({ entry }) => entry);
}

/** 0 where a word is missing; more where words are met whole and make up more of the title. */
function scoreOf(asked: readonly string[], words: readonly string[]): number {
  let whole = 0;
  for (const word of asked) {
    if (words.includes(word)) whole += 1;
    else if (!words.some((one) => one.startsWith(word))) return 0;
  }
  return 1 + whole * 2 + asked.length / words.length;
}
