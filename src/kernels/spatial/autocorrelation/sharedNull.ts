import { seededRandom } from '../../random/index.ts';
import type { SpatialWeights } from '../weights/index.ts';
import { hasEqualWeights, type LagCounts, widestRow } from './conditionalDraws.ts';

/** Whether each row has weights of one size, so that a neighbourhood counts by its number of areas alone. */
export function isEvenByRow({ offsets, weights }: SpatialWeights): boolean {
  for (let area = 0; area + 1 < offsets.length; area += 1)
    if (!hasEqualWeights(weights, offsets[area]!, offsets[area + 1]! - offsets[area]!)) return false;
  return true;
}

/**
 * Lags drawn once for each number of neighbours and shared by all areas that have as many.
 * Used where thousands of areas are tested at once: the first step of Benjamini–Hochberg over 50,000 areas is a p of 1e-6, and needs as many draws.
 * @param values one an area
 * @param weights without self weights, of one size within a row
 * @param lag Σ w × value as observed
 * @param draws neighbourhoods for each number of neighbours
 * @returns counts for each area; those without neighbours have all draws in both
 * @throws RangeError where weights differ within a row, or draws is out of range
 * An area is not left out of its own draws: that moves a lag by about k/n of a standard deviation, nothing for a thousand areas, too much for
 * fifty. All areas of one number of neighbours share the chance of the draws: take many. Values drawn are a prefix of one random order, so
 * that one draw serves all numbers of neighbours. Observed lags are sorted and draws put among them, not the other way: no draw is kept.
 * Cost: draws × (widest row + numbers of neighbours that occur), and n log n. Source: own; the null as in Anselin (1995).
 * Held by comparison with conditional draws and by size under independence in localMoran.test.ts.
 */
export function countSharedLags(
  values: Float64Array,
  weights: SpatialWeights,
  lag: Float64Array,
  draws: number,
  seed: number,
): LagCounts {
  if (!isEvenByRow(weights)) throw new RangeError('countSharedLags: weights must be of one size within each row');
  if (!Number.isInteger(draws) || draws < 1)
    throw new RangeError(`countSharedLags: draws must be a whole number of 1 or more, not ${draws}`);
  const widest = widestRow(weights.offsets);
  const ladders = groupByNeighbours(values, weights, lag, widest);
  const random = seededRandom(seed);
  const pool = values.slice();
  for (let draw = 0; draw < draws; draw += 1) {
    let sum = 0;
    for (let place = 0; place < widest; place += 1) {
      const chosen = place + Math.floor(random() * (pool.length - place));
      const value = pool[chosen]!;
      pool[chosen] = pool[place]!;
      pool[place] = value;
      sum += value;
      const ladder = ladders[place + 1];
      if (ladder !== undefined) ladder.hits[rungBelow(ladder, sum)]! += 1;
    }
  }
  const counts = {
    draws,
    atLeast: new Int32Array(values.length).fill(draws),
    atMost: new Int32Array(values.length).fill(draws),
  };
  for (const ladder of ladders) if (ladder !== undefined) readLadder(ladder, counts);
  return counts;
}

/** Limits of the observed sums of areas with one number of neighbours, ascending; draws are counted by how many limits they have passed. */
interface Ladder {
  areas: readonly number[];
  lower: Float64Array;
  upper: Float64Array;
  limits: Float64Array;
  hits: Float64Array;
  /** First limit to look at for sums in each slice of the range. */
  slices: Int32Array;
  start: number;
  perSlice: number;
}

function groupByNeighbours(
  values: Float64Array,
  { offsets, weights }: SpatialWeights,
  lag: Float64Array,
  widest: number,
): (Ladder | undefined)[] {
  const groups: (number[] | undefined)[] = new Array(widest + 1).fill(undefined);
  for (let area = 0; area < values.length; area += 1) {
    const count = offsets[area + 1]! - offsets[area]!;
    if (count === 0) continue;
    const group = groups[count] ?? [];
    groups[count] = group;
    group.push(area);
  }
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return groups.map((areas, count) => {
    if (areas === undefined) return undefined;
    const slack = 1e-12 * count * largest;
    const sums = Float64Array.from(areas, (area) => lag[area]! / weights[offsets[area]!]!);
    return makeLadder(areas, sums, slack);
  });
}

function makeLadder(areas: readonly number[], sums: Float64Array, slack: number): Ladder {
  const lower = sums.map((sum) => sum - slack);
  const upper = sums.map((sum) => sum + slack);
  const limits = new Float64Array(2 * sums.length);
  limits.set(lower);
  limits.set(upper, sums.length);
  limits.sort();
  const slices = new Int32Array(Math.max(64, 2 * limits.length) + 2);
  const start = limits[0]!;
  const range = limits.at(-1)! - start;
  const perSlice = range > 0 ? (slices.length - 2) / range : 0;
  for (let limit = 0; limit < limits.length; limit += 1)
    slices[Math.floor((limits[limit]! - start) * perSlice) + 1]! += 1;
  for (let slice = 0; slice + 1 < slices.length; slice += 1) slices[slice + 1]! += slices[slice]!;
  return { areas, lower, upper, limits, hits: new Float64Array(limits.length + 1), slices, start, perSlice };
}

/** Number of limits below the sum or equal to it. */
function rungBelow({ limits, slices, start, perSlice }: Ladder, sum: number): number {
  const last = limits.length - 1;
  if (sum < start) return 0;
  if (sum >= limits[last]!) return last + 1;
  const slice = Math.floor((sum - start) * perSlice);
  let low = slices[slice]!;
  let high = slices[slice + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (limits[middle]! <= sum) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readLadder(ladder: Ladder, counts: LagCounts): void {
  const { areas, lower, upper, hits } = ladder;
  // Draws that have passed at least r limits.
  const passed = new Float64Array(hits.length + 1);
  for (let rung = hits.length - 1; rung >= 0; rung -= 1) passed[rung] = passed[rung + 1]! + hits[rung]!;
  for (const [at, area] of areas.entries()) {
    counts.atLeast[area] = passed[rungBelow(ladder, lower[at]!)]!;
    counts.atMost[area] = counts.draws - passed[rungBelow(ladder, upper[at]!)]!;
  }
}
