import { economicComplexity } from './economicComplexity.ts';

export interface RankIntervals {
  /** Rank from the top, 1 the most complex; equal values share the better rank. NaN: left out. */
  rank: Float64Array;
  /** Fifth and ninety-fifth of a hundred ranks over resamples in which it is not left out; NaN where it is left out in more than half of them. */
  lower: Float64Array;
  upper: Float64Array;
}

/**
 * How sure the order by complexity is: ranks of areas and of products over tables that might have been as well, such as tables of plants drawn again.
 * @param observed the table of economicComplexity, area · productCount + product
 * @param resamples tables of the same shape; each index is turned so that it agrees with the observed one, for an eigenvector has no sign
 * @returns ranks and their nine-tenths intervals, of areas and of products; null where the observed table has no order
 * Cost: resamples × that of economicComplexity. Source: percentile intervals of the bootstrap, Efron & Tibshirani (1993). Held by rankIntervals.test.ts.
 */
export function complexityRanks(
  observed: Float64Array,
  resamples: Iterable<Float64Array>,
  areaCount: number,
  productCount: number,
): { areas: RankIntervals; products: RankIntervals; used: number } | null {
  const found = economicComplexity(observed, areaCount, productCount);
  if (found.status !== 'ok') return null;
  const ofAreas: Float64Array[] = [];
  const ofProducts: Float64Array[] = [];
  for (const presence of resamples) {
    const again = economicComplexity(presence, areaCount, productCount);
    if (again.status !== 'ok') continue;
    const turn = agreement(found.areaIndex, again.areaIndex) < 0 ? -1 : 1;
    ofAreas.push(ranksOf(again.areaIndex.map((value) => value * turn)));
    ofProducts.push(ranksOf(again.productIndex.map((value) => value * turn)));
  }
  return {
    areas: intervalsOf(ranksOf(found.areaIndex), ofAreas),
    products: intervalsOf(ranksOf(found.productIndex), ofProducts),
    used: ofAreas.length,
  };
}

function agreement(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i += 1) if (!Number.isNaN(one[i]! * other[i]!)) sum += one[i]! * other[i]!;
  return sum;
}

function ranksOf(values: Float64Array): Float64Array {
  const known = values
    .filter((value) => !Number.isNaN(value))
    .sort()
    .reverse();
  const first = new Map<number, number>();
  for (const [at, value] of known.entries()) if (!first.has(value)) first.set(value, at + 1);
  return values.map((value) => first.get(value) ?? Number.NaN);
}

function intervalsOf(rank: Float64Array, resampled: readonly Float64Array[]): RankIntervals {
  const lower = new Float64Array(rank.length).fill(Number.NaN);
  const upper = new Float64Array(rank.length).fill(Number.NaN);
  for (let i = 0; i < rank.length; i += 1) {
    const held = Float64Array.from(resampled, (ranks) => ranks[i]!)
      .filter((value) => !Number.isNaN(value))
      .sort();
    if (Number.isNaN(rank[i]!) || held.length === 0 || held.length * 2 < resampled.length) continue;
    lower[i] = held[Math.floor(0.05 * (held.length - 1))]!;
    upper[i] = held[Math.ceil(0.95 * (held.length - 1))]!;
  }
  return { rank, lower, upper };
}
