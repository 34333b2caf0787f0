/**
 * Jaro–Winkler similarity of two strings: share of letters that agree within half the longer length, less half the transpositions, raised by up
 * to four agreeing first letters. Used for names with slips of the pen.
 * @param a, b any strings, compared by UTF-16 unit
 * @returns 0 to 1; 1 for two equal strings, 0 where one is empty and the other is not
 * Cost: |a| × window. Source: Winkler (1990), String comparator metrics, ASA; prefix scale 0.1. As `jaro_winkler` of the R package stringdist with
 * p = 0.1. Held by strings.test.ts (Winkler's own table).
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const longer = Math.max(a.length, b.length);
  if (a.length === 0 || b.length === 0) return 0;
  if (longer > marks.length) return a.slice(0, marks.length) === b.slice(0, marks.length) ? 1 : 0;
  const window = Math.max(0, (longer >> 1) - 1);
  marks.fill(0, 0, b.length);
  let agreeing = 0;
  for (let i = 0; i < a.length; i += 1) {
    const unit = a.charCodeAt(i);
    const end = Math.min(b.length, i + window + 1);
    for (let j = Math.max(0, i - window); j < end; j += 1) {
      if (marks[j] !== 0 || b.charCodeAt(j) !== unit) continue;
      marks[j] = 1;
      taken[agreeing] = unit;
      agreeing += 1;
      break;
    }
  }
  if (agreeing === 0) return 0;
  let outOfPlace = 0;
  for (let j = 0, at = 0; j < b.length; j += 1) {
    if (marks[j] === 0) continue;
    if (b.charCodeAt(j) !== taken[at]) outOfPlace += 1;
    at += 1;
  }
  const jaro = (agreeing / a.length + agreeing / b.length + (agreeing - outOfPlace / 2) / agreeing) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}
const marks = new Uint8Array(512);
const taken = new Uint16Array(512);

/** Whether one letter put in, left out, changed or exchanged with its neighbour makes one string of the other; two equal strings are taken for a slip too. Cost: linear. */
export function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start += 1;
  let endShort = short.length;
  let endLong = long.length;
  while (endShort > start && short.charCodeAt(endShort - 1) === long.charCodeAt(endLong - 1)) {
    endShort -= 1;
    endLong -= 1;
  }
  if (endLong - start <= 1) return true;
  return (
    endShort - start === 2 &&
    endLong - start === 2 &&
    short.charCodeAt(start) === long.charCodeAt(start + 1) &&
    short.charCodeAt(start + 1) === long.charCodeAt(start)
  );
}

/** Which of 32 classes of letters occur: two strings that share few classes can't be close, and need not be compared letter by letter. */
export function letterMask(text: string): number {
  let mask = 0;
  for (let i = 0; i < text.length; i += 1) mask |= 1 << (text.charCodeAt(i) & 31);
  return mask;
}

export function countBits(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** A whole number of 31 bits for a text: the same on every machine. */
export function hashText(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixBits(hash) >>> 1;
}

/** Spreads each bit over all thirty-two. */
export function mixBits(bits: number): number {
  const half = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  const whole = Math.imul(half ^ (half >>> 15), 0x846ca68b);
  return whole ^ (whole >>> 16);
}

const soundRules: readonly [RegExp, string][] = [
  [/^(kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/sch|sh|ch|tsch/g, 'x'],
  [/ph|pf/g, 'f'],
  [/th|dt/g, 't'],
  [/ck|q|c(?![eiy])/g, 'k'],
  [/c|z|ß/g, 's'],
  [/x(?=[^x])/g, 'x'],
  [/gh/g, 'g'],
  [/d/g, 't'],
  [/b/g, 'p'],
  [/v/g, 'f'],
  [/j/g, 'y'],
];

/**
 * How a name in Latin letters sounds, as a short key: consonants in classes, a first vowel as `a`, other vowels and h, w, y left out, doubled
 * letters once. Coarser than Metaphone and of no one language, for it only gathers names to be compared. Empty where no Latin letter is.
 */
export function soundKey(name: string): string {
  let text = name.replace(/[^a-zß]/g, '');
  for (const [pattern, by] of soundRules) text = text.replace(pattern, by);
  const first = text.charAt(0);
  const rest = text.slice(1).replace(/[aeiouhwy]/g, '');
  return ((/[aeiouhwy]/.test(first) ? 'a' : first) + rest).replace(/(.)\1+/g, '$1').slice(0, 6);
}
