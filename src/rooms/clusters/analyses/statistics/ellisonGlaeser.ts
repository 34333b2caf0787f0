import { z } from 'zod';
import {
  type EllisonGlaeserIndex,
  groupCoagglomeration,
  measureEllisonGlaeser,
  pairCoagglomeration,
} from '../../../../kernels/concentration/index.ts';
import { adjustBenjaminiHochberg } from '../../../../kernels/multiplicity/index.ts';
import { styleWeights } from '../../../../kernels/spatial/index.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { type NamedPlants, readPlants } from '../readPlants.ts';
import { readNeighbours } from './readNeighbours.ts';
import { defineStatistic } from './statistic.ts';

const column = z.string().min(1);

const spec = z.strictObject({
  statistic: z.literal('ellisonGlaeser'),
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
  permutations: z.int().min(0).max(999_999).default(0).describe('Throws of the plants for pValue; 0: none'),
  interval: z
    .strictObject({ simulations: z.int().min(99).max(9999).default(499), level: z.number().gt(0).lt(1).default(0.05) })
    .nullable()
    .default(null)
    .describe('Interval of gamma by simulation'),
  neighbours: column.nullable().default(null).describe('File `id, neighbour[, weight]` of areas, for spatialGamma'),
  pairwise: z.boolean().default(false).describe('Coagglomeration of every pair of industries'),
  groups: z
    .array(z.strictObject({ name: z.string().min(1), industries: z.array(z.string().min(1)).min(2) }))
    .max(1000)
    .default([])
    .describe('Coagglomeration of groups of industries'),
  seed: z.int().min(0).optional(),
});
type Spec = z.output<typeof spec>;

const value = z.number().nullable();
const status = z.enum(['ok', 'empty', 'undefined']);
const reason = z.string().nullable();

export const ellisonGlaeserOutput = z.strictObject({
  statistic: z.literal('ellisonGlaeser'),
  n: z.int().describe('Plants that were used'),
  parameters: z.strictObject({
    area: z.string(),
    industry: z.string(),
    employment: z.string().nullable(),
    separator: z.string().nullable(),
    areas: z.int(),
    industries: z.int(),
    rowsLeftOut: z.int().describe('Rows without area, industry or employment'),
    neighbours: z.string().nullable(),
    interval: z.strictObject({ simulations: z.int(), level: z.number() }).nullable(),
  }),
  seed: z.int(),
  simulations: z.int(),
  results: z.array(
    z.strictObject({
      industry: z.string(),
      n: z.int(),
      G: value,
      herfindahl: value,
      gamma: value,
      expectedG: value,
      variance: value,
      z: value,
      pValue: value.describe('Upper tail by throwing plants at areas'),
      maurelSedillot: value,
      countGamma: value,
      qBH: value.describe('Benjamini–Hochberg over the industries that have a pValue'),
      gammaLower: value,
      gammaUpper: value,
      spatialGamma: value,
      status,
      reason,
    }),
  ),
  pairs: z
    .array(
      z.strictObject({
        industry: z.string(),
        other: z.string(),
        gamma: z.number(),
        z: z.number(),
        pValue: z.number(),
        qBH: z.number(),
      }),
    )
    .optional(),
  groups: z
    .array(
      z.strictObject({
        group: z.string(),
        industries: z.array(z.strictObject({ industry: z.string(), share: z.number() })),
        gamma: value,
        status: z.enum(['ok', 'undefined']),
        reason,
      }),
    )
    .optional(),
});

export const ellisonGlaeser = defineStatistic({
  spec,
  output: ellisonGlaeserOutput,
  async run(
    file,
    given,
    { seed, specFolder, specFile, signal },
    environment,
  ): Promise<z.output<typeof ellisonGlaeserOutput>> {
    const plants = await readPlants(file, given, environment, signal);
    const { areas, industries, table, rowsLeftOut } = plants;
    if (rowsLeftOut > 0) environment.note(`${rowsLeftOut} of ${plants.rowsRead} rows lack a cell and are left out`);
    const { area, industry, employment, separator, interval, permutations } = given;
    const neighbours =
      given.neighbours === null
        ? null
        : styleWeights((await readNeighbours(specFolder, given.neighbours, areas, false)).weights, 'W');
    const found = measureEllisonGlaeser(table, { permutations, seed, interval, neighbours });
    return {
      statistic: 'ellisonGlaeser',
      n: table.plantArea.length,
      parameters: {
        ...{ area, industry, employment, separator, areas: areas.length, industries: industries.length },
        ...{ rowsLeftOut, neighbours: given.neighbours, interval },
      },
      seed,
      simulations: permutations,
      results: nameIndustries(industries, found),
      ...(given.pairwise ? { pairs: namePairs(file, plants) } : {}),
      ...(given.groups.length > 0 ? { groups: nameGroups(specFile, plants, given) } : {}),
    };
  },
});

function nameIndustries(industries: readonly string[], found: readonly EllisonGlaeserIndex[]) {
  const tested = found.filter(({ pValue }) => pValue !== null);
  const adjusted = adjustBenjaminiHochberg(tested.map(({ pValue }) => pValue!));
  const qOf = new Map(tested.map((one, at) => [one, adjusted[at]!]));
  return found.map((one, at) => ({
    ...{ industry: industries[at]!, n: one.n, G: one.concentration, herfindahl: one.herfindahl, gamma: one.gamma },
    ...{ expectedG: one.expectedConcentration, variance: one.variance, z: one.z, pValue: one.pValue },
    ...{ maurelSedillot: one.maurelSedillot, countGamma: one.countGamma, qBH: qOf.get(one) ?? null },
    ...{ gammaLower: one.lower, gammaUpper: one.upper, spatialGamma: one.spatialGamma },
    ...{ status: one.status, reason: one.reason },
  }));
}

const mostPairs = 500_000;

function namePairs(file: string, { table, industries, areas }: NamedPlants) {
  const count = (industries.length * (industries.length - 1)) / 2;
  if (count > mostPairs)
    refuse(file, {
      code: 'tooManyPairs',
      message: `${industries.length} industries make ${count} pairs, more than ${mostPairs}`,
      remedy: 'name a coarser column of industries, or leave "pairwise" out',
    });
  const heldAreas = new Set(
    table.plantArea.filter((_, plant) => table.employment === null || table.employment[plant]! > 0),
  );
  if (areas.length < 2 || heldAreas.size < 2) return [];
  const pairs = pairCoagglomeration(table);
  const adjusted = adjustBenjaminiHochberg(pairs.pValue);
  return Array.from(pairs.gamma, (gamma, at) => ({
    industry: industries[pairs.first[at]!]!,
    other: industries[pairs.second[at]!]!,
    ...{ gamma, z: pairs.z[at]!, pValue: pairs.pValue[at]!, qBH: adjusted[at]! },
  }));
}

function nameGroups(specFile: string, { table, industries }: NamedPlants, { groups }: Spec) {
  return groups.map(({ name, industries: members }) => {
    const places = [...new Set(members)].map((member) => industries.indexOf(member));
    const unknown = members.find((member) => !industries.includes(member));
    if (unknown !== undefined || places.length < 2)
      refuse(specFile, {
        column: 'groups',
        code: 'group',
        message:
          unknown === undefined
            ? `the group "${name.slice(0, 40)}" names one industry alone`
            : `the group "${name.slice(0, 40)}" names "${unknown.slice(0, 40)}", which is no industry of the data`,
        remedy: 'name two industries or more, as the data spell them',
      });
    const { weights, ...found } = groupCoagglomeration(table, Int32Array.from(places));
    const shares = places.map((place, at) => ({ industry: industries[place]!, share: weights[at]! }));
    return { group: name, industries: shares, gamma: found.gamma, status: found.status, reason: found.reason };
  });
}
