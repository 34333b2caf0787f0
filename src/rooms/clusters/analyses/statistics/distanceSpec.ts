import { z } from 'zod';
import { seededRandom } from '../../../../kernels/random/index.ts';
import { distanceBetween, sitesOf } from '../../../../kernels/spatial/distances/index.ts';
import type { ReadSites } from './readSites.ts';

const column = z.string().min(1);

export const distanceSpecShape = {
  x: column,
  y: column,
  type: column.describe('Column of what a plant makes'),
  weight: column.nullable().default(null).describe('Column of jobs; null: each plant counts once'),
  distances: z
    .array(z.number().min(0))
    .max(2000)
    .default([])
    .describe('Empty: 61 from 0 to the median distance between plants'),
  simulations: z.int().min(0).max(99_999).default(1000),
  level: z.number().gt(0).lt(1).default(0.05),
  metric: z
    .enum(['planar', 'greatCircle'])
    .default('planar')
    .describe('greatCircle: x longitude, y latitude in degrees; kilometres'),
  permutationFile: z
    .string()
    .min(1)
    .optional()
    .describe('CSV without header, a row a simulation: column i holds the 1-based plant put on site i'),
  seed: z.int().min(0).optional(),
};

const usualDistances = 61;
const medianPairs = 20_000;

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
