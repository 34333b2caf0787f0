import { adjustForBaseline, differenceInMeans, randomisationInference } from '../../../kernels/causal/index.ts';
import { seededRandom } from '../../../kernels/random/index.ts';
import type { ArmSummary, StudyPlan, StudyResult } from '../model.ts';
import type { Judgement } from './judgeRound.ts';

/** A qualified applicant who agreed to follow-up. */
export interface Applicant {
  application: string;
  assigned: boolean;
  stratum: string | null;
  probability: number | null;
  received: boolean;
  outcome: number | null;
  baseline: number | null;
}

/** A cell that fewer firms stand behind is not published; an effect of such an arm is not even computed. */
export const leastArm = 3;
/** Beyond this many firms the interval by inversion takes longer than it is worth: the t interval is then as good. */
const mostInverted = 1000;

export type Comparison = { kind: 'result'; result: StudyResult } | { kind: 'none'; judgement: Judgement };

/** The plan carried out on those who applied; chance comes from the plan's seed alone. */
export function compareArms(applicants: readonly Applicant[], plan: StudyPlan): Comparison {
  const assigned = summarise(applicants.filter((one) => one.assigned));
  const notAssigned = summarise(applicants.filter((one) => !one.assigned));
  const none = (state: Judgement['state'], reason: string): Comparison => ({
    kind: 'none',
    judgement: { state, reason },
  });
  if (assigned.invited === 0 || notAssigned.invited === 0) return none('notIdentified', 'oneArm');
  if (assigned.observed + notAssigned.observed === 0) return none('notKnownYet', 'noOutcome');
  if (assigned.observed === 0 || notAssigned.observed === 0) return none('notIdentified', 'oneArmObserved');
  if (Math.min(assigned.observed, notAssigned.observed) < leastArm) return none('hidden', 'smallArm');
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
  if (found.status !== 'ok') return none('notIdentified', found.reason ?? 'noPair');
  const drawn = randomisationInference({
    data: prepared,
    draws: plan.draws,
    random: seededRandom(plan.seed),
    level: applicants.length <= mostInverted ? plan.level : null,
  });
  const known = (value: number) => (Number.isFinite(value) ? value : null);
  const { estimate, standardError, degreesOfFreedom, lower, upper } = found;
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
      balance: balanceOf(applicants),
      strata: new Set(data.stratum).size,
      assigned,
      notAssigned,
    },
  };
}

function summarise(arm: readonly Applicant[]): ArmSummary {
  const outcomes = arm.flatMap(({ outcome }) => (outcome === null ? [] : [outcome]));
  const baselines = arm.flatMap(({ baseline }) => (baseline === null ? [] : [baseline]));
  return {
    invited: arm.length,
    observed: outcomes.length,
    received: arm.filter(({ received }) => received).length,
    mean: meanOf(outcomes),
    baseline: meanOf(baselines),
  };
}

const meanOf = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Strata of the draw, split where chances differ: within each the chance is the same. */
function numberStrata(applicants: readonly Applicant[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(applicants, ({ stratum, probability }) => {
    const name = JSON.stringify([stratum, probability?.toPrecision(9) ?? null]);
    if (!known.has(name)) known.set(name, known.size);
    return known.get(name)!;
  });
}

function balanceOf(applicants: readonly Applicant[]): number | null {
  const armOf = (assigned: boolean) =>
    applicants.flatMap((one) => (one.assigned === assigned && one.baseline !== null ? [one.baseline] : []));
  const arms = [armOf(true), armOf(false)] as const;
  if (arms.some((arm) => arm.length < leastArm)) return null;
  const [a, b] = arms.map((arm) => {
    const mean = meanOf(arm)!;
    return { mean, variance: arm.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (arm.length - 1) };
  }) as [{ mean: number; variance: number }, { mean: number; variance: number }];
  const spread = Math.sqrt((a.variance + b.variance) / 2);
  return spread === 0 ? null : (a.mean - b.mean) / spread;
}
