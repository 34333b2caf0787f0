/** A source of numbers in [0, 1), all multiples of 2^-53 equally likely. */
export type RandomSource = () => number;

/**
 * Seeded random source: xoshiro128**, its state filled from the seed by splitmix32.
 * Used wherever a kernel draws; the same seed gives the same numbers on every platform. Not for secrets.
 * @param seed a whole number, 0 or more; seeds that differ modulo 2^32 or in what lies above it give unrelated streams
 * @returns a function that gives the next number; period 2^128 − 1 draws of 32 bits, two to a number
 * @throws RangeError where the seed is not a whole number of 0 or more
 * Cost: constant. Source: Blackman & Vigna (2021), Scrambled linear pseudorandom number generators, ACM TOMS 47:36; splitmix after
 * Steele, Lea & Flood (2014). R's default generator (Mersenne Twister) gives other numbers. Held by first outputs worked out with
 * integers of any length in random.test.ts.
 */
export function seededRandom(seed: number): RandomSource {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError(`seededRandom: seed must be a whole number of 0 or more, not ${seed}`);
  const next = seedWords(seed);
  return () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
}

/** The same stream as 32-bit words. */
export function seedWords(seed: number): () => number {
  let mix = (seed ^ Math.imul(Math.floor(seed / 4294967296), 0x85ebca6b)) >>> 0;
  const fill = () => {
    mix = (mix + 0x9e3779b9) >>> 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  let a = fill();
  let b = fill();
  let c = fill();
  let d = fill();
  return () => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}

/**
 * Shuffles an array in place, every order equally likely.
 * @param items any array; changed
 * @param random a source of numbers in [0, 1)
 * Cost: one draw an item. Source: Fisher & Yates, as in Knuth, TAOCP 2, algorithm 3.4.2P. Held by counts of orders in random.test.ts.
 */
export function shuffle(items: { length: number; [index: number]: number }, random: RandomSource): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    const kept = items[last]!;
    items[last] = items[chosen]!;
    items[chosen] = kept;
  }
}
