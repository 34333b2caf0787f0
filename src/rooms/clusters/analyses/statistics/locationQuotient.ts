import { z } from 'zod';
import { type LocationQuotients, measureLocationQuotients } from '../../../../kernels/concentration/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { type NamedPlants, readPlants } from '../readPlants.ts';
import { defineStatistic, type MeasureOptions } from './statistic.ts';

export const locationQuotientSpec = z.strictObject({
  statistic: z.literal('locationQuotient'),
  area: z.string().min(1).describe('Column that says where a plant is'),
  industry: z.string().min(1).describe('Column that says what a plant makes'),
  employment: z.string().min(1).nullable().default(null).describe('Column of jobs; null counts plants'),
  separator: z
    .string()
    .min(1)
    .max(8)
    .nullable()
    .default(null)
    .describe(
      'What stands between the industries of a plant that has several, such as ";"; null takes a cell as one industry',
    ),
  seed: z.int().min(0).optional().describe('Drawn on by no part of this statistic; kept in the result'),
});
export type LocationQuotientSpec = z.output<typeof locationQuotientSpec>;

const value = z.number().nullable();

export const locationQuotientRow = z.strictObject({
  area: z.string(),
  industry: z.string(),
  observed: z.number(),
  expected: z.number(),
  locationQuotient: value,
  pUpper: value.describe(
    'Chance of at least so much here by accident: hypergeometric for plants, normal for employment',
  ),
  qBH: value.describe('Benjamini–Hochberg over all rows'),
  qBY: value.describe('Benjamini–Yekutieli over all rows'),
  shrunk: value.describe('Quotient drawn towards 1 where the cell is small'),
  lower: value.describe('95 % interval of the shrunk quotient'),
  upper: value,
  logPUpper: value.optional().describe('Natural logarithm of pUpper; plants only'),
  z: value.optional().describe('Dartboard z; employment only'),
  status: z.enum(['ok', 'undefined', 'notEnough']),
  reason: z.string().nullable(),
});
export type LocationQuotientRow = z.output<typeof locationQuotientRow>;

export const locationQuotientOutput = z.strictObject({
  statistic: z.literal('locationQuotient'),
  n: z.int().describe('Plants that were used'),
  parameters: z.strictObject({
    area: z.string(),
    industry: z.string(),
    employment: z.string().nullable(),
    separator: z.string().nullable(),
    areas: z.int(),
    industries: z.int(),
    rowsLeftOut: z.int().describe('Rows without area, industry or employment'),
    test: z.enum(['hypergeometric', 'dartboardNormal']),
    shrinkage: z.enum(['gammaPoisson', 'normalNormal']),
    level: z.number(),
  }),
  seed: z.int(),
  simulations: z.int(),
  results: z.array(locationQuotientRow),
});
export type LocationQuotientOutput = z.output<typeof locationQuotientOutput>;

const mostCells = 500_000;

/** Rows of a file in, a quotient for each area × industry out, sorted by both. */
export async function measureLocationQuotient(
  file: string,
  spec: LocationQuotientSpec,
  { seed, signal }: MeasureOptions,
  environment: AnalysisEnvironment,
): Promise<LocationQuotientOutput> {
  const plants = await readPlants(file, spec, environment, signal);
  const cells = plants.areas.length * plants.industries.length;
  if (cells > mostCells)
    refuse(file, {
      code: 'tooManyCells',
      message: `${plants.areas.length} areas × ${plants.industries.length} industries are more than ${mostCells} results`,
      remedy: 'name coarser columns',
    });
  if (plants.rowsLeftOut > 0)
    environment.note(`${plants.rowsLeftOut} of ${plants.rowsRead} rows lack a cell and are left out`);
  const { area, industry, employment, separator } = spec;
  const isCount = employment === null;
  return {
    statistic: 'locationQuotient',
    n: plants.table.plantArea.length,
    parameters: {
      area,
      industry,
      employment,
      separator,
      areas: plants.areas.length,
      industries: plants.industries.length,
      rowsLeftOut: plants.rowsLeftOut,
      test: isCount ? 'hypergeometric' : 'dartboardNormal',
      shrinkage: isCount ? 'gammaPoisson' : 'normalNormal',
      level: 0.95,
    },
    seed,
    simulations: 0,
    results: nameRows(plants, measureLocationQuotients(plants.table)),
  };
}

/** The kernel's numbers with the names that belong to them; what says nothing becomes null and says why. */
export function nameRows(
  { areas, industries }: Pick<NamedPlants, 'areas' | 'industries'>,
  found: LocationQuotients,
): LocationQuotientRow[] {
  const rows: LocationQuotientRow[] = [];
  for (const [areaIndex, area] of areas.entries()) {
    for (const [industryIndex, industry] of industries.entries()) {
      const cell = areaIndex * industries.length + industryIndex;
      const observed = found.observed[cell]!;
      const reason = whyUndefined(found, cell, industryIndex);
      const expected = found.expected[cell]!;
      if (reason !== null)
        rows.push({ area, industry, observed, expected, ...nothing(found), status: 'undefined', reason });
      else rows.push({ area, industry, observed, expected, ...numbers(found, cell, industryIndex) });
    }
  }
  return rows;
}

function whyUndefined(found: LocationQuotients, cell: number, industryIndex: number): string | null {
  if (found.status === 'undefined') return found.reason;
  if (found.isEmpty[industryIndex] === 1) return 'the industry has no employment';
  return found.expected[cell] === 0 ? 'the area has no employment' : null;
}

function nothing({ z }: LocationQuotients) {
  const blank = { locationQuotient: null, pUpper: null, qBH: null, qBY: null, shrunk: null, lower: null, upper: null };
  return z === null ? { ...blank, logPUpper: null } : { ...blank, z: null };
}

function numbers(found: LocationQuotients, cell: number, industryIndex: number) {
  const isFullyShrunk = found.isFullyShrunk[industryIndex] === 1;
  return {
    locationQuotient: found.locationQuotient[cell]!,
    pUpper: found.pUpper[cell]!,
    qBH: found.qBH[cell]!,
    qBY: found.qBY[cell]!,
    shrunk: found.shrunk[cell]!,
    lower: isFullyShrunk ? null : found.lower[cell]!,
    upper: isFullyShrunk ? null : found.upper[cell]!,
    ...(found.z === null ? { logPUpper: found.logPUpper![cell]! } : { z: found.z[cell]! }),
    status: isFullyShrunk ? ('notEnough' as const) : ('ok' as const),
    reason: isFullyShrunk ? 'areas differ no more in this industry than chance makes them: there is no interval' : null,
  };
}

export const locationQuotient = defineStatistic({
  spec: locationQuotientSpec,
  output: locationQuotientOutput,
  run: measureLocationQuotient,
});
