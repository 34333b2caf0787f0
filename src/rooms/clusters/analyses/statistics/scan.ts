import { z } from 'zod';
import { seededRandom } from '../../../../kernels/random/index.ts';
import {
  circularWindows,
  flexibleWindows,
  kulldorffScan,
  type ScanData,
} from '../../../../kernels/spatial/scan/index.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { readNeighbours } from './readNeighbours.ts';
import { readScanData, type ScanPlaces } from './readScanData.ts';
import { defineStatistic } from './statistic.ts';

const column = z.string().min(1);

const spec = z.strictObject({
  statistic: z.literal('scan'),
  cases: column.nullable().default(null).describe('Column of cases of each area; with population, a row is an area'),
  population: column.nullable().default(null),
  type: column.nullable().default(null).describe('Column of what a plant is, where a row is a plant'),
  target: z.string().nullable().default(null).describe('The type that is looked for, among plants of all types'),
  id: column
    .nullable()
    .default(null)
    .describe('Column that names the area; plants of one area, or else of one spot, are put together'),
  x: column.nullable().default(null),
  y: column.nullable().default(null),
  metric: z.enum(['planar', 'greatCircle']).default('planar').describe('greatCircle: x longitude, y latitude, degrees'),
  shape: z.enum(['circular', 'flexible']).default('circular').describe('flexible grows along neighbours'),
  neighbours: z.string().min(1).nullable().default(null).describe('File id, neighbour; for flexible'),
  largestShare: z.number().gt(0).max(0.5).default(0.25).describe('A window holds at most this share of the population'),
  mostAreas: z.int().min(1).max(100).default(15).describe('Of a flexible window'),
  leastCases: z.int().min(1).default(2),
  clusters: z.int().min(1).max(100).default(10),
  simulations: z.int().min(0).max(99_999).default(999),
  seed: z.int().min(0).optional(),
});
type ScanSpec = z.output<typeof spec>;

export const scanOutput = z.strictObject({
  statistic: z.literal('scan'),
  n: z.int().describe('Areas or spots'),
  parameters: z.strictObject({
    shape: z.enum(['circular', 'flexible']),
    metric: z.enum(['planar', 'greatCircle']),
    model: z.enum(['poisson', 'relabelling']),
    largestShare: z.number(),
    cases: z.number(),
    population: z.number(),
    rowsLeftOut: z.int(),
    status: z.enum(['ok', 'empty', 'undefined']),
    reason: z.string().nullable(),
  }),
  seed: z.int(),
  simulations: z.int(),
  results: z.array(
    z.strictObject({
      rank: z.int(),
      centre: z.string(),
      areas: z.array(z.string()),
      radius: z.number().nullable().describe('Kilometres from the centre to the furthest area; null without places'),
      cases: z.int(),
      expected: z.number(),
      relativeRisk: z.number().nullable(),
      logLikelihoodRatio: z.number(),
      pValue: z.number().nullable().describe('By the strongest window of each draw; null without simulations'),
      status: z.literal('ok'),
      reason: z.null(),
    }),
  ),
});

const mostSpots = 5000;

export const scan = defineStatistic({
  spec,
  output: scanOutput,
  check: (file, given) => {
    const problem = contradiction(given);
    if (problem !== null)
      refuse(file, {
        column: problem[0],
        code: 'spec',
        message: problem[1],
        remedy: 'see: toolroom schema clusters measure',
      });
  },
  async run(file, given, { seed, specFolder, signal }, environment): Promise<z.output<typeof scanOutput>> {
    const read = await readScanData(file, given, environment, signal);
    if (read.ids.length > mostSpots)
      refuse(file, {
        code: 'tooManySpots',
        message: `${read.ids.length} spots are more than ${mostSpots} circles can be laid round`,
        remedy: 'name a column of areas with "id", or use: toolroom clusters detect',
      });
    const windows = await windowsOf(read, given, specFolder);
    const model = given.cases === null ? 'relabelling' : 'poisson';
    const { cases, population } = read;
    const { simulations, leastCases, clusters } = given;
    const found = kulldorffScan(
      { cases, population, windows },
      { simulations, leastCases, mostClusters: clusters, model },
      seededRandom(seed),
    );
    const { shape, metric, largestShare } = given;
    return {
      statistic: 'scan',
      n: read.ids.length,
      parameters: {
        ...{ shape, metric, model, largestShare, cases: found.cases, population: found.population },
        ...{ rowsLeftOut: read.rowsLeftOut, status: found.status, reason: found.reason },
      },
      seed,
      simulations: found.simulations,
      results: found.clusters.map((cluster, rank) => ({
        rank: rank + 1,
        centre: read.ids[cluster.centre]!,
        areas: Array.from(cluster.areas, (area) => read.ids[area]!),
        radius: read.distance === null ? null : furthest(cluster.centre, cluster.areas, read.distance),
        cases: cluster.cases,
        expected: cluster.expected,
        relativeRisk: cluster.relativeRisk,
        logLikelihoodRatio: cluster.logLikelihoodRatio,
        pValue: simulations === 0 ? null : cluster.pValue,
        status: 'ok' as const,
        reason: null,
      })),
    };
  },
});

function contradiction(given: ScanSpec): [column: string, message: string] | null {
  const ofAreas = given.cases !== null;
  if (ofAreas !== (given.population !== null)) return ['population', 'cases and population belong together'];
  if (ofAreas === (given.type !== null))
    return ['type', 'name cases and population of areas, or type and target of plants'];
  if ((given.type !== null) !== (given.target !== null)) return ['target', 'type and target belong together'];
  if (ofAreas && given.id === null) return ['id', 'areas need a column that names them'];
  if ((given.x === null) !== (given.y === null)) return ['x', 'a place needs both x and y'];
  if (given.shape === 'circular' && given.x === null) return ['x', 'circles need places'];
  if (given.shape === 'flexible' && (given.neighbours === null || given.id === null))
    return ['neighbours', 'windows of any shape need areas and a file of neighbours'];
  return null;
}

async function windowsOf(read: ScanPlaces, given: ScanSpec, specFolder: string): Promise<ScanData['windows']> {
  if (given.shape === 'circular') return circularWindows(read.population, read.distance!, given.largestShare);
  const { weights } = await readNeighbours(specFolder, given.neighbours!, read.ids, false);
  return (cases) => flexibleWindows(cases, read.population, weights, given);
}

function furthest(centre: number, areas: Int32Array, distance: (a: number, b: number) => number): number {
  let most = 0;
  for (const area of areas) most = Math.max(most, area === centre ? 0 : distance(centre, area));
  return most;
}
