/**
 * Holm’s adjusted p-values: the least chance of any false rejection at which each hypothesis would be rejected, whatever the dependence.
 * @param pValues one for each hypothesis of the family, 0 to 1
 * @returns adjusted values in the order given
 * @throws RangeError where a p-value is not a number from 0 to 1
 * Cost: n log n. Source: Holm (1979), Scand. J. Stat. 6:65. Same as R’s p.adjust(p, "holm"). Held by familyWise.test.ts.
 */
export function adjustHolm(pValues: ArrayLike<number>): Float64Array {
  const n = pValues.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => pValues[a]! - pValues[b]! || a - b);
  const adjusted = new Float64Array(n);
  let most = 0;
  for (const [rank, at] of order.entries()) {
    const p = pValues[at]!;
    if (!(p >= 0 && p <= 1)) throw new RangeError(`adjustHolm: p-values must lie between 0 and 1, not ${p}`);
    most = Math.max(most, Math.min(1, (n - rank) * p));
    adjusted[at] = most;
  }
  return adjusted;
}

/**
 * Romano and Wolf’s adjusted p-values: as Holm’s, but less cautious where tests hang together, from draws under the hypotheses.
 * @param statistics one for each hypothesis; the larger, the less it fits. For a two-sided test |t|
 * @param draws for each draw the statistics when all hypotheses hold, in the same order
 * @returns adjusted values in the order given, (count + 1) / (draws + 1)
 * @throws RangeError where there is no draw or one has another length
 * Cost: draws × n + n log n. Source: Romano & Wolf (2005), Econometrica 73:1237; (2016), Statistics and Probability Letters 113:38, for the p-values. Held by familyWise.test.ts.
 */
export function adjustRomanoWolf(statistics: ArrayLike<number>, draws: readonly ArrayLike<number>[]): Float64Array {
  const n = statistics.length;
  if (draws.length === 0 || draws.some(({ length }) => length !== n))
    throw new RangeError(`adjustRomanoWolf: there must be draws of ${n} statistics each`);
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => statistics[b]! - statistics[a]! || a - b);
  const counts = new Float64Array(n);
  for (const draw of draws) {
    let most = Number.NEGATIVE_INFINITY;
    for (let rank = n - 1; rank >= 0; rank -= 1) {
      const at = order[rank]!;
      most = Math.max(most, draw[at]!);
      if (most >= statistics[at]! * (1 - 1e-12)) counts[at]! += 1;
    }
  }
  let least = 0;
  for (const at of order) {
    least = Math.max(least, (counts[at]! + 1) / (draws.length + 1));
    counts[at] = least;
  }
  return counts;
}
