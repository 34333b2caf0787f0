import { type Estimator, type TwoPeriodEffect, twoPeriodEffect } from './twoPeriods.ts';

/** Units in periods. A comparison takes the units that are seen in both of its periods. */
export interface Panel {
  /** Ascending. */
  periods: readonly number[];
  /** Unit after unit, each with its periods in order; NaN where a unit is not seen. */
  outcome: Float64Array;
  /** Period in which each unit was first treated; Infinity where it never was. */
  firstTreated: Float64Array;
  /** For each covariate its values, unit after unit, period after period; without the constant. */
  covariates: readonly Float64Array[];
  /** Of each unit, 0 or more. */
  weights: Float64Array | null;
}

export interface GroupTimeChoices {
  estimator: Estimator;
  controlGroup: 'never' | 'notYet';
  /** Periods before treatment in which it may act already. */
  anticipation: number;
  basePeriod: 'varying' | 'universal';
}

/** Effect on those first treated in `group`, in `time`. */
export interface GroupTimeCell {
  group: number;
  time: number;
  /** Null where it is not identified. */
  att: number | null;
  status: 'ok' | 'reference' | 'notIdentified';
  reason: Extract<TwoPeriodEffect, { ok: false }>['reason'] | null;
  /** One treated unit, or one to compare with: the influence knows nothing of how it varies, and an error from it is too small. */
  few: boolean;
  /** On each unit of the panel; null where there is no effect. The variance is Σ influence² / n². */
  influence: Float64Array | null;
}

/**
 * Effects of a treatment that begins in different periods, by group (first period of treatment) and period.
 * @param panel units first treated in or before the first period (plus anticipation) must have been left out. Where it is not balanced each comparison
 *   takes the units seen in both of its periods, and their influence is scaled by all units over those
 * @param choices estimator; who the treated are compared with; periods of anticipation; base period: for periods before treatment the one just before
 *   (varying), or the last before treatment for all (universal: its own cell is 0 and says reference)
 * @returns a cell for each group and period, in order. Controls that are not yet treated: first treated after both periods of the comparison, plus
 *   anticipation. Covariates are those of the earlier of the two periods
 * @throws RangeError where the panel’s arrays do not fit each other
 * Source: Callaway & Sant’Anna (2021), Journal of Econometrics 225:200; rules of did 2.5.1. Cost: groups × periods × twoPeriodEffect.
 * Held by groupTimeAtt.test.ts against did 2.5.1 and on simulations of known effects.
 */
export function groupTimeAtt(panel: Panel, choices: GroupTimeChoices): GroupTimeCell[] {
  const units = checkPanel(panel);
  let start: Float64Array | null = null;
  return gridOf(panel.periods, panel.firstTreated, choices).map((place) => {
    if (place.base === place.at) return referenceCell(place);
    const { cell, coefficients } = cellOf(panel, units, choices, place, start);
    start = coefficients;
    return cell;
  });
}

export interface GridPlace {
  group: number;
  time: number;
  /** Places of the period and of the one that it is compared with. */
  at: number;
  base: number;
}

/** Groups and periods in order, each with the period that it is compared with. */
export function gridOf(
  periods: readonly number[],
  firstTreated: Float64Array,
  { anticipation, basePeriod }: Pick<GroupTimeChoices, 'anticipation' | 'basePeriod'>,
): GridPlace[] {
  const groups = [...new Set(firstTreated)].filter(Number.isFinite).sort((a, b) => a - b);
  return groups.flatMap((group) => {
    const last = periods.findLastIndex((period) => period + anticipation < group);
    if (last < 0) return [];
    return periods.flatMap((time, at) => {
      if (basePeriod === 'varying' && at === 0) return [];
      return [{ group, time, at, base: basePeriod === 'universal' || group <= time ? last : at - 1 }];
    });
  });
}

export const referenceCell = ({ group, time }: GridPlace): GroupTimeCell => ({
  group,
  time,
  att: 0,
  status: 'reference',
  reason: null,
  few: false,
  influence: null,
});

/** Whether a unit may be compared with a group in two periods: never treated, or treated after both. */
export function isControlFor(
  { controlGroup, anticipation }: Pick<GroupTimeChoices, 'controlGroup' | 'anticipation'>,
  group: number,
  later: number,
): (first: number) => boolean {
  return (first) =>
    first === Number.POSITIVE_INFINITY ||
    (controlGroup === 'notYet' && first > later + anticipation && first !== group);
}

function checkPanel({ periods, outcome, firstTreated, covariates, weights }: Panel): number {
  const units = firstTreated.length;
  const fault = (what: string) => new RangeError(`groupTimeAtt: ${what}`);
  if (outcome.length !== units * periods.length) throw fault(`outcome must have ${units * periods.length} entries`);
  if (periods.some((period, i) => i > 0 && period <= (periods[i - 1] as number))) throw fault('periods must ascend');
  if (covariates.some(({ length }) => length !== outcome.length)) throw fault('covariates must be as long as outcome');
  if (weights !== null && weights.length !== units) throw fault(`weights must have ${units} entries`);
  if (weights?.some((value) => !(value >= 0))) throw fault('weights must be 0 or more');
  return units;
}

/** Whether an arm has one unit alone. */
export function isFew(treated: Uint8Array): boolean {
  let count = 0;
  for (const arm of treated) count += arm;
  return Math.min(count, treated.length - count) < 2;
}

function cellOf(
  { periods, outcome, firstTreated, covariates, weights }: Panel,
  units: number,
  choices: GroupTimeChoices,
  { group, time, at, base }: GridPlace,
  start: Float64Array | null,
): { cell: GroupTimeCell; coefficients: Float64Array | null } {
  const isControl = isControlFor(choices, group, Math.max(time, periods[base]!));
  const earlier = Math.min(at, base);
  const span = periods.length;
  const members = new Int32Array(units);
  let n = 0;
  for (let unit = 0; unit < units; unit += 1) {
    const first = firstTreated[unit]!;
    if (first !== group && !isControl(first)) continue;
    if (Number.isNaN(outcome[unit * span + at]! - outcome[unit * span + base]!)) continue;
    if (covariates.some((values) => Number.isNaN(values[unit * span + earlier]!))) continue;
    members[n] = unit;
    n += 1;
  }
  const columns = covariates.length + 1;
  const data = {
    change: new Float64Array(n),
    treated: new Uint8Array(n),
    covariates: new Float64Array(n * columns),
    columns,
    weights: new Float64Array(n),
  };
  for (let i = 0; i < n; i += 1) {
    const unit = members[i]!;
    const from = unit * span;
    data.change[i] = outcome[from + at]! - outcome[from + base]!;
    data.treated[i] = firstTreated[unit] === group ? 1 : 0;
    data.weights[i] = weights === null ? 1 : weights[unit]!;
    data.covariates[i * columns] = 1;
    for (let j = 1; j < columns; j += 1) data.covariates[i * columns + j] = covariates[j - 1]![from + earlier]!;
  }
  const effect = twoPeriodEffect(data, choices.estimator, start);
  if (!effect.ok)
    return {
      cell: { group, time, att: null, status: 'notIdentified', reason: effect.reason, few: false, influence: null },
      coefficients: null,
    };
  const influence = new Float64Array(units);
  for (let i = 0; i < n; i += 1) influence[members[i]!] = (effect.influence[i]! * units) / n;
  return {
    cell: { group, time, att: effect.att, status: 'ok', reason: null, few: isFew(data.treated), influence },
    coefficients: effect.coefficients,
  };
}
