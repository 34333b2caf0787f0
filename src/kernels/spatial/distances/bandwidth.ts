/** h = 0.9 · min(sd, IQR/1.34) · m^(−1/5) from what is known of m distances; 0 where they do not differ. */
export function silverman(count: number, sum: number, squares: number, lower: number, upper: number): number {
  if (count < 2) return 0;
  const mean = sum / count;
  const deviation = Math.sqrt(Math.max(0, (squares - count * mean * mean) / (count - 1)));
  const spread = Math.min(deviation, (upper - lower) / 1.34);
  return spread > 0 ? 0.9 * spread * count ** -0.2 : 0;
}

/** Quantile of sorted values by R's type 7. */
export function sortedQuantile(sorted: ArrayLike<number>, probability: number): number {
  const at = (sorted.length - 1) * probability;
  const below = Math.floor(at);
  const low = sorted[below]!;
  return below + 1 < sorted.length ? low + (at - below) * (sorted[below + 1]! - low) : low;
}
