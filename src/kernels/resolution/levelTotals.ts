import { countAllPairs } from './blockingKeys.ts';
import { levelSpace } from './mixture.ts';
import type { PreparedField, PreparedTable } from './types.ts';

/** Where there are more pairs of values than this they are not all compared. */
const mostValuePairs = 3_000_000;

/**
 * How many pairs of rows of the whole table stand at each level of a field, without looking at pairs of rows: each pair of values is compared once and
 * counts as often as its values occur.
 * @returns counts by level (0: one of the two is missing); null for all but the first level where the values are too many to be compared in pairs
 * Cost: pairs of distinct values. Held by levelTotals.test.ts (against all pairs of rows).
 */
export function countLevelTotals(
  { codes, valueCount, compare, hashes }: PreparedField,
  { rowCount, boundary }: Pick<PreparedTable, 'rowCount' | 'boundary'>,
): { totals: Float64Array; isComplete: boolean } {
  const before = new Float64Array(valueCount);
  const after = new Float64Array(valueCount);
  let presentBefore = 0;
  let presentAfter = 0;
  for (let row = 0; row < rowCount; row += 1) {
    const value = codes[row]!;
    if (value < 0) continue;
    if (boundary === null || row < boundary) {
      before[value]! += 1;
      presentBefore += 1;
    } else {
      after[value]! += 1;
      presentAfter += 1;
    }
  }
  const totals = new Float64Array(levelSpace);
  const present = boundary === null ? countAllPairs(presentBefore, null) : presentBefore * presentAfter;
  totals[0] = countAllPairs(rowCount, boundary) - present;
  for (let value = 0; value < valueCount; value += 1)
    totals[1]! += boundary === null ? (before[value]! * (before[value]! - 1)) / 2 : before[value]! * after[value]!;
  if ((valueCount * (valueCount - 1)) / 2 > mostValuePairs || (hashes !== null && valueCount > 3000))
    return { totals, isComplete: false };
  for (let a = 0; a < valueCount; a += 1)
    for (let b = a + 1; b < valueCount; b += 1) {
      const pairs = boundary === null ? before[a]! * before[b]! : before[a]! * after[b]! + before[b]! * after[a]!;
      if (pairs > 0) totals[compare(a, b)]! += pairs;
    }
  return { totals, isComplete: true };
}

/**
 * Draws weights of patterns towards known totals of each field's levels, a field at a time, a few times over (iterative proportional fitting), so that
 * pairs that were drawn at random stand for the table without the error of the draw.
 * @param weights pairs of each pattern; changed in place
 */
export function rakeToTotals(
  weights: Float64Array,
  levels: Uint8Array,
  fieldCount: number,
  targets: readonly { totals: Float64Array; isComplete: boolean }[],
): void {
  for (let round = 0; round < 6; round += 1)
    for (let field = 0; field < fieldCount; field += 1) {
      const sums = new Float64Array(levelSpace);
      for (let k = 0; k < weights.length; k += 1) sums[levels[k * fieldCount + field]!]! += weights[k]!;
      const { totals, isComplete } = targets[field]!;
      const factor = sums.map((sum, level) => (sum > 0 ? Math.max(0, totals[level]!) / sum : 1));
      if (!isComplete) {
        let rest = 0;
        let target = 0;
        const known = totals[0]! + totals[1]!;
        for (let level = 0; level < levelSpace; level += 1) {
          target += sums[level]!;
          if (level > 1) rest += sums[level]!;
        }
        const scale = rest > 0 ? Math.max(0, target - known) / rest : 1;
        factor.fill(scale, 2);
      }
      for (let k = 0; k < weights.length; k += 1) weights[k]! *= factor[levels[k * fieldCount + field]!]!;
    }
}
