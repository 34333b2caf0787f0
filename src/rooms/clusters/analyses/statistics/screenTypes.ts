import {
  type ScreenedIndustry,
  type ScreenProblem,
  screenIndustries,
  sizesOf,
} from '../../../../kernels/spatial/distances/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { drawInThreads } from './distanceDraws.ts';
import { type Output, parametersOf, type Spec } from './durantonOvermanSpec.ts';
import type { ReadSites } from './readSites.ts';
import type { MeasureOptions } from './statistic.ts';
import { distancesOf } from './usualDistances.ts';

/** Values of all throws that are held at once: 320 MB. */
const mostValues = 40_000_000;

/** Every type of the file, tested by the same throws in threads. */
export async function screenTypes(
  file: string,
  sites: ReadSites,
  given: Spec,
  { seed, signal }: MeasureOptions,
  environment: AnalysisEnvironment,
): Promise<Output> {
  const distances = distancesOf(given.distances, sites, given.metric, seed);
  const industries: number[][] = sites.types.map(() => []);
  for (const [plant, type] of sites.typeOf.entries()) industries[type]!.push(plant);
  const problem: ScreenProblem = {
    ...{ x: sites.x, y: sites.y, metric: given.metric, distances, seed },
    industries: industries.map((plants) => Int32Array.from(plants)),
  };
  const points = sizesOf(problem).length * distances.length;
  if (points * given.simulations > mostValues)
    refuse(file, {
      column: 'simulations',
      code: 'tooMuch',
      message: `${given.simulations} simulations of ${sizesOf(problem).length} sizes of industries at ${distances.length} distances do not fit into memory`,
      remedy: `ask for at most ${Math.floor(mostValues / points)} simulations, or for fewer distances`,
    });
  const curves = await drawInThreads(
    'screen',
    problem,
    { simulations: given.simulations, points, sites: sites.x.length, permutations: null },
    { signal, progress: environment.progress },
  );
  return {
    ...{ statistic: 'durantonOverman', n: sites.x.length, bandwidth: null },
    parameters: parametersOf({ sites, given, seed, n: sites.x.length, distances }),
    ...{ seed, simulations: given.simulations },
    results: screenIndustries(problem, curves).map((one, at) => ({
      ...{ type: sites.types[at]!, n: one.n, pLocalised: one.pLocalised, qLocalised: one.qLocalised },
      ...{ pValue: one.pValue, status: one.status, reason: reasonOf(one) },
    })),
  };
}

const reasonOf = ({ status }: ScreenedIndustry) =>
  status === 'ok' ? null : status === 'notEnough' ? 'fewer than five plants' : 'the distances do not differ';
