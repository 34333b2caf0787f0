import { sortedQuantile } from './bandwidth.ts';

export interface Bands {
  localLower: Float64Array;
  localUpper: Float64Array;
  /** Null where there are too few simulations for the level. */
  globalLower: Float64Array | null;
  globalUpper: Float64Array | null;
}

/**
 * Bands of simulated curves.
 * @param curves simulation · points + point
 * @param points points of a curve
 * @param level share outside, 0–1: of the local band at each point, half on each side; of each side of the global band, for the whole curve
 * @returns local: type-7 quantiles at level/2 and 1 − level/2. Global: at each point the k-th largest (smallest) value, k − 1 the largest rank such that the share of
 *   curves that reach that rank or a better one anywhere is at most the level; null where the share that reaches the first rank alone exceeds it
 * Equal values share the better rank. Cost: points × simulations log simulations. Source: Duranton & Overman (2005), in the form of their rank rule.
 */
export function bandsOf(curves: Float64Array, points: number, level: number): Bands {
  const simulations = points === 0 ? 0 : curves.length / points;
  const localLower = new Float64Array(points);
  const localUpper = new Float64Array(points);
  const sorted: Float64Array[] = [];
  const bestFromTop = new Int32Array(simulations).fill(simulations + 1);
  const bestFromBottom = new Int32Array(simulations).fill(simulations + 1);
  for (let point = 0; point < points; point += 1) {
    const column = new Float64Array(simulations);
    for (let s = 0; s < simulations; s += 1) column[s] = curves[s * points + point]!;
    const ordered = column.slice().sort();
    sorted.push(ordered);
    localLower[point] = sortedQuantile(ordered, level / 2);
    localUpper[point] = sortedQuantile(ordered, 1 - level / 2);
    for (let s = 0; s < simulations; s += 1) {
      const below = firstAtLeast(ordered, column[s]!);
      const above = simulations - firstAbove(ordered, column[s]!);
      bestFromTop[s] = Math.min(bestFromTop[s]!, above + 1);
      bestFromBottom[s] = Math.min(bestFromBottom[s]!, below + 1);
    }
  }
  const top = rankWithin(bestFromTop, level);
  const bottom = rankWithin(bestFromBottom, level);
  return {
    localLower,
    localUpper,
    globalUpper:
      top === 0 ? null : Float64Array.from(sorted, (ordered) => ordered[Math.max(0, simulations - 1 - top)]!),
    globalLower:
      bottom === 0 ? null : Float64Array.from(sorted, (ordered) => ordered[Math.min(simulations - 1, bottom)]!),
  };
}

/** The largest rank that at most this share of curves reaches; 0 where even the first is reached by more. */
function rankWithin(best: Int32Array, level: number): number {
  const ordered = best.slice().sort();
  const allowed = Math.floor(level * best.length + 1e-9);
  if (best.length === 0) return 0;
  if (allowed >= best.length) return best.length - 1;
  // More than `allowed` curves reach the rank of the next one.
  return ordered[allowed]! - 1;
}

function firstAtLeast(values: Float64Array, bound: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(values: Float64Array, bound: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Extreme rank length: one exact p-value of a whole curve among simulated ones.
 * @param observed the curve
 * @param curves simulation · points + point
 * @param side both: unusually high or low anywhere; upper: unusually high
 * @returns share of curves, the observed among them, that are as extreme: ranks at all points sorted, the best first, compared one after the other
 * Cost: points × simulations log. Source: Myllymäki, Mrkvička, Grabarnik, Seijo & Hahn (2017), J. R. Stat. Soc. B 79:381. Held by ranks of R and by the share of small p among like curves in distances.test.ts.
 */
export function extremeRankLength(observed: Float64Array, curves: Float64Array, side: 'both' | 'upper'): number {
  const points = observed.length;
  const all = points === 0 ? 1 : curves.length / points + 1;
  const ranks = new Int32Array(all * points);
  for (let point = 0; point < points; point += 1) {
    const column = new Float64Array(all);
    column[0] = observed[point]!;
    for (let s = 1; s < all; s += 1) column[s] = curves[(s - 1) * points + point]!;
    const ordered = column.slice().sort();
    for (let s = 0; s < all; s += 1) {
      const fromTop = all - firstAbove(ordered, column[s]!) + 1;
      const fromBottom = firstAtLeast(ordered, column[s]!) + 1;
      ranks[s * points + point] = side === 'upper' ? fromTop : Math.min(fromTop, fromBottom);
    }
  }
  for (let s = 0; s < all; s += 1) ranks.subarray(s * points, (s + 1) * points).sort();
  let asExtreme = 0;
  for (let s = 0; s < all; s += 1) {
    let order = 0;
    for (let point = 0; point < points && order === 0; point += 1) order = ranks[s * points + point]! - ranks[point]!;
    if (order <= 0) asExtreme += 1;
  }
  return asExtreme / all;
}
