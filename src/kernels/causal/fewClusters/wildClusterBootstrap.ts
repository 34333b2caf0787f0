import { invertSymmetric, multiply } from '../../linalg/index.ts';
import type { RandomSource } from '../../random/index.ts';

export interface ClusteredRegression {
  outcome: Float64Array;
  /** Row after row. Effects of units that are nested in clusters may have been taken off beforehand. */
  regressors: Float64Array;
  columns: number;
  cluster: Int32Array;
  clusters: number;
}

export interface WildBootstrap {
  estimate: number;
  /** Estimate less `value`, over the clustered error. */
  t: number;
  /** Two-sided; null where it isn’t known, of which `reason` says why. */
  pValue: number | null;
  draws: number;
  /** Every way of turning signs was tried: nothing is drawn. */
  enumerated: boolean;
  reason: 'singular' | 'twoClusters' | null;
}

/** Up to so many clusters all 2^clusters sign patterns are taken, where that is no more than the draws. */
const mostEnumerated = 14;
/** Six points for few clusters (Webb 2023). */
const webb = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)];

/**
 * p-value of one coefficient where errors hang together in few clusters: the restricted wild cluster bootstrap.
 * @param data regression; at least three clusters
 * @param column whose coefficient is tested
 * @param value of the coefficient under the hypothesis
 * @param options draws, such as 9,999; points: signs (Rademacher) or webb, better below 12 clusters
 * @returns p: share of draws whose |t| is as large as the one seen
 * The model is fitted with the coefficient held at `value`; each cluster’s residuals are turned together; |t| with the clustered error is taken anew. Needs no fit for a
 * draw: only sums by cluster. With one or very few treated clusters it fails in either direction (MacKinnon & Webb 2017): use randomisation inference.
 * Source: Cameron, Gelbach & Miller (2008), Review of Economics and Statistics 90:414; Roodman et al. (2019), Stata Journal 19:4, for the sums. Cost: n × columns² +
 * draws × clusters × columns. Held by wildClusterBootstrap.test.ts against a plain bootstrap that fits every draw, and by its size with six clusters.
 */
export function wildClusterBootstrap(
  data: ClusteredRegression,
  column: number,
  value: number,
  { draws, random, points }: { draws: number; random: RandomSource; points: 'signs' | 'webb' },
): WildBootstrap {
  const { columns, clusters } = data;
  const none = { estimate: Number.NaN, t: Number.NaN, pValue: null, draws: 0, enumerated: false };
  if (clusters < 3) return { ...none, reason: 'twoClusters' };
  const full = sumCross(data);
  const inverse = invertSymmetric(full.cross, columns);
  if (inverse === null) return { ...none, reason: 'singular' };
  const estimate = multiply(inverse, full.moment, columns)[column]!;
  const restricted = restrictedScores(data, full, column, value);
  if (restricted === null) return { ...none, reason: 'singular' };
  const row = inverse.slice(column * columns, (column + 1) * columns);
  const tOf = studentise(data, inverse, row, full.byCluster, restricted);
  const ones = new Float64Array(clusters).fill(1);
  const t = tOf(ones);
  const enumerated = points === 'signs' && clusters <= mostEnumerated && 2 ** clusters <= draws;
  const count = enumerated ? 2 ** clusters : draws;
  let asLarge = 0;
  const v = new Float64Array(clusters);
  for (let draw = 0; draw < count; draw += 1) {
    for (let g = 0; g < clusters; g += 1)
      v[g] = enumerated
        ? (draw >> g) & 1
          ? 1
          : -1
        : points === 'webb'
          ? webb[Math.floor(random() * 6)]!
          : random() < 0.5
            ? 1
            : -1;
    if (Math.abs(tOf(v)) >= Math.abs(t) * (1 - 1e-12)) asLarge += 1;
  }
  const pValue = enumerated ? asLarge / count : (asLarge + 1) / (count + 1);
  return { estimate, t, pValue, draws: count, enumerated, reason: null };
}

interface Cross {
  cross: Float64Array;
  moment: Float64Array;
  /** Cross product of regressors within each cluster. */
  byCluster: Float64Array[];
}

function sumCross({ outcome, regressors, columns, cluster, clusters }: ClusteredRegression): Cross {
  const byCluster = Array.from({ length: clusters }, () => new Float64Array(columns * columns));
  const moment = new Float64Array(columns);
  for (let i = 0, from = 0; i < outcome.length; i += 1, from += columns) {
    const own = byCluster[cluster[i]!]!;
    for (let j = 0; j < columns; j += 1) {
      const x = regressors[from + j]!;
      moment[j]! += x * outcome[i]!;
      for (let k = 0; k < columns; k += 1) own[j * columns + k]! += x * regressors[from + k]!;
    }
  }
  const cross = new Float64Array(columns * columns);
  for (const own of byCluster) for (let at = 0; at < cross.length; at += 1) cross[at]! += own[at]!;
  return { cross, moment, byCluster };
}

/** Σ x·residual within each cluster, of the fit with the coefficient held. */
function restrictedScores(
  { outcome, regressors, columns, cluster, clusters }: ClusteredRegression,
  { cross, moment }: Cross,
  column: number,
  value: number,
): Float64Array[] | null {
  const others = Array.from({ length: columns }, (_, j) => j).filter((j) => j !== column);
  const k = others.length;
  const inner = Float64Array.from(others.flatMap((j) => others.map((l) => cross[j * columns + l]!)));
  const inverse = k === 0 ? new Float64Array(0) : invertSymmetric(inner, k);
  if (inverse === null) return null;
  const free = multiply(
    inverse,
    others.map((j) => moment[j]! - value * cross[j * columns + column]!),
    k,
  );
  const beta = new Float64Array(columns);
  beta[column] = value;
  for (const [at, j] of others.entries()) beta[j] = free[at]!;
  const scores = Array.from({ length: clusters }, () => new Float64Array(columns));
  for (let i = 0, from = 0; i < outcome.length; i += 1, from += columns) {
    let rest = outcome[i]!;
    for (let j = 0; j < columns; j += 1) rest -= beta[j]! * regressors[from + j]!;
    const own = scores[cluster[i]!]!;
    for (let j = 0; j < columns; j += 1) own[j]! += rest * regressors[from + j]!;
  }
  return scores;
}

/** t of the coefficient less its value under the hypothesis, when each cluster’s residuals are multiplied by v. */
function studentise(
  { columns, clusters }: ClusteredRegression,
  inverse: Float64Array,
  row: Float64Array,
  byCluster: readonly Float64Array[],
  scores: readonly Float64Array[],
): (v: Float64Array) => number {
  const along = (a: Float64Array, b: Float64Array) => {
    let sum = 0;
    for (let j = 0; j < columns; j += 1) sum += a[j]! * b[j]!;
    return sum;
  };
  const own = Float64Array.from(scores, (score) => along(row, score));
  const shifts = byCluster.map((cross) => multiply(cross, row, columns));
  const total = new Float64Array(columns);
  const scale = clusters / (clusters - 1);
  return (v) => {
    total.fill(0);
    for (let g = 0; g < clusters; g += 1) for (let j = 0; j < columns; j += 1) total[j]! += v[g]! * scores[g]![j]!;
    const moved = multiply(inverse, total, columns);
    let variance = 0;
    for (let g = 0; g < clusters; g += 1) variance += (v[g]! * own[g]! - along(shifts[g]!, moved)) ** 2;
    return along(row, total) / Math.sqrt(scale * variance);
  };
}
