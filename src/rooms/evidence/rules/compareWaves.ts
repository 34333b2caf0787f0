import {
  aggregateEffects,
  analyticError,
  type EventStudy,
  groupTimeAtt,
  type Panel,
  preTest,
  preTestPower,
  relativeMagnitudes,
  type Target,
} from '../../../kernels/causal/index.ts';
import { normalQuantile, normalUpperTail } from '../../../kernels/distributions/index.ts';
import type { GuardRail, StudyPlan } from '../model.ts';
import { type Applicant, balanceOf, leastArm, summariseArms } from './applicants.ts';
import { type Comparison, noResult, refuseArms } from './compareArms.ts';
import { commonGuardRails } from './guardRails.ts';
import { orderOf, periodOfDay } from './periods.ts';

export interface KnownValue {
  application: string;
  period: string;
  value: number;
}

/**
 * Effects of help that came in waves: each wave’s change since the period before its help began, beside firms without a place and firms of waves that had not begun.
 * A wave begins with its first delivery, whoever of it was reached: so nobody’s own choice of a day decides where a firm is counted.
 */
export function compareWaves(
  applicants: readonly Applicant[],
  values: readonly KnownValue[],
  plan: StudyPlan,
): Comparison {
  if (applicants.length === 0) return noResult('notIdentified', 'oneArm');
  const arranged = arrange(applicants, values);
  if (arranged === null) return noResult('notKnownYet', 'noWaveBegan');
  const { panel, compared } = arranged;
  if (panel.periods.length < 2) return noResult('notKnownYet', 'onePeriod');
  const refusal = refuseArms(compared);
  if (refusal !== null) return refusal;
  const cells = groupTimeAtt(panel, {
    estimator: 'reg',
    controlGroup: 'notYet',
    anticipation: 0,
    basePeriod: 'universal',
  });
  const { firstTreated } = panel;
  const units = firstTreated.length;
  const overall = aggregateEffects(cells, firstTreated, null, 'simple').overall;
  const { by } = aggregateEffects(cells, firstTreated, null, 'dynamic');
  const error = overall.influence === null ? null : analyticError(overall.influence, units);
  if (overall.att === null || error === null) return noResult('notIdentified', 'noComparison');
  const z = normalQuantile((1 + plan.level) / 2);
  const arms = summariseArms(compared);
  const balance = balanceOf(compared);
  return {
    kind: 'result',
    result: {
      estimate: overall.att,
      standardError: error,
      degreesOfFreedom: null,
      lower: overall.att - z * error,
      upper: overall.att + z * error,
      pValue: 2 * normalUpperTail(Math.abs(overall.att) / error),
      randomisationLower: null,
      randomisationUpper: null,
      explainedShare: null,
      balance,
      strata: new Set(compared.map(({ stratum }) => stratum)).size,
      ...arms,
      card: {
        guardRails: [...commonGuardRails(compared, arms, balance), ...trendRails(by, units, overall.att, plan.level)],
        lee: null,
        curve: by.map(({ key, att, influence }) => {
          const own = influence === null ? null : analyticError(influence, units);
          const few = firmsBehind(panel, key) < leastArm;
          if (few || att === null || own === null) return { key, estimate: few ? null : att, lower: null, upper: null };
          return { key, estimate: att, lower: att - z * own, upper: att + z * own };
        }),
        details: {
          waves: new Set(firstTreated.filter(Number.isFinite)).size,
          periods: panel.periods.length,
        },
      },
    },
  };
}

interface Arranged {
  /** Of applicants with outcomes in at least two periods. */
  panel: Panel;
  /** All of them: `assigned` are those whose help began in the periods of the panel, with the last outcome there. */
  compared: Applicant[];
}

/**
 * Null where no wave has begun. Where everybody has a place and help, the last wave stands for those without, until its own help begins.
 */
function arrange(applicants: readonly Applicant[], values: readonly KnownValue[]): Arranged | null {
  const like = values[0]?.period;
  const began = new Map<number, string>();
  for (const { wave, startedOn } of applicants)
    if (wave !== null && startedOn !== null && startedOn < (began.get(wave) ?? '9999')) began.set(wave, startedOn);
  if (like === undefined || began.size === 0) return null;
  const firstOf = ({ assigned, wave }: Applicant) => {
    const day = assigned && wave !== null ? began.get(wave) : undefined;
    return day === undefined ? Number.POSITIVE_INFINITY : orderOf(periodOfDay(day, like));
  };
  const last = Math.max(...applicants.map(firstOf));
  const usable = values.filter(({ period }) => orderOf(period) < last);
  const periods = [...new Set(usable.map(({ period }) => orderOf(period)))].sort((a, b) => a - b);
  const places = new Map(periods.map((period, i) => [period, i]));
  const known = new Map<string, Map<number, number>>();
  for (const { application, period, value } of usable)
    known.set(application, (known.get(application) ?? new Map()).set(places.get(orderOf(period))!, value));
  const isTreated = (one: Applicant) => firstOf(one) < last && firstOf(one) <= (periods.at(-1) ?? 0);
  const kept = applicants.filter(
    (one) => (known.get(one.application)?.size ?? 0) >= 2 && firstOf(one) > (periods[0] ?? 0),
  );
  const panel: Panel = {
    periods,
    outcome: Float64Array.from(
      kept.flatMap(({ application }) => periods.map((_, i) => known.get(application)!.get(i) ?? Number.NaN)),
    ),
    firstTreated: Float64Array.from(kept, (one) => (firstOf(one) === last ? Number.POSITIVE_INFINITY : firstOf(one))),
    covariates: [],
    weights: null,
  };
  const compared = applicants.map((one) => {
    const own = known.get(one.application);
    return { ...one, assigned: isTreated(one), outcome: own?.get(periods.length - 1) ?? null };
  });
  return { panel, compared };
}

function firmsBehind({ periods, firstTreated }: Panel, since: number): number {
  return firstTreated.filter((first) => periods.includes(first + since)).length;
}

/** Whether the groups moved alike before help began, what that test could have missed, and how far trends may part before the effect could be none. */
function trendRails(
  by: readonly { key: number; att: number | null; influence: Float64Array | null }[],
  units: number,
  effect: number,
  level: number,
): GuardRail[] {
  const known = by.flatMap(({ key, att, influence }) =>
    att === null || influence === null || key === -1 ? [] : [{ time: key + 1, att, influence }],
  );
  const before = known.filter(({ time }) => time < 0);
  if (before.length === 0) return [{ key: 'preTrend', level: 'notKnown', values: {} }];
  const { pValue } = preTest(before, units);
  const study: EventStudy = {
    times: known.map(({ time }) => time),
    estimates: known.map(({ att }) => att),
    covariance: Float64Array.from(
      known.flatMap((a) =>
        known.map((b) => a.influence.reduce((sum, value, i) => sum + value * b.influence[i]!, 0) / units / units),
      ),
    ),
  };
  const since = known.filter(({ time }) => time > 0).length;
  if (pValue === null || since === 0) return [{ key: 'preTrend', level: 'notKnown', values: {} }];
  const target: Target = { weights: known.map(({ time }) => (time > 0 ? 1 / since : 0)) };
  const missed = preTestPower(study, target, [0.8], 0.05)?.[0] ?? null;
  const couldHide = missed !== null && Math.abs(missed.bias) >= Math.abs(effect);
  const rails: GuardRail[] = [
    {
      key: 'preTrend',
      level: pValue < 0.05 ? 'serious' : couldHide ? 'caution' : 'good',
      values: { p: pValue, ...(missed === null ? {} : { bias: Math.abs(missed.bias) }) },
    },
  ];
  const asBad = relativeMagnitudes(study, target, [1], level)?.[0];
  if (asBad !== undefined)
    rails.push({
      key: 'trends',
      level: asBad.lower > 0 || asBad.upper < 0 ? 'good' : 'caution',
      values: { lower: asBad.lower, upper: asBad.upper },
    });
  return rails;
}
