import type { PreparedField } from './types.ts';

/** Adjustment for how common a value is: what agreement on it says beyond agreement on an average value. */
export interface ValueFrequencies {
  /** Share of pairs of records that agree on the field. */
  agreement: number;
  /** For each value, logarithm of `agreement` over the share of records that hold it. */
  surprise: Float32Array;
  /** Records that hold each value. */
  counts: Int32Array;
}

/** Most that a value's rarity may add to a weight, and least that its commonness may take away. */
const bounds = [-3, 5] as const;

/**
 * Term frequencies of a field: agreement on a rare surname says more than agreement on a common one.
 * @param field prepared field; missing cells are left out
 * @param rowCount rows that count: those behind are only judged
 * @returns the share of pairs that agree, and each value's surprise (natural logarithm, bounded to -3 and 5)
 * Cost: linear. Source: Newcombe (1959); Winkler (2000), Frequency-based matching. Splink's term-frequency adjustment is the same without bounds.
 */
export function countFrequencies(
  { codes, valueCount }: Pick<PreparedField, 'codes' | 'valueCount'>,
  rowCount = codes.length,
): ValueFrequencies {
  const counts = new Int32Array(valueCount);
  let present = 0;
  for (const code of codes.subarray(0, rowCount)) {
    if (code < 0) continue;
    counts[code]! += 1;
    present += 1;
  }
  let agreeing = 0;
  for (const count of counts) agreeing += count * (count - 1);
  const agreement = (agreeing + 0.1) / Math.max(1, present * (present - 1));
  const surprise = new Float32Array(valueCount);
  for (let value = 0; value < valueCount; value += 1) {
    const share = Math.max(counts[value]! - 1, 0.5) / Math.max(1, present - 1);
    surprise[value] = Math.min(bounds[1], Math.max(bounds[0], Math.log(agreement / share)));
  }
  return { agreement, surprise, counts };
}
