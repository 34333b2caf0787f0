import { z } from 'zod';
import { seededRandom } from '../../../../kernels/random/index.ts';
import {
  type DistanceProblem,
  distanceBetween,
  fastErrorOf,
  observedDensity,
  screenIndustries,
  sitesOf,
  testLocalisation,
} from '../../../../kernels/spatial/distances/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { drawInThreads } from './distanceDraws.ts';
import { type ReadSites, readPermutations, readSites } from './readSites.ts';
import { defineStatistic, type MeasureOptions } from './statistic.ts';

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

const spec = z.strictObject({
  statistic: z.literal('durantonOverman'),
  ...distanceSpecShape,
  target: z.string().min(1).describe('The type whose plants are compared; "*": every type, unweighted, with q-values'),
  mode: z
    .enum(['direct', 'fast'])
    .default('fast')
    .describe('direct: every pair exactly; fast: within 1e-4 of the peak'),
});
type Spec = z.output<typeof spec>;

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
type Output = z.output<typeof durantonOvermanOutput>;

export const durantonOverman = defineStatistic({
  spec,
  output: durantonOvermanOutput,
  check: (file, { target, weight, permutationFile }) => {
    if (target === '*' && (weight !== null || permutationFile !== undefined))
      refuse(file, {
        column: 'target',
        code: 'spec',
        message: 'all types at once are compared unweighted and by draws of their own',
        remedy: 'leave weight and permutationFile out, or name one type',
      });
  },
  async run(file, given, options, environment): Promise<Output> {
    const sites = await readSites(file, given, environment, options.signal);
    for (const warning of sites.warnings) environment.note(warning);
    return given.target === '*'
      ? measureAll(sites, given, options)
      : measureOne(file, sites, given, options, environment);
  },
});

async function measureOne(
  file: string,
  sites: ReadSites,
  given: Spec,
  { seed, specFolder, signal }: MeasureOptions,
  environment: AnalysisEnvironment,
): Promise<Output> {
  const type = sites.types.indexOf(given.target);
  if (type < 0)
    refuse(file, {
      column: given.type,
      code: 'target',
      message: `no plant is of the type "${given.target.slice(0, 40)}"`,
      remedy: `name one of ${sites.types.slice(0, 20).join(', ')}`,
    });
  const { x, y, weights } = sites;
  const target = Int32Array.from(sites.typeOf.keys()).filter((i) => sites.typeOf[i] === type);
  const distances = distancesOf(given.distances, sites, given.metric, seed);
  const problem: DistanceProblem = { x, y, metric: given.metric, target, weights, distances, mode: given.mode, seed };
  const observed = observedDensity(problem);
  const shape = { sites, given, seed, n: target.length, distances };
  if (!(observed.bandwidth > 0)) return nothing(shape, target.length, observed.zeroShare);
  const fromFile =
    given.permutationFile === undefined ? null : await readPermutations(specFolder, given.permutationFile, x.length);
  const simulations = fromFile === null ? given.simulations : fromFile.count;
  const curves =
    simulations === 0
      ? new Float64Array(0)
      : await drawInThreads(
          'densities',
          problem,
          { simulations, points: distances.length, sites: x.length, permutations: fromFile?.permutations ?? null },
          { signal, progress: environment.progress },
        );
  const test = testLocalisation(observed.density, curves, given.level);
  const hasDraws = simulations > 0;
  const isShort = test.localisation === null || test.dispersion === null;
  return {
    statistic: 'durantonOverman',
    n: target.length,
    bandwidth: observed.bandwidth,
    parameters: {
      ...parametersOf(shape),
      zeroDistanceShare: observed.zeroShare,
      fastError: given.mode === 'fast' ? fastErrorOf(problem, observed.density) : null,
      ...{ pValue: test.pValue, pLocalised: test.pLocalised, verdict: test.verdict },
    },
    seed,
    simulations,
    results: Array.from(distances, (distance, k) => ({
      distance,
      density: observed.density[k]!,
      localLower: hasDraws ? test.localLower[k]! : null,
      localUpper: hasDraws ? test.localUpper[k]! : null,
      globalLower: test.globalLower?.[k] ?? null,
      globalUpper: test.globalUpper?.[k] ?? null,
      localisation: test.localisation?.[k] ?? null,
      dispersion: test.dispersion?.[k] ?? null,
      status: isShort ? ('tooFewSimulations' as const) : ('ok' as const),
      reason: isShort ? `${simulations} simulations are too few for a global band at ${given.level}` : null,
    })),
  };
}

interface Shape {
  sites: ReadSites;
  given: Spec;
  seed: number;
  n: number;
  distances: Float64Array;
}

const parametersOf = ({ sites, given }: Shape) => ({
  ...{ target: given.target, weight: given.weight, metric: given.metric, mode: given.mode, level: given.level },
  ...{ sites: sites.x.length, rowsLeftOut: sites.rowsLeftOut, warnings: sites.warnings },
  ...{ zeroDistanceShare: null, fastError: null, pValue: null, pLocalised: null, verdict: null },
});

/** One plant has no distance, and plants on one spot have none that differ: nothing is said, not 0. */
function nothing(shape: Shape, plants: number, zeroDistanceShare: number): Output {
  const why =
    plants < 2
      ? { status: 'notEnough' as const, reason: `the type has ${plants} plants; a distance needs two` }
      : {
          status: 'undefined' as const,
          reason: 'the distances between the plants do not differ: there is no bandwidth',
        };
  return {
    ...{
      statistic: 'durantonOverman',
      n: plants,
      bandwidth: null,
      parameters: { ...parametersOf(shape), zeroDistanceShare: plants < 2 ? null : zeroDistanceShare },
      seed: shape.seed,
      simulations: 0,
    },
    results: Array.from(shape.distances, (distance) => ({
      ...{ distance, density: null, localLower: null, localUpper: null, globalLower: null, globalUpper: null },
      ...{ localisation: null, dispersion: null, ...why },
    })),
  };
}

function measureAll(sites: ReadSites, given: Spec, { seed }: MeasureOptions): Output {
  const distances = distancesOf(given.distances, sites, given.metric, seed);
  const industries = sites.types.map((_, type) =>
    Int32Array.from(sites.typeOf.keys()).filter((i) => sites.typeOf[i] === type),
  );
  const found = screenIndustries(sites.x, sites.y, given.metric, industries, distances, given.simulations, seed);
  const shape = { sites, given, seed, n: sites.x.length, distances };
  return {
    ...{
      statistic: 'durantonOverman',
      n: sites.x.length,
      bandwidth: null,
      parameters: parametersOf(shape),
      seed,
      simulations: given.simulations,
    },
    results: found.map((one, at) => ({
      type: sites.types[at]!,
      n: one.n,
      pLocalised: one.pLocalised,
      qLocalised: one.qLocalised,
      pValue: one.pValue,
      status: one.status,
      reason:
        one.status === 'ok'
          ? null
          : one.status === 'notEnough'
            ? 'fewer than five plants'
            : 'the distances do not differ',
    })),
  };
}

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
