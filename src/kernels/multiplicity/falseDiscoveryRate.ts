/**
 * Benjamini–Hochberg adjusted p-values (q-values): the least false discovery rate at which each hypothesis would be rejected.
 * Used when a whole family of tests is read for what stands out, and the tests are independent or positively dependent.
 * @param pValues one for each hypothesis of the family, 0 to 1, in any order; a missing one is not in the family: leave it out
 * @returns q-values in the order given, each at least its p-value and at most 1; equal p-values get equal q-values
 * @throws RangeError where a p-value is not a number from 0 to 1
 * An empty family gives an empty result. Cost: n log n. Source: Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57:289; adjusted form
 * as in Yekutieli & Benjamini (1999). Same as R's p.adjust(p, "BH"). Held by a worked example in falseDiscoveryRate.test.ts.
 */
export function adjustBenjaminiHochberg(pValues: ArrayLike<number>): Float64Array {
  return stepUp(pValues, 1, 'adjustBenjaminiHochberg');
}

/**
 * Benjamini–Yekutieli adjusted p-values: as Benjamini–Hochberg, but valid whatever the dependence between the tests, and
 * more cautious by the factor 1 + 1/2 + … + 1/n.
 * @param pValues as for adjustBenjaminiHochberg
 * @returns q-values in the order given
 * @throws RangeError where a p-value is not a number from 0 to 1
 * Cost: n log n. Source: Benjamini & Yekutieli (2001), Ann. Statist. 29:1165, theorem 1.3. Same as R's p.adjust(p, "BY"). Held by a
 * worked example in falseDiscoveryRate.test.ts.
 */
export function adjustBenjaminiYekutieli(pValues: ArrayLike<number>): Float64Array {
  let factor = 0;
  for (let i = pValues.length; i >= 1; i -= 1) factor += 1 / i;
  return stepUp(pValues, factor, 'adjustBenjaminiYekutieli');
}

function stepUp(pValues: ArrayLike<number>, factor: number, caller: string): Float64Array {
  const n = pValues.length;
  const sorted = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    const p = pValues[i]!;
    if (!(p >= 0 && p <= 1)) throw new RangeError(`${caller}: pValues[${i}] must lie between 0 and 1, not ${p}`);
    sorted[i] = p;
  }
  sorted.sort();
  const adjusted = new Float64Array(n);
  let least = 1;
  for (let rank = n; rank >= 1; rank -= 1) {
    least = Math.min(least, ((factor * n) / rank) * sorted[rank - 1]!);
    adjusted[rank - 1] = least;
  }
  // Of equal p-values the first carries the value of the last, for the least is taken from above.
  const result = new Float64Array(n);
  for (let i = 0; i < n; i += 1) result[i] = adjusted[firstAtLeast(sorted, pValues[i]!)]!;
  return result;
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
