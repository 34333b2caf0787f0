import { studentTQuantile } from '../distributions/index.ts';
import type { SurveyDesign } from './design.ts';
import { estimateDomains } from './estimateDomains.ts';
import { type IntervalKind, intervalOf } from './intervals.ts';
import { type QuantileRule, quantileOf, type WeightedValues } from './quantileRules.ts';
import { estimateStatus } from './status.ts';

export interface QuantileQuestion {
  probabilities: readonly number[];
  rule: QuantileRule;
  /** Of the share below the quantile: `t` is Woodruff's; the others as for shares. */
  kind: IntervalKind;
  level: number;
  /** By domain: units less strata, and rows. */
  degreesOfFreedom: Int32Array;
  domainRows: Int32Array;
}

export interface QuantileEstimate {
  estimate: number;
  /** NaN: that end can't be told, for the share's interval leaves 0 … 1. */
  lower: number;
  upper: number;
  /** (upper − lower)/(2t); NaN with either bound. */
  standardError: number;
  status: number;
  /** Why there is no interval where the status is ok. */
  reason: 'noDegreesOfFreedom' | 'logitOfZeroOrOne' | 'beyondSample' | null;
}

/**
 * Quantiles by domain with Woodruff's interval.
 * @param design of the survey
 * @param y value of each row; NaN where missing
 * @param domain of each row, −1 where it is in none
 * @param domains how many there are
 * @param question probabilities, rule of the quantile, interval of the share
 * @returns by domain, then probability
 * The share at or below the quantile has an interval under the design (linearised or by replicates); its ends, read as probabilities, give
 * the quantile's. Standard error: half its length over t (z for `normal`). Degenerate: an end outside 0 … 1, or a share of 1 without
 * variance: NaN and beyondSample, as R's NaN. Statuses of the share are the quantile's.
 * Cost: one sort of n, and a mean by domain for each probability. Source: Woodruff (1952), JASA 47:635; Korn & Graubard (1998).
 * Agrees with R survey 4.5's svyquantile: mean (`t`), beta, xlogit (`logit`). Held by quantiles.test.ts.
 */
export function estimateQuantiles(
  design: SurveyDesign,
  y: Float64Array,
  domain: Int32Array,
  domains: number,
  question: QuantileQuestion,
): QuantileEstimate[][] {
  const samples = sortDomains(design.weights, y, domain, domains);
  const byProbability = question.probabilities.map((probability) => {
    const points = samples.map((sample) =>
      sample.values.length === 0 ? Number.NaN : quantileOf(sample, probability, question.rule),
    );
    const below = new Float64Array(y.length);
    for (let row = 0; row < y.length; row += 1) {
      const d = domain[row]!;
      below[row] = d < 0 || Number.isNaN(y[row]!) ? Number.NaN : y[row]! <= points[d]! ? 1 : 0;
    }
    const shares = estimateDomains(design, 'mean', below, null, domain, domains);
    return samples.map((sample, d) => boundsOf(sample, points[d]!, shares, d, question));
  });
  return samples.map((_, d) => byProbability.map((found) => found[d]!));
}

function boundsOf(
  sample: WeightedValues,
  estimate: number,
  shares: ReturnType<typeof estimateDomains>,
  d: number,
  { rule, kind, level, degreesOfFreedom, domainRows }: QuantileQuestion,
): QuantileEstimate {
  const none = { estimate, lower: Number.NaN, upper: Number.NaN, standardError: Number.NaN, status: shares.status[d]! };
  if (none.status !== estimateStatus.ok) return { ...none, reason: null };
  const share = Math.min(1, shares.estimate[d]!);
  const df = degreesOfFreedom[d]!;
  const found = intervalOf({
    kind,
    estimate: share,
    variance: shares.variance[d]!,
    degreesOfFreedom: df,
    level,
    rows: domainRows[d]!,
  });
  if ('reason' in found) return { ...none, reason: found.reason };
  if (share === 1 && shares.variance[d] === 0 && kind !== 'beta' && kind !== 'wilson')
    return { ...none, reason: 'beyondSample' };
  const end = (bound: number) => (bound < 0 || bound > 1 ? Number.NaN : quantileOf(sample, bound, rule));
  const lower = end(found.lower);
  const upper = end(found.upper);
  const tail = (1 + level) / 2;
  const t = studentTQuantile(tail, kind === 'normal' ? Number.POSITIVE_INFINITY : df);
  const standardError = (upper - lower) / (2 * t);
  return {
    estimate,
    lower,
    upper,
    standardError,
    status: none.status,
    reason: Number.isNaN(standardError) ? 'beyondSample' : null,
  };
}

/** The rows of each domain in the order of their values. */
export function sortDomains(
  weights: Float64Array,
  y: Float64Array,
  domain: Int32Array,
  domains: number,
): WeightedValues[] {
  const members: number[][] = Array.from({ length: domains }, () => []);
  for (let row = 0; row < y.length; row += 1)
    if (domain[row]! >= 0 && !Number.isNaN(y[row]!) && weights[row]! > 0) members[domain[row]!]!.push(row);
  return members.map((rows) => {
    rows.sort((a, b) => y[a]! - y[b]! || a - b);
    const own = Float64Array.from(rows, (row) => weights[row]!);
    return { values: Float64Array.from(rows, (row) => y[row]!), weights: own, cumulative: runningSums(own) };
  });
}

/** Compensated (Neumaier 1974), so that shares that are met on paper are met in doubles where they can be. */
function runningSums(weights: Float64Array): Float64Array {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < weights.length; i += 1) {
    const w = weights[i]!;
    const next = sum + w;
    lost += sum >= w ? sum - next + w : w - next + sum;
    sum = next;
    sums[i] = sum + lost;
  }
  return sums;
}
