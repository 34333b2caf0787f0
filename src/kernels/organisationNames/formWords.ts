import { editDistance } from './editDistance.ts';
import { formWords, phraseLengths } from './lexicon.ts';

const shortest = 5;
/** From this length on a word of a legal form is known with one slip although its first letter is another. */
const safe = 7;
const twoSlips = 11;

/** Words of legal forms by what is left of them when one letter is taken out: words one edit apart share such a rest. */
const byRest = new Map<string, string[]>();
const longWords = [...formWords].filter((word) => word.length >= twoSlips - 2);
for (const word of formWords) {
  for (const rest of restsOf(word)) {
    const words = byRest.get(rest);
    if (words === undefined) byRest.set(rest, [word]);
    else words.push(word);
  }
}

function restsOf(word: string): Set<string> {
  const rests = new Set([word]);
  for (let at = 0; at < word.length; at += 1) rests.add(word.slice(0, at) + word.slice(at + 1));
  return rests;
}

/** The word of a legal form that this one is a misspelling of, or the word itself. */
export function nearFormWord(word: string): string {
  for (const rest of restsOf(word)) {
    for (const candidate of byRest.get(rest) ?? []) if (isSlip(word, candidate)) return candidate;
  }
  if (word.length < twoSlips) return word;
  return longWords.find((candidate) => candidate[0] === word[0] && editDistance(word, candidate) <= 2) ?? word;
}

/** Short words must begin alike, and begin a phrase: "point" is no "joint". */
function isSlip(word: string, candidate: string): boolean {
  if (candidate.length < shortest || editDistance(word, candidate) > 1) return false;
  if (candidate.length >= safe) return true;
  return candidate[0] === word[0] && (phraseLengths.has(candidate) || word.length > shortest);
}
