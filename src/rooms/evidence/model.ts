import { z } from 'zod';

export const studyStates = ['registered', 'estimated', 'notKnownYet', 'notIdentified', 'hidden'] as const;
export type StudyState = (typeof studyStates)[number];

export const effectTopic = 'evidence.effect';

/** What a round says beforehand of how it will be judged; other keys are the programme's own. */
export const roundDesignSchema = z.object({
  outcome: z.string().trim().min(1).max(100),
  source: z.string().trim().min(1).max(300),
  unit: z.string().trim().max(100).default(''),
  baselinePeriod: z.string().nullish().transform(periodOrNull),
  followUpPeriod: z.string().nullish().transform(periodOrNull),
  standardDeviation: z.number().positive().nullish().catch(null),
  expectedApplicants: z.number().int().positive().nullish().catch(null),
});
export type RoundDesign = z.output<typeof roundDesignSchema>;

const period = /^\d{4}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])))?$/;

function periodOrNull(text: string | null | undefined): string | null {
  return text !== null && text !== undefined && period.test(text) ? text : null;
}

export const studyPlanSchema = z.object({
  method: z.literal('experiment'),
  adjustment: z.enum(['none', 'ancova']),
  level: z.number(),
  draws: z.number(),
  seed: z.number(),
  smallestEffect: z.number().nullable(),
});
export type StudyPlan = z.output<typeof studyPlanSchema>;

export interface ArmSummary {
  /** Qualified applicants who agreed to follow-up. */
  invited: number;
  /** Of them with an outcome. */
  observed: number;
  /** Of the invited, those whom help reached. */
  received: number;
  mean: number | null;
  baseline: number | null;
}

export interface StudyResult {
  estimate: number;
  standardError: number;
  degreesOfFreedom: number;
  lower: number;
  upper: number;
  /** Of the randomisation test, and the interval by inverting it; null where it wasn't taken. */
  pValue: number | null;
  randomisationLower: number | null;
  randomisationUpper: number | null;
  explainedShare: number | null;
  /** Difference of the arms' baselines in standard deviations. */
  balance: number | null;
  strata: number;
  assigned: ArmSummary;
  notAssigned: ArmSummary;
}
