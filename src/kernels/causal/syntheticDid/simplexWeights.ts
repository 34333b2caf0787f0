import { invertSymmetric, multiply } from '../../linalg/index.ts';

/**
 * Weights of 0 or more that add to 1 and bring a mixture of columns as near as can be to a target: least (1/rows)·|A·w − b|² + ridge·|w|².
 * @param columns each of one length, at least one
 * @param target as long as they are
 * @param ridge 0 or more
 * @returns the weights; where several are best (ridge 0) one of them
 * Gradient steps with momentum, projected on the simplex; the weights that are left above 0 are then set exactly, by the conditions of the optimum. Stops when no
 * weight could gain more than 1e-12 of the objective. Cost: steps × rows × columns. Held by syntheticDid.test.ts against quadprog.
 */
export function simplexWeights(columns: readonly Float64Array[], target: Float64Array, ridge: number): Float64Array {
  const n = columns.length;
  const rows = target.length;
  if (n === 0) throw new RangeError('simplexWeights: there must be a column');
  for (const { length } of columns)
    if (length !== rows) throw new RangeError(`simplexWeights: columns must have ${rows} entries, not ${length}`);
  const problem = { columns, target, ridge };
  let lipschitz = largestCurvature(problem);
  if (!(lipschitz > 0)) lipschitz = 1;
  let w: Float64Array = new Float64Array(n).fill(1 / n);
  let leading: Float64Array = w.slice();
  let momentum = 1;
  for (let step = 1; step <= 20_000; step += 1) {
    const slope = gradient(problem, leading);
    const next = projectOnSimplex(leading.map((value, i) => value - slope[i]! / lipschitz));
    let turn = 0;
    for (let i = 0; i < n; i += 1) turn += (leading[i]! - next[i]!) * (next[i]! - w[i]!);
    if (turn > 0) momentum = 1;
    const following = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const push = turn > 0 ? 0 : (momentum - 1) / following;
    leading = next.map((value, i) => value + push * (value - w[i]!));
    momentum = following;
    w = next;
    if (step % 25 === 0) {
      const polished = polish(problem, w);
      if (polished !== null && isBest(problem, polished)) return polished;
      if (isBest(problem, w)) return w;
    }
  }
  return w;
}

interface Problem {
  columns: readonly Float64Array[];
  target: Float64Array;
  ridge: number;
}

function gradient({ columns, target, ridge }: Problem, w: Float64Array): Float64Array {
  const rest = residual(columns, target, w);
  return w.map((value, i) => (2 * dot(columns[i]!, rest)) / target.length + 2 * ridge * value);
}

function residual(columns: readonly Float64Array[], target: Float64Array, w: Float64Array): Float64Array {
  const rest = target.map((value) => -value);
  for (const [i, column] of columns.entries())
    if (w[i] !== 0) for (let row = 0; row < rest.length; row += 1) rest[row]! += w[i]! * column[row]!;
  return rest;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

/** By the power method; a little above the truth, so that steps stay short enough. */
function largestCurvature({ columns, target, ridge }: Problem): number {
  let v: Float64Array = Float64Array.from(columns, (_, i) => 1 + (i % 7) / 10);
  let size = 0;
  const none = new Float64Array(target.length);
  for (let i = 0; i < 50; i += 1) {
    const length = Math.sqrt(dot(v, v));
    v = v.map((value) => value / length);
    const product = residual(columns, none, v);
    v = Float64Array.from(columns, (column) => dot(column, product));
    size = Math.sqrt(dot(v, v));
    if (size === 0) break;
  }
  return (2 * size * 1.05) / target.length + 2 * ridge;
}

/** The nearest point of the simplex (Held, Wolfe & Crowder 1974). */
function projectOnSimplex(point: Float64Array): Float64Array {
  const sorted = point.slice().sort().reverse();
  let [sum, shift] = [0, 0];
  for (let i = 0; i < sorted.length; i += 1) {
    sum += sorted[i]!;
    const candidate = (sum - 1) / (i + 1);
    if (sorted[i]! - candidate > 0) shift = candidate;
    else break;
  }
  return point.map((value) => Math.max(0, value - shift));
}

/** The best weights of those columns that are used, unless one would be below 0 or they say the same. */
function polish({ columns, target, ridge }: Problem, w: Float64Array): Float64Array | null {
  const used = [...w.keys()].filter((i) => w[i]! > 1e-9);
  const k = used.length;
  if (k === 0 || k > 400) return null;
  const cross = new Float64Array(k * k);
  const moment = new Float64Array(k);
  for (const [i, a] of used.entries()) {
    moment[i] = dot(columns[a]!, target) / target.length;
    for (let j = 0; j <= i; j += 1) cross[i * k + j] = dot(columns[a]!, columns[used[j]!]!) / target.length;
    cross[i * k + i]! += ridge;
  }
  const inverse = invertSymmetric(cross, k, 1e-12);
  if (inverse === null) return null;
  const [free, one] = [multiply(inverse, moment, k), multiply(inverse, new Float64Array(k).fill(1), k)];
  const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);
  const price = (1 - sum(free)) / sum(one);
  const polished = new Float64Array(w.length);
  for (const [i, at] of used.entries()) {
    const value = free[i]! + price * one[i]!;
    if (value < 0) return null;
    polished[at] = value;
  }
  return polished;
}

/** Whether moving all weight to the best column would gain next to nothing (the gap of Frank and Wolfe). */
function isBest(problem: Problem, w: Float64Array): boolean {
  const slope = gradient(problem, w);
  const rest = residual(problem.columns, problem.target, w);
  const objective = dot(rest, rest) / problem.target.length + problem.ridge * dot(w, w);
  const least = slope.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
  const scale = objective + dot(problem.target, problem.target) / problem.target.length;
  return dot(slope, w) - least <= 1e-12 * scale;
}
