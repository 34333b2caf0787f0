import { seededRandom } from '../../../../kernels/random/index.ts';
import { distanceBetween, sitesOf } from '../../../../kernels/spatial/distances/index.ts';
import type { ReadSites } from './readSites.ts';

const usualDistances = 61;
const medianPairs = 20_000;

/** The distances that were asked for, or from 0 to the median distance between plants. */
export function distancesOf(
  given: readonly number[],
  { x, y }: ReadSites,
  metric: 'planar' | 'greatCircle',
  seed: number,
): Float64Array {
  if (given.length > 0) return Float64Array.from(given);
  const sites = sitesOf(x, y, metric);
  const random = seededRandom(seed);
  const drawn = Float64Array.from({ length: medianPairs }, () =>
    distanceBetween(sites, Math.floor(random() * x.length), Math.floor(random() * x.length)),
  ).sort();
  const most = drawn[medianPairs >> 1]! || 1;
  return Float64Array.from({ length: usualDistances }, (_, i) => (most * i) / (usualDistances - 1));
}
