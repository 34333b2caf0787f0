import { z } from 'zod';
import {
  type Bands,
  bandsOf,
  individualM,
  marconPuech as measure,
  type NeighbourCurve,
  type NeighbourProblem,
} from '../../../../kernels/spatial/distances/index.ts';
import { drawInThreads } from './distanceDraws.ts';
import { distanceSpecShape, distancesOf } from './distanceSpec.ts';
import { readPermutations } from './readPermutations.ts';
import { readSites } from './readSites.ts';
import { defineStatistic } from './statistic.ts';
import { typeNamed, weightProblem } from './typeNamed.ts';

const spec = z.strictObject({
  statistic: z.literal('marconPuech'),
  ...distanceSpecShape,
  target: z.string().min(1).describe('The type from which one looks'),
  neighbour: z.string().min(1).optional().describe('The type that is looked for; left out: the target itself'),
  mode: z
    .enum(['cumulative', 'density', 'direct', 'fast'])
    .default('cumulative')
    .describe('cumulative (direct and fast mean the same here): M; density: m'),
  individualAt: z
    .number()
    .positive()
    .optional()
    .describe('Also M of each plant of the target within this distance, for maps'),
});

const value = z.number().nullable();

export const marconPuechOutput = z.strictObject({
  statistic: z.literal('marconPuech'),
  n: z.int(),
  parameters: z.strictObject({
    target: z.string(),
    neighbour: z.string(),
    weight: z.string().nullable(),
    metric: z.enum(['planar', 'greatCircle']),
    measure: z.enum(['M', 'm']),
    level: z.number(),
    sites: z.int(),
    rowsLeftOut: z.int(),
    warnings: z.array(z.string()),
  }),
  seed: z.int(),
  simulations: z.int(),
  individual: z
    .array(
      z.strictObject({ row: z.int().describe('Plant, in the order of the rows that were kept, from 1'), M: value }),
    )
    .optional(),
  results: z.array(
    z.strictObject({
      distance: z.number(),
      M: value.describe('Times as frequent as in the whole; of the density version where that was asked for'),
      lower: value,
      upper: value,
      references: z.int().describe('Plants of the target that have a neighbour'),
      status: z.enum(['ok', 'notEnough', 'undefined']),
      reason: z.string().nullable(),
    }),
  ),
});

type Output = z.output<typeof marconPuechOutput>;

const orNull = (number: number) => (Number.isNaN(number) ? null : number);

export const marconPuech = defineStatistic({
  spec,
  output: marconPuechOutput,
  async run(file, given, { seed, specFolder, signal }, environment): Promise<Output> {
    const sites = await readSites(file, given, environment, signal);
    for (const warning of sites.warnings) environment.note(warning);
    const neighbour = given.neighbour ?? given.target;
    const [from, to] = [
      typeNamed(file, sites, given.type, given.target),
      typeNamed(file, sites, given.type, neighbour),
    ];
    const { x, y, weights } = sites;
    const distances = distancesOf(given.distances, sites, given.metric, seed).slice().sort();
    const statistic = given.mode === 'density' ? ('m' as const) : ('M' as const);
    const kind = Uint8Array.from(sites.typeOf, (type) => (type === from ? 1 : 0) + (type === to ? 2 : 0));
    const problem: NeighbourProblem = { x, y, metric: given.metric, kind, weights, distances, statistic, seed };
    const n = kind.filter((one) => (one & 1) === 1).length;
    const { target, weight, metric, level } = given;
    const head = {
      ...{ statistic: 'marconPuech' as const, n, seed },
      parameters: {
        ...{ target, neighbour, weight, metric, measure: statistic, level },
        ...{ sites: x.length, rowsLeftOut: sites.rowsLeftOut, warnings: [...sites.warnings] },
      },
    };
    const lacking = weightProblem(sites, from) ?? weightProblem(sites, to);
    if (lacking !== null) return { ...head, simulations: 0, results: nothingAt(distances, lacking) };
    const found = measure(problem);
    const fromFile =
      given.permutationFile === undefined ? null : await readPermutations(specFolder, given.permutationFile, x.length);
    const simulations = fromFile?.count ?? given.simulations;
    const draws = {
      ...{ simulations, points: distances.length, sites: x.length },
      permutations: fromFile?.permutations ?? null,
      inTask: statistic === 'm' ? 5 : 25,
    };
    const run = { signal, progress: environment.progress };
    const curves = simulations === 0 ? null : await drawInThreads('neighbours', problem, draws, run);
    return {
      ...{ ...head, simulations },
      ...(given.individualAt === undefined ? {} : { individual: individuals(problem, given.individualAt) }),
      results: rowsOf(distances, n, found, curves === null ? null : bandsOf(curves, distances.length, level)),
    };
  },
});

function rowsOf(distances: Float64Array, n: number, found: NeighbourCurve, bands: Bands | null): Output['results'] {
  return Array.from(distances, (distance, k) => {
    const M = orNull(found.values[k]!);
    const why =
      n < 2
        ? { status: 'notEnough' as const, reason: `the type has ${n} plants` }
        : { status: 'undefined' as const, reason: 'no plant of the target has a neighbour within this distance' };
    return {
      ...{ distance, M, references: found.references[k]! },
      lower: bands === null ? null : orNull(bands.localLower[k]!),
      upper: bands === null ? null : orNull(bands.localUpper[k]!),
      ...(M === null ? why : { status: 'ok' as const, reason: null }),
    };
  });
}

const nothingAt = (distances: Float64Array, reason: string): Output['results'] =>
  Array.from(distances, (distance) => ({
    ...{ distance, M: null, lower: null, upper: null, references: 0, status: 'notEnough' as const, reason },
  }));

function individuals(problem: NeighbourProblem, distance: number) {
  const found = individualM(problem, distance);
  return Array.from(problem.kind.keys())
    .filter((i) => (problem.kind[i]! & 1) === 1)
    .map((i) => ({ row: i + 1, M: orNull(found[i]!) }));
}
