import type { AcceptabilityTable } from './simplexAcceptabilityTable.ts';

const tolerance = 1e-12;

/** 1 at a · alternativeCount + b: a is at least level with b whatever the weights and values, and somewhere beats it. */
export function findDominance(table: AcceptabilityTable): Uint8Array {
  const { alternativeCount: m, groupCount } = table;
  const [least, most] = [boundsOf(table, table.lower), boundsOf(table, table.upper)];
  const dominates = new Uint8Array(m * m);
  const order = [...table.order];
  const rest = Array.from({ length: groupCount }, (_, g) => g).filter((g) => !order.includes(g));
  for (let a = 0; a < m; a += 1)
    for (let b = 0; b < m; b += 1) {
      if (a === b) continue;
      const gap = (g: number) => least[a * groupCount + g]! - most[b * groupCount + g]!;
      if (!isNeverWorse(gap, order, rest)) continue;
      const gain = (g: number) => most[a * groupCount + g]! - least[b * groupCount + g]!;
      if (isSomewhereBetter(gain, order, rest)) dominates[a * m + b] = 1;
    }
  return dominates;
}

/** Mean of each alternative's group at one end of all its ranges. */
function boundsOf(
  { alternativeCount: m, criterionCount: n, groupOf, groupCount }: AcceptabilityTable,
  values: Float64Array,
): Float64Array {
  const size = new Int32Array(groupCount);
  for (const group of groupOf) size[group]! += 1;
  const means = new Float64Array(m * groupCount);
  for (let a = 0; a < m; a += 1)
    for (let c = 0; c < n; c += 1) means[a * groupCount + groupOf[c]!]! += values[a * n + c]! / size[groupOf[c]!]!;
  return means;
}

/**
 * Weights that keep the order are mixtures of corners: the first k named groups level, and all named ones level with any of the rest.
 * The least gap at every corner must not be negative; of the rest only losses matter.
 */
function isNeverWorse(gap: (group: number) => number, order: readonly number[], rest: readonly number[]): boolean {
  let sum = 0;
  for (const group of order) {
    sum += gap(group);
    if (sum < -tolerance) return false;
  }
  for (const group of rest) sum += Math.min(0, gap(group));
  return sum >= -tolerance;
}

function isSomewhereBetter(gain: (group: number) => number, order: readonly number[], rest: readonly number[]) {
  let sum = 0;
  for (const group of order) {
    sum += gain(group);
    if (sum > tolerance) return true;
  }
  for (const group of rest) sum += Math.max(0, gain(group));
  return sum > tolerance;
}
