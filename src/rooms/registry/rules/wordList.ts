import { editDistance } from '../../../kernels/organisationNames/index.ts';
import { skeletonOf } from './skeleton.ts';

/** Tokens of all names of a register, to find those that a misspelt word may mean. Sounds begin with `~`. */
export class WordList {
  private readonly known: ReadonlySet<string>;
  /** By length without the mark. */
  private readonly byLength = new Map<number, { tokens: string[]; letters: number[] }>();
  private readonly bySkeleton = new Map<string, string[]>();

  constructor(tokens: readonly string[]) {
    this.known = new Set(tokens);
    for (const token of tokens) {
      const word = plain(token);
      let bucket = this.byLength.get(word.length);
      if (bucket === undefined) {
        bucket = { tokens: [], letters: [] };
        this.byLength.set(word.length, bucket);
      }
      bucket.tokens.push(token);
      bucket.letters.push(lettersOf(word));
      const skeleton = skeletonOf(word);
      if (skeleton.length < 2) continue;
      const listed = this.bySkeleton.get(skeleton);
      if (listed === undefined) this.bySkeleton.set(skeleton, [token]);
      else listed.push(token);
    }
  }

  has(word: string): boolean {
    return this.known.has(word) || this.known.has(`~${word}`);
  }

  /** Tokens that differ from the word by one or two letters, or sound as it does; the nearest first. */
  near(word: string, most: number): string[] {
    const allowed = word.length <= 3 ? 0 : word.length <= 5 ? 1 : 2;
    const letters = lettersOf(word);
    const found: { token: string; distance: number }[] = [];
    for (let length = word.length - allowed; length <= word.length + allowed; length++) {
      const bucket = this.byLength.get(length);
      if (bucket === undefined) continue;
      for (let i = 0; i < bucket.tokens.length; i++) {
        if (bitsOf((bucket.letters[i] as number) ^ letters) > 2 * allowed) continue;
        const token = bucket.tokens[i] as string;
        const distance = editDistance(word, plain(token));
        if (distance <= allowed) found.push({ token, distance });
      }
    }
    for (const token of this.bySkeleton.get(skeletonOf(word)) ?? []) {
      if (!found.some((one) => one.token === token)) {
        const distance = editDistance(word, plain(token));
        if (distance <= Math.max(3, word.length / 2)) found.push({ token, distance });
      }
    }
    found.sort((a, b) => a.distance - b.distance || (a.token < b.token ? -1 : 1));
    return found.slice(0, most).map(({ token }) => token);
  }
}

const plain = (token: string) => (token.charCodeAt(0) === 126 ? token.slice(1) : token);

/** A bit for each letter that a word holds, letters beyond the Latin ones sharing bits: an edit changes two of them at most. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

function bitsOf(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
