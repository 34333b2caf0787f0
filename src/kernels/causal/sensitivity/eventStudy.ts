/** Effects by period around the start of treatment, against one reference period, with their covariance. */
export interface EventStudy {
  /** Periods since the reference period, ascending, without 0: −1 the one just before it, 1 the one just after. */
  times: readonly number[];
  estimates: readonly number[];
  /** times × times, row after row. */
  covariance: Float64Array;
}

/** A weighted sum of effects after the reference period. */
export interface Target {
  /** One weight for each of `times`; 0 before the reference period. */
  weights: readonly number[];
}

export interface RobustInterval {
  /** How much the trends may have differed. */
  bound: number;
  lower: number;
  upper: number;
}

/** Refuses arrays that do not fit, and times that have holes. Returns places before and after the reference period. */
export function checkEventStudy(
  caller: string,
  study: EventStudy,
  target: Target,
): { before: number[]; after: number[] } {
  const { times, estimates, covariance } = study;
  const fault = (what: string) => new RangeError(`${caller}: ${what}`);
  if (estimates.length !== times.length || target.weights.length !== times.length)
    throw fault(`estimates and weights must have ${times.length} entries`);
  if (covariance.length !== times.length ** 2) throw fault(`covariance must have ${times.length ** 2} entries`);
  if (times.some((time, i) => time === 0 || (i > 0 && time <= times[i - 1]!)))
    throw fault('times must ascend, without 0');
  const before = [...times.keys()].filter((i) => times[i]! < 0);
  if (before.some((i) => target.weights[i] !== 0)) throw fault('weights before the reference period must be 0');
  return { before, after: [...times.keys()].filter((i) => times[i]! > 0) };
}

/** Variance of Σ a·estimate. */
export function varianceOf({ covariance, times }: EventStudy, a: ArrayLike<number>): number {
  const n = times.length;
  let sum = 0;
  for (let i = 0; i < n; i += 1) for (let j = 0; j < n; j += 1) sum += a[i]! * a[j]! * covariance[i * n + j]!;
  return Math.max(0, sum);
}
