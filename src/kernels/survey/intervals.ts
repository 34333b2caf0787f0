import { betaQuantile, normalQuantile, studentTQuantile } from '../distributions/index.ts';

export const intervalKinds = ['t', 'normal', 'logit', 'wilson', 'beta'] as const;
export type IntervalKind = (typeof intervalKinds)[number];

export interface IntervalInput {
  kind: IntervalKind;
  estimate: number;
  /** Of the estimate, under the design; 0 or more. */
  variance: number;
  /** Units less strata. */
  degreesOfFreedom: number;
  level: number;
  /** Rows of the domain: for `beta`, and for `wilson` and `beta` where the estimate is 0 or 1. */
  rows: number;
}

export type Interval = { lower: number; upper: number } | { reason: 'noDegreesOfFreedom' | 'logitOfZeroOrOne' };

/**
 * Confidence interval of a survey estimate.
 * @param input `t` and `normal`: estimate ± quantile × standard error. For proportions: `logit`: the same on the scale ln(p/(1 − p)), taken
 *   back; `wilson`: Wilson's with n_eff = p(1 − p)/V and t in place of z; `beta`: Clopper–Pearson's with n_eff·(t_rows−1/t_df)², after Korn
 *   and Graubard
 * @returns bounds, or why there are none: no degrees of freedom (normal needs none), or the logit of 0 or 1
 * @throws RangeError where a proportion lies outside 0 … 1 or the level outside its range
 * Degenerate: p = 0 or 1 has no variance: `wilson` and `beta` take the rows as n_eff then, our choice (R survey gives NaN). Other
 * proportions without variance (all units sampled): the bounds are the estimate.
 * Cost: constant. Source: Korn & Graubard (1998), Survey Methodology 24:193; Wilson (1927); Kott & Carr (1997) for t in place of z.
 * Agrees with R survey 4.5's svyciprop (xlogit, wilson, beta). Held by survey.test.ts.
 */
export function intervalOf(input: IntervalInput): Interval {
  const { kind, estimate, variance, degreesOfFreedom, level, rows } = input;
  if (!(level > 0 && level < 1)) throw new RangeError(`intervalOf: level must lie between 0 and 1, not ${level}`);
  const tail = (1 + level) / 2;
  if (kind === 'normal') return around(estimate, normalQuantile(tail) * Math.sqrt(variance));
  if (degreesOfFreedom < 1) return { reason: 'noDegreesOfFreedom' };
  const t = studentTQuantile(tail, degreesOfFreedom);
  if (kind === 't') return around(estimate, t * Math.sqrt(variance));
  if (!(estimate >= -1e-12 && estimate <= 1 + 1e-12))
    throw new RangeError(`intervalOf: estimate must be a proportion for ${kind}, not ${estimate}`);
  const p = Math.min(Math.max(estimate, 0), 1);
  const spread = p * (1 - p);
  if (kind === 'logit') {
    if (spread === 0) return { reason: 'logitOfZeroOrOne' };
    const centre = Math.log(p / (1 - p));
    const half = (t * Math.sqrt(variance)) / spread;
    return { lower: expit(centre - half), upper: expit(centre + half) };
  }
  if (variance === 0 && spread > 0) return { lower: p, upper: p };
  const size = spread === 0 ? rows : spread / variance;
  return kind === 'wilson' ? wilson(p, size, t) : beta(p, size, { t, rows, tail });
}

const around = (estimate: number, half: number) => ({ lower: estimate - half, upper: estimate + half });

const expit = (x: number) => 1 / (1 + Math.exp(-x));

function wilson(p: number, size: number, t: number): Interval {
  const square = (t * t) / size;
  const centre = (p + square / 2) / (1 + square);
  const half = (t * Math.sqrt((p * (1 - p) + square / 4) / size)) / (1 + square);
  return { lower: Math.max(0, centre - half), upper: Math.min(1, centre + half) };
}

function beta(p: number, size: number, { t, rows, tail }: { t: number; rows: number; tail: number }): Interval {
  if (rows < 2) return { reason: 'noDegreesOfFreedom' };
  const effective = size * (studentTQuantile(tail, rows - 1) / t) ** 2;
  const hits = effective * p;
  const misses = effective - hits;
  return {
    lower: hits <= 0 ? 0 : betaQuantile(1 - tail, hits, misses + 1),
    upper: misses <= 0 ? 1 : betaQuantile(tail, hits + 1, misses),
  };
}
