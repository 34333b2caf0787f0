import { z } from 'zod';
import {
  areaFitness,
  complexityOutlook,
  complexityRanks,
  economicComplexity,
  relatedness,
  relatednessDensity,
} from '../../../../kernels/complexity/index.ts';
import {
  type LocationQuotients,
  measureLocationQuotients,
  type PlantTable,
} from '../../../../kernels/concentration/index.ts';
import { seededRandom } from '../../../../kernels/random/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { readPlants } from '../readPlants.ts';
import { presenceOf, presenceRule } from './presence.ts';
import { resampledPresence } from './resampledPresence.ts';
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
  resamples: z
    .int()
    .min(0)
    .max(2000)
    .default(200)
    .describe('Registers drawn again, to tell how sure the order of areas and industries is'),
  seed: z.int().min(0).optional(),
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
    resamples: z.int(),
    resamplesUsed: z.int().describe('Resamples in which an order follows'),
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
      areaRank: value.describe('From the top, 1 the most complex'),
      areaRankLower: value.describe('Ninety in a hundred resamples put it between these'),
      areaRankUpper: value,
      areaFitness: value.describe('Fitness of the area (Tacchella), mean 1: a cross-check'),
      outlook: value.describe('Complexity that lies near to the area'),
      gain: value.describe('What this industry would add to the outlook; null where the area has it'),
      industryIndex: value.describe('Complexity of the industry, on the same scale'),
      industryRank: value,
      industryRankLower: value,
      industryRankUpper: value,
      status: z.enum(['ok', 'undefined', 'notEnough', 'notIdentified']),
      reason: z.string().nullable(),
    }),
  ),
});

const mostCells = 500_000;
const fewAreas = 20;
/** Multiplications beyond which ranks are not resampled: about half a minute. */
const mostWork = 2e10;

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
  const ranks = ranksOf(plants.table, quotients, presence, spec, seed, environment);
  const rank = (of: 'areas' | 'products', at: number) => ({
    rank: orNull(ranks?.[of].rank[at] ?? Number.NaN),
    lower: orNull(ranks?.[of].lower[at] ?? Number.NaN),
    upper: orNull(ranks?.[of].upper[at] ?? Number.NaN),
  });
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
      resamplesUsed: ranks?.used ?? 0,
    },
    seed,
    simulations: 0,
    results: plants.areas.flatMap((area, a) =>
      plants.industries.map((industry, p) => {
        const cell = a * industries + p;
        const isOut = found.diversity[a] === 0 || found.ubiquity[p] === 0;
        const [areaRank, industryRank] = [rank('areas', a), rank('products', p)];
        const isCounted = quotients.status === 'ok' && quotients.isEmpty[p] === 0 && quotients.expected[cell]! > 0;
        return {
          area,
          industry,
          observed: quotients.observed[cell]!,
          locationQuotient: isCounted ? quotients.locationQuotient[cell]! : null,
          present: presence[cell]!,
          density: density[cell]!,
          areaIndex: orNull(found.areaIndex[a]!),
          areaRank: areaRank.rank,
          areaRankLower: areaRank.lower,
          areaRankUpper: areaRank.upper,
          areaFitness: fitness.status === 'ok' ? orNull(fitness.areaFitness[a]!) : null,
          outlook: found.status === 'ok' ? outlook[a]! : null,
          gain: found.status === 'ok' ? orNull(gain[cell]!) : null,
          industryIndex: orNull(found.productIndex[p]!),
          industryRank: industryRank.rank,
          industryRankLower: industryRank.lower,
          industryRankUpper: industryRank.upper,
          status: found.status === 'ok' && isOut ? ('undefined' as const) : found.status,
          reason: found.reason ?? (isOut ? 'the area or the industry has no presence anywhere: it is left out' : null),
        };
      }),
    ),
  };
}

function ranksOf(
  table: PlantTable,
  quotients: LocationQuotients,
  presence: Float64Array,
  spec: z.output<typeof complexitySpec>,
  seed: number,
  environment: AnalysisEnvironment,
): ReturnType<typeof complexityRanks> {
  const { areaCount: areas, industryCount: industries } = table;
  const work = spec.resamples * (Math.min(areas, industries) ** 3 + areas * industries * Math.min(areas, industries));
  const isTooMuch = work > mostWork;
  if (isTooMuch)
    environment.note(
      `${areas} areas × ${industries} industries are too many to resample: ranks stand without intervals`,
    );
  const again = resampledPresence(
    table,
    quotients.status === 'ok' && !isTooMuch ? spec.resamples : 0,
    seededRandom(seed),
    presenceRule(quotients, industries, spec),
  );
  return complexityRanks(presence, again, areas, industries);
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
