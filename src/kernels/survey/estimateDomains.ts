import type { SurveyDesign } from './design.ts';
import { estimateOnly, type Linearised, type LinearStatistic, linearise } from './linearise.ts';
import { replicateVariance } from './replicateVariance.ts';
import { estimateStatus } from './status.ts';
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
  /** Values of estimateStatus. */
  status: Uint8Array;
}

/**
 * Estimates totals, means or ratios by domain, each with the variance that its design gives it: by linearisation, or from the replicate
 * weights that the design holds.
 * @param design of the survey (prepareDesign)
 * @param statistic `total` Σwy; `mean` Σwy/Σw; `ratio` Σwy/Σwx
 * @param y value of each row; NaN where missing: the row is left out of this estimate, its units stay in the design
 * @param x denominator of a ratio, null otherwise; NaN where missing
 * @param domain of each row, 0 … domains − 1; −1 where it is in none
 * @param domains how many there are
 * @returns estimates by domain
 * Degenerate: no row → empty; Σwx = 0 → undefined; a lonely stratum under `fail`, or under `average` when all are → lonelyPsu; a replicate
 * that leaves the domain without weight → replicateLost (the estimate stays in both). One row → simple variance NaN.
 * Cost: three passes over n, or two and one a replicate. Source: linearise.ts, varianceOfTotals.ts, replicateVariance.ts. Agrees with R
 * survey 4.5: svymean, svytotal, svyratio, svyby. Held by survey.test.ts and replicates.test.ts.
 */
export function estimateDomains(
  design: SurveyDesign,
  statistic: LinearStatistic,
  y: Float64Array,
  x: Float64Array | null,
  domain: Int32Array,
  domains: number,
): DomainEstimates {
  const rows = design.weights.length;
  if (y.length !== rows || domain.length !== rows || (x !== null && x.length !== rows))
    throw new RangeError(`estimateDomains: y, x and domain must have ${rows} values`);
  const found = linearise(design.weights, statistic, y, x, domain, domains);
  const { variance, status } = varianceByDesign(design, found, domain, domains, (weights) =>
    estimateOnly(weights, statistic, y, x, domain, domains),
  );
  const { estimate, simpleVariance, weight } = found;
  return { estimate, variance, simpleVariance, rows: found.rows, weight, status };
}

/**
 * Variance of estimates whose linearised values are known, from those or from the design's replicates.
 * @param again the same estimates by other weights
 */
export function varianceByDesign(
  design: SurveyDesign,
  found: Pick<Linearised, 'estimate' | 'z' | 'status'>,
  domain: Int32Array,
  domains: number,
  again: (weights: Float64Array) => Float64Array,
): { variance: Float64Array; status: Uint8Array } {
  const status = found.status.slice();
  const isLinear = design.replicates === null;
  const { variance, lost } = isLinear
    ? lost1(varianceOfTotals(design, found.z, domain, domains))
    : replicateVariance(design.replicates!, found.estimate, again);
  for (let d = 0; d < domains; d += 1) {
    if (status[d] === 0 && lost[d]! > 0) status[d] = isLinear ? estimateStatus.lonelyPsu : estimateStatus.replicateLost;
    if (status[d] !== 0) variance[d] = Number.NaN;
  }
  return { variance, status };
}

const lost1 = ({ variance, lonely }: ReturnType<typeof varianceOfTotals>) => ({ variance, lost: lonely });
