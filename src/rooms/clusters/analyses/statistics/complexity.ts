import { z } from 'zod';
import { economicComplexity, relatedness, relatednessDensity } from '../../../../kernels/complexity/index.ts';
import { measureLocationQuotients } from '../../../../kernels/concentration/index.ts';
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
      present: z.int().describe('1: quotient of 1 or more, and at least the least'),
      density: z.number().describe('Share of what is related to the industry that the area makes'),
      areaIndex: value.describe('Economic complexity of the area'),
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
  const presence = quotients.locationQuotient.map((quotient, cell) =>
    quotients.status === 'ok' && quotient >= 1 && quotients.observed[cell]! >= spec.least ? 1 : 0,
  );
  const found = economicComplexity(presence, areas, industries);
  const density = relatednessDensity(presence, relatedness(presence, areas, industries, spec.relatedness), industries);
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
          industryIndex: orNull(found.productIndex[p]!),
          status: found.status === 'ok' && isOut ? ('undefined' as const) : found.status,
          reason: found.reason ?? (isOut ? 'the area or the industry has no presence anywhere: it is left out' : null),
        };
      }),
    ),
  };
}

const orNull = (index: number): number | null => (Number.isNaN(index) ? null : index);

export const complexity = defineStatistic({
  spec: complexitySpec,
  output: complexityOutput,
  run: measureComplexity,
});
