/** How little is known of a pair, in bits: 1 where it is as likely as not, 0 where it is certain. */
export function uncertaintyOf(probability: number): number {
  if (probability <= 0 || probability >= 1) return 0;
  const other = 1 - probability;
  return -(probability * Math.log2(probability) + other * Math.log2(other));
}

/** What a decision about a pair is worth: its uncertainty, times what hangs on the firms (each doubling of it counts as much as the first). */
export function worthOf(probability: number, hangs: number): number {
  return uncertaintyOf(probability) * (1 + Math.log2(1 + Math.max(0, hangs)));
}
