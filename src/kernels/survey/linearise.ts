import { estimateStatus } from './status.ts';

export type LinearStatistic = 'total' | 'mean' | 'ratio';

export interface Linearised {
  /** By domain; NaN where there is none, of which `status` says why. */
  estimate: Float64Array;
  /** Of each row; NaN where it takes no part. */
  z: Float64Array;
  /** By domain: variance of the estimate from a simple random sample of as many rows, drawn with replacement; NaN where there is none. */
  simpleVariance: Float64Array;
  /** By domain: rows that took part, and their weight. */
  rows: Int32Array;
  weight: Float64Array;
  status: Uint8Array;
}

/**
 * Totals, means or ratios by domain with the linearised value of each row, whose total has the variance of the estimate.
 * @param weights of the rows
 * @param statistic `total` Σwy; `mean` Σwy/Σw; `ratio` Σwy/Σwx
 * @param y value of each row; NaN where missing
 * @param x denominator of a ratio, null otherwise; NaN where missing
 * @param domain of each row, −1 where it is in none
 * @param domains how many there are
 * @returns estimates, values z, simple variances
 * z of a ratio R: w (y − R x)/Σwx; of a mean the same with x = 1; of a total w·y. Simple variance: s² = Σw(e − ē)²/Σw · n/(n − 1) of e = y
 * (mean, total) or y − R x (ratio), over n, times (Σw)² for totals and (Σw/Σwx)² for ratios.
 * Degenerate: no row → empty; Σwx = 0 → undefined. One row → simple variance NaN. Cost: two passes over n.
 * Source: Binder (1983), Int. Stat. Review 51:279; Särndal, Swensson & Wretman (1992), section 5.6. Held by survey.test.ts.
 */
export function linearise(
  weights: Float64Array,
  statistic: LinearStatistic,
  y: Float64Array,
  x: Float64Array | null,
  domain: Int32Array,
  domains: number,
): Linearised {
  const sums = sumByDomain(weights, y, x, domain, domains);
  const { estimate, status } = estimatesOf(sums, statistic, domains);
  const count = weights.length;
  const z = new Float64Array(count).fill(Number.NaN);
  const squares = new Float64Array(domains);
  const isTotal = statistic === 'total';
  const centre = isTotal ? sums.y.map((value, d) => value / sums.weight[d]!) : estimate;
  for (let row = 0; row < count; row += 1) {
    const d = domain[row]!;
    if (d < 0 || status[d] !== 0) continue;
    const above = y[row]!;
    const below = x === null ? 1 : x[row]!;
    if (Number.isNaN(above) || Number.isNaN(below)) continue;
    const w = weights[row]!;
    const residual = above - centre[d]! * (isTotal ? 1 : below);
    squares[d]! += w * residual * residual;
    z[row] = isTotal ? w * above : (w * residual) / sums.x[d]!;
  }
  const simpleVariance = new Float64Array(domains).fill(Number.NaN);
  for (let d = 0; d < domains; d += 1) {
    const n = sums.rows[d]!;
    if (n < 2) continue;
    const scale = isTotal ? sums.weight[d]! : sums.weight[d]! / sums.x[d]!;
    simpleVariance[d] = (squares[d]! / sums.weight[d]! / (n - 1)) * scale * scale;
  }
  return { estimate, z, simpleVariance, rows: sums.rows, weight: sums.weight, status };
}

/** The estimates alone, by other weights than the design's. */
export function estimateOnly(
  weights: Float64Array,
  statistic: LinearStatistic,
  y: Float64Array,
  x: Float64Array | null,
  domain: Int32Array,
  domains: number,
): Float64Array {
  return estimatesOf(sumByDomain(weights, y, x, domain, domains), statistic, domains).estimate;
}

function estimatesOf(sums: ReturnType<typeof sumByDomain>, statistic: LinearStatistic, domains: number) {
  const estimate = new Float64Array(domains).fill(Number.NaN);
  const status = new Uint8Array(domains);
  for (let d = 0; d < domains; d += 1) {
    if (sums.rows[d] === 0) status[d] = estimateStatus.empty;
    else if (statistic === 'total') estimate[d] = sums.y[d]!;
    else if (sums.x[d] === 0) status[d] = estimateStatus.undefined;
    else estimate[d] = sums.y[d]! / sums.x[d]!;
  }
  return { estimate, status };
}

function sumByDomain(
  weights: Float64Array,
  y: Float64Array,
  x: Float64Array | null,
  domain: Int32Array,
  domains: number,
) {
  const sumY = new Float64Array(domains);
  const sumX = new Float64Array(domains);
  const weight = new Float64Array(domains);
  const rows = new Int32Array(domains);
  for (let row = 0; row < weights.length; row += 1) {
    const d = domain[row]!;
    if (d < 0) continue;
    const above = y[row]!;
    const below = x === null ? 1 : x[row]!;
    if (Number.isNaN(above) || Number.isNaN(below)) continue;
    const w = weights[row]!;
    sumY[d]! += w * above;
    sumX[d]! += w * below;
    weight[d]! += w;
    rows[d]! += 1;
  }
  return { y: sumY, x: sumX, weight, rows };
}
