/** Natural logarithms of 0 … count, with 0 for 0, so that 0 · ln 0 is 0. */
export function logarithms(count: number): Float64Array {
  const logs = new Float64Array(count + 1);
  for (let i = 1; i <= count; i += 1) logs[i] = Math.log(i);
  return logs;
}

/** What makes a window a candidate. */
export interface WindowRule {
  /** Plants of the group in all. */
  plants: number;
  /** Plants of all industries. */
  total: number;
  /** A window holds at least so many plants of the group. */
  leastPlants: number;
  /** … and at least so many times as many as the group's share of all plants would lead one to expect. */
  leastStrength: number;
}

/**
 * Kulldorff's log likelihood ratio of one window, for a group of plants among plants of all industries.
 * @param count plants of the group in the window, 0 … plants
 * @param population plants of all industries in it, count … total
 * @param logs of logarithms(total)
 * @returns ln of the likelihood with two rates over that with one: c ln(c/E) + (n − c) ln((n − c)/(n − E)), E = n · population / total;
 *   0 where the window holds no more than is expected
 * Cost: four lookups. Source: Kulldorff (1997), A spatial scan statistic, Communications in Statistics 26:1481, Poisson model.
 */
export function logLikelihoodRatio(
  count: number,
  population: number,
  { plants, total }: Pick<WindowRule, 'plants' | 'total'>,
  logs: Float64Array,
): number {
  if (count * total <= population * plants) return 0;
  return (
    count * (logs[count]! - logs[population]!) +
    (plants - count) * (logs[plants - count]! - logs[total - population]!) +
    plants * (logs[total]! - logs[plants]!)
  );
}
