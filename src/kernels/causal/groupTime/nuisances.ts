import { invertSymmetric, multiply } from '../../linalg/index.ts';

/** Covariates row after row, the first column being the constant, and who was treated (1) or not (0). */
export interface Arms {
  treated: Uint8Array;
  covariates: Float64Array;
  columns: number;
}

export interface Propensity {
  probability: Float64Array;
  /** Inverse of the information, times n. */
  inverse: Float64Array;
  coefficients: Float64Array;
}

const overlapLimit = 0.999;
const mostSteps = 60;

/**
 * Probability of treatment by a logit, maximum likelihood by Newton’s method.
 * @param arms units; @param w weights, mean 1, which may be fractions; @param start coefficients to begin from, null: 0
 * @returns probabilities and the inverse information; overlap: a unit is all but certain to be treated (0.999 or more), as where covariates
 *   separate the arms; singular: covariates say the same
 * Settled when the Newton decrement is below 1e-20 a unit, or falls no further. Cost: n × columns² × about 6. Held by groupTimeAtt.test.ts.
 */
export function propensity(
  { treated, covariates, columns }: Arms,
  w: Float64Array,
  start: Float64Array | null = null,
): Propensity | 'overlap' | 'singular' {
  const n = treated.length;
  const coefficients = start === null ? new Float64Array(columns) : start.slice();
  const probability = new Float64Array(n);
  const information = new Float64Array(columns * columns);
  const gradient = new Float64Array(columns);
  let inverse: Float64Array | null = null;
  let before = Number.POSITIVE_INFINITY;
  for (let iteration = 0; iteration < mostSteps; iteration += 1) {
    information.fill(0);
    gradient.fill(0);
    for (let i = 0, from = 0; i < n; i += 1, from += columns) {
      let linear = 0;
      for (let j = 0; j < columns; j += 1) linear += coefficients[j]! * covariates[from + j]!;
      const p = 1 / (1 + Math.exp(-linear));
      probability[i] = p;
      const weight = w[i]!;
      const residual = weight * (treated[i]! - p);
      const curvature = weight * p * (1 - p);
      for (let j = 0, at = 0; j < columns; j += 1, at = j * columns) {
        const x = covariates[from + j]!;
        gradient[j]! += residual * x;
        const curved = curvature * x;
        for (let k = 0; k <= j; k += 1) information[at + k]! += curved * covariates[from + k]!;
      }
    }
    inverse = invertSymmetric(information, columns);
    if (inverse === null) return iteration < 2 ? 'singular' : 'overlap';
    const step = multiply(inverse, gradient, columns);
    let decrement = 0;
    for (let j = 0; j < columns; j += 1) decrement += step[j]! * gradient[j]!;
    const isStuck = decrement < 1e-12 * n && decrement > before / 2;
    if (decrement < 1e-20 * n || isStuck) break;
    before = decrement;
    for (let j = 0; j < columns; j += 1) coefficients[j]! += step[j]!;
  }
  for (let i = 0; i < n; i += 1) {
    if (probability[i]! >= overlapLimit) return 'overlap';
    probability[i] = Math.min(probability[i]!, 1 - 1e-6);
  }
  return { probability, inverse: inverse!.map((value) => value * n), coefficients };
}

export interface Regression {
  /** What the regression expects of each unit, in the sample or not. */
  expected: Float64Array;
  /** Inverse of the cross product of those it was fitted on, times n. */
  inverse: Float64Array;
}

/**
 * Weighted least squares on some of the units.
 * @param outcome of each unit; @param design covariates, row after row; @param w weights, 0 for those who take no part in the fit
 * @returns what it expects of all; null where covariates say the same, or too few take part
 */
export function regress(
  outcome: Float64Array,
  { covariates, columns }: Pick<Arms, 'covariates' | 'columns'>,
  w: Float64Array,
): Regression | null {
  const n = outcome.length;
  const cross = new Float64Array(columns * columns);
  const moment = new Float64Array(columns);
  for (let i = 0, from = 0; i < n; i += 1, from += columns) {
    const weight = w[i]!;
    if (weight === 0) continue;
    for (let j = 0, at = 0; j < columns; j += 1, at = j * columns) {
      const x = weight * covariates[from + j]!;
      moment[j]! += x * outcome[i]!;
      for (let k = 0; k <= j; k += 1) cross[at + k]! += x * covariates[from + k]!;
    }
  }
  const inverse = invertSymmetric(cross, columns);
  if (inverse === null) return null;
  const beta = multiply(inverse, moment, columns);
  const expected = new Float64Array(n);
  for (let i = 0, from = 0; i < n; i += 1, from += columns)
    for (let j = 0; j < columns; j += 1) expected[i]! += beta[j]! * covariates[from + j]!;
  return { expected, inverse: inverse.map((value) => value * n) };
}

/** direction · covariates of a unit. */
export function along(direction: Float64Array, covariates: Float64Array, unit: number, columns: number): number {
  let sum = 0;
  for (let j = 0; j < columns; j += 1) sum += direction[j]! * covariates[unit * columns + j]!;
  return sum;
}
