import { isHan, romaniseName, syllablesOf } from '../../../engines/romanise/index.ts';
import { coreRuns, foldText, isUnspaced, skeletonPieces, soundPair, soundPieces } from './nameTokens.ts';
import { nearestSyllables } from './nearestSyllables.ts';
import type { WordList } from './wordList.ts';

/** One way to read a query: of every group at least one token must be there. */
export type Reading = readonly (readonly string[])[];

const mostWords = 6;
const mostNear = 15;

/** What may be meant by a query that finds little as it stands: misspelt, heard, parted or joined otherwise. The strictest readings first. */
export function similarReadings(query: string, words: WordList): Reading[][] {
  const runs = coreRuns(foldText(query)).slice(0, mostWords);
  const spaced = runs.filter((run) => !isUnspaced(run));
  const strict: Reading[] = [];
  const loose: Reading[] = [];
  const heard: Reading[] = [];
  const vague: Reading[] = [];
  if (spaced.length === runs.length) addWordReadings(strict, loose, spaced, words);
  strict.push(...hanReadings(runs, 1));
  loose.push(...hanReadings(runs, 2));
  if (!runs.some(isHan)) {
    const reading = romaniseName(runs.join(' '));
    const skeleton = skeletonPieces(reading);
    strict.push(...twoOf(segmentsOf(soundPieces(reading), segments)));
    heard.push(...twoOf(segmentsOf(skeleton, segments)));
    vague.push(...twoOf(skeleton.slice(0, mostPieces).map((one) => [one])));
  }
  const latin = spaced.filter((run) => /^[a-z]+$/.test(run)).join('');
  if (latin.length >= 4) strict.push(...syllableReadings(latin));
  const says = (reading: Reading) => reading.length > 0;
  return [strict, heard, loose, vague]
    .map((readings) => readings.filter(says))
    .filter((readings) => readings.length > 0);
}

function addWordReadings(strict: Reading[], loose: Reading[], given: readonly string[], words: WordList): void {
  const groups = given.map((word) => alternatives(word, words));
  const known = groups.filter((group) => group.length > 0);
  if (known.length === groups.length && groups.length > 0) strict.push(groups);
  for (let i = 0; i + 1 < given.length; i++) {
    const joined = alternatives(`${given[i]}${given[i + 1]}`, words);
    if (joined.length > 0) strict.push([...groups.slice(0, i), joined, ...groups.slice(i + 2)].filter(isSaid));
  }
  for (const [i, word] of given.entries()) {
    for (const parts of partings(word, words)) {
      strict.push(
        [...groups.slice(0, i), ...parts.map((part) => [part, `~${part}`]), ...groups.slice(i + 1)].filter(isSaid),
      );
    }
  }
  if (known.length < groups.length && known.length > 0) loose.push(known);
  if (groups.length > 1)
    for (const [i] of groups.entries()) loose.push(groups.filter((_, at) => at !== i).filter(isSaid));
}

const isSaid = (group: readonly string[]) => group.length > 0;

function alternatives(word: string, words: WordList): string[] {
  const latin = romaniseName(word).replaceAll(' ', '');
  const near = words.near(word, mostNear);
  return [...new Set([...near, ...(latin === word || latin === '' ? [] : words.near(latin, mostNear))])];
}

/** Two words of the register that were written as one. */
function partings(word: string, words: WordList): string[][] {
  const found: string[][] = [];
  for (let at = 2; at <= word.length - 2 && found.length < 3; at++) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => words.has(part))) found.push(parts);
  }
  return found;
}

/** Of characters, any one may be wrong or missing, or any two. */
function hanReadings(runs: readonly string[], slips: 1 | 2): Reading[] {
  const characters = [...runs.filter((run) => isUnspaced(run)).join('')];
  if (characters.length < 3 || characters.length > 14 || !characters.every(isHan)) return [];
  const written = characters.slice(1).map((character, i) => [i, `${characters[i]}${character}`] as const);
  const syllables = syllablesOf(characters.join(''));
  const sounds = syllables.slice(1).map((syllable, i) => [i, soundPair(syllables[i] as string, syllable)] as const);
  return [written, sounds].flatMap((pairs) =>
    leftOut(characters.length, slips)
      .map((gone) => pairs.filter(([i]) => !gone.includes(i) && !gone.includes(i + 1)).map(([, token]) => [token]))
      .filter((groups) => groups.length > 0),
  );
}

const mostLeftOut = 40;

function leftOut(length: number, slips: 1 | 2): number[][] {
  const each = Array.from({ length }, (_, i) => [i]);
  if (slips === 1) return each;
  return each
    .flatMap(([i]) => each.slice((i as number) + 1).map(([j]) => [i as number, j as number]))
    .slice(0, mostLeftOut);
}

const segments = 6;

const mostPieces = 12;

/** Pieces of a reading in so many parts, one after another. */
function segmentsOf(pieces: readonly string[], most: number): string[][] {
  const count = Math.min(most, pieces.length);
  const at = (i: number) => Math.floor((i * pieces.length) / count);
  return Array.from({ length: count }, (_, i) => pieces.slice(at(i), at(i + 1)));
}

/** Any two parts must be whole: of six, two slips leave so many. */
function twoOf(parts: readonly (readonly string[])[]): Reading[] {
  const found: Reading[] = [];
  for (const [i, one] of parts.entries()) {
    for (const other of parts.slice(i + 1)) found.push([...one, ...other].map((piece) => [piece]));
  }
  return found;
}

/** Mandarin syllables that are written nearly so; pairs of those that are written right must be there. */
function syllableReadings(latin: string): Reading[] {
  return nearestSyllables(latin).flatMap((read) => {
    const sound = read.filter(({ isExact }) => isExact);
    const pairs = read.slice(1).flatMap((one, i) => {
      const before = read[i] as (typeof read)[number];
      return one.isExact && before.isExact ? [[soundPair(before.syllable, one.syllable)]] : [];
    });
    const singles = sound.map(({ syllable }) => [`~${syllable}`]);
    const groups = [...pairs, ...singles];
    return groups.length >= 2 ? [groups] : [];
  });
}
