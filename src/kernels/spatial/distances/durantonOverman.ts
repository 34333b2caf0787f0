import { seededRandom } from '../../random/index.ts';
import { directDensity } from './directDensity.ts';
import type { DistanceDensity } from './distanceDensity.ts';
import { fastDensity } from './fastDensity.ts';
import { fourierOrFast } from './fourierProblem.ts';
import { type PlantRoom, plantRoom } from './plantRoom.ts';
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
  /** fourier: for very many plants of a plane. */
  mode: 'direct' | 'fast' | 'fourier';
  seed: number;
}

/** Draws from … until, by number or by given permutations (1-based plants, one row a draw). */
export interface DrawTask {
  from: number;
  until: number;
  permutations: Int32Array | null;
}

const estimate = (
  problem: DistanceProblem,
  sites: Sites,
  at: ArrayLike<number>,
  weights: Float64Array | null,
  room: PlantRoom,
): DistanceDensity =>
  problem.mode === 'direct'
    ? directDensity(sites, at, weights, problem.distances)
    : problem.mode === 'fourier'
      ? fourierOrFast(problem, sites, at, weights)
      : fastDensity(sites, at, weights, problem.distances, room);

const ownWeights = ({ target, weights }: DistanceProblem): Float64Array | null =>
  weights === null ? null : Float64Array.from(target, (plant) => weights[plant]!);

/** The density of the industry as it stands. */
export function observedDensity(problem: DistanceProblem): DistanceDensity {
  const sites = sitesOf(problem.x, problem.y, problem.metric);
  return estimate(problem, sites, problem.target, ownWeights(problem), plantRoom(problem.target.length));
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
  const room = plantRoom(target.length);
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
    curves.set(estimate(problem, sites, at, carried, room).density, (s - task.from) * points);
  }
  return curves;
}

/** The first `count` of an order that is shuffled as far; put back as it was, so that a draw does not hang on those before. */
function throwOn(order: Int32Array, count: number, seed: number, draw: number): Int32Array {
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
