import {
  type DistanceProblem,
  observedDensity,
  testLocalisation,
} from '../../../../kernels/spatial/distances/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { drawInThreads } from './distanceDraws.ts';
import {
  durantonOvermanOutput,
  type Output,
  parametersOf,
  type Shape,
  type Spec,
  spec,
} from './durantonOvermanSpec.ts';
import { fastErrorOf } from './fastErrorOf.ts';
import { type ReadSites, readPermutations, readSites } from './readSites.ts';
import { screenTypes } from './screenTypes.ts';
import { defineStatistic, type MeasureOptions } from './statistic.ts';
import { distancesOf } from './usualDistances.ts';

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
      ? screenTypes(file, sites, given, options, environment)
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
