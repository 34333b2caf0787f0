import { earthRadiusKm } from '../weights/index.ts';
import { chordOf } from './plantRoom.ts';
import { type Strips, visitRuns } from './strips.ts';

/** Kind and weight at each place of strips. */
export interface Labels {
  kind: Uint8Array;
  weights: Float64Array;
}

/** Weight of the sought type and of all plants around a place, at each distance; the place itself left out. */
export type SharesAt = (place: number, labels: Labels, own: Float64Array, total: Float64Array) => void;

export interface Shares {
  strips: Strips;
  at: SharesAt;
}

/**
 * Weights within each distance, for M.
 * @param strips for the largest distance or more @param distances rising
 * Cost: plants within the largest distance. Held beside plain sums of R in distances.test.ts.
 */
export function sharesWithin(strips: Strips, distances: Float64Array): SharesAt {
  const { x, y, z, isPlanar } = strips;
  const last = distances.length - 1;
  const most = distances[last]!;
  const chord = chordOf(most, isPlanar);
  const classAt = classesOf(distances);
  return (place, { kind, weights }, own, total) => {
    own.fill(0);
    total.fill(0);
    const [xi, yi, zi] = [x[place]!, y[place]!, z[place]!];
    visitRuns(strips, place, chord, (from, until) => {
      for (let j = from; j < until; j += 1) {
        const dx = x[j]! - xi;
        const dy = y[j]! - yi;
        const dz = z[j]! - zi;
        const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
        const d = isPlanar ? length : 2 * earthRadiusKm * Math.asin(Math.min(1, length / 2));
        if (d > most || j === place) continue;
        let at = classAt.first[(d * classAt.perUnit) | 0]!;
        while (distances[at]! < d) at += 1;
        total[at]! += weights[j]!;
        if (kind[j]! >= 2) own[at]! += weights[j]!;
      }
    });
    for (let k = 1; k <= last; k += 1) {
      own[k]! += own[k - 1]!;
      total[k]! += total[k - 1]!;
    }
  };
}

const classBins = 4096;

/** For each bin of distance the first class that can hold it. */
function classesOf(distances: Float64Array): { first: Int32Array; perUnit: number } {
  const most = distances[distances.length - 1]!;
  const perUnit = most > 0 ? classBins / most : 0;
  const first = new Int32Array(classBins + 1);
  for (let bin = 1; bin <= classBins; bin += 1) {
    let at = first[bin - 1]!;
    while (at < distances.length - 1 && distances[at]! < (bin / perUnit) * (1 - 1e-12)) at += 1;
    first[bin] = at;
  }
  return { first, perUnit };
}
