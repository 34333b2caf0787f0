import { firstAbove, firstAtLeast } from '../sortedPlaces.ts';
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
