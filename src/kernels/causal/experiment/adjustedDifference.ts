import { studentTQuantile, studentTUpperTail } from '../../distributions/index.ts';
import { leastSquares } from '../../linalg/index.ts';

export interface AdjustmentData {
  /** One entry a unit, finite. */
  outcome: Float64Array;
  /** 1 assigned, 0 not. */
  assigned: Uint8Array;
  /** Measured before assignment; strata as columns of 0 and 1. */
  covariates: readonly Float64Array[];
  /** Such as one by the chance of the arm in which the unit is; null: all 1. */
  weights: Float64Array | null;
}

export interface EstimatedDifference {
  /** NaN where it can't be known. */
  estimate: number;
  standardError: number;
  degreesOfFreedom: number;
  lower: number;
  upper: number;
  pValue: number;
  status: 'ok' | 'notEnough' | 'singular';
  reason: null | 'oneArm' | 'fewUnits' | 'noVariation' | 'fewClusters';
}

/**
 * Average effect of being assigned, adjusted for covariates measured before: least squares with the covariates centred and interacted with assignment, so
 * that each arm has slopes of its own. Used where covariates foretell the outcome; it can't be less exact in large samples than the plain difference.
 * @param level of the two-sided interval
 * @returns estimate, HC2 error, t interval with units − coefficients degrees of freedom
 * @throws RangeError naming the argument
 * Covariates are centred at their (weighted) mean over all units. Columns that repeat others are dropped. With the strata's dummies alone this is the
 * stratified difference in means, weighted by stratum size. Degenerate: one arm alone → oneArm; no degrees of freedom → fewUnits (estimate stays); no
 * variation → noVariation. Cost: n × columns². Source: Lin (2013), Ann. Appl. Stat. 7:295; MacKinnon & White (1985) for HC2. The same as R's lm with
 * sandwich's HC2. Held by experiment.test.ts beside this file.
 */
export function adjustedDifference(data: AdjustmentData, level: number): EstimatedDifference {
  const { outcome, assigned, covariates, weights } = data;
  checkAdjustment('adjustedDifference', data, level);
  const arms = assigned.reduce((sum, one) => sum + one, 0);
  if (arms === 0 || arms === outcome.length) return { ...unknown, status: 'notEnough', reason: 'oneArm' };
  const treated = Float64Array.from(assigned);
  const centred = covariates.map((column) => centre(column, weights));
  const design = [new Float64Array(outcome.length).fill(1), treated];
  const columns = [...design, ...centred, ...centred.map((column) => column.map((x, i) => x * treated[i]!))];
  const fit = leastSquares(columns, outcome, weights);
  const rank = fit.kept.length;
  const at = fit.kept.indexOf(1);
  const estimate = fit.coefficients[at]!;
  let variance = 0;
  for (let i = 0; i < outcome.length; i += 1) {
    const root = Math.sqrt(weights?.[i] ?? 1);
    let pull = 0;
    for (const [k, place] of fit.kept.entries()) pull += fit.inverse[at * rank + k]! * columns[place]![i]! * root;
    if (1 - fit.leverage[i]! > 1e-10) variance += (pull * fit.residuals[i]!) ** 2 / (1 - fit.leverage[i]!);
  }
  return conclude(estimate, variance, outcome.length - rank, level, outcome);
}

export const unknown = {
  estimate: Number.NaN,
  standardError: Number.NaN,
  degreesOfFreedom: Number.NaN,
  lower: Number.NaN,
  upper: Number.NaN,
  pValue: Number.NaN,
} as const;

export function conclude(
  estimate: number,
  variance: number,
  degreesOfFreedom: number,
  level: number,
  outcome: Float64Array,
): EstimatedDifference {
  const known = { ...unknown, estimate };
  if (!(degreesOfFreedom > 0)) return { ...known, status: 'notEnough', reason: 'fewUnits' };
  const size = outcome.reduce((largest, y) => Math.max(largest, Math.abs(y)), 0);
  if (!(variance > (1e-12 * size) ** 2)) return { ...known, status: 'notEnough', reason: 'noVariation' };
  const standardError = Math.sqrt(variance);
  const half = studentTQuantile((1 + level) / 2, degreesOfFreedom) * standardError;
  const pValue = Math.min(1, 2 * studentTUpperTail(Math.abs(estimate) / standardError, degreesOfFreedom));
  const interval = { lower: estimate - half, upper: estimate + half, pValue };
  return { estimate, standardError, degreesOfFreedom, ...interval, status: 'ok', reason: null };
}

function centre(column: Float64Array, weights: Float64Array | null): Float64Array {
  let [sum, total] = [0, 0];
  for (let i = 0; i < column.length; i += 1) {
    sum += (weights?.[i] ?? 1) * column[i]!;
    total += weights?.[i] ?? 1;
  }
  return column.map((x) => x - sum / total);
}

export function checkAdjustment(name: string, data: AdjustmentData, level: number): void {
  const n = data.outcome.length;
  for (const [what, values] of Object.entries({ assigned: data.assigned, weights: data.weights }))
    if (values !== null && values.length !== n)
      throw new RangeError(`${name}: ${what} must have ${n} entries, not ${values.length}`);
  if (data.covariates.some((column) => column.length !== n))
    throw new RangeError(`${name}: covariates must have ${n} entries each`);
  if (data.weights?.some((w) => !(w > 0))) throw new RangeError(`${name}: weights must be above 0`);
  if (!(level > 0 && level < 1)) throw new RangeError(`${name}: level must lie between 0 and 1, not ${level}`);
}
