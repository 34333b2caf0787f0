import {
  adjustForBaseline,
  differenceInMeans,
  leeBounds,
  randomisationInference,
} from '../../../kernels/causal/index.ts';
import { seededRandom } from '../../../kernels/random/index.ts';
import type { StudyCard, StudyPlan, StudyResult } from '../model.ts';
import { type Applicant, balanceOf, leastArm, summariseArms } from './applicants.ts';
import { commonGuardRails, overlap } from './guardRails.ts';
import type { Judgement } from './judgeRound.ts';

/** Beyond this many firms the interval by inversion takes longer than it is worth: the t interval is then as good. */
const mostInverted = 1000;
/** Difference of the arms’ responses from which bounds are given. */
const unequalResponse = 0.05;

export type Comparison = { kind: 'result'; result: StudyResult } | { kind: 'none'; judgement: Judgement };

export const noResult = (state: Judgement['state'], reason: string): Comparison => ({
  kind: 'none',
  judgement: { state, reason },
});

/** What keeps two arms from being compared by any method; null: nothing. */
export function refuseArms(applicants: readonly Applicant[]): Comparison | null {
  const { assigned, notAssigned } = summariseArms(applicants);
  if (assigned.invited === 0 || notAssigned.invited === 0) return noResult('notIdentified', 'oneArm');
  if (assigned.observed + notAssigned.observed === 0) return noResult('notKnownYet', 'noOutcome');
  if (assigned.observed === 0 || notAssigned.observed === 0) return noResult('notIdentified', 'oneArmObserved');
  return Math.min(assigned.observed, notAssigned.observed) < leastArm ? noResult('hidden', 'smallArm') : null;
}

/** The experiment’s plan carried out on those who applied; chance comes from the plan's seed alone. */
export function compareArms(applicants: readonly Applicant[], plan: StudyPlan): Comparison {
  const refusal = refuseArms(applicants);
  if (refusal !== null) return refusal;
  const arms = summariseArms(applicants);
  const data = {
    outcome: Float64Array.from(applicants, ({ outcome }) => outcome ?? Number.NaN),
    assigned: Uint8Array.from(applicants, (one) => (one.assigned ? 1 : 0)),
    stratum: numberStrata(applicants),
    probability: null,
  };
  const baseline = Float64Array.from(applicants, (one) => one.baseline ?? Number.NaN);
  const adjusted = plan.adjustment === 'ancova' ? adjustForBaseline(data, baseline) : null;
  const prepared = adjusted === null ? data : { ...data, outcome: adjusted.outcome };
  const found = differenceInMeans(prepared, plan.level);
  if (found.status !== 'ok') return noResult('notIdentified', found.reason ?? 'noPair');
  const drawn = randomisationInference({
    data: prepared,
    draws: plan.draws,
    random: seededRandom(plan.seed),
    level: applicants.length <= mostInverted ? plan.level : null,
  });
  const known = (value: number) => (Number.isFinite(value) ? value : null);
  const { estimate, standardError, degreesOfFreedom, lower, upper } = found;
  const balance = balanceOf(applicants);
  return {
    kind: 'result',
    result: {
      estimate,
      standardError,
      degreesOfFreedom,
      lower,
      upper,
      pValue: known(drawn.pValue),
      randomisationLower: known(drawn.lower),
      randomisationUpper: known(drawn.upper),
      explainedShare: adjusted === null ? null : adjusted.explainedShare,
      balance,
      strata: new Set(data.stratum).size,
      ...arms,
      card: {
        guardRails: [...commonGuardRails(applicants, arms, balance), overlap(applicants)],
        lee: boundsOf(data.outcome, data.assigned, arms, plan.level),
        curve: [],
        details: {},
      },
    },
  };
}

/** Bounds where one arm is known more often than the other; of plain outcomes, without strata. */
function boundsOf(
  outcome: Float64Array,
  arm: Uint8Array,
  { assigned, notAssigned }: ReturnType<typeof summariseArms>,
  level: number,
): StudyCard['lee'] {
  const gap = Math.abs(assigned.observed / assigned.invited - notAssigned.observed / notAssigned.invited);
  if (gap < unequalResponse) return null;
  const { lower, upper, intervalLower, intervalUpper } = leeBounds(outcome, arm, level);
  return lower === null ? null : { lower, upper, intervalLower, intervalUpper };
}

/** Strata of the draw, split where chances differ: within each the chance is the same. */
function numberStrata(applicants: readonly Applicant[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(applicants, ({ stratum, probability }) => {
    const name = JSON.stringify([stratum, probability?.toPrecision(9) ?? null]);
    if (!known.has(name)) known.set(name, known.size);
    return known.get(name)!;
  });
}
