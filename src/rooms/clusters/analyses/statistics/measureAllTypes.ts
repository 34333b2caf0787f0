import { runInThreads, workerEntry } from '../../../../engines/parallel/index.ts';
import {
  adjustScreened,
  curvesOfSize,
  type ScreenedIndustry,
  type ScreenProblem,
  screenIndustry,
  sizesOf,
} from '../../../../kernels/spatial/distances/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { distancesOf } from './distanceSpec.ts';
import type { DistanceOutput, DistanceSpec } from './durantonOverman.ts';
import type { ReadSites } from './readSites.ts';
import type { MeasureOptions } from './statistic.ts';
import { parametersOf } from './writeDensity.ts';

const throwsInTask = 10;
/** Numbers of curves that are held at once, of 4 bytes each: more sizes than fit are thrown in turns. */
const mostHeld = 2 ** 26;

/** Every type beside throws that they share, drawn in threads; the same whatever their number. */
export async function measureAllTypes(
  sites: ReadSites,
  given: DistanceSpec,
  { seed, signal }: MeasureOptions,
  environment: AnalysisEnvironment,
  threads?: number,
): Promise<DistanceOutput> {
  const distances = distancesOf(given.distances, sites, given.metric, seed);
  const members: number[][] = sites.types.map(() => []);
  for (const [i, type] of sites.typeOf.entries()) members[type]!.push(i);
  const industries = members.map((one) => Int32Array.from(one));
  const all = sizesOf(industries);
  const found = new Array<ScreenedIndustry>(industries.length);
  const atOnce = Math.max(1, Math.floor(mostHeld / Math.max(1, given.simulations * distances.length)));
  const turns = Math.max(1, Math.ceil(all.length / atOnce));
  for (let turn = 0; turn < turns; turn += 1) {
    const sizes = all.slice(turn * atOnce, (turn + 1) * atOnce);
    const problem: ScreenProblem = { x: sites.x, y: sites.y, metric: given.metric, sizes, distances, seed };
    const parts = await runInThreads<ScreenProblem, { from: number; until: number }, Float32Array>({
      entry: workerEntry(import.meta.url, '../workers/clustersWorker'),
      ...{ kind: 'screenThrows', shared: problem, tasks: tasksOf(given.simulations), signal },
      ...(threads === undefined ? {} : { threads }),
      progress: (done, total) =>
        environment.progress((turn + done / total) * given.simulations, turns * given.simulations, 'simulations'),
    });
    for (const [at, one] of industries.entries()) {
      signal?.throwIfAborted();
      const isOfTurn = sizes.includes(one.length) || (turn === 0 && !all.includes(one.length));
      if (isOfTurn) found[at] = screenIndustry(problem, one, curvesOfSize(problem, parts, one.length));
    }
  }
  adjustScreened(found);
  return {
    ...{ statistic: 'durantonOverman', n: sites.x.length, bandwidth: null },
    parameters: parametersOf({ sites, given, seed, n: sites.x.length, distances }),
    ...{ seed, simulations: given.simulations },
    results: found.map((one, at) => rowOf(sites.types[at]!, one, given.simulations)),
  };
}

function tasksOf(simulations: number): { from: number; until: number }[] {
  const tasks: { from: number; until: number }[] = [];
  for (let from = 0; from < simulations; from += throwsInTask)
    tasks.push({ from, until: Math.min(simulations, from + throwsInTask) });
  return tasks;
}

const reasons = { notEnough: 'fewer than five plants', undefined: 'all its plants stand on one spot' } as const;

function rowOf(type: string, one: ScreenedIndustry, simulations: number): DistanceOutput['results'][number] {
  const isUntested = one.status === 'ok' && simulations === 0;
  return {
    ...{ type, n: one.n, pLocalised: one.pLocalised, qLocalised: one.qLocalised, pValue: one.pValue },
    status: isUntested ? 'tooFewSimulations' : one.status,
    reason: isUntested ? 'there are no simulations' : one.status === 'ok' ? null : reasons[one.status],
  };
}
