import { z } from 'zod';
import {
  bandsOf,
  individualM,
  marconPuech as measure,
  type NeighbourProblem,
} from '../../../../kernels/spatial/distances/index.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { drawInThreads } from './distanceDraws.ts';
import { distanceSpecShape } from './durantonOvermanSpec.ts';
import { readPermutations, readSites } from './readSites.ts';
import { defineStatistic } from './statistic.ts';
import { distancesOf } from './usualDistances.ts';

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

const orNull = (number: number) => (Number.isNaN(number) ? null : number);

export const marconPuech = defineStatistic({
  spec,
  output: marconPuechOutput,
  async run(file, given, { seed, specFolder, signal }, environment): Promise<z.output<typeof marconPuechOutput>> {
    const sites = await readSites(file, given, environment, signal);
    for (const warning of sites.warnings) environment.note(warning);
    const neighbour = given.neighbour ?? given.target;
    const codeOf = (name: string) => {
      const code = sites.types.indexOf(name);
      if (code >= 0) return code;
      refuse(file, {
        column: given.type,
        code: 'target',
        message: `no plant is of the type "${name.slice(0, 40)}"`,
        remedy: `name one of ${sites.types.slice(0, 20).join(', ')}`,
      });
    };
    const [from, to] = [codeOf(given.target), codeOf(neighbour)];
    const kind = Uint8Array.from(sites.typeOf, (type) => (type === from ? 1 : 0) + (type === to ? 2 : 0));
    const distances = distancesOf(given.distances, sites, given.metric, seed).slice().sort();
    const statistic = given.mode === 'density' ? ('m' as const) : ('M' as const);
    const problem: NeighbourProblem = {
      ...{ x: sites.x, y: sites.y, metric: given.metric, kind, weights: sites.weights },
      distances,
      statistic,
      seed,
    };
    const found = measure(problem);
    const fromFile =
      given.permutationFile === undefined
        ? null
        : await readPermutations(specFolder, given.permutationFile, sites.x.length);
    const simulations = fromFile?.count ?? given.simulations;
    const curves =
      simulations === 0
        ? null
        : await drawInThreads(
            'neighbours',
            problem,
            {
              simulations,
              points: distances.length,
              sites: sites.x.length,
              permutations: fromFile?.permutations ?? null,
            },
            { signal, progress: environment.progress },
          );
    const bands = curves === null ? null : bandsOf(curves, distances.length, given.level);
    const n = kind.filter((one) => (one & 1) === 1).length;
    return {
      statistic: 'marconPuech',
      n,
      parameters: {
        ...{
          target: given.target,
          neighbour,
          weight: given.weight,
          metric: given.metric,
          measure: statistic,
          level: given.level,
        },
        ...{ sites: sites.x.length, rowsLeftOut: sites.rowsLeftOut, warnings: sites.warnings },
      },
      seed,
      simulations,
      ...(given.individualAt === undefined ? {} : { individual: individuals(problem, given.individualAt) }),
      results: Array.from(distances, (distance, k) => {
        const M = orNull(found.values[k]!);
        return {
          distance,
          M,
          lower: bands === null ? null : orNull(bands.localLower[k]!),
          upper: bands === null ? null : orNull(bands.localUpper[k]!),
          references: found.references[k]!,
          status: M !== null ? ('ok' as const) : n < 2 ? ('notEnough' as const) : ('undefined' as const),
          reason:
            M !== null
              ? null
              : n < 2
                ? `the type has ${n} plants`
                : 'no plant of the target has a neighbour within this distance',
        };
      }),
    };
  },
});

function individuals(problem: NeighbourProblem, distance: number) {
  const found = individualM(problem, distance);
  return Array.from(problem.kind.keys())
    .filter((i) => (problem.kind[i]! & 1) === 1)
    .map((i) => ({ row: i + 1, M: orNull(found[i]!) }));
}
