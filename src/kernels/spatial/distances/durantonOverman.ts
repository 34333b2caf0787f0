import { seededRandom } from '../../random/index.ts';
import { type Bands, bandsOf, extremeRankLength } from './bands.ts';
import { type DistanceDensity, directDensity } from './directDensity.ts';
import { FastDensity } from './fastDensity.ts';
import { type Sites, sitesOf } from './sites.ts';

/** All plants of all industries, each on its site; arrays alone, so that threads can share them. */
export interface DistanceProblem {
  x: Float64Array;
  y: Float64Array;
  metric: Sites['metric'];
  /** Plants of the industry: indices of sites. */
  target: Int32Array;
  /** Weight of every plant, or null. */
  weights: Float64Array | null;
  distances: Float64Array;
  mode: 'direct' | 'fast';
  seed: number;
}

/** Draws from … until, by number or by given permutations (1-based plants, one row a draw). */
export interface DrawTask {
  from: number;
  until: number;
  permutations: Int32Array | null;
}

type Estimate = (at: ArrayLike<number>, weights: Float64Array | null) => DistanceDensity;

function estimatorOf({ mode, target, distances }: DistanceProblem, sites: Sites): Estimate {
  if (mode === 'direct') return (at, weights) => directDensity(sites, at, weights, distances);
  const fast = new FastDensity(sites, target.length, distances);
  return (at, weights) => fast.of(at, weights);
}

const ownWeights = ({ target, weights }: DistanceProblem): Float64Array | null =>
  weights === null ? null : Float64Array.from(target, (plant) => weights[plant]!);

/** The density of the industry as it stands. */
export function observedDensity(problem: DistanceProblem): DistanceDensity {
  const sites = sitesOf(problem.x, problem.y, problem.metric);
  return estimatorOf(problem, sites)(problem.target, ownWeights(problem));
}

/**
 * Densities of draws of the null: the industry's plants, with their own weights, thrown without replacement on the sites of all plants.
 * @param problem plants, distances, mode; draw s takes its chance from a stream of its own, made of the seed and s
 * @param task which draws; or permutations: number i of a row is the plant whose type and weight are put on site i
 * @returns one density after the other, draw · distances + point
 * Cost: draws × the density's.
 */
export function drawDensities(problem: DistanceProblem, task: DrawTask): Float64Array {
  const sites = sitesOf(problem.x, problem.y, problem.metric);
  const { target, weights } = problem;
  const points = problem.distances.length;
  const curves = new Float64Array((task.until - task.from) * points);
  const estimate = estimatorOf(problem, sites);
  const isTarget = new Uint8Array(sites.count);
  for (const plant of target) isTarget[plant] = 1;
  const order = Int32Array.from({ length: sites.count }, (_, i) => i);
  const own = ownWeights(problem);
  for (let s = task.from; s < task.until; s += 1) {
    const [at, carried] =
      task.permutations === null
        ? [throwOn(order, target.length, problem.seed, s), own]
        : permuted(
            task.permutations.subarray((s - task.from) * sites.count, (s - task.from + 1) * sites.count),
            isTarget,
            weights,
          );
    curves.set(estimate(at, carried).density, (s - task.from) * points);
  }
  return curves;
}

/** The first `count` of an order that is shuffled as far; put back as it was, so that a draw does not hang on those before. */
export function throwOn(order: Int32Array, count: number, seed: number, draw: number): Int32Array {
  const random = seededRandom((seed % 2 ** 20) * 2 ** 32 + draw);
  const swapped = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    const chosen = i + Math.floor(random() * (order.length - i));
    swapped[i] = chosen;
    const kept = order[i]!;
    order[i] = order[chosen]!;
    order[chosen] = kept;
  }
  const thrown = order.slice(0, count);
  for (let i = count - 1; i >= 0; i -= 1) {
    const kept = order[i]!;
    order[i] = order[swapped[i]!]!;
    order[swapped[i]!] = kept;
  }
  return thrown;
}

function permuted(
  row: Int32Array,
  isTarget: Uint8Array,
  weights: Float64Array | null,
): [Int32Array, Float64Array | null] {
  const at: number[] = [];
  const carried: number[] = [];
  for (const [site, plant] of row.entries()) {
    if (isTarget[plant - 1] === 0) continue;
    at.push(site);
    if (weights !== null) carried.push(weights[plant - 1]!);
  }
  return [Int32Array.from(at), weights === null ? null : Float64Array.from(carried)];
}

export interface LocalisationTest extends Bands {
  /** Exact p-values of the whole curve; null without simulations. */
  pValue: number | null;
  pLocalised: number | null;
  localisation: Float64Array | null;
  dispersion: Float64Array | null;
  verdict: 'localised' | 'dispersed' | 'neither' | 'tooFewSimulations';
}

/**
 * What the density says beside those of draws.
 * @param density of the industry @param curves of drawDensities, all draws @param level for each side
 * @returns bands, indices of localisation max(K − upper, 0) and of dispersion max(lower − K, 0) (only where localisation is 0 everywhere), exact p by
 *   extreme rank length, so that many industries can be adjusted together. Source: Duranton & Overman (2005); Myllymäki et al. (2017)
 */
export function testLocalisation(density: Float64Array, curves: Float64Array, level: number): LocalisationTest {
  const points = density.length;
  const bands = bandsOf(curves, points, level);
  const { globalLower, globalUpper } = bands;
  const localisation = globalUpper === null ? null : density.map((value, k) => Math.max(0, value - globalUpper[k]!));
  const isLocalised = localisation?.some((value) => value > 0) ?? false;
  const dispersion =
    localisation === null || globalLower === null
      ? null
      : density.map((value, k) => (isLocalised ? 0 : Math.max(0, globalLower[k]! - value)));
  const hasDraws = curves.length > 0;
  return {
    ...bands,
    localisation,
    dispersion,
    pValue: hasDraws ? extremeRankLength(density, curves, 'both') : null,
    pLocalised: hasDraws ? extremeRankLength(density, curves, 'upper') : null,
    verdict:
      localisation === null || dispersion === null
        ? 'tooFewSimulations'
        : isLocalised
          ? 'localised'
          : dispersion.some((value) => value > 0)
            ? 'dispersed'
            : 'neither',
  };
}
