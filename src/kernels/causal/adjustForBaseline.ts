import { checkExperiment, type ExperimentData } from './differenceInMeans.ts';

/**
 * Takes out of an outcome what a baseline measurement of the same units explains, so that the difference in means of what is left is known
 * more exactly (analysis of covariance). Give the result to differenceInMeans or randomisationInference in place of the outcome.
 * @param data of the experiment
 * @param baseline of each unit, measured before assignment; NaN where it wasn't
 * @returns outcome − slope · (baseline − its mean), NaN where there is no outcome; the slope; the share of the outcome's variance within
 *   strata and arms that it explains (R²); and units whose baseline was filled in
 * @throws RangeError naming the argument
 * Slope: least squares within stratum and arm, pooled (assumes one slope). A unit without baseline gets the mean of its stratum's others,
 * which adds no bias since baselines don't depend on the draw. Degenerate: a baseline that doesn't vary within any stratum and arm → slope
 * 0, nothing changes. Cost: n. Source: Fisher (1932); Lin (2013), Agnostic notes on regression adjustments, Ann. Appl. Stat. 7:295. For one
 * stratum the difference in means of the result is R's coefficient of lm(y ~ assigned + baseline). Held by experiment.test.ts.
 */
export function adjustForBaseline(
  data: ExperimentData,
  baseline: Float64Array,
): { outcome: Float64Array; slope: number; explainedShare: number; filledIn: number } {
  checkExperiment('adjustForBaseline', data);
  const { outcome, assigned, stratum } = data;
  if (baseline.length !== outcome.length)
    throw new RangeError(`adjustForBaseline: baseline must have ${outcome.length} entries, not ${baseline.length}`);
  const observed = [...outcome.keys()].filter((unit) => !Number.isNaN(outcome[unit]!));
  const stratumOf = (unit: number) => (stratum === null ? 0 : stratum[unit]!);
  const byStratum = meansBy(
    observed.filter((unit) => !Number.isNaN(baseline[unit]!)),
    stratumOf,
    baseline,
  );
  const overall =
    meansBy(
      [...observed].filter((unit) => !Number.isNaN(baseline[unit]!)),
      () => 0,
      baseline,
    ).get(0) ?? 0;
  const filled = baseline.map((value, unit) =>
    Number.isNaN(value) ? (byStratum.get(stratumOf(unit)) ?? overall) : value,
  );
  const cellOf = (unit: number) => 2 * stratumOf(unit) + assigned[unit]!;
  const meanX = meansBy(observed, cellOf, filled);
  const meanY = meansBy(observed, cellOf, outcome);
  let crossed = 0;
  let squares = 0;
  let outcomeSquares = 0;
  for (const unit of observed) {
    const x = filled[unit]! - meanX.get(cellOf(unit))!;
    const y = outcome[unit]! - meanY.get(cellOf(unit))!;
    crossed += x * y;
    squares += x * x;
    outcomeSquares += y * y;
  }
  const slope = squares === 0 ? 0 : crossed / squares;
  const centre = meansBy(observed, () => 0, filled).get(0) ?? 0;
  return {
    outcome: outcome.map((value, unit) => value - slope * (filled[unit]! - centre)),
    slope,
    explainedShare: outcomeSquares === 0 ? 0 : (slope * crossed) / outcomeSquares,
    filledIn: observed.filter((unit) => Number.isNaN(baseline[unit]!)).length,
  };
}

function meansBy(
  units: readonly number[],
  groupOf: (unit: number) => number,
  values: Float64Array,
): Map<number, number> {
  const sums = new Map<number, { sum: number; count: number }>();
  for (const unit of units) {
    const group = groupOf(unit);
    const held = sums.get(group) ?? { sum: 0, count: 0 };
    held.sum += values[unit]!;
    held.count += 1;
    sums.set(group, held);
  }
  return new Map([...sums].map(([group, { sum, count }]) => [group, sum / count]));
}
