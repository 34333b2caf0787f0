import { type RandomSource, seededRandom } from '../../random/index.ts';
import type { SpatialWeights } from '../weights/index.ts';

/** How many drawn neighbourhoods had a lag at least, and at most, as large as the observed one, by area. */
export interface LagCounts {
  draws: number;
  atLeast: Int32Array;
  atMost: Int32Array;
}

/** Steps around a ring of all areas: draw d takes those at d · width … d · width + k − 1 for an area with k neighbours. */
export interface RingDraws {
  /** Area at each place of the ring. */
  ring: Int32Array;
  /** Steps 1 … n − 1, without repetition within a draw. */
  steps: Int32Array;
  width: number;
  draws: number;
}

/**
 * Draws of neighbourhoods for all areas at once.
 * @param n areas
 * @param width neighbours that the best-connected area has, at most n − 1
 * @param draws neighbourhoods for each area
 * @returns a ring of the areas in random order, and steps around it
 * @throws RangeError where width or draws is out of range
 * From each area, n − 1 steps around the ring reach every other area once and never itself: k different random steps are k different others, all
 * sets equally likely. Areas share the steps, but start at random places, so that their draws have hardly anything to do with each other.
 * Cost: n + draws × width. Source: own; sampling by Fisher & Yates. Held by counts of sets in conditionalDraws.test.ts.
 */
export function drawSteps(n: number, width: number, draws: number, random: RandomSource): RingDraws {
  if (!Number.isInteger(width) || width < 0 || width > n - 1)
    throw new RangeError(`drawSteps: width must be a whole number from 0 to ${n - 1}, not ${width}`);
  if (!Number.isInteger(draws) || draws < 1)
    throw new RangeError(`drawSteps: draws must be a whole number of 1 or more, not ${draws}`);
  const ring = Int32Array.from({ length: n }, (_, area) => area);
  takeAtRandom(ring, n, random);
  const all = Int32Array.from({ length: n - 1 }, (_, step) => step + 1);
  const steps = new Int32Array(draws * width);
  for (let draw = 0; draw < draws; draw += 1) {
    takeAtRandom(all, width, random);
    for (let place = 0; place < width; place += 1) steps[draw * width + place] = all[place]!;
  }
  return { ring, steps, width, draws };
}

/** Puts a random choice without repetition into the first places; what went before does not matter. */
function takeAtRandom(items: Int32Array, count: number, random: RandomSource): void {
  for (let place = 0; place < count; place += 1) {
    const chosen = place + Math.floor(random() * (items.length - place));
    const kept = items[place]!;
    items[place] = items[chosen]!;
    items[chosen] = kept;
  }
}

/**
 * Conditional permutation of every area: its own value stays, its neighbours' values are drawn from all other areas without replacement.
 * Used for the p-values of local statistics. Whatever the weights.
 * @param values one an area
 * @param weights without self weights; the n-th weight of a row goes with the n-th area drawn
 * @param lag Σ w × value as observed
 * @param ringDraws as drawSteps gives them, or fixed ones
 * @returns counts for each area; those without neighbours have all draws in both
 * Lags that differ from the observed one by rounding alone count in both. Cost: draws × links. Source: Anselin (1995), Geogr. Anal. 27:93.
 * Held by an oracle with fixed draws in conditionalDraws.test.ts.
 */
export function countConditionalLags(
  values: Float64Array,
  { offsets, weights }: SpatialWeights,
  lag: Float64Array,
  { ring, steps, width, draws }: RingDraws,
): LagCounts {
  const n = values.length;
  const around = new Float64Array(2 * n);
  for (let place = 0; place < n; place += 1) {
    around[place] = values[ring[place]!]!;
    around[place + n] = around[place]!;
  }
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const [atLeast, atMost] = [new Int32Array(n), new Int32Array(n)];
  for (let place = 0; place < n; place += 1) {
    const area = ring[place]!;
    const first = offsets[area]!;
    const count = offsets[area + 1]! - first;
    let size = 0;
    for (let at = first; at < first + count; at += 1) size += weights[at]!;
    const slack = 1e-12 * size * largest;
    const [low, high] = [lag[area]! - slack, lag[area]! + slack];
    const isEven = hasEqualWeights(weights, first, count);
    const scale = count === 0 ? 0 : weights[first]!;
    let [above, below] = [0, 0];
    for (let draw = 0; draw < draws; draw += 1) {
      const start = draw * width;
      let sum = 0;
      if (isEven) {
        for (let at = 0; at < count; at += 1) sum += around[place + steps[start + at]!]!;
        sum *= scale;
      } else for (let at = 0; at < count; at += 1) sum += weights[first + at]! * around[place + steps[start + at]!]!;
      if (sum >= low) above += 1;
      if (sum <= high) below += 1;
    }
    atLeast[area] = above;
    atMost[area] = below;
  }
  return { draws, atLeast, atMost };
}

export function hasEqualWeights(weights: Float64Array, first: number, count: number): boolean {
  for (let at = first + 1; at < first + count; at += 1) if (weights[at] !== weights[first]) return false;
  return true;
}

/** The most neighbours that an area has. */
export function widestRow(offsets: Int32Array): number {
  let widest = 0;
  for (let area = 0; area + 1 < offsets.length; area += 1)
    widest = Math.max(widest, offsets[area + 1]! - offsets[area]!);
  return widest;
}

export function countByOwnDraws(
  values: Float64Array,
  weights: SpatialWeights,
  lag: Float64Array,
  draws: number,
  seed: number,
): LagCounts {
  const ringDraws = drawSteps(values.length, widestRow(weights.offsets), draws, seededRandom(seed));
  return countConditionalLags(values, weights, lag, ringDraws);
}
