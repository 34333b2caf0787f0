import { firstAbove, firstAtLeast } from '../sortedPlaces.ts';

/**
 * Extreme rank length: one exact p-value of a whole curve among simulated ones.
 * @param observed the curve
 * @param curves simulation · points + point
 * @returns share of curves, the observed among them, that are as extreme: ranks at all points sorted, the best first, compared one after the other. upper: unusually high; both: unusually high
 *   or low anywhere. Equal values share the better rank
 * Cost: points × simulations log. Source: Myllymäki, Mrkvička, Grabarnik, Seijo & Hahn (2017), J. R. Stat. Soc. B 79:381. Held by ranks of R and by the share of small p among like
 *   curves in distances.test.ts.
 */
export function extremeRankLengths(
  observed: Float64Array,
  curves: Float64Array | Float32Array,
): { upper: number; both: number } {
  const points = observed.length;
  const all = points === 0 ? 1 : curves.length / points + 1;
  const upper = new Int32Array(all * points);
  const both = new Int32Array(all * points);
  const column = new Float64Array(all);
  for (let point = 0; point < points; point += 1) {
    column[0] = observed[point]!;
    for (let s = 1; s < all; s += 1) column[s] = curves[(s - 1) * points + point]!;
    const ordered = column.slice().sort();
    for (let s = 0; s < all; s += 1) {
      const fromTop = all - firstAbove(ordered, column[s]!) + 1;
      upper[s * points + point] = fromTop;
      both[s * points + point] = Math.min(fromTop, firstAtLeast(ordered, column[s]!) + 1);
    }
  }
  return { upper: shareAsExtreme(upper, points, all), both: shareAsExtreme(both, points, all) };
}

/** The same of one side alone. */
export const extremeRankLength = (observed: Float64Array, curves: Float64Array, side: 'both' | 'upper'): number =>
  extremeRankLengths(observed, curves)[side];

function shareAsExtreme(ranks: Int32Array, points: number, all: number): number {
  for (let s = 0; s < all; s += 1) ranks.subarray(s * points, (s + 1) * points).sort();
  let asExtreme = 0;
  for (let s = 0; s < all; s += 1) {
    let order = 0;
    for (let point = 0; point < points && order === 0; point += 1) order = ranks[s * points + point]! - ranks[point]!;
    if (order <= 0) asExtreme += 1;
  }
  return asExtreme / all;
}
