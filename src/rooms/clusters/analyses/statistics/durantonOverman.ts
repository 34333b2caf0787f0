import { z } from 'zod';
import { refuse } from '../../../../platform/command/faults.ts';
import { distanceSpecShape } from './distanceSpec.ts';
import { measureAllTypes } from './measureAllTypes.ts';
import { measureOneType } from './measureOneType.ts';
import { readSites } from './readSites.ts';
import { defineStatistic } from './statistic.ts';

const mode = z.enum(['direct', 'fast', 'fourier']);

const spec = z.strictObject({
  statistic: z.literal('durantonOverman'),
  ...distanceSpecShape,
  target: z.string().min(1).describe('The type whose plants are compared; "*": every type, unweighted, with q-values'),
  mode: mode
    .default('fast')
    .describe(
      'direct: every pair exactly; fast: within 1e-4 of the peak; fourier: for very many plants of a plane, its error reported',
    ),
  stopAfter: z
    .int()
    .min(1)
    .max(10_000)
    .nullable()
    .default(null)
    .describe(
      'Stop when so many throws are as extreme as the observed curve (Besag–Clifford); null: never, but after 10 with "mode":"fourier"',
    ),
});
export type DistanceSpec = z.output<typeof spec>;

const value = z.number().nullable();

export const durantonOvermanOutput = z.strictObject({
  statistic: z.literal('durantonOverman'),
  n: z.int().describe('Plants of the target'),
  bandwidth: value,
  parameters: z.strictObject({
    target: z.string(),
    weight: z.string().nullable(),
    metric: z.enum(['planar', 'greatCircle']),
    mode,
    method: z
      .enum(['sums', 'fourier'])
      .describe('How densities were found: fast takes transforms for very many plants'),
    level: z.number(),
    sites: z.int(),
    rowsLeftOut: z.int(),
    zeroDistanceShare: value.describe('Pairs on one spot: places known by area alone raise the density at 0'),
    fastError: value.describe('Largest difference from the exact sum at some distances, as a share of the peak'),
    pValue: value.describe('Of the whole curve, two-sided, by extreme rank length; sequential where so said'),
    pLocalised: value,
    verdict: z.enum(['localised', 'dispersed', 'neither', 'tooFewSimulations']).nullable(),
    sequential: z
      .strictObject({
        stopAfter: z.int(),
        pilots: z.int().describe('Throws that say what is usual, in the bands but not in the p-values'),
        stoppedEarly: z.boolean(),
      })
      .nullable()
      .describe(
        'p-values by Besag and Clifford’s sequential test of the largest standardised height; null: by all throws',
      ),
    warnings: z.array(z.string()),
  }),
  seed: z.int(),
  simulations: z.int().describe('Throws used'),
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
      status: z.enum(['ok', 'notEnough', 'undefined', 'tooFewSimulations']),
      reason: z.string().nullable(),
    }),
  ),
});
export type DistanceOutput = z.output<typeof durantonOvermanOutput>;

export const durantonOverman = defineStatistic({
  spec,
  output: durantonOvermanOutput,
  check: (file, { target, weight, permutationFile, mode, metric, stopAfter }) => {
    const fault = (column: string, message: string, remedy: string) =>
      refuse(file, { column, code: 'spec', message, remedy });
    if (target === '*' && (weight !== null || permutationFile !== undefined))
      fault(
        'target',
        'all types at once are compared unweighted and by draws of their own',
        'leave weight and permutationFile out, or name one type',
      );
    if (target === '*' && (mode === 'fourier' || stopAfter !== null))
      fault(
        'target',
        'all types at once share all their throws, which are counted',
        'leave "mode":"fourier" and stopAfter out, or name one type',
      );
    if (mode === 'fourier' && metric === 'greatCircle')
      fault(
        'mode',
        'a Fourier transform needs a plane, and degrees lie on a globe',
        'project the places to kilometres and say "metric":"planar", or take "mode":"fast"',
      );
    if (stopAfter !== null && permutationFile !== undefined)
      fault('stopAfter', 'given permutations are all used', 'leave stopAfter or permutationFile out');
  },
  async run(file, given, options, environment): Promise<DistanceOutput> {
    const sites = await readSites(file, given, environment, options.signal);
    for (const warning of sites.warnings) environment.note(warning);
    return given.target === '*'
      ? measureAllTypes(sites, given, options, environment)
      : measureOneType(file, sites, given, options, environment);
  },
});
