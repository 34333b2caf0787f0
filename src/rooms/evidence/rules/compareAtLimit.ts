import { densityTest, regressionDiscontinuity } from '../../../kernels/causal/index.ts';
import type { GuardRail, StudyPlan } from '../model.ts';
import { type Applicant, balanceOf, leastArm, summariseArms } from './applicants.ts';
import { type Comparison, noResult, refuseArms } from './compareArms.ts';
import { commonGuardRails } from './guardRails.ts';

/**
 * Effect of help that went to the highest scores: by how much outcomes jump at the lowest score that won a place. Where equal scores were parted by lot, winning jumps by less
 * than all, and the jump of the outcome is divided by it.
 */
export function compareAtLimit(applicants: readonly Applicant[], plan: StudyPlan): Comparison {
  const refusal = refuseArms(applicants);
  if (refusal !== null) return refusal;
  const scored = applicants.filter(({ score }) => score !== null);
  const limit = Math.min(...scored.flatMap(({ assigned, score }) => (assigned ? [score!] : [])));
  if (!Number.isFinite(limit)) return noResult('notIdentified', 'noScore');
  const known = scored.filter(({ outcome }) => outcome !== null);
  const isFuzzy = known.some(({ assigned, score }) => !assigned && score! >= limit);
  const data = {
    running: Float64Array.from(known, ({ score }) => score!),
    cutoff: limit,
    outcome: Float64Array.from(known, ({ outcome }) => outcome!),
    treated: isFuzzy ? Float64Array.from(known, ({ assigned }) => (assigned ? 1 : 0)) : null,
    covariates: [],
    cluster: null,
  };
  if (known.every(({ score }) => score! >= limit)) return noResult('notIdentified', 'oneSide');
  const found = regressionDiscontinuity(data, {
    kernel: 'triangular',
    order: 1,
    bandwidth: null,
    variance: 'nearestNeighbour',
    level: plan.level,
  });
  const { effect, bandwidth, effective } = found;
  if (effect === null || bandwidth === null)
    return noResult('notIdentified', found.reason === 'fewUnits' ? 'fewNearLimit' : 'fewScores');
  if (Math.min(...effective) < leastArm) return noResult('hidden', 'smallArm');
  const arms = summariseArms(applicants);
  const balance = balanceOf(applicants);
  return {
    kind: 'result',
    result: {
      estimate: effect.biasCorrected,
      standardError: effect.robustError,
      degreesOfFreedom: null,
      lower: effect.lower,
      upper: effect.upper,
      pValue: effect.pValue,
      randomisationLower: null,
      randomisationUpper: null,
      explainedShare: null,
      balance,
      strata: 1,
      ...arms,
      card: {
        guardRails: [
          ...commonGuardRails(applicants, arms, null).filter(({ key }) => key !== 'balance'),
          nearLimit(effective),
          density(data.running, limit),
          baselineAtLimit(known, limit, plan.level),
        ],
        lee: null,
        curve: [],
        details: {
          limit,
          windowBelow: bandwidth.left,
          windowAbove: bandwidth.right,
          below: effective[0],
          above: effective[1],
        },
      },
    },
  };
}

function nearLimit([below, above]: readonly [number, number]): GuardRail {
  const least = Math.min(below, above);
  return {
    key: 'nearLimit',
    level: least < 30 ? 'serious' : least < 100 ? 'caution' : 'good',
    values: { below, above },
  };
}

/** More firms just above the limit than just below: somebody may have moved scores across. */
function density(running: Float64Array, limit: number): GuardRail {
  const { status, pValue } = densityTest(running.map((score) => score - limit));
  if (status !== 'ok') return { key: 'density', level: 'notKnown', values: {} };
  return {
    key: 'density',
    level: pValue < 0.01 ? 'serious' : pValue < 0.05 ? 'caution' : 'good',
    values: { p: pValue },
  };
}

/** What firms reported before should not jump at the limit. */
function baselineAtLimit(applicants: readonly Applicant[], limit: number, level: number): GuardRail {
  const known = applicants.filter(({ baseline }) => baseline !== null);
  const none: GuardRail = { key: 'baselineAtLimit', level: 'notKnown', values: {} };
  if (known.length === 0 || !known.some(({ score }) => score! < limit) || !known.some(({ score }) => score! >= limit))
    return none;
  const { effect } = regressionDiscontinuity(
    {
      running: Float64Array.from(known, ({ score }) => score!),
      cutoff: limit,
      outcome: Float64Array.from(known, ({ baseline }) => baseline!),
      treated: null,
      covariates: [],
      cluster: null,
    },
    { kernel: 'triangular', order: 1, bandwidth: null, variance: 'nearestNeighbour', level },
  );
  if (effect === null) return none;
  const { pValue } = effect;
  return {
    key: 'baselineAtLimit',
    level: pValue < 0.01 ? 'serious' : pValue < 0.05 ? 'caution' : 'good',
    values: { p: pValue },
  };
}
