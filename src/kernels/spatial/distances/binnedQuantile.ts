/** Type-7 quantile in bins, those of a bin lying evenly in it; between two neighbours in different bins, however far apart. */
export function binnedQuantile(counts: Float64Array, count: number, share: number): number {
  const at = (count - 1) * share;
  const rank = Math.floor(at);
  const low = binnedPlace(counts, rank);
  return at > rank ? low + (at - rank) * (binnedPlace(counts, rank + 1) - low) : low;
}
function binnedPlace(counts: Float64Array, rank: number): number {
  let before = 0;
  for (let bin = 0; bin < counts.length; bin += 1) {
    const held = counts[bin]!;
    if (before + held > rank) return bin + (rank - before + 0.5) / held;
    before += held;
  }
  return counts.length;
}
