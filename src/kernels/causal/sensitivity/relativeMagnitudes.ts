import { normalQuantile } from '../../distributions/index.ts';
import { checkEventStudy, type EventStudy, type RobustInterval, type Target, varianceOf } from './eventStudy.ts';

/**
 * Intervals for an effect where trends after treatment may have parted, from one period to the next, by up to `bound` times the most that they parted from
 * one period to the next before treatment.
 * @param study effects by period, with at least one before the reference period, without holes there
 * @param target the effect in question
 * @param bounds 0 or more: 0 exactly parallel trends, 1 as bad as the worst before treatment
 * @param level such as 0.95
 * @returns an interval for each bound; null where there is no period before the reference period
 * For each period before treatment, as if it held the worst step, the effect lies between two linear combinations of the estimates; the interval joins the
 * ordinary intervals of all of them. It holds the effect at least as often as `level` says, and is wider than need be: the worst step is one of
 * them. Source: Rambachan & Roth (2023), Review of Economic Studies 90:2555, for the restriction; the union of intervals is ours, in place of their conditional test.
 * Cost: bounds × periods³. Held by sensitivity.test.ts.
 */
export function relativeMagnitudes(
  study: EventStudy,
  target: Target,
  bounds: readonly number[],
  level: number,
): RobustInterval[] | null {
  const { before, after } = checkEventStudy('relativeMagnitudes', study, target);
  if (before.length === 0) return null;
  const { times, estimates } = study;
  const reach = reachOf(times, after, target);
  const z = normalQuantile((1 + level) / 2);
  const steps = before.map((place) => {
    const step = new Float64Array(times.length);
    step[place] = -1;
    const next = before.find((one) => times[one]! > times[place]!);
    if (next !== undefined) step[next] = 1;
    const length = (next === undefined ? 0 : times[next]!) - times[place]!;
    return step.map((value) => value / length);
  });
  return bounds.map((bound) => {
    if (!(bound >= 0)) throw new RangeError(`relativeMagnitudes: bounds must be 0 or more, not ${bound}`);
    let [lower, upper] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const step of steps)
      for (const sign of [-1, 1]) {
        const a = step.map((value, i) => target.weights[i]! + sign * bound * reach * value);
        const middle = estimates.reduce((sum, value, i) => sum + value * a[i]!, 0);
        const half = z * Math.sqrt(varianceOf(study, a));
        lower = Math.min(lower, middle - half);
        upper = Math.max(upper, middle + half);
      }
    return { bound, lower, upper };
  });
}

/** By how much the target may move where each step after the reference period may be 1 off, either way. */
function reachOf(times: readonly number[], after: readonly number[], { weights }: Target): number {
  const last = Math.max(0, ...after.map((place) => times[place]!));
  let reach = 0;
  for (let step = 1; step <= last; step += 1) {
    let sum = 0;
    for (const place of after) if (times[place]! >= step) sum += weights[place]!;
    reach += Math.abs(sum);
  }
  return reach;
}
