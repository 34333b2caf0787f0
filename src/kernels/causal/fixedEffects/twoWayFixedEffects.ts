import { studentTQuantile, studentTUpperTail } from '../../distributions/index.ts';
import { leastSquares, multiply } from '../../linalg/index.ts';
import { absorbTwoWays, type TwoWays } from './absorb.ts';

export type ErrorKind = 'iid' | 'hetero' | 'cluster';
export type SmallSample = 'none' | 'default' | 'full';

export interface FixedEffectsData extends TwoWays {
  outcome: Float64Array;
  /** The treatment first, covariates after it; one entry a row, finite. */
  regressors: readonly Float64Array[];
}

export interface FixedEffectsChoices {
  errors: ErrorKind;
  /** Code of the cluster of each row from 0, where errors are by cluster. */
  cluster: Int32Array | null;
  smallSample: SmallSample;
  level: number;
}

export interface FixedEffect {
  /** NaN where it is not identified. */
  estimate: number;
  standardError: number;
  lower: number;
  upper: number;
  pValue: number;
  /** absorbed: it says nothing that unit, period and earlier regressors don't. */
  status: 'ok' | 'absorbed' | 'notEnough';
}

export interface FixedEffectsResult {
  effects: FixedEffect[];
  degreesOfFreedom: number;
  clusters: number;
  /** The treatment less its unit and period effects, by weights: an effect of a treated row enters the estimate in proportion to it. */
  treatmentLeft: Float64Array;
  /** A weighted sum of the regressors' coefficients; NaN where one of weight is absorbed. */
  combine: (weights: ArrayLike<number>) => FixedEffect;
}

/**
 * Two-way fixed effects: least squares of an outcome on a treatment and covariates with an effect for every unit and every period.
 * @param data rows of units and periods, with gaps where there are some
 * @returns of each regressor the coefficient, its error, t interval and p-value
 * @throws RangeError naming the argument
 * Errors: iid; hetero (White); cluster (Liang & Zeger). Small samples, as fixest does by default: (n − 1)/(n − K) and, by cluster, G/(G − 1) (hetero:
 * n/(n − 1)), K the coefficients and effects without one (units + periods − 1), less units or periods nested in the clusters (each counted as one;
 * both nested: coefficients + 1). `full` counts nested ones too; `none` corrects nothing but iid's n − 1. t with G − 1 degrees, otherwise n − K.
 * Degenerate: a regressor of which at most 1e-10 of its variation is left is absorbed; no degrees of freedom, or a single cluster → notEnough
 * (estimate stays). Cost: rows × regressors² and what absorbTwoWays takes. Source: Wooldridge (2010), chapter 10; Cameron & Miller (2015), J. Human
 * Resources 50:317. Agrees with fixest 0.12.2. Held by twoWayFixedEffects.test.ts: fixest's county example, R's lm with dummies and sandwich.
 */
export function twoWayFixedEffects(data: FixedEffectsData, choices: FixedEffectsChoices): FixedEffectsResult {
  const { outcome, regressors, weights } = data;
  const rows = outcome.length;
  for (const [name, values] of Object.entries({ unit: data.unit, time: data.time, weights, cluster: choices.cluster }))
    if (values !== null && values.length !== rows)
      throw new RangeError(`twoWayFixedEffects: ${name} must have ${rows} entries, not ${values.length}`);
  if (choices.errors === 'cluster' && choices.cluster === null)
    throw new RangeError('twoWayFixedEffects: cluster must be given where errors are by cluster');
  const absorb = absorbTwoWays(data);
  const left = regressors.map(absorb);
  const usable = left.map((column, j) => squaresOf(column) > 1e-10 * centredSquares(regressors[j]!));
  const places = [...usable.keys()].filter((j) => usable[j]);
  const fit = leastSquares(
    places.map((j) => left[j]!),
    absorb(outcome),
    weights,
  );
  const named = fit.kept.map((at) => places[at]!);
  const count = choices.cluster === null ? 0 : new Set(choices.cluster).size;
  const parameters = countParameters(data, choices, named.length);
  const { total, degrees } = correction(rows, parameters, count, choices);
  const varianceOf = sandwich(fit, left, named, weights, choices);
  const combine = (share: ArrayLike<number>): FixedEffect => {
    const none = { standardError: Number.NaN, lower: Number.NaN, upper: Number.NaN, pValue: Number.NaN };
    const inKept = Float64Array.from(named, (j) => share[j]!);
    const isAbsorbed = regressors.some((_, j) => share[j] !== 0 && !named.includes(j));
    if (isAbsorbed) return { ...none, estimate: Number.NaN, status: 'absorbed' };
    const estimate = inKept.reduce((sum, weight, k) => sum + weight * fit.coefficients[k]!, 0);
    const standardError = Math.sqrt(total * varianceOf(inKept));
    if (!(degrees > 0) || !(standardError > 0) || !Number.isFinite(standardError))
      return { ...none, estimate, status: 'notEnough' };
    const half = studentTQuantile((1 + choices.level) / 2, degrees) * standardError;
    const pValue = Math.min(1, 2 * studentTUpperTail(Math.abs(estimate) / standardError, degrees));
    return { estimate, standardError, lower: estimate - half, upper: estimate + half, pValue, status: 'ok' };
  };
  const effects = regressors.map((_, j) => combine(regressors.map((_, k) => (j === k ? 1 : 0))));
  const treatmentLeft = left[0] ?? new Float64Array(rows);
  return { effects, degreesOfFreedom: degrees, clusters: count, treatmentLeft, combine };
}

function countParameters(data: FixedEffectsData, { errors, cluster, smallSample }: FixedEffectsChoices, kept: number) {
  const all = kept + data.units + data.times - 1;
  if (errors !== 'cluster' || cluster === null || smallSample === 'full') return all;
  const nested = [isNested(data.unit, cluster), isNested(data.time, cluster)];
  if (nested[0] && nested[1]) return kept + 1;
  return all - (nested[0] ? data.units - 1 : 0) - (nested[1] ? data.times - 1 : 0);
}

/** Whether every code lies in one cluster alone. */
function isNested(codes: Int32Array, cluster: Int32Array): boolean {
  const of = new Map<number, number>();
  for (let i = 0; i < codes.length; i += 1) {
    const known = of.get(codes[i]!);
    if (known === undefined) of.set(codes[i]!, cluster[i]!);
    else if (known !== cluster[i]) return false;
  }
  return true;
}

function correction(rows: number, parameters: number, clusters: number, { errors, smallSample }: FixedEffectsChoices) {
  const degrees = errors === 'cluster' ? clusters - 1 : rows - parameters;
  const base = errors === 'iid' ? 1 / (rows - 1) : 1;
  if (smallSample === 'none') return { total: base, degrees };
  const share = errors === 'iid' ? 1 : errors === 'hetero' ? rows / (rows - 1) : clusters / (clusters - 1);
  return { total: (base * share * (rows - 1)) / (rows - parameters), degrees };
}

/** Uncorrected variance of a weighted sum of the kept coefficients; for iid without division by rows. */
function sandwich(
  { inverse, residuals, kept }: ReturnType<typeof leastSquares>,
  left: readonly Float64Array[],
  named: readonly number[],
  weights: Float64Array | null,
  { errors, cluster }: FixedEffectsChoices,
): (share: Float64Array) => number {
  const rank = kept.length;
  if (errors === 'iid') {
    const squares = squaresOf(residuals);
    return (share) => multiply(inverse, share, rank).reduce((sum, x, k) => sum + x * share[k]!, 0) * squares;
  }
  const groups =
    errors === 'cluster' ? cluster!.reduce((most, code) => Math.max(most, code), -1) + 1 : residuals.length;
  const scores = Array.from({ length: rank }, () => new Float64Array(groups));
  for (let i = 0; i < residuals.length; i += 1) {
    const pull = residuals[i]! * Math.sqrt(weights?.[i] ?? 1);
    const group = errors === 'cluster' ? cluster![i]! : i;
    for (let j = 0; j < rank; j += 1) scores[j]![group]! += pull * left[named[j]!]![i]!;
  }
  return (share) => {
    const direction = multiply(inverse, share, rank);
    let variance = 0;
    for (let group = 0; group < groups; group += 1) {
      let along = 0;
      for (let j = 0; j < rank; j += 1) along += direction[j]! * scores[j]![group]!;
      variance += along * along;
    }
    return variance;
  };
}

function squaresOf(values: Float64Array): number {
  return values.reduce((sum, x) => sum + x * x, 0);
}

function centredSquares(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
}
