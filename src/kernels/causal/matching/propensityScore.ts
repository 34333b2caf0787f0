import { invertSymmetric, multiply } from '../../linalg/index.ts';

export type PropensityScore =
  | {
      status: 'ok';
      /** Chance of treatment of each unit by its covariates, inside 0 … 1. */
      score: Float64Array;
      /** Of the constant and of each column; null where a column says nothing new. */
      coefficients: (number | null)[];
      deviance: number;
    }
  | { status: 'notIdentified'; reason: 'separated' };

const rounds = 60;

/**
 * Propensity score: the chance that a unit is treated, given its covariates, by logistic regression with a constant.
 * @param treated 1 or 0, one entry a unit; both must occur
 * @param columns covariates, one array each with an entry a unit, finite; categories as columns of 0 and 1
 * @returns scores and coefficients, or `separated`: some combination of covariates tells treated from untreated units without error, for all units
 *   or for some, so that no finite score is the most likely
 * @throws RangeError naming the argument
 * Method: iteratively reweighted least squares on centred and scaled columns, begun and ended as R's glm does (the deviance changes by less than 1e-8 of
 * itself), so that scores agree to 1e-12. Separation is seen by what the next step would move: where a maximum exists next to nothing, where there is
 * none some score by about 1 on the logit scale.
 * Degenerate: columns that repeat others are left out, the later first, as R's glm does. Cost: n × columns² × about 8. Source: McCullagh & Nelder
 * (1989), chapter 4; Albert & Anderson (1984), Biometrika 71:1 for separation. Held by matching.test.ts: glm's and MatchIt's.
 */
export function fitPropensityScore(treated: Uint8Array, columns: readonly Float64Array[]): PropensityScore {
  const n = treated.length;
  const treatedUnits = treated.reduce((sum, one) => sum + one, 0);
  if (treatedUnits === 0 || treatedUnits === n)
    throw new RangeError('fitPropensityScore: treated must hold both 0 and 1');
  for (const column of columns)
    if (column.length !== n) throw new RangeError(`fitPropensityScore: columns must have ${n} entries each`);
  const scaled = columns.map(standardise);
  const all = interleave(n, scaled);
  const kept = newColumns(crossProduct(all, scaled.length + 1), scaled.length + 1);
  const used = kept.slice(1).map((place) => place - 1);
  const width = kept.length;
  const rows =
    used.length === scaled.length
      ? all
      : interleave(
          n,
          used.map((place) => scaled[place]!),
        );
  let beta = firstRound(treated, rows, width);
  let before = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds && beta !== null; round += 1) {
    const { deviance, information, gradient, score } = evaluate(treated, rows, width, beta);
    const inverse = invertSymmetric(information, width);
    if (inverse === null) break;
    const step = multiply(inverse, gradient, width);
    if (Math.abs(before - deviance) < 1e-8 * (Math.abs(deviance) + 0.1)) {
      if (largestMove(rows, width, step) > 1e-2) break;
      return { status: 'ok', score, deviance, coefficients: unscale(beta, used, scaled) };
    }
    const shrink = deviance > before + 1e-6 * Math.abs(before) ? 0.5 : 1;
    beta = beta.map((value, j) => value + shrink * step[j]!);
    before = deviance;
  }
  return { status: 'notIdentified', reason: 'separated' };
}

/** The constant and the columns, unit after unit. */
function interleave(n: number, columns: readonly Standardised[]): Float64Array {
  const width = columns.length + 1;
  const rows = new Float64Array(n * width).fill(1);
  for (const [j, { values }] of columns.entries()) for (let i = 0; i < n; i += 1) rows[i * width + j + 1] = values[i]!;
  return rows;
}

function crossProduct(rows: Float64Array, width: number): Float64Array {
  const cross = new Float64Array(width * width);
  for (let at = 0; at < rows.length; at += width)
    for (let j = 0; j < width; j += 1) {
      const x = rows[at + j]!;
      for (let k = 0; k <= j; k += 1) cross[j * width + k]! += x * rows[at + k]!;
    }
  return cross;
}

/** Columns of which something is left beside the earlier ones: 1e-11 of their squares, by Cholesky. */
function newColumns(cross: Float64Array, width: number): number[] {
  const factor = new Float64Array(width * width);
  const kept: number[] = [];
  for (let j = 0; j < width; j += 1) {
    let left = cross[j * width + j]!;
    for (const k of kept) {
      let sum = cross[j * width + k]!;
      for (const l of kept) if (l < k) sum -= factor[j * width + l]! * factor[k * width + l]!;
      factor[j * width + k] = sum / factor[k * width + k]!;
      left -= factor[j * width + k]! ** 2;
    }
    if (!(left > 1e-11 * cross[j * width + j]!)) continue;
    factor[j * width + j] = Math.sqrt(left);
    kept.push(j);
  }
  return kept;
}

/** Least squares from scores of ¼ and ¾, with which R's glm begins. */
function firstRound(treated: Uint8Array, rows: Float64Array, width: number): Float64Array | null {
  const moment = new Float64Array(width);
  const linear = Math.log(3) + 4 / 3;
  for (let i = 0; i < treated.length; i += 1)
    for (let j = 0; j < width; j += 1) moment[j]! += (treated[i] === 1 ? linear : -linear) * rows[i * width + j]!;
  const inverse = invertSymmetric(crossProduct(rows, width), width);
  return inverse === null ? null : multiply(inverse, moment, width);
}

function evaluate(treated: Uint8Array, rows: Float64Array, width: number, beta: Float64Array) {
  const information = new Float64Array(width * width);
  const gradient = new Float64Array(width);
  const score = new Float64Array(treated.length);
  let deviance = 0;
  for (let i = 0; i < treated.length; i += 1) {
    const at = i * width;
    let linear = 0;
    for (let j = 0; j < width; j += 1) linear += beta[j]! * rows[at + j]!;
    const p = 1 / (1 + Math.exp(-linear));
    score[i] = p;
    const away = treated[i] === 1 ? -linear : linear;
    deviance += 2 * (away > 30 ? away : Math.log1p(Math.exp(away)));
    const residual = treated[i]! - p;
    const curvature = p * (1 - p);
    for (let j = 0; j < width; j += 1) {
      const x = rows[at + j]!;
      gradient[j]! += residual * x;
      const curved = curvature * x;
      for (let k = 0; k <= j; k += 1) information[j * width + k]! += curved * rows[at + k]!;
    }
  }
  return { information, gradient, score, deviance };
}

function largestMove(rows: Float64Array, width: number, step: Float64Array): number {
  let largest = 0;
  for (let at = 0; at < rows.length; at += width) {
    let move = 0;
    for (let j = 0; j < width; j += 1) move += step[j]! * rows[at + j]!;
    largest = Math.max(largest, Math.abs(move));
  }
  return largest;
}

interface Standardised {
  values: Float64Array;
  mean: number;
  deviation: number;
}

function standardise(column: Float64Array): Standardised {
  const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
  const squares = column.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / column.length);
  const isConstant = !(deviation > 1e-12 * Math.abs(mean));
  return { values: column.map((x) => (isConstant ? 0 : (x - mean) / deviation)), mean, deviation };
}

function unscale(beta: Float64Array, used: readonly number[], scaled: readonly Standardised[]): (number | null)[] {
  const coefficients: (number | null)[] = [beta[0]!, ...scaled.map(() => null)];
  for (const [j, place] of used.entries()) {
    const { mean, deviation } = scaled[place]!;
    const slope = beta[j + 1]! / deviation;
    coefficients[place + 1] = slope;
    coefficients[0]! -= slope * mean;
  }
  return coefficients;
}
