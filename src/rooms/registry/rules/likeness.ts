import { romaniseName } from '../../../engines/romanise/index.ts';
import { editDistance } from '../../../kernels/organisationNames/index.ts';
import { coreRuns, foldText } from './nameTokens.ts';
import { skeletonOf } from './skeleton.ts';

/** What a name is compared by: the reading of its core. */
export interface Comparable {
  words: readonly string[];
  joined: string;
  sorted: string;
  /** Consonants as they are heard. */
  skeleton: string;
}

export function comparable(name: string): Comparable {
  const words = romaniseName(coreRuns(foldText(name)).join(' '))
    .split(' ')
    .filter((word) => word !== '');
  const joined = words.join('');
  return { words, joined, sorted: [...words].sort().join(''), skeleton: skeletonOf(joined.replaceAll(/[^a-z]/g, '')) };
}

/** Part of a whole name that was typed counts a little less than the whole. */
const forPart = 0.92;

/** What is heard alike counts less than what is written so, and a few consonants say nothing. */
const forHeard = 0.9;
const leastHeard = 4;

const alikeHeard = ({ skeleton: typed }: Comparable, { skeleton: name }: Comparable) =>
  Math.max(
    1 - editDistance(typed, name) / Math.max(typed.length, name.length),
    forPart * (1 - distanceWithin(typed, name) / typed.length),
  );

/** 1 where what was typed reads as the name does, less by each letter that differs; it may be a part of the name, and in other order. */
export function likeness(typed: Comparable, name: Comparable): number {
  if (typed.joined === '' || name.joined === '') return 0;
  const longest = Math.max(typed.joined.length, name.joined.length);
  const whole = Math.min(editDistance(typed.joined, name.joined), editDistance(typed.sorted, name.sorted));
  const part = Math.min(distanceWithin(typed.joined, name.joined), distanceOfWords(typed.words, name.words));
  const heard =
    Math.min(typed.skeleton.length, name.skeleton.length) < leastHeard ? 0 : forHeard * alikeHeard(typed, name);
  return Math.max(1 - whole / longest, forPart * (1 - part / typed.joined.length), heard);
}

/** Each word by the nearest of the name's. */
function distanceOfWords(typed: readonly string[], name: readonly string[]): number {
  let sum = 0;
  for (const word of typed) sum += Math.min(...name.map((other) => editDistance(word, other)));
  return sum;
}

/** The fewest edits that turn `typed` into any part of `text`. */
function distanceWithin(typed: string, text: string): number {
  if (typed.length > 64 || text.length > 200) return typed.length;
  let row = new Uint16Array(text.length + 1);
  let next = new Uint16Array(text.length + 1);
  for (let i = 1; i <= typed.length; i++) {
    next[0] = i;
    for (let j = 1; j <= text.length; j++) {
      const same = typed.charCodeAt(i - 1) === text.charCodeAt(j - 1) ? 0 : 1;
      next[j] = Math.min((row[j - 1] as number) + same, (row[j] as number) + 1, (next[j - 1] as number) + 1);
    }
    [row, next] = [next, row];
  }
  return Math.min(...row);
}
