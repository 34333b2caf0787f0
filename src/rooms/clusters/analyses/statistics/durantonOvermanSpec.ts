import { z } from 'zod';
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

export const spec = z.strictObject({
  statistic: z.literal('durantonOverman'),
  ...distanceSpecShape,
  target: z.string().min(1).describe('The type whose plants are compared; "*": every type, unweighted, with q-values'),
  mode: z
    .enum(['direct', 'fast'])
    .default('fast')
    .describe('direct: every pair exactly; fast: within 1e-4 of the peak'),
});
export type Spec = z.output<typeof spec>;

const value = z.number().nullable();
const status = z.enum(['ok', 'notEnough', 'undefined', 'tooFewSimulations']);

export const durantonOvermanOutput = z.strictObject({
  statistic: z.literal('durantonOverman'),
  n: z.int().describe('Plants of the target'),
  bandwidth: value,
  parameters: z.strictObject({
    target: z.string(),
    weight: z.string().nullable(),
    metric: z.enum(['planar', 'greatCircle']),
    mode: z.enum(['direct', 'fast']),
    level: z.number(),
    sites: z.int(),
    rowsLeftOut: z.int(),
    zeroDistanceShare: value.describe('Pairs on one spot: places known by area alone raise the density at 0'),
    fastError: value.describe('Largest difference from the exact sum at some distances, as a share of the peak'),
    pValue: value.describe('Of the whole curve, two-sided, by extreme rank length'),
    pLocalised: value,
    verdict: z.enum(['localised', 'dispersed', 'neither', 'tooFewSimulations']).nullable(),
    warnings: z.array(z.string()),
  }),
  seed: z.int(),
  simulations: z.int(),
  results: z.array(
    z.strictObject({
      type: z.string().optional(),
      n: z.int().optional(),
      pLocalised: value.optional(),
      qLocalised: value.optional(),
      pValue: value.optional(),
      distance: z.number().optional(),
      density: value.optional(),
      localLower: value.optional(),
      localUpper: value.optional(),
      globalLower: value.optional(),
      globalUpper: value.optional(),
      localisation: value.optional(),
      dispersion: value.optional(),
      status,
      reason: z.string().nullable(),
    }),
  ),
});
export type Output = z.output<typeof durantonOvermanOutput>;

export interface Shape {
  sites: ReadSites;
  given: Spec;
  seed: number;
  n: number;
  distances: Float64Array;
}

export const parametersOf = ({ sites, given }: Shape) => ({
  ...{ target: given.target, weight: given.weight, metric: given.metric, mode: given.mode, level: given.level },
  ...{ sites: sites.x.length, rowsLeftOut: sites.rowsLeftOut, warnings: sites.warnings },
  ...{ zeroDistanceShare: null, fastError: null, pValue: null, pLocalised: null, verdict: null },
});
