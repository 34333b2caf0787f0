/** Bits of firms: 32 to a word, firm i in bit i & 31 of word i >>> 5. Bits past the number of firms are 0. */
export type Bitmap = Uint32Array;

export const wordsOf = (size: number): number => (size + 31) >>> 5;

export const emptyBitmap = (size: number): Bitmap => new Uint32Array(wordsOf(size));

export function fullBitmap(size: number): Bitmap {
  const bits = emptyBitmap(size).fill(0xffffffff);
  return clearTail(bits, size);
}

/** Sets the bits past the last firm to 0. */
export function clearTail(bits: Bitmap, size: number): Bitmap {
  const left = size & 31;
  if (left !== 0) bits[bits.length - 1] = (bits[bits.length - 1] as number) & ((1 << left) - 1);
  return bits;
}

/** A bitmap of these firms, each from 0 to size − 1. */
export function bitmapOf(rows: Iterable<number>, size: number): Bitmap {
  const bits = emptyBitmap(size);
  for (const row of rows) bits[row >>> 5] = (bits[row >>> 5] as number) | (1 << (row & 31));
  return bits;
}

export const hasBit = (bits: Bitmap, row: number): boolean => (((bits[row >>> 5] as number) >>> (row & 31)) & 1) === 1;

/** Number of firms in it. Method: adding up of neighbouring bits within a word (H. S. Warren, Hacker’s Delight, § 5-1). */
export function countBits(bits: Bitmap): number {
  let count = 0;
  for (let i = 0; i < bits.length; i += 1) count += bitsOfWord(bits[i] as number);
  return count;
}

/** Number of firms in both, without a bitmap of them. */
export function countBoth(a: Bitmap, b: Bitmap): number {
  let count = 0;
  for (let i = 0; i < a.length; i += 1) count += bitsOfWord((a[i] as number) & (b[i] as number));
  return count;
}

export function bitsOfWord(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export const bothBits = (a: Bitmap, b: Bitmap): Bitmap => a.map((word, i) => word & (b[i] as number));
export const eitherBits = (a: Bitmap, b: Bitmap): Bitmap => a.map((word, i) => word | (b[i] as number));
export const withoutBits = (a: Bitmap, b: Bitmap): Bitmap => a.map((word, i) => word & ~(b[i] as number));

/**
 * Firms of a bitmap in their order.
 * @param from how many of them are passed over first; @param limit how many are given at most
 * Words that hold none are passed over whole.
 */
export function rowsOf(bits: Bitmap, { from = 0, limit = Infinity }: { from?: number; limit?: number } = {}): number[] {
  const rows: number[] = [];
  let toSkip = from;
  for (let i = 0; i < bits.length && rows.length < limit; i += 1) {
    let word = bits[i] as number;
    if (toSkip > 0) {
      const here = bitsOfWord(word);
      if (here <= toSkip) {
        toSkip -= here;
        continue;
      }
    }
    while (word !== 0 && rows.length < limit) {
      const lowest = word & -word;
      if (toSkip > 0) toSkip -= 1;
      else rows.push(i * 32 + (31 - Math.clz32(lowest)));
      word ^= lowest;
    }
  }
  return rows;
}
