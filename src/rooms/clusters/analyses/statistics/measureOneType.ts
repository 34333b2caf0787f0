import {
  type DistanceDensity,
  type DistanceProblem,
  fastErrorOf,
  observedDensity,
  testLocalisation,
  usesTransform,
} from '../../../../kernels/spatial/distances/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { drawInThreads } from './distanceDraws.ts';
import { distancesOf } from './distanceSpec.ts';
import type { DistanceOutput, DistanceSpec } from './durantonOverman.ts';
import { readPermutations } from './readPermutations.ts';
import type { ReadSites } from './readSites.ts';
import { drawInSequence } from './sequentialDraws.ts';
import type { MeasureOptions } from './statistic.ts';
import { typeNamed, weightProblem } from './typeNamed.ts';
import { nothingOf, parametersOf, rowsOf, type Shape } from './writeDensity.ts';

/** Pairs from which the fast mode tries a transform, and keeps to it where that is as near as the mode promises. */
const manyPairs = 5e7;
const promisedError = 1e-4;
const usualStop = 10;
/** A larger share of pairs on one spot is warned of. */
const tieShare = 0.01;

/** The density of one type, its bands and its test. */
export async function measureOneType(
  file: string,
  sites: ReadSites,
  given: DistanceSpec,
  options: MeasureOptions,
  environment: AnalysisEnvironment,
): Promise<DistanceOutput> {
  const { seed, specFolder } = options;
  const type = typeNamed(file, sites, given.type, given.target);
  const { x, y, weights } = sites;
  const target = Int32Array.from(sites.typeOf.keys()).filter((i) => sites.typeOf[i] === type);
  const distances = distancesOf(given.distances, sites, given.metric, seed);
  const shape: Shape = { sites, given, seed, n: target.length, distances };
  const lacking = weightProblem(sites, type);
  if (lacking !== null) return nothingOf(shape, { status: 'notEnough', reason: lacking });
  if (target.length < 2)
    return nothingOf(shape, {
      status: 'notEnough',
      reason: `the type has ${target.length} plants; a distance needs two`,
    });
  const { problem, observed, fastError } = observe(
    { x, y, metric: given.metric, target, weights, distances, mode: given.mode, seed },
    environment,
  );
  if (!(observed.bandwidth > 0))
    return nothingOf(
      shape,
      { status: 'undefined', reason: whyUndefined(observed.zeroShare, distances) },
      observed.zeroShare,
    );
  const ties = tieWarning(observed.zeroShare);
  if (ties !== null) environment.note(ties);
  const fromFile =
    given.permutationFile === undefined ? null : await readPermutations(specFolder, given.permutationFile, x.length);
  const drawn = await drawAll(problem, observed, given, fromFile, { signal: options.signal, environment });
  const test = testLocalisation(observed.density, drawn.curves, given.level);
  const { pValue, pLocalised } = drawn.sequence ?? test;
  const isNeither =
    test.verdict === 'tooFewSimulations' &&
    drawn.sequence !== null &&
    Math.min(pValue ?? 0, pLocalised ?? 0) > given.level;
  return {
    ...{ statistic: 'durantonOverman', n: target.length, bandwidth: observed.bandwidth },
    parameters: {
      ...parametersOf(shape),
      warnings: ties === null ? [...sites.warnings] : [...sites.warnings, ties],
      ...{ method: usesTransform(problem) ? 'fourier' : 'sums', zeroDistanceShare: observed.zeroShare, fastError },
      ...{ pValue, pLocalised, verdict: isNeither ? 'neither' : test.verdict },
      sequential: drawn.sequence === null ? null : drawn.sequence.said,
    },
    ...{ seed, simulations: drawn.simulations },
    results: rowsOf(shape, observed.density, test, drawn.simulations, drawn.sequence?.said.stoppedEarly ?? false),
  };
}

function observe(problem: DistanceProblem, environment: AnalysisEnvironment) {
  const pairs = (problem.target.length * (problem.target.length - 1)) / 2;
  const measured = (tried: DistanceProblem) => {
    const observed: DistanceDensity = observedDensity(tried);
    return { problem: tried, observed, fastError: tried.mode === 'direct' ? null : fastErrorOf(tried, observed) };
  };
  const isWide = problem.mode === 'fast' && problem.metric === 'planar' && pairs > manyPairs;
  if (isWide && problem.distances.some((d) => d > 0)) {
    const tried = measured({ ...problem, mode: 'fourier' });
    if (tried.fastError! <= promisedError) return tried;
  }
  if (pairs > manyPairs && problem.mode === 'fast')
    environment.note(
      `${Math.round(pairs / 1e6)} million pairs are gone through in each throw; "mode":"fourier" on a plane takes less, stopAfter fewer throws`,
    );
  return measured(problem);
}

async function drawAll(
  problem: DistanceProblem,
  observed: DistanceDensity,
  given: DistanceSpec,
  fromFile: { permutations: Int32Array; count: number } | null,
  run: { signal: AbortSignal | undefined; environment: AnalysisEnvironment },
) {
  const threads = { signal: run.signal, progress: run.environment.progress };
  const simulations = fromFile?.count ?? given.simulations;
  const stopAfter = fromFile === null ? (given.stopAfter ?? (given.mode === 'fourier' ? usualStop : null)) : null;
  if (simulations === 0) return { curves: new Float64Array(0), simulations, sequence: null };
  if (stopAfter !== null) {
    const found = await drawInSequence(problem, observed.density, { simulations, stopAfter }, threads);
    const said = { stopAfter, pilots: found.pilots, stoppedEarly: found.stoppedEarly };
    return { curves: found.curves, simulations: found.simulations, sequence: { ...found, said } };
  }
  const curves = await drawInThreads(
    'densities',
    problem,
    {
      ...{ simulations, points: problem.distances.length, sites: problem.x.length },
      permutations: fromFile?.permutations ?? null,
    },
    threads,
  );
  return { curves, simulations, sequence: null };
}

const whyUndefined = (zeroShare: number, distances: Float64Array): string =>
  zeroShare === 1
    ? 'all plants stand on one spot: their distances do not differ, and there is no bandwidth'
    : `distances between the plants of at most ${2 * distances.reduce((most, d) => Math.max(most, d), 0)} (twice the largest asked for) are fewer than two, or do not differ: there is no bandwidth`;

const tieWarning = (share: number): string | null =>
  share > tieShare
    ? `${(share * 100).toFixed(1)} % of the pairs lie on one spot (above ${tieShare * 100} %): places known by area alone raise the density near 0`
    : null;
