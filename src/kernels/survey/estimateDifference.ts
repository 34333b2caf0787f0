import type { SurveyDesign } from './design.ts';
import { type DomainEstimates, varianceByDesign } from './estimateDomains.ts';
import { estimateOnly, type LinearStatistic, linearise } from './linearise.ts';

/**
 * Differences of totals, means or ratios between two groups of rows, by domain: first less second.
 * @param design of the survey
 * @param statistic of each group
 * @param y value of each row, NaN where missing
 * @param x denominator of a ratio, null otherwise
 * @param first domain of the rows of the first group, −1 where a row is not in it
 * @param second the same of the second; groups may share rows
 * @param domains how many there are
 * @returns differences with rows and weight of those in either group; simpleVariance is NaN: a difference has no design effect
 * The linearised values of the groups are subtracted row by row, so that what they share through units, strata and rows is counted.
 * Degenerate: status of the group that has none, the first before the second. Cost: as estimateDomains twice.
 * Source: Binder (1983); the same as R survey's svycontrast of svyby with covmat, and the mean difference of svyttest (which takes a degree
 * of freedom off). Held by estimators.test.ts and replicates.test.ts.
 */
export function estimateDifference(
  design: SurveyDesign,
  statistic: LinearStatistic,
  y: Float64Array,
  x: Float64Array | null,
  first: Int32Array,
  second: Int32Array,
  domains: number,
): DomainEstimates {
  const { weights } = design;
  const one = linearise(weights, statistic, y, x, first, domains);
  const other = linearise(weights, statistic, y, x, second, domains);
  const estimate = one.estimate.map((value, d) => value - other.estimate[d]!);
  const status = one.status.map((said, d) => said || other.status[d]!);
  const union = first.map((d, row) => (d >= 0 ? d : second[row]!));
  const z = one.z.map((value, row) => {
    const less = other.z[row]!;
    if (Number.isNaN(value)) return -less;
    return Number.isNaN(less) ? value : value - less;
  });
  const found = varianceByDesign(design, { estimate, z, status }, union, domains, (again) => {
    const a = estimateOnly(again, statistic, y, x, first, domains);
    const b = estimateOnly(again, statistic, y, x, second, domains);
    return a.map((value, d) => value - b[d]!);
  });
  return {
    estimate,
    ...found,
    simpleVariance: new Float64Array(domains).fill(Number.NaN),
    ...countAnswers(weights, y, x, union, domains),
  };
}

function countAnswers(
  weights: Float64Array,
  y: Float64Array,
  x: Float64Array | null,
  domain: Int32Array,
  domains: number,
) {
  const rows = new Int32Array(domains);
  const weight = new Float64Array(domains);
  for (let row = 0; row < y.length; row += 1) {
    if (domain[row]! < 0 || Number.isNaN(y[row]!) || (x !== null && Number.isNaN(x[row]!))) continue;
    rows[domain[row]!]! += 1;
    weight[domain[row]!]! += weights[row]!;
  }
  return { rows, weight };
}
