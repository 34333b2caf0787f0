import { invertSymmetric, multiply } from '../linalg/index.ts';
import type { SurveyDesign } from './design.ts';
import { varianceByDesign } from './estimateDomains.ts';
import { estimateStatus } from './status.ts';

export type RegressionFamily = 'linear' | 'logistic';

export interface Regression {
  /** Intercept, then one a predictor. */
  coefficients: Float64Array;
  variance: Float64Array;
  /** Of the fit: estimateStatus, one for all. */
  status: number;
  rows: number;
  weight: number;
}

/** Why nothing was fitted. */
export type NoRegression = 'empty' | 'singular' | 'separated' | 'fewRows';

/**
 * Weighted linear or logistic regression with errors by the design.
 * @param design of the survey
 * @param y outcome; NaN where missing; for `logistic` between 0 and 1
 * @param predictors columns without the intercept, NaN where missing
 * @param domain 0 for rows that take part, −1 for others; rows with a gap take no part, their units stay in the design
 * @param family linear: least squares; logistic: maximum pseudo-likelihood by Newton's steps
 * @returns coefficients and variances, or why not
 * z_i = A⁻¹ x_i w_i (y_i − μ_i), A = Σ w x x' (logistic: times μ(1 − μ)); V of its total under the design, or from refits by replicate
 * weights. Predictors are centred and scaled inside. Degenerate: columns that depend on each other → singular; a predictor that parts yes
 * from no → separated (a coefficient would be infinite); fewer rows than coefficients → fewRows.
 * Cost: n p² a step, p passes for errors. Source: Binder (1983); Fuller (1975), Sankhya C 37:117; Lumley (2010), chapter 5. Agrees
 * with R survey's svyglm (gaussian; quasibinomial to 1e-6: R stops its steps sooner). Held by estimators.test.ts and replicates.test.ts.
 */
export function fitRegression(
  design: SurveyDesign,
  y: Float64Array,
  predictors: readonly Float64Array[],
  domain: Int32Array,
  family: RegressionFamily,
): Regression | NoRegression {
  const rows = completeRows(y, predictors, domain);
  const size = predictors.length + 1;
  if (rows.length === 0) return 'empty';
  if (rows.length < size) return 'fewRows';
  const frame = standardise(design.weights, predictors, rows);
  if (frame === null) return 'singular';
  const fit = fitScaled(frame.columns, y, rows, design.weights, family);
  if (typeof fit === 'string') return fit;
  const coefficients = frame.restore(fit.beta);
  const lost = new Float64Array(size).fill(Number.NaN);
  const again = (weights: Float64Array) => {
    const refit = fitScaled(frame.columns, y, rows, weights, family);
    return typeof refit === 'string' ? lost : frame.restore(refit.beta);
  };
  const variance = new Float64Array(size);
  let status: number = estimateStatus.ok;
  if (design.replicates !== null) {
    const empty = { estimate: coefficients, z: lost, status: new Uint8Array(size) };
    const found = varianceByDesign(design, empty, new Int32Array(0), size, again);
    return { coefficients, variance: found.variance, status: found.status[0]!, ...countOf(rows, design.weights) };
  }
  const everyone = new Int32Array(y.length).fill(-1);
  for (const row of rows) everyone[row] = 0;
  for (let term = 0; term < size; term += 1) {
    const pick = frame.rowOfInverse(fit.inverse, term);
    const z = new Float64Array(y.length);
    for (const [at, row] of rows.entries()) {
      let lever = 0;
      for (let k = 0; k < size; k += 1) lever += pick[k]! * frame.columns[k]![at]!;
      z[row] = lever * design.weights[row]! * (y[row]! - fit.mean[at]!);
    }
    const point = { estimate: coefficients.subarray(term, term + 1), z, status: new Uint8Array(1) };
    const found = varianceByDesign(design, point, everyone, 1, again);
    variance[term] = found.variance[0]!;
    status = Math.max(status, found.status[0]!);
  }
  return { coefficients, variance, status, ...countOf(rows, design.weights) };
}

const countOf = (rows: Int32Array, weights: Float64Array) => ({
  rows: rows.length,
  weight: rows.reduce((sum, row) => sum + weights[row]!, 0),
});

function completeRows(y: Float64Array, predictors: readonly Float64Array[], domain: Int32Array): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < y.length; row += 1)
    if (domain[row]! >= 0 && !Number.isNaN(y[row]!) && predictors.every((column) => !Number.isNaN(column[row]!)))
      rows.push(row);
  return Int32Array.from(rows);
}

/** Columns with mean 0 and deviation 1 behind an intercept of 1, and the way back; null where one does not vary. */
function standardise(weights: Float64Array, predictors: readonly Float64Array[], rows: Int32Array) {
  const centres: number[] = [];
  const spreads: number[] = [];
  const columns = [new Float64Array(rows.length).fill(1)];
  for (const column of predictors) {
    const values = Float64Array.from(rows, (row) => column[row]!);
    let all = 0;
    let sum = 0;
    for (const [at, row] of rows.entries()) {
      all += weights[row]!;
      sum += weights[row]! * values[at]!;
    }
    const centre = sum / all;
    let squares = 0;
    for (const [at, row] of rows.entries()) squares += weights[row]! * (values[at]! - centre) ** 2;
    const spread = Math.sqrt(squares / all);
    if (!(spread > 1e-12 * Math.abs(centre))) return null;
    centres.push(centre);
    spreads.push(spread);
    columns.push(values.map((value) => (value - centre) / spread));
  }
  const restore = (beta: Float64Array) => {
    const back = beta.map((value, k) => (k === 0 ? value : value / spreads[k - 1]!));
    for (const [k, centre] of centres.entries()) back[0]! -= back[k + 1]! * centre;
    return back;
  };
  /** Row `term` of T A⁻¹, T the matrix of `restore`. */
  const rowOfInverse = (inverse: Float64Array, term: number) => {
    const size = columns.length;
    const row = (k: number) => inverse.subarray(k * size, (k + 1) * size);
    if (term > 0) return row(term).map((value) => value / spreads[term - 1]!);
    const first = row(0).slice();
    for (const [k, centre] of centres.entries())
      for (let j = 0; j < size; j += 1) first[j]! -= (row(k + 1)[j]! * centre) / spreads[k]!;
    return first;
  };
  return { columns, restore, rowOfInverse };
}

interface Fit {
  beta: Float64Array;
  /** Of Σ w v x x'. */
  inverse: Float64Array;
  mean: Float64Array;
}

function fitScaled(
  columns: readonly Float64Array[],
  y: Float64Array,
  rows: Int32Array,
  weights: Float64Array,
  family: RegressionFamily,
): Fit | NoRegression {
  const size = columns.length;
  const isLinear = family === 'linear';
  let beta: Float64Array = new Float64Array(size);
  const mean = new Float64Array(rows.length);
  for (let step = 0; step < 60; step += 1) {
    const matrix = new Float64Array(size * size);
    const score = new Float64Array(size);
    for (const [at, row] of rows.entries()) {
      let linear = 0;
      for (let k = 0; k < size; k += 1) linear += beta[k]! * columns[k]![at]!;
      const mu = isLinear ? linear : 1 / (1 + Math.exp(-linear));
      mean[at] = mu;
      const w = weights[row]!;
      const v = isLinear ? w : w * mu * (1 - mu);
      for (let k = 0; k < size; k += 1) {
        const x = columns[k]![at]!;
        score[k]! += w * x * (y[row]! - mu);
        for (let j = 0; j <= k; j += 1) matrix[k * size + j]! += v * x * columns[j]![at]!;
      }
    }
    const inverse = invertSymmetric(matrix, size, 1e-11);
    if (inverse === null) return step === 0 ? 'singular' : 'separated';
    const change = multiply(inverse, score, size);
    if (change.every((value, k) => Math.abs(value) <= 1e-11 * (1 + Math.abs(beta[k]!)))) return { beta, inverse, mean };
    beta = beta.map((value, k) => value + change[k]!);
    if (!isLinear && beta.some((value) => Math.abs(value) > 40)) return 'separated';
  }
  return 'separated';
}
