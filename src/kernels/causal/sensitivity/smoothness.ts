import { normalQuantile, normalUpperTail } from '../../distributions/index.ts';
import { invertSymmetric } from '../../linalg/index.ts';
import { checkEventStudy, type EventStudy, type RobustInterval, type Target, varianceOf } from './eventStudy.ts';

/**
 * Intervals for an effect where the difference in trends may bend: its slope may change by up to `bound` from one period to the next. 0: trends differ by
 * a straight line, which is then taken off.
 * @param study effects by period, with at least one before the reference period
 * @param target the effect in question
 * @param bounds 0 or more, in units of the outcome
 * @param level such as 0.95
 * @returns an interval for each bound; null where there is no period before the reference period, or their covariance is singular
 * Of all estimates that add a weighted sum of effects before treatment and are right on straight lines, the one with the shortest interval that holds
 * whatever the bend: half its length is σ·cv(bias/σ), cv being the quantile of |N(t, 1)|. Weights are found by the lasso along its path, since
 * the worst bias is a sum of absolute values. Source: Rambachan & Roth (2023), section 3.3; Armstrong & Kolesár (2018) for intervals of fixed length.
 * Times between the first and the last are taken to be all there: a hole has no weight. Cost: bounds × 60 lassos of a few variables. Held by
 * sensitivity.test.ts against a search on a grid, and in simulations of the worst bend.
 */
export function smoothTrends(
  study: EventStudy,
  target: Target,
  bounds: readonly number[],
  level: number,
): RobustInterval[] | null {
  const { before, after } = checkEventStudy('smoothTrends', study, target);
  if (before.length === 0) return null;
  const problem = prepare(study, target, before, after);
  if (problem === null) return null;
  return bounds.map((bound) => {
    if (!(bound >= 0)) throw new RangeError(`smoothTrends: bounds must be 0 or more, not ${bound}`);
    const { middle, half } = shortest(study, problem, bound, level);
    return { bound, lower: middle - half, upper: middle + half };
  });
}

interface Problem {
  /** Weights of all effects = fixed + Σ u·direction. */
  fixed: Float64Array;
  directions: Float64Array[];
  /** Variance = constant + 2·linear·u + u·quadratic·u. */
  linear: Float64Array;
  quadratic: Float64Array;
  /** Worst bias by what happens after the reference period, for a bend of 1; that before it is Σ |u|. */
  biasAfter: number;
}

/**
 * Bends before the reference period are the free variables: u of bend j is what the weights before make of a trend that bends at j. The first variable, what they make of a
 * straight line, is fixed to undo what the target makes of it.
 */
function prepare(
  study: EventStudy,
  { weights }: Target,
  before: readonly number[],
  after: readonly number[],
): Problem | null {
  const { times } = study;
  const p = before.length;
  const basis = before.map((place) => times[place]!);
  const bends = basis.slice(1);
  const features = [basis, ...bends.map((bend) => basis.map((time) => Math.max(0, bend - time)))];
  const inverse = invertSquare(features.map((row) => Float64Array.from(row)));
  if (inverse === null) return null;
  const line = -after.reduce((sum, place) => sum + weights[place]! * times[place]!, 0);
  const spread = (column: number, scale: number) => {
    const a = new Float64Array(times.length);
    for (const [i, place] of before.entries()) a[place] = scale * inverse[i]![column]!;
    return a;
  };
  const fixed = spread(0, line).map((value, i) => value + weights[i]!);
  const directions = Array.from({ length: p - 1 }, (_, j) => spread(j + 1, 1));
  const cross = (a: Float64Array, b: Float64Array) => {
    let sum = 0;
    for (const [i, x] of a.entries())
      for (const [j, y] of b.entries()) sum += x * y * study.covariance[i * times.length + j]!;
    return sum;
  };
  let biasAfter = 0;
  const last = Math.max(0, ...after.map((place) => times[place]!));
  for (let bend = 0; bend < last; bend += 1)
    biasAfter += Math.abs(after.reduce((sum, place) => sum + weights[place]! * Math.max(0, times[place]! - bend), 0));
  return {
    fixed,
    directions,
    linear: Float64Array.from(directions, (direction) => cross(fixed, direction)),
    quadratic: Float64Array.from(directions.flatMap((a) => directions.map((b) => cross(a, b)))),
    biasAfter,
  };
}

function invertSquare(rows: readonly Float64Array[]): Float64Array[] | null {
  const n = rows.length;
  const product = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1) for (const row of rows) product[i * n + j]! += row[i]! * row[j]!;
  const inner = invertSymmetric(product, n);
  if (inner === null) return null;
  return Array.from({ length: n }, (_, i) =>
    Float64Array.from(rows, (row) => {
      let sum = 0;
      for (let k = 0; k < n; k += 1) sum += inner[i * n + k]! * row[k]!;
      return sum;
    }),
  );
}

function shortest(study: EventStudy, problem: Problem, bound: number, level: number): { middle: number; half: number } {
  const at = (penalty: number) => {
    const u = lasso(problem, penalty);
    const a = problem.fixed.slice();
    for (const [j, direction] of problem.directions.entries())
      for (let i = 0; i < a.length; i += 1) a[i]! += u[j]! * direction[i]!;
    const sigma = Math.sqrt(varianceOf(study, a));
    const bias = bound * (problem.biasAfter + u.reduce((sum, value) => sum + Math.abs(value), 0));
    const half = sigma === 0 ? bias : sigma * foldedQuantile(bias / sigma, level);
    return { middle: study.estimates.reduce((sum, value, i) => sum + value * a[i]!, 0), half };
  };
  const most = 2 * Math.max(0, ...problem.linear.map(Math.abs));
  let best = { penalty: 0, ...at(0) };
  if (bound === 0 || most === 0) return best;
  const tried = Array.from({ length: 41 }, (_, i) => most * 10 ** (-6 + (6 * i) / 40));
  for (const penalty of tried) {
    const found = at(penalty);
    if (found.half < best.half) best = { penalty, ...found };
  }
  let [low, high] = [best.penalty / 10 ** 0.15, best.penalty * 10 ** 0.15];
  for (let i = 0; i < 40; i += 1) {
    const [a, b] = [low + (high - low) * 0.382, low + (high - low) * 0.618];
    if (at(a).half <= at(b).half) high = b;
    else low = a;
  }
  const found = at((low + high) / 2);
  return found.half < best.half ? found : best;
}

/** Least variance + penalty·Σ|u|, one coordinate after another. */
function lasso({ linear, quadratic }: Problem, penalty: number): Float64Array {
  const n = linear.length;
  const u = new Float64Array(n);
  for (let sweep = 0; sweep < 10_000; sweep += 1) {
    let moved = 0;
    for (let j = 0; j < n; j += 1) {
      const own = quadratic[j * n + j]!;
      if (!(own > 0)) continue;
      let slope = linear[j]!;
      for (let k = 0; k < n; k += 1) if (k !== j) slope += quadratic[j * n + k]! * u[k]!;
      const value = -Math.sign(slope) * Math.max(0, Math.abs(slope) - penalty / 2);
      moved = Math.max(moved, Math.abs(value / own - u[j]!) / (1e-300 + Math.abs(value / own) + Math.abs(u[j]!)));
      u[j] = value / own;
    }
    if (moved < 1e-13) break;
  }
  return u;
}

/** Quantile of |N(shift, 1)|. */
export function foldedQuantile(shift: number, level: number): number {
  const above = (x: number) => normalUpperTail(x - shift) + normalUpperTail(x + shift);
  let [low, high] = [Math.max(0, shift), shift + normalQuantile((1 + level) / 2)];
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i += 1) {
    const middle = (low + high) / 2;
    if (above(middle) > 1 - level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
