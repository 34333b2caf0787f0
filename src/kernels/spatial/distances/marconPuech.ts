import { type Shares, sharesWithin } from './cumulativeShares.ts';
import { sharesAt } from './densityShares.ts';
import { largest, reach } from './distanceDensity.ts';
import { neighbourBandwidth } from './neighbourBandwidth.ts';
import { type Sites, sitesOf } from './sites.ts';
import { type Strips, stripsOf } from './strips.ts';

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
 *   weight where the types are the same; m with a kernel in the place of 1(d ≤ r): normal, cut at 8.6 bandwidths (it loses 10⁻¹⁶ of its peak there), bandwidth by Silverman's rule over distances between reference plants and
 *   neighbours of at most 2 · max(distances). 1: as in the whole
 * Degenerate: NaN where no reference plant has a neighbour. Cost: reference plants × plants within the largest distance; for m within it and 8.6 bandwidths, × distances in reach.
 * Source: Marcon & Puech (2010), Journal of Economic Geography 10:745; Lang, Marcon & Puech (2020) for m; formulas as in dbmss. Held by plain sums of R in distances.test.ts, both
 *   statistics.
 */
export function marconPuech(problem: NeighbourProblem): NeighbourCurve {
  const ground = groundOf(problem);
  return curveOf(problem, ground, problem.kind, problem.weights ?? new Float64Array(problem.x.length).fill(1));
}

/** What does not change when plants are relabelled: sites, and their order in strips. */
export interface Ground {
  sites: Sites;
  strips: Strips;
}

const grounds = new WeakMap<NeighbourProblem, Ground>();

/** Made once for a problem. Strips serve the range of M; of m twice that, which its bandwidth rests on. */
export function groundOf(problem: NeighbourProblem): Ground {
  const kept = grounds.get(problem);
  if (kept !== undefined) return kept;
  const sites = sitesOf(problem.x, problem.y, problem.metric);
  const range = largest(problem.distances);
  const ground = { sites, strips: stripsOf(sites, problem.statistic === 'm' ? 2 * range : range) };
  grounds.set(problem, ground);
  return ground;
}

/** The curve of plants on sites as they are labelled: kind and weight of each site. */
export function curveOf(
  problem: NeighbourProblem,
  { sites, strips }: Ground,
  kind: Uint8Array,
  weights: Float64Array,
): NeighbourCurve {
  const { distances, statistic } = problem;
  const points = distances.length;
  const values = new Float64Array(points).fill(Number.NaN);
  const references = new Int32Array(points);
  const shares = statistic === 'M' ? withinRange(strips, distances) : atDistances(sites, strips, kind, distances);
  if (shares === null) return { values, references };
  const numerator = new Float64Array(points);
  const denominator = new Float64Array(points);
  const labels = {
    kind: Uint8Array.from(shares.strips.site, (site) => kind[site]!),
    weights: Float64Array.from(shares.strips.site, (site) => weights[site]!),
  };
  let [all, sought] = [0, 0];
  for (let i = 0; i < sites.count; i += 1) {
    all += weights[i]!;
    if (kind[i]! >= 2) sought += weights[i]!;
  }
  const own = new Float64Array(points);
  const total = new Float64Array(points);
  for (let place = 0; place < sites.count; place += 1) {
    if ((labels.kind[place]! & 1) === 0) continue;
    shares.at(place, labels, own, total);
    const weight = labels.weights[place]!;
    const share = (sought - (labels.kind[place] === 3 ? weight : 0)) / (all - weight);
    for (let k = 0; k < points; k += 1) {
      if (!(total[k]! > 0)) continue;
      numerator[k]! += own[k]! / total[k]!;
      denominator[k]! += share;
      references[k]! += 1;
    }
  }
  for (let k = 0; k < points; k += 1) if (denominator[k]! > 0) values[k] = numerator[k]! / denominator[k]!;
  return { values, references };
}

const withinRange = (strips: Strips, distances: Float64Array): Shares => ({
  strips,
  at: sharesWithin(strips, distances),
});

function atDistances(sites: Sites, strips: Strips, kind: Uint8Array, distances: Float64Array): Shares | null {
  const range = largest(distances);
  const h = neighbourBandwidth(sites, strips, kind, 2 * range);
  if (!(h > 0)) return null;
  // A bandwidth that reaches beyond the strips, of very few pairs, has strips of its own.
  const wide = range + reach * h <= 2 * range ? strips : stripsOf(sites, range + reach * h);
  return { strips: wide, at: sharesAt(wide, distances, h) };
}
