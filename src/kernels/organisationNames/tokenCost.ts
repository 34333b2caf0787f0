import { editDistance } from './editDistance.ts';
import type { NameToken } from './model.ts';
import { consonantsOf } from './sound.ts';

/** Words further apart than this are two words, not one and its misspelling. */
export const costLimit = 0.3;

const different = 1;
const synonymCost = 0.08;
const homophoneCost = 0.2;
const soundCost = 0.08;
/** Rashid and Rasheed: other vowels, the same consonants. */
const vowelCost = 0.22;
/** Two slips in one word are rarer than two words. */
const severalEdits = 0.1;

/**
 * How far two words are apart: the share of letters to change, with corrections that the scripts ask for.
 * @param a a word of one name
 * @param b a word of the other
 * @returns 0 for the same word or meaning, up to 1. One edit in four letters or more costs 0.2 at most; a swap of neighbours is one edit.
 * Han is compared sign by sign, and two that only sound alike are near from three signs on; words of different scripts by their romanised
 * form and its consonants
 * Cost: linear in the length for words up to 32 letters.
 */
export function tokenCost(a: NameToken, b: NameToken): number {
  if (a.keyHash === b.keyHash && a.key === b.key) return sameKeyCost(a, b);
  if (a.kind !== 'core' && b.kind !== 'core') return different;
  if (a.script === 'han' && b.script === 'han') return hanCost(a, b);
  if (a.script !== b.script) return crossScriptCost(a, b);
  if (!shareLetters(a, b, 2)) return different;
  return spellingCost(a.script === 'other' ? a.text : a.roman, b.script === 'other' ? b.text : b.roman);
}

function sameKeyCost(a: NameToken, b: NameToken): number {
  if (a.kind === 'core' || b.kind === 'core')
    return a.script === 'han' && b.script === 'han' && a.text !== b.text ? hanCost(a, b) : 0;
  if (a.kind !== 'generic' || a.text === b.text || a.script !== b.script || a.script !== 'latin') return 0;
  return a.text.slice(0, 4) === b.text.slice(0, 4) ? 0 : synonymCost;
}

/** A sign is as much as a word: two Han words are near where they sound alike, three signs at least. */
function hanCost(a: NameToken, b: NameToken): number {
  const length = Math.max(a.text.length, b.text.length);
  const edits = editDistance(a.text, b.text);
  return a.key === b.key && length >= 3 && edits === 1 ? homophoneCost : Math.max(edits / length, costLimit + 0.01);
}

/** Romanised Han is exact: two readings that differ by a letter are two words, unless their consonants are alike. */
function crossScriptCost(a: NameToken, b: NameToken): number {
  return soundsApart(a.roman, b.roman, a.script === 'han' || b.script === 'han');
}

/** How far two romanised words of different scripts sound apart, 0 to 1; consonants count more than vowels. */
export function soundsApart(a: string, b: string, isExact: boolean): number {
  const length = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < 2) return different;
  const apart = Math.abs(a.length - b.length);
  if (apart > 0.5 * length) return different;
  const edits = editDistance(a, b) / length;
  const soundA = consonantsOf(a);
  const soundB = consonantsOf(b);
  if (soundA === soundB && soundA.length >= 2) return Math.min(soundA.length > 2 ? soundCost : 2 * soundCost, edits);
  if (apart > 0.4 * length) return different;
  if (isExact) return 2 * edits;
  const unlike = editDistance(soundA, soundB) / Math.max(soundA.length, soundB.length, 1);
  return Math.min(edits, 0.5 * unlike + 0.25 * edits);
}

function shareLetters(a: NameToken, b: NameToken, most: number): boolean {
  const length = Math.max(a.roman.length, b.roman.length);
  if (Math.abs(a.roman.length - b.roman.length) > Math.max(most, costLimit * length)) return false;
  let apart = a.letters ^ b.letters;
  let count = 0;
  while (apart !== 0) {
    apart &= apart - 1;
    count += 1;
  }
  return count <= 2 * Math.max(1, Math.ceil(costLimit * length));
}

export function spellingCost(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  const edits = editDistance(a, b);
  const counted = edits === 2 && isSwap(a, b) ? 1 : edits;
  if (counted === 1 && length >= 4) return Math.min(0.2, 1 / length);
  const cost = (counted * (1 + severalEdits * (counted - 1))) / length;
  return cost > vowelCost && length >= 5 && a[0] === b[0] && isSameSkeleton(a, b) ? vowelCost : cost;
}

function isSameSkeleton(a: string, b: string): boolean {
  const consonants = consonantsOf(a);
  return consonants.length >= 3 && consonants === consonantsOf(b);
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
