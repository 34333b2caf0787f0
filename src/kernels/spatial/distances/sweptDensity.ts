import { firstAtLeast } from '../sortedPlaces.ts';
import { earthRadiusKm } from '../weights/index.ts';
import { largest, reach } from './distanceDensity.ts';
import { chordOf, type PlantRoom } from './plantRoom.ts';

/**
 * The exact sum of kernels at a known bandwidth, of pairs within its reach alone and without keeping pairs: for bandwidths too narrow or too wide for bins.
 * @param room plants, sorted by x @param h bandwidth above 0 @param mass of all pairs @param distances where, in any order @param density filled
 * Cost: pairs within max(distances) + 8.6 h, each × distances within 8.6 h of it. Held by fastDensity.test.ts.
 */
export function sweptDensity(
  room: PlantRoom,
  h: number,
  mass: number,
  distances: Float64Array,
  density: Float64Array,
): void {
  const { count: n, x, y, z, w, isPlanar } = room;
  const order = Int32Array.from(distances.keys()).sort((a, b) => distances[a]! - distances[b]!);
  const rising = Float64Array.from(order, (k) => distances[k]!);
  const sums = new Float64Array(rising.length);
  const limit = largest(distances) + reach * h;
  const most = chordOf(limit, isPlanar);
  const mostSquared = most * most;
  const points = rising.length;
  for (let i = 0; i < n; i += 1) {
    for (let j = i + 1; j < n; j += 1) {
      const dx = x[j]! - x[i]!;
      if (dx > most) break;
      const dy = y[j]! - y[i]!;
      const dz = z[j]! - z[i]!;
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared > mostSquared) continue;
      const chord = Math.sqrt(squared);
      const d = isPlanar ? chord : 2 * earthRadiusKm * Math.asin(Math.min(1, chord / 2));
      const weight = w[i]! * w[j]!;
      for (let k = firstAtLeast(rising, d - reach * h); k < points && rising[k]! < d + reach * h; k += 1) {
        const near = (rising[k]! - d) / h;
        sums[k]! += weight * Math.exp(-0.5 * near * near);
      }
      for (let k = 0; k < points && rising[k]! + d < reach * h; k += 1) {
        const far = (rising[k]! + d) / h;
        sums[k]! += weight * Math.exp(-0.5 * far * far);
      }
    }
  }
  const scale = 1 / (Math.sqrt(2 * Math.PI) * h * mass);
  for (let k = 0; k < points; k += 1) density[order[k]!] = sums[k]! * scale;
}
