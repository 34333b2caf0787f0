import { silverman } from './bandwidth.ts';
import { countPairs, type PairCounts } from './countPairs.ts';
import { directDensity } from './directDensity.ts';
import { type DistanceDensity, largest, pairMass, reach } from './distanceDensity.ts';
import { pairQuartiles } from './pairQuartiles.ts';
import { fillRoom, type PlantRoom } from './plantRoom.ts';
import type { Sites } from './sites.ts';
import { coarse, smoothCounts } from './smoothCounts.ts';
import { sweptDensity } from './sweptDensity.ts';

const fewPlants = 60;

/**
 * The density of directDensity from counts of distances in bins up to 2 · max(distances), within 10⁻⁴ of its peak; the bandwidth is exact (mean, spread and quartiles of
 * the distances themselves). Of few plants, and where the bandwidth is too wide or too narrow for the bins, the exact sum is taken.
 * Parameters, result and source as directDensity. @param room of plantRoom, for as many plants or more
 * Cost: pairs within 2 · max(distances), twice, and distances × bins in reach. Held beside directDensity over numbers of plants, ranges, weights, metrics and heaps in fastDensity.test.ts.
 */
export function fastDensity(
  sites: Sites,
  at: ArrayLike<number>,
  weights: Float64Array | null,
  distances: Float64Array,
  room: PlantRoom,
): DistanceDensity {
  const n = at.length;
  if (n <= fewPlants) return directDensity(sites, at, weights, distances);
  const most = largest(distances);
  const limit = 2 * most;
  fillRoom(room, sites, at, weights);
  const counted = countPairs(room, limit);
  const h = exactBandwidth(room, counted, limit);
  const mass = pairMass(n, weights);
  const density = new Float64Array(distances.length);
  const zeroShare = counted.zeros / ((n * (n - 1)) / 2);
  if (!(h > 0) || !(mass > 0)) return { bandwidth: 0, density, zeroShare };
  const fits = most + reach * h <= limit && coarse * h * counted.perUnit >= 1;
  if (fits) smoothCounts(room, counted.perUnit, h, mass, distances, density);
  else sweptDensity(room, h, mass, distances, density);
  return { bandwidth: h, density, zeroShare };
}

/** The exact density by sweeps, at places of its own: the bandwidth is still that of `range`, the largest distance of all, times `narrowing`. */
export function exactAt(
  sites: Sites,
  at: ArrayLike<number>,
  weights: Float64Array | null,
  places: Float64Array,
  range: number,
  room: PlantRoom,
  narrowing = 1,
): DistanceDensity {
  fillRoom(room, sites, at, weights);
  const counted = countPairs(room, 2 * range);
  const h = exactBandwidth(room, counted, 2 * range) * narrowing;
  const density = new Float64Array(places.length);
  const mass = pairMass(at.length, weights);
  const zeroShare = at.length < 2 ? 0 : counted.zeros / ((at.length * (at.length - 1)) / 2);
  if (!(h > 0) || !(mass > 0)) return { bandwidth: 0, density, zeroShare };
  sweptDensity(room, h, mass, places, density);
  return { bandwidth: h, density, zeroShare };
}

/** Silverman's bandwidth of the pair distances that countPairs has counted. */
export function exactBandwidth(room: PlantRoom, counted: PairCounts, limit: number): number {
  if (counted.count < 2) return 0;
  const [lower, upper] = pairQuartiles(room, counted, limit);
  return silverman(counted.count, counted.sum, counted.squares, lower, upper);
}
