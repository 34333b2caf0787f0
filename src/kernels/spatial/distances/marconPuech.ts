import { seededRandom } from '../../random/index.ts';
import { silverman, sortedQuantile } from './bandwidth.ts';
import type { DrawTask } from './durantonOverman.ts';
import { distanceBetween, type Sites, sitesOf } from './sites.ts';

/** All plants, with what they are and their weight. */
export interface NeighbourProblem {
  x: Float64Array;
  y: Float64Array;
  metric: Sites['metric'];
  /** 1: a reference plant; 2: a neighbour that is looked for; 3: both; 0: neither. */
  kind: Uint8Array;
  weights: Float64Array | null;
  /** Rising. */
  distances: Float64Array;
  /** M: within each distance; m: at it, by a normal kernel. */
  statistic: 'M' | 'm';
  seed: number;
}

export interface NeighbourCurve {
  /** At each distance; NaN where no reference plant has a neighbour. */
  values: Float64Array;
  /** Reference plants with a neighbour at each distance. */
  references: Int32Array;
}

/**
 * Marcon and Puech's M (cumulative) and m (density): how many times as frequent plants of a type are near plants of a type as in the whole.
 * @param problem plants; kinds 1 and 2 are reference and neighbour types, 3 both where they are the same type
 * @returns M(r) = Σ_i [Σ_j≠i w_j 1(j of type 2, d ≤ r)/Σ_j≠i w_j 1(d ≤ r)] / Σ_i [W₂/(W − w_i)] over reference plants with a neighbour, W₂ without i's own
 *   weight where the types are the same; m with a kernel in the place of 1(d ≤ r), bandwidth by Silverman's rule over distances between reference plants and
 *   neighbours of at most 2 · max(distances). 1: as in the whole
 * Degenerate: NaN where no reference plant has a neighbour. Cost: reference plants × plants, and × distances for m.
 * Source: Marcon & Puech (2010), Journal of Economic Geography 10:745; Lang, Marcon & Puech (2020) for m; formulas as in dbmss. Held by a plain program in R.
 */
export function marconPuech(problem: NeighbourProblem): NeighbourCurve {
  const sites = sitesOf(problem.x, problem.y, problem.metric);
  return curveOf(problem, sites, problem.kind, problem.weights ?? new Float64Array(sites.count).fill(1));
}

/** Curves of draws: types and weights together thrown on the sites, every order equally likely; or by given permutations. One after the other. */
export function drawNeighbours(problem: NeighbourProblem, task: DrawTask): Float64Array {
  const sites = sitesOf(problem.x, problem.y, problem.metric);
  const weights = problem.weights ?? new Float64Array(sites.count).fill(1);
  const points = problem.distances.length;
  const curves = new Float64Array((task.until - task.from) * points);
  const kind = new Uint8Array(sites.count);
  const carried = new Float64Array(sites.count);
  for (let s = task.from; s < task.until; s += 1) {
    const order =
      task.permutations === null
        ? shuffled(sites.count, problem.seed, s)
        : task.permutations
            .subarray((s - task.from) * sites.count, (s - task.from + 1) * sites.count)
            .map((plant) => plant - 1);
    for (const [site, plant] of order.entries()) {
      kind[site] = problem.kind[plant]!;
      carried[site] = weights[plant]!;
    }
    curves.set(curveOf(problem, sites, kind, carried).values, (s - task.from) * points);
  }
  return curves;
}

function shuffled(count: number, seed: number, draw: number): Int32Array {
  const random = seededRandom((seed % 2 ** 20) * 2 ** 32 + draw);
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i -= 1) {
    const chosen = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[chosen]!;
    order[chosen] = kept;
  }
  return order;
}

function curveOf(problem: NeighbourProblem, sites: Sites, kind: Uint8Array, weights: Float64Array): NeighbourCurve {
  const { distances, statistic } = problem;
  const points = distances.length;
  const numerator = new Float64Array(points);
  const denominator = new Float64Array(points);
  const references = new Int32Array(points);
  const ratios = statistic === 'M' ? cumulativeRatios : densityRatios(sites, kind, distances);
  let [all, sought] = [0, 0];
  for (let i = 0; i < sites.count; i += 1) {
    all += weights[i]!;
    if (kind[i]! >= 2) sought += weights[i]!;
  }
  const own = new Float64Array(points);
  const total = new Float64Array(points);
  for (let i = 0; i < sites.count; i += 1) {
    if ((kind[i]! & 1) === 0) continue;
    ratios(sites, i, kind, weights, distances, own, total);
    const share = (sought - (kind[i] === 3 ? weights[i]! : 0)) / (all - weights[i]!);
    for (let k = 0; k < points; k += 1) {
      if (!(total[k]! > 0)) continue;
      numerator[k]! += own[k]! / total[k]!;
      denominator[k]! += share;
      references[k]! += 1;
    }
  }
  return {
    values: numerator.map((value, k) => (denominator[k]! > 0 ? value / denominator[k]! : Number.NaN)),
    references,
  };
}

type Ratios = (
  sites: Sites,
  i: number,
  kind: Uint8Array,
  weights: Float64Array,
  distances: Float64Array,
  own: Float64Array,
  total: Float64Array,
) => void;

const cumulativeRatios: Ratios = (sites, i, kind, weights, distances, own, total) => {
  own.fill(0);
  total.fill(0);
  const last = distances.length - 1;
  const most = distances[last]!;
  for (let j = 0; j < sites.count; j += 1) {
    if (j === i) continue;
    const d = distanceBetween(sites, i, j);
    if (d > most) continue;
    const at = firstAtLeast(distances, d);
    total[at]! += weights[j]!;
    if (kind[j]! >= 2) own[at]! += weights[j]!;
  }
  for (let k = 1; k <= last; k += 1) {
    own[k]! += own[k - 1]!;
    total[k]! += total[k - 1]!;
  }
};

function densityRatios(sites: Sites, kind: Uint8Array, distances: Float64Array): Ratios {
  const h = neighbourBandwidth(sites, kind, 2 * distances[distances.length - 1]!);
  return (_, i, __, weights, ___, own, total) => {
    own.fill(0);
    total.fill(0);
    if (!(h > 0)) return;
    for (let j = 0; j < sites.count; j += 1) {
      if (j === i) continue;
      const d = distanceBetween(sites, i, j);
      for (let k = 0; k < distances.length; k += 1) {
        const u = (distances[k]! - d) / h;
        const v = (distances[k]! + d) / h;
        if (u > 8.6 || u < -8.6) continue;
        const kernel = weights[j]! * (Math.exp(-0.5 * u * u) + Math.exp(-0.5 * v * v));
        total[k]! += kernel;
        if (kind[j]! >= 2) own[k]! += kernel;
      }
    }
  };
}

function neighbourBandwidth(sites: Sites, kind: Uint8Array, limit: number): number {
  const near: number[] = [];
  for (let i = 0; i < sites.count; i += 1) {
    if ((kind[i]! & 1) === 0) continue;
    for (let j = 0; j < sites.count; j += 1) {
      if (j === i || kind[j]! < 2 || (kind[j] === 3 && kind[i] === 3 && j < i)) continue;
      const d = distanceBetween(sites, i, j);
      if (d <= limit) near.push(d);
    }
  }
  const sorted = Float64Array.from(near).sort();
  let [sum, squares] = [0, 0];
  for (const d of sorted) {
    sum += d;
    squares += d * d;
  }
  return sorted.length < 2
    ? 0
    : silverman(sorted.length, sum, squares, sortedQuantile(sorted, 0.25), sortedQuantile(sorted, 0.75));
}

/**
 * M of each reference plant at one distance, for maps.
 * @returns ratio of its own neighbourhood over that of the whole; NaN for plants that are no reference or have no neighbour within the distance
 */
export function individualM(
  { kind, weights, ...problem }: Omit<NeighbourProblem, 'distances' | 'statistic'>,
  distance: number,
): Float64Array {
  const sites = sitesOf(problem.x, problem.y, problem.metric);
  const heavy = weights ?? new Float64Array(sites.count).fill(1);
  const values = new Float64Array(sites.count).fill(Number.NaN);
  let [all, sought] = [0, 0];
  for (let i = 0; i < sites.count; i += 1) {
    all += heavy[i]!;
    if (kind[i]! >= 2) sought += heavy[i]!;
  }
  const [own, total] = [new Float64Array(1), new Float64Array(1)];
  for (let i = 0; i < sites.count; i += 1) {
    if ((kind[i]! & 1) === 0) continue;
    cumulativeRatios(sites, i, kind, heavy, Float64Array.of(distance), own, total);
    const share = (sought - (kind[i] === 3 ? heavy[i]! : 0)) / (all - heavy[i]!);
    if (total[0]! > 0 && share > 0) values[i] = own[0]! / total[0]! / share;
  }
  return values;
}

function firstAtLeast(values: Float64Array, bound: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
