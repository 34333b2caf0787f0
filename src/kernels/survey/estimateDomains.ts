import type { SurveyDesign } from './design.ts';
import { varianceOfTotals } from './varianceOfTotals.ts';

export interface DomainEstimates {
  /** By domain; NaN where there is none, of which `status` says why. */
  estimate: Float64Array;
  variance: Float64Array;
  /** Variance of the same estimate from a simple random sample of as many rows, drawn with replacement; NaN where there is none. */
  simpleVariance: Float64Array;
  /** Rows that took part. */
  rows: Int32Array;
  weight: Float64Array;
  status: Uint8Array;
}

/** Values of `status`. */
export const estimateStatus = { ok: 0, empty: 1, lonelyPsu: 2, undefined: 3 } as const;

/**
 * Estimates totals, means or ratios by domain, each with the variance that its design gives it (Taylor linearisation).
 * @param design of the survey (prepareDesign)
 * @param statistic `total` Σwy; `mean` Σwy/Σw; `ratio` Σwy/Σwx
 * @param y value of each row; NaN where missing: the row is left out of this estimate, its units stay in the design
 * @param x denominator of a ratio, null otherwise; NaN where missing
 * @param domain of each row, 0 … domains − 1; −1 where it is in none
 * @param domains how many there are
 * @returns estimates by domain
 * Linearised value of a ratio R: w (y − R x)/Σwx; of a mean the same with x = 1; of a total w·y. For the simple variance s² =
 * Σw(e − ē)²/Σw · n/(n − 1) of e = y (mean, total) or y − R x (ratio), over n, times (Σw)² for totals and (Σw/Σwx)² for ratios.
 * Degenerate: no row → empty; Σwx = 0 → undefined; a lonely stratum under `fail`, or under `average` when all are → lonelyPsu (estimate
 * stays). One row → simple variance NaN. Cost: two passes over n. Source: Särndal, Swensson & Wretman (1992), section 5.6; Binder (1983);
 * Lumley (2004). Agrees with R survey 4.5: svymean, svytotal, svyratio, svyby. Held by survey.test.ts.
 */
export function estimateDomains(
  design: SurveyDesign,
  statistic: 'total' | 'mean' | 'ratio',
  y: Float64Array,
  x: Float64Array | null,
  domain: Int32Array,
  domains: number,
): DomainEstimates {
  const rows = design.weights.length;
  if (y.length !== rows || domain.length !== rows || (x !== null && x.length !== rows))
    throw new RangeError(`estimateDomains: y, x and domain must have ${rows} values`);
  const { weights } = design;
  const sums = sumByDomain(weights, y, x, domain, domains);
  const estimate = new Float64Array(domains).fill(Number.NaN);
  const status = new Uint8Array(domains);
  for (let d = 0; d < domains; d += 1) {
    if (sums.rows[d] === 0) status[d] = estimateStatus.empty;
    else if (statistic === 'total') estimate[d] = sums.y[d]!;
    else if (sums.x[d] === 0) status[d] = estimateStatus.undefined;
    else estimate[d] = sums.y[d]! / sums.x[d]!;
  }
  const z = new Float64Array(rows).fill(Number.NaN);
  const squares = new Float64Array(domains);
  for (let row = 0; row < rows; row += 1) {
    const d = domain[row]!;
    if (d < 0 || status[d] !== 0) continue;
    const below = x === null ? 1 : x[row]!;
    const above = y[row]!;
    if (Number.isNaN(above) || Number.isNaN(below)) continue;
    const w = weights[row]!;
    const residual = above - (statistic === 'total' ? sums.y[d]! / sums.weight[d]! : estimate[d]! * below);
    squares[d]! += w * residual * residual;
    z[row] = statistic === 'total' ? w * above : (w * residual) / sums.x[d]!;
  }
  const { variance, lonely } = varianceOfTotals(design, z, domain, domains);
  const simpleVariance = new Float64Array(domains).fill(Number.NaN);
  for (let d = 0; d < domains; d += 1) {
    const n = sums.rows[d]!;
    if (n > 1) {
      const scale = statistic === 'total' ? sums.weight[d]! : sums.weight[d]! / sums.x[d]!;
      simpleVariance[d] = (squares[d]! / sums.weight[d]! / (n - 1)) * scale * scale;
    }
    if (status[d] === 0 && lonely[d]! > 0) status[d] = estimateStatus.lonelyPsu;
    if (status[d] !== 0) variance[d] = Number.NaN;
  }
  return { estimate, variance, simpleVariance, rows: sums.rows, weight: sums.weight, status };
}

function sumByDomain(
  weights: Float64Array,
  y: Float64Array,
  x: Float64Array | null,
  domain: Int32Array,
  domains: number,
) {
  const sums = {
    y: new Float64Array(domains),
    x: new Float64Array(domains),
    weight: new Float64Array(domains),
    rows: new Int32Array(domains),
  };
  for (let row = 0; row < weights.length; row += 1) {
    const d = domain[row]!;
    if (d < 0) continue;
    const below = x === null ? 1 : x[row]!;
    const above = y[row]!;
    if (Number.isNaN(above) || Number.isNaN(below)) continue;
    const w = weights[row]!;
    sums.y[d]! += w * above;
    sums.x[d]! += w * below;
    sums.weight[d]! += w;
    sums.rows[d]! += 1;
  }
  return sums;
}
