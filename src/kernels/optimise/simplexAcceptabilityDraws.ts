import type { RandomSource } from '../random/index.ts';
import type { AcceptabilityTable } from './simplexAcceptabilityTable.ts';

/** Weights drawn evenly from the simplex, or from its part that keeps the order; written into `weights`. */
export function drawWeights(weights: Float64Array, order: readonly number[], random: RandomSource): void {
  let sum = 0;
  for (let g = 0; g < weights.length; g += 1) sum += weights[g] = -Math.log(1 - random());
  for (let g = 0; g < weights.length; g += 1) weights[g] = sum > 0 ? weights[g]! / sum : 1 / weights.length;
  if (order.length === 0) return;
  const drawn = weights.slice();
  const largest = Array.from(drawn.keys())
    .sort((a, b) => drawn[b]! - drawn[a]! || a - b)
    .slice(0, order.length);
  const isLargest = new Set(largest);
  const isNamed = new Set(order);
  const rest = drawn.filter((_, g) => !isLargest.has(g));
  for (const [i, group] of order.entries()) weights[group] = drawn[largest[i]!]!;
  let next = 0;
  for (let g = 0; g < weights.length; g += 1) if (!isNamed.has(g)) weights[g] = rest[next++]!;
}

/** What is sure of each alternative in each group, and the cells that have to be drawn. */
export interface Cells {
  groupCount: number;
  /** Part of the group's mean that is exact, at a · groupCount + g. */
  exact: Float64Array;
  /** Cells of alternative a: from `starts[a]` to before `starts[a + 1]`. */
  starts: Int32Array;
  groups: Int32Array;
  share: Float64Array;
  lower: Float64Array;
  likely: Float64Array;
  upper: Float64Array;
}

export function sortCells(table: AcceptabilityTable): Cells {
  const { alternativeCount: m, criterionCount: n, lower, likely, upper, groupOf, groupCount } = table;
  const size = new Int32Array(groupCount);
  for (const group of groupOf) size[group]! += 1;
  const exact = new Float64Array(m * groupCount);
  const open: number[] = [];
  const starts = new Int32Array(m + 1);
  for (let a = 0; a < m; a += 1) {
    for (let c = 0; c < n; c += 1) {
      const at = a * n + c;
      if (lower[at] === upper[at]) exact[a * groupCount + groupOf[c]!]! += lower[at]! / size[groupOf[c]!]!;
      else open.push(at);
    }
    starts[a + 1] = open.length;
  }
  const of = (values: Float64Array) => Float64Array.from(open, (at) => values[at]!);
  const groups = Int32Array.from(open, (at) => groupOf[at % n]!);
  return {
    ...{ groupCount, exact, starts, groups, lower: of(lower), likely: of(likely), upper: of(upper) },
    share: Float64Array.from(groups, (group) => 1 / size[group]!),
  };
}

/** Means of the groups of alternative a, what is not exact drawn anew; written into `means` from a · groupCount on. */
export function drawMeans(cells: Cells, a: number, means: Float64Array, random: RandomSource): void {
  const { groupCount, exact, starts, groups, share, lower, likely, upper } = cells;
  const from = a * groupCount;
  for (let g = from; g < from + groupCount; g += 1) means[g] = exact[g]!;
  for (let i = starts[a]!; i < starts[a + 1]!; i += 1)
    means[from + groups[i]!]! += share[i]! * drawValue(lower[i]!, likely[i]!, upper[i]!, random());
}

/** Inverse of the triangular distribution, or of the even one where no value is likeliest. */
function drawValue(low: number, likely: number, high: number, u: number): number {
  const width = high - low;
  if (Number.isNaN(likely)) return low + width * u;
  if (u * width < likely - low) return low + Math.sqrt(u * width * (likely - low));
  return high - Math.sqrt((1 - u) * width * (high - likely));
}

export function scoreOf(weights: ArrayLike<number>, means: Float64Array, a: number): number {
  let score = 0;
  for (let g = 0; g < weights.length; g += 1) score += weights[g]! * means[a * weights.length + g]!;
  // Sums that differ by rounding alone are level.
  return Math.round(score * 1e12) / 1e12;
}
