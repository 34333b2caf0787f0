import { earthRadiusKm } from '../weights/index.ts';
import { chordOf, type PlantRoom } from './plantRoom.ts';

export interface PairCounts {
  /** Pairs of at most the limit apart. */
  count: number;
  /** Sum and sum of squares of their distances, less a centre near their mean, so that little is lost in the difference. */
  sum: number;
  squares: number;
  zeros: number;
  perUnit: number;
}

/** Below this part of its terms too little of a difference is left: they are taken from the mean instead. */
const leastSpread = 1e-4;

/**
 * Counts pair distances of at most a limit in the bins of a room: pairs, weight, weight × distance.
 * @param room plants, sorted by x; its bins and kept distances are filled @param limit above 0
 * Cost: pairs within the limit from west to east. Held by fastDensity.test.ts.
 */
export function countPairs(room: PlantRoom, limit: number, centre = limit / 2): PairCounts {
  const { count: n, x, y, z, w, held, near, bins, isPlanar } = room;
  held.fill(0);
  const most = chordOf(limit, isPlanar);
  const mostSquared = most * most;
  const perUnit = bins / limit;
  const kept = near.length;
  let count = 0;
  let sum = 0;
  let squares = 0;
  let zeros = 0;
  for (let i = 0; i < n; i += 1) {
    const [xi, yi, zi, wi] = [x[i]!, y[i]!, z[i]!, w[i]!];
    for (let j = i + 1; j < n; j += 1) {
      const dx = x[j]! - xi;
      if (dx > most) break;
      const dy = y[j]! - yi;
      const dz = z[j]! - zi;
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared > mostSquared) continue;
      const chord = Math.sqrt(squared);
      const d = isPlanar ? chord : 2 * earthRadiusKm * Math.asin(Math.min(1, chord / 2));
      if (d > limit) continue;
      const weight = wi * w[j]!;
      const bin = ((d * perUnit) | 0) << 2;
      held[bin]! += 1;
      held[bin + 1]! += weight;
      held[bin + 2]! += weight * d;
      if (count < kept) near[count] = d;
      count += 1;
      sum += d - centre;
      squares += (d - centre) * (d - centre);
      if (d === 0) zeros += 1;
    }
  }
  const spread = squares - (sum * sum) / count;
  if (count > 1 && centre === limit / 2 && spread < leastSpread * squares)
    return countPairs(room, limit, centre + sum / count);
  return { count, sum, squares, zeros, perUnit };
}
