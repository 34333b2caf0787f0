import type { ArmSummary } from '../model.ts';

/** A qualified applicant who agreed to follow-up. */
export interface Applicant {
  application: string;
  assigned: boolean;
  stratum: string | null;
  probability: number | null;
  received: boolean;
  outcome: number | null;
  baseline: number | null;
  /** The source knows the firm in the period of the follow-up, whatever it says of it. */
  linked: boolean;
  score: number | null;
  wave: number | null;
  /** First day on which help reached the firm. */
  startedOn: string | null;
  /** Town and industry: help may spread among those who share both. */
  neighbourhood: readonly string[];
}

/** A cell that fewer firms stand behind is not published; an effect of such an arm is not even computed. */
export const leastArm = 3;

export function summariseArms(applicants: readonly Applicant[]): { assigned: ArmSummary; notAssigned: ArmSummary } {
  return {
    assigned: summarise(applicants.filter((one) => one.assigned)),
    notAssigned: summarise(applicants.filter((one) => !one.assigned)),
  };
}

function summarise(arm: readonly Applicant[]): ArmSummary {
  const outcomes = arm.flatMap(({ outcome }) => (outcome === null ? [] : [outcome]));
  const baselines = arm.flatMap(({ baseline }) => (baseline === null ? [] : [baseline]));
  return {
    invited: arm.length,
    linked: arm.filter(({ linked }) => linked).length,
    observed: outcomes.length,
    received: arm.filter(({ received }) => received).length,
    mean: meanOf(outcomes),
    baseline: meanOf(baselines),
  };
}

export const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Difference of the arms’ baselines in standard deviations; null where fewer than three firms of an arm have one. */
export function balanceOf(applicants: readonly Applicant[]): number | null {
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
