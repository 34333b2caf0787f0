import { type Estimator, type TwoPeriodEffect, twoPeriodEffect } from './twoPeriods.ts';

/** A balanced panel: every unit in every period. */
export interface Panel {
  /** Ascending. */
  periods: readonly number[];
  /** Unit after unit, each with its periods in order. */
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
  /** On each unit of the panel; null where there is no effect. The variance is Σ influence² / n². */
  influence: Float64Array | null;
}

/**
 * Effects of a treatment that begins in different periods, by group (first period of treatment) and period.
 * @param panel balanced; units first treated in or before the first period (plus anticipation) must have been left out
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
  const { periods, firstTreated } = panel;
  const groups = [...new Set(firstTreated)].filter(Number.isFinite).sort((a, b) => a - b);
  const cells: GroupTimeCell[] = [];
  for (const group of groups) {
    const bases = periods.flatMap((period, at) => (period + choices.anticipation < group ? [at] : []));
    const last = bases.at(-1);
    if (last === undefined) continue;
    for (let at = choices.basePeriod === 'universal' ? 0 : 1; at < periods.length; at += 1) {
      const time = periods[at] as number;
      const base = choices.basePeriod === 'universal' || group <= time ? last : at - 1;
      const empty = { group, time, att: null, reason: null, influence: null };
      if (base === at) cells.push({ ...empty, att: 0, status: 'reference' });
      else cells.push(cellOf(panel, units, choices, { group, at, base }));
    }
  }
  return cells;
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

function cellOf(
  { periods, outcome, firstTreated, covariates, weights }: Panel,
  units: number,
  { estimator, controlGroup, anticipation }: GroupTimeChoices,
  { group, at, base }: { group: number; at: number; base: number },
): GroupTimeCell {
  const time = periods[at] as number;
  const latest = Math.max(time, periods[base] as number) + anticipation;
  const isControl = (first: number) =>
    first === Number.POSITIVE_INFINITY || (controlGroup === 'notYet' && first > latest && first !== group);
  const members: number[] = [];
  for (let unit = 0; unit < units; unit += 1) {
    const first = firstTreated[unit] as number;
    if (first === group || isControl(first)) members.push(unit);
  }
  const n = members.length;
  const columns = covariates.length + 1;
  const earlier = Math.min(at, base);
  const data = {
    change: new Float64Array(n),
    treated: new Uint8Array(n),
    covariates: new Float64Array(n * columns),
    columns,
    weights: new Float64Array(n),
  };
  for (const [i, unit] of members.entries()) {
    const from = unit * periods.length;
    data.change[i] = (outcome[from + at] as number) - (outcome[from + base] as number);
    data.treated[i] = firstTreated[unit] === group ? 1 : 0;
    data.weights[i] = weights === null ? 1 : (weights[unit] as number);
    data.covariates[i * columns] = 1;
    for (let j = 1; j < columns; j += 1)
      data.covariates[i * columns + j] = (covariates[j - 1] as Float64Array)[from + earlier] as number;
  }
  const effect = twoPeriodEffect(data, estimator);
  if (!effect.ok) return { group, time, att: null, status: 'notIdentified', reason: effect.reason, influence: null };
  const influence = new Float64Array(units);
  for (const [i, unit] of members.entries()) influence[unit] = ((effect.influence[i] as number) * units) / n;
  return { group, time, att: effect.att, status: 'ok', reason: null, influence };
}
