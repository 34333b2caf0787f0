import type { SurveyDesign } from './design.ts';
import { type DomainEstimates, varianceByDesign } from './estimateDomains.ts';
import { estimateOnly, linearise } from './linearise.ts';
import { estimateStatus } from './status.ts';

/**
 * Variance of a variable in the population, by domain, with the error of that variance.
 * @param design of the survey
 * @param y value of each row, NaN where missing
 * @param domain of each row, −1 where it is in none
 * @param domains how many there are
 * @returns n/(n − 1) Σw(y − ȳ)²/Σw with its variance; simpleVariance is NaN: it has no design effect
 * Linearised as the mean of the squares around ȳ (the mean's own error adds nothing of first order). Degenerate: one row → undefined.
 * Cost: as estimateDomains twice. Source: Lumley (2010), section 2.2; the same as R survey's svyvar. Held by estimators.test.ts.
 */
export function estimateVariance(
  design: SurveyDesign,
  y: Float64Array,
  domain: Int32Array,
  domains: number,
): DomainEstimates {
  const squaresBy = (weights: Float64Array, counts: Int32Array | null) => {
    const means = estimateOnly(weights, 'mean', y, null, domain, domains);
    return y.map((value, row) => {
      const d = domain[row]!;
      if (d < 0 || Number.isNaN(value)) return Number.NaN;
      const n = counts === null ? 0 : counts[d]!;
      return (value - means[d]!) ** 2 * (counts === null ? 1 : n / (n - 1));
    });
  };
  const { rows } = linearise(design.weights, 'mean', y, null, domain, domains);
  const found = linearise(design.weights, 'mean', squaresBy(design.weights, rows), null, domain, domains);
  const status = found.status.map((said, d) => (rows[d] === 1 ? estimateStatus.undefined : said));
  const estimate = found.estimate.map((value, d) => (rows[d] === 1 ? Number.NaN : value));
  const errors = varianceByDesign(design, { ...found, estimate, status }, domain, domains, (again) =>
    estimateOnly(again, 'mean', squaresBy(again, rows), null, domain, domains),
  );
  return {
    estimate,
    ...errors,
    simpleVariance: new Float64Array(domains).fill(Number.NaN),
    rows,
    weight: found.weight,
  };
}
