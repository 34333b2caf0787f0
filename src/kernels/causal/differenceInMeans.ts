import { studentTQuantile, studentTUpperTail } from '../distributions/index.ts';

export interface ExperimentData {
  /** One value a unit; NaN where it was not observed: the unit is left out and counted. */
  outcome: Float64Array;
  /** 1 where the unit was assigned to help, 0 where it was not. What it then did is another question. */
  assigned: Uint8Array;
  /** Within which the draw was made; codes of 0 or more. Null: one stratum. */
  stratum: Int32Array | null;
  /** Chance with which each unit was to be assigned, above 0 and below 1. Null: the same within each stratum. */
  probability: Float64Array | null;
}

export interface DifferenceInMeans {
  /** NaN where it can't be known, of which `status` says why. */
  estimate: number;
  standardError: number;
  degreesOfFreedom: number;
  lower: number;
  upper: number;
  pValue: number;
  /** Units with an outcome in strata that hold both arms. */
  assigned: number;
  unassigned: number;
  /** Means of the arms, strata weighted as in the estimate. */
  meanAssigned: number;
  meanUnassigned: number;
  /** Units left out: without an outcome, and in strata with one arm only. */
  withoutOutcome: number;
  inOneArmedStrata: number;
  status: 'ok' | 'notEnough';
  reason: null | 'noPair' | 'oneUnitInAnArm' | 'noVariation';
}

/**
 * Average effect of being assigned (intention to treat) in a stratified experiment: the difference in means within each stratum, weighted
 * by the stratum's units, with Neyman's standard error. Used for rounds whose places were drawn by lottery.
 * @param data one entry a unit
 * @param level of the two-sided interval, such as 0.95
 * @returns estimate, error, t interval and p-value, arms, and what was left out
 * @throws RangeError naming the argument: lengths that differ, a probability or level outside 0 … 1, an infinite outcome
 * Estimate: Σ_s (n_s/n)(ȳ₁s − ȳ₀s); variance Σ_s (n_s/n)² (v₁s/n₁s + v₀s/n₀s), v the sample variances: on average not below the truth.
 * With probabilities that vary inside a stratum means are weighted by 1/p and 1/(1 − p) (Hájek), their variance Σw²(y − ȳ)²/(Σw)² ·
 * n/(n − 1); where they don't, weights cancel. Degrees of freedom by Satterthwaite's rule, for one stratum Welch's.
 * Degenerate: strata with one arm alone are left out and counted; an arm of one unit in a stratum borrows that arm's pooled variance from
 * other strata. No stratum with both arms → noPair; an arm that has nowhere two units → oneUnitInAnArm (estimate stays, no error);
 * outcomes without any variation in both arms → noVariation (estimate stays). Cost: n.
 * Source: Neyman (1923); Imbens & Rubin (2015), Causal Inference, sections 6.4–6.6 and 9.5; Satterthwaite (1946). For one stratum the same
 * as R's t.test. Held by experiment.test.ts: R's values, cases by hand, coverage in simulated experiments.
 */
export function differenceInMeans(data: ExperimentData, level: number): DifferenceInMeans {
  checkExperiment('differenceInMeans', data);
  if (!(level > 0 && level < 1))
    throw new RangeError(`differenceInMeans: level must lie between 0 and 1, not ${level}`);
  const { cells, withoutOutcome } = sumByCell(data);
  const pairs = cells.filter(([unassigned, assigned]) => unassigned.count > 0 && assigned.count > 0);
  const all = cells.reduce((sum, [a, b]) => sum + a.count + b.count, 0);
  const units = pairs.reduce((sum, [a, b]) => sum + a.count + b.count, 0);
  const found: DifferenceInMeans = {
    ...nothing,
    assigned: pairs.reduce((sum, [, arm]) => sum + arm.count, 0),
    unassigned: pairs.reduce((sum, [arm]) => sum + arm.count, 0),
    withoutOutcome,
    inOneArmedStrata: all - units,
  };
  if (pairs.length === 0) return { ...found, status: 'notEnough', reason: 'noPair' };
  const share = pairs.map(([a, b]) => (a.count + b.count) / units);
  const mean = (arm: 0 | 1) => pairs.reduce((sum, pair, s) => sum + share[s]! * meanOf(pair[arm]), 0);
  found.meanUnassigned = mean(0);
  found.meanAssigned = mean(1);
  found.estimate = pairs.reduce((sum, [a, b], s) => sum + share[s]! * (meanOf(b) - meanOf(a)), 0);
  const variance = varianceOf(pairs, share);
  if (variance === null) return { ...found, status: 'notEnough', reason: 'oneUnitInAnArm' };
  if (variance.total === 0) return { ...found, status: 'notEnough', reason: 'noVariation' };
  found.standardError = Math.sqrt(variance.total);
  found.degreesOfFreedom = variance.degreesOfFreedom;
  const half = studentTQuantile((1 + level) / 2, variance.degreesOfFreedom) * found.standardError;
  found.lower = found.estimate - half;
  found.upper = found.estimate + half;
  const t = Math.abs(found.estimate) / found.standardError;
  found.pValue = Math.min(1, 2 * studentTUpperTail(t, variance.degreesOfFreedom));
  return found;
}

const nothing: DifferenceInMeans = {
  estimate: Number.NaN,
  standardError: Number.NaN,
  degreesOfFreedom: Number.NaN,
  lower: Number.NaN,
  upper: Number.NaN,
  pValue: Number.NaN,
  assigned: 0,
  unassigned: 0,
  meanAssigned: Number.NaN,
  meanUnassigned: Number.NaN,
  withoutOutcome: 0,
  inOneArmedStrata: 0,
  status: 'ok',
  reason: null,
};

/** One arm of one stratum; sums are of deviations from the stratum's first outcome, which keeps large values exact. */
interface Arm {
  count: number;
  weight: number;
  shift: number;
  weighted: number;
  entries: { value: number; weight: number }[];
}

const meanOf = ({ shift, weighted, weight }: Arm) => shift + weighted / weight;

function sumByCell({ outcome, assigned, stratum, probability }: ExperimentData) {
  const byStratum = new Map<number, [Arm, Arm]>();
  let withoutOutcome = 0;
  for (let unit = 0; unit < outcome.length; unit += 1) {
    const value = outcome[unit]!;
    if (Number.isNaN(value)) {
      withoutOutcome += 1;
      continue;
    }
    const s = stratum === null ? 0 : stratum[unit]!;
    let cell = byStratum.get(s);
    if (cell === undefined) {
      const arm = (): Arm => ({ count: 0, weight: 0, shift: value, weighted: 0, entries: [] });
      cell = [arm(), arm()];
      byStratum.set(s, cell);
    }
    const arm = cell[assigned[unit] as 0 | 1];
    const p = probability === null ? 0.5 : probability[unit]!;
    const weight = assigned[unit] === 1 ? 1 / p : 1 / (1 - p);
    arm.count += 1;
    arm.weight += weight;
    arm.weighted += weight * (value - arm.shift);
    arm.entries.push({ value, weight });
  }
  return { cells: [...byStratum.values()], withoutOutcome };
}

function varianceOf(pairs: readonly [Arm, Arm][], share: readonly number[]) {
  let total = 0;
  let spread = 0;
  for (const which of [0, 1] as const) {
    const arms = pairs.map((pair) => pair[which]);
    const parts = arms.map(squaresOf);
    const degrees = arms.reduce((sum, { count }) => sum + count - 1, 0);
    if (degrees === 0) return null;
    const pooled =
      arms.reduce((sum, { count }, s) => sum + (count > 1 ? parts[s]! * count * (count - 1) : 0), 0) / degrees;
    let borrowed = 0;
    for (const [s, { count }] of arms.entries()) {
      const part = share[s]! ** 2 * (count > 1 ? parts[s]! : pooled);
      total += part;
      if (count > 1) spread += part ** 2 / (count - 1);
      else borrowed += part;
    }
    spread += borrowed ** 2 / degrees;
  }
  return { total, degreesOfFreedom: total === 0 ? 0 : total ** 2 / spread };
}

/** Variance of an arm's weighted mean; with equal weights the sample variance over n. */
function squaresOf(arm: Arm): number {
  const { count, weight, entries } = arm;
  if (count < 2) return 0;
  const mean = meanOf(arm);
  const sum = entries.reduce((squares, one) => squares + (one.weight * (one.value - mean)) ** 2, 0);
  return (sum / weight ** 2) * (count / (count - 1));
}

export function checkExperiment(name: string, { outcome, assigned, stratum, probability }: ExperimentData): void {
  const units = outcome.length;
  const lengths = { assigned, stratum, probability };
  for (const [what, values] of Object.entries(lengths))
    if (values !== null && values.length !== units)
      throw new RangeError(`${name}: ${what} must have ${units} entries, not ${values.length}`);
  for (let unit = 0; unit < units; unit += 1) {
    if (Math.abs(outcome[unit]!) === Number.POSITIVE_INFINITY)
      throw new RangeError(`${name}: outcome must be finite or NaN, not ${outcome[unit]}`);
    if (assigned[unit]! > 1) throw new RangeError(`${name}: assigned must be 0 or 1, not ${assigned[unit]}`);
    const p = probability === null ? 0.5 : probability[unit]!;
    if (!(p > 0 && p < 1)) throw new RangeError(`${name}: probability must lie between 0 and 1, not ${p}`);
  }
}
