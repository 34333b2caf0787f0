import { z } from 'zod';
import {
  areaFitness,
  complexityOutlook,
  economicComplexity,
  relatedness,
  relatednessDensity,
} from '../../../../kernels/complexity/index.ts';
import {
  chanceAboveOne,
  type LocationQuotients,
  measureLocationQuotients,
  priorShape,
} from '../../../../kernels/concentration/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { readPlants } from '../readPlants.ts';
import { defineStatistic, type MeasureOptions } from './statistic.ts';

const complexitySpec = z.strictObject({
  statistic: z.literal('complexity'),
  area: z.string().min(1).describe('Column that says where a plant is'),
  industry: z.string().min(1).describe('Column that says what a plant makes'),
  employment: z.string().min(1).nullable().default(null).describe('Column of jobs; null counts plants'),
  separator: z.string().min(1).max(8).nullable().default(null).describe('Between the industries of a plant'),
  least: z.number().min(0).default(1).describe('An area makes something from this many plants (or jobs) on'),
  presence: z
    .enum(['quotient', 'chance'])
    .default('quotient')
    .describe(
      'quotient: 1 from a location quotient of 1 on; chance: the chance that the area is really denser than the whole (plants only)',
    ),
  relatedness: z.enum(['proximity', 'cosine', 'jaccard', 'association', 'probability']).default('proximity'),
  seed: z.int().min(0).optional().describe('Drawn on by no part of this statistic; kept in the result'),
});

const value = z.number().nullable();

const complexityOutput = z.strictObject({
  statistic: z.literal('complexity'),
  n: z.int().describe('Plants that were used'),
  parameters: z.strictObject({
    area: z.string(),
    industry: z.string(),
    employment: z.string().nullable(),
    separator: z.string().nullable(),
    least: z.number(),
    presence: z.string(),
    relatedness: z.string(),
    areas: z.int(),
    industries: z.int(),
    areasLeftOut: z.int().describe('Without any industry of quotient 1 or more'),
    industriesLeftOut: z.int(),
    rowsLeftOut: z.int(),
    secondEigenvalue: value,
  }),
  seed: z.int(),
  simulations: z.int(),
  results: z.array(
    z.strictObject({
      area: z.string(),
      industry: z.string(),
      observed: z.number(),
      locationQuotient: value,
      present: z.number().describe('1: quotient of 1 or more, and at least the least; or the chance of it'),
      density: z.number().describe('Share of what is related to the industry that the area makes'),
      areaIndex: value.describe('Economic complexity of the area'),
      areaFitness: value.describe('Fitness of the area (Tacchella), mean 1: a cross-check'),
      outlook: value.describe('Complexity that lies near to the area'),
      gain: value.describe('What this industry would add to the outlook; null where the area has it'),
      industryIndex: value.describe('Complexity of the industry, on the same scale'),
      status: z.enum(['ok', 'undefined', 'notEnough', 'notIdentified']),
      reason: z.string().nullable(),
    }),
  ),
});

const mostCells = 500_000;
const fewAreas = 20;

async function measureComplexity(
  file: string,
  spec: z.output<typeof complexitySpec>,
  { seed, signal }: MeasureOptions,
  environment: AnalysisEnvironment,
): Promise<z.output<typeof complexityOutput>> {
  const plants = await readPlants(file, spec, environment, signal);
  const [areas, industries] = [plants.areas.length, plants.industries.length];
  if (areas * industries > mostCells || Math.min(areas, industries) > 500)
    refuse(file, {
      code: 'tooManyCells',
      message: `${areas} areas × ${industries} industries are more than ${mostCells} results, or both more than 500`,
      remedy: 'name coarser columns',
    });
  if (areas < fewAreas) environment.note(`with ${areas} areas, fewer than ${fewAreas}, the index is mostly noise`);
  const quotients = measureLocationQuotients(plants.table);
  const presence = presenceOf(quotients, industries, spec);
  const found = economicComplexity(presence, areas, industries);
  const related = relatedness(presence, areas, industries, spec.relatedness);
  const density = relatednessDensity(presence, related, industries);
  const { outlook, gain } = complexityOutlook(presence, related, density, found.productIndex);
  const fitness = areaFitness(presence, areas, industries);
  const { statistic: _, seed: __, ...parameters } = spec;
  return {
    statistic: 'complexity',
    n: plants.table.plantArea.length,
    parameters: {
      ...parameters,
      areas,
      industries,
      areasLeftOut: found.areasLeftOut,
      industriesLeftOut: found.productsLeftOut,
      rowsLeftOut: plants.rowsLeftOut,
      secondEigenvalue: found.secondEigenvalue,
    },
    seed,
    simulations: 0,
    results: plants.areas.flatMap((area, a) =>
      plants.industries.map((industry, p) => {
        const cell = a * industries + p;
        const isOut = found.diversity[a] === 0 || found.ubiquity[p] === 0;
        const isCounted = quotients.status === 'ok' && quotients.isEmpty[p] === 0 && quotients.expected[cell]! > 0;
        return {
          area,
          industry,
          observed: quotients.observed[cell]!,
          locationQuotient: isCounted ? quotients.locationQuotient[cell]! : null,
          present: presence[cell]!,
          density: density[cell]!,
          areaIndex: orNull(found.areaIndex[a]!),
          areaFitness: fitness.status === 'ok' ? orNull(fitness.areaFitness[a]!) : null,
          outlook: found.status === 'ok' ? outlook[a]! : null,
          gain: found.status === 'ok' ? orNull(gain[cell]!) : null,
          industryIndex: orNull(found.productIndex[p]!),
          status: found.status === 'ok' && isOut ? ('undefined' as const) : found.status,
          reason: found.reason ?? (isOut ? 'the area or the industry has no presence anywhere: it is left out' : null),
        };
      }),
    ),
  };
}

function presenceOf(
  quotients: LocationQuotients,
  industries: number,
  { presence, least }: z.output<typeof complexitySpec>,
): Float64Array {
  const { observed, expected, locationQuotient } = quotients;
  if (quotients.status !== 'ok') return new Float64Array(observed.length);
  const shapes = Array.from({ length: industries }, (_, industry) =>
    priorShape(observed, expected, industry, industries),
  );
  return locationQuotient.map((quotient, cell) => {
    if (observed[cell]! < least || expected[cell] === 0) return 0;
    return presence === 'quotient'
      ? Number(quotient >= 1)
      : chanceAboveOne(observed[cell]!, expected[cell]!, shapes[cell % industries]!);
  });
}

const orNull = (index: number): number | null => (Number.isNaN(index) ? null : index);

export const complexity = defineStatistic({
  spec: complexitySpec,
  check: (file, { presence, employment }) => {
    if (presence === 'chance' && employment !== null)
      refuse(file, {
        column: 'presence',
        code: 'spec',
        message: 'chances are of counts of plants, not of jobs',
        remedy: 'leave employment out, or take presence by quotient',
      });
  },
  output: complexityOutput,
  run: measureComplexity,
});
