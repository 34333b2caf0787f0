import { z } from 'zod';
import {
  clusterIndex,
  concentrationOfIndustries,
  type SharesCompared,
  scaleQuotients,
  specialisationOfAreas,
} from '../../../../kernels/concentration/index.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { type NamedPlants, readPlants } from '../readPlants.ts';
import { type Place, readPlaces } from './readPlaces.ts';
import { defineStatistic } from './statistic.ts';

const column = z.string().min(1);

const spec = z.strictObject({
  statistic: z.literal('concentration'),
  area: column.describe('Column that says where a plant is'),
  industry: column.describe('Column that says what a plant makes'),
  employment: column.nullable().default(null).describe('Column of jobs; null: each plant counts 1'),
  separator: z
    .string()
    .min(1)
    .max(8)
    .nullable()
    .default(null)
    .describe('Between the industries of a plant with several'),
  rows: z
    .enum(['industry', 'area', 'cell'])
    .default('industry')
    .describe('Industries over areas, areas over industries, or quotients of each area × industry'),
  places: column
    .nullable()
    .default(null)
    .describe('File `area, areaKm2, population`, for the cluster index of Litzenberger and Sternberg (cells)'),
  seed: z.int().min(0).optional().describe('Drawn on by no part of this statistic; kept in the result'),
});

const value = z.number().nullable();
const says = { status: z.enum(['ok', 'empty', 'undefined']), reason: z.string().nullable() };
const indices = {
  amount: z.number().describe('Jobs, or plants'),
  herfindahl: value.describe('Sum of squared shares'),
  numbersEquivalent: value.describe('As many equal shares would have the same'),
  krugman: value.describe('Sum of absolute differences of shares, 0 … 2'),
  hoover: value.describe('Half of it: the share that would have to move'),
  gini: value.describe('Locational Gini, 0 … 1'),
  theil: value,
};
const industryRow = z.strictObject({ industry: z.string(), ...indices, ...says });
const areaRow = z.strictObject({ area: z.string(), ...indices, ...says });
const cellRow = z.strictObject({
  area: z.string(),
  industry: z.string(),
  amount: z.number(),
  plants: z.int(),
  locationQuotient: value,
  symmetricAdvantage: value.describe('(LQ − 1)/(LQ + 1)'),
  standardisedQuotient: value.describe('LQ in standard deviations over the areas of its industry'),
  clusterIndex: value.describe('Litzenberger–Sternberg; null without places'),
  ...says,
});

export const concentrationOutput = z.strictObject({
  statistic: z.literal('concentration'),
  n: z.int().describe('Plants that were used'),
  parameters: z.strictObject({
    area: z.string(),
    industry: z.string(),
    employment: z.string().nullable(),
    separator: z.string().nullable(),
    rows: z.enum(['industry', 'area', 'cell']),
    places: z.string().nullable(),
    areas: z.int(),
    industries: z.int(),
    rowsLeftOut: z.int(),
  }),
  seed: z.int(),
  simulations: z.int(),
  results: z.union([z.array(industryRow), z.array(areaRow), z.array(cellRow)]),
});

const mostCells = 500_000;

export const concentration = defineStatistic({
  spec,
  output: concentrationOutput,
  check(specFile, { rows, places }) {
    if (places !== null && rows !== 'cell')
      refuse(specFile, {
        column: 'places',
        code: 'places',
        message: 'places are used for cells alone',
        remedy: 'ask for "rows": "cell", or leave "places" out',
      });
  },
  async run(file, given, { seed, specFolder, signal }, environment): Promise<z.output<typeof concentrationOutput>> {
    const plants = await readPlants(file, given, environment, signal);
    const { areas, industries, rowsLeftOut } = plants;
    if (areas.length * industries.length > mostCells)
      refuse(file, {
        code: 'tooManyCells',
        message: `${areas.length} areas × ${industries.length} industries are more than ${mostCells} cells`,
        remedy: 'name coarser columns',
      });
    if (rowsLeftOut > 0) environment.note(`${rowsLeftOut} of ${plants.rowsRead} rows lack a cell and are left out`);
    const { amounts, counts } = addUp(plants);
    const { area, industry, employment, separator, rows, places } = given;
    const known = places === null ? null : await readPlaces(specFolder, places);
    return {
      statistic: 'concentration',
      n: plants.table.plantArea.length,
      parameters: {
        ...{ area, industry, employment, separator, rows, places },
        ...{ areas: areas.length, industries: industries.length, rowsLeftOut },
      },
      seed,
      simulations: 0,
      results:
        rows === 'industry'
          ? nameAll(
              industries,
              concentrationOfIndustries(amounts, areas.length),
              columnSums(amounts, industries.length),
            ).map(({ name, ...row }) => ({ industry: name, ...row }))
          : rows === 'area'
            ? nameAll(areas, specialisationOfAreas(amounts, areas.length), rowSums(amounts, industries.length)).map(
                ({ name, ...row }) => ({ area: name, ...row }),
              )
            : nameCells(plants, amounts, counts, known),
    };
  },
});

function addUp({ table, areas, industries }: NamedPlants) {
  const [amounts, counts] = [0, 0].map(() => new Float64Array(areas.length * industries.length)) as [
    Float64Array,
    Float64Array,
  ];
  for (const [at, industry] of table.membershipIndustry.entries()) {
    const plant = table.membershipPlant === null ? at : table.membershipPlant[at]!;
    const cell = table.plantArea[plant]! * industries.length + industry;
    amounts[cell]! += table.employment === null ? 1 : table.employment[plant]!;
    counts[cell]! += 1;
  }
  return { amounts, counts };
}

function columnSums(amounts: Float64Array, columns: number): Float64Array {
  const sums = new Float64Array(columns);
  for (const [cell, amount] of amounts.entries()) sums[cell % columns]! += amount;
  return sums;
}

function rowSums(amounts: Float64Array, columns: number): Float64Array {
  const sums = new Float64Array(amounts.length / columns);
  for (const [cell, amount] of amounts.entries()) sums[Math.floor(cell / columns)]! += amount;
  return sums;
}

const nameAll = (names: readonly string[], found: readonly SharesCompared[], sums: Float64Array) =>
  found.map(({ status, reason, ...numbers }, at) => ({
    name: names[at]!,
    amount: sums[at]!,
    ...numbers,
    status,
    reason,
  }));

function nameCells(
  { areas, industries }: NamedPlants,
  amounts: Float64Array,
  counts: Float64Array,
  places: ReadonlyMap<string, Place> | null,
) {
  const scales = scaleQuotients(amounts, areas.length);
  const [jobs, plants] = [columnSums(amounts, industries.length), columnSums(counts, industries.length)];
  const present = places === null ? [] : areas.flatMap((area) => places.get(area) ?? []);
  const allAreaKm2 = present.reduce((sum, { areaKm2 }) => sum + areaKm2, 0);
  const allPopulation = present.reduce((sum, { population }) => sum + population, 0);
  return Array.from(amounts, (amount, cell) => {
    const [area, industry] = [areas[Math.floor(cell / industries.length)]!, cell % industries.length];
    const isEmpty = scales.isEmpty[cell] === 1;
    const place = places?.get(area);
    const index =
      place === undefined || jobs[industry] === 0
        ? null
        : clusterIndex({
            ...{ jobs: amount, allJobs: jobs[industry]!, ...place, allAreaKm2, allPopulation },
            ...{ plants: counts[cell]!, allPlants: plants[industry]! },
          });
    return {
      ...{ area, industry: industries[industry]!, amount, plants: counts[cell]! },
      locationQuotient: isEmpty ? null : scales.locationQuotient[cell]!,
      symmetricAdvantage: isEmpty ? null : scales.symmetricAdvantage[cell]!,
      standardisedQuotient: isEmpty || scales.isLevel[industry] === 1 ? null : scales.standardisedQuotient[cell]!,
      clusterIndex: index,
      status: isEmpty ? ('empty' as const) : ('ok' as const),
      reason: isEmpty ? 'the industry or the area has no employment' : null,
    };
  });
}
