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

/** Fixed by how the places were given: a lottery, a limit of score, waves in an order that was drawn. */
export const studyMethods = ['experiment', 'regressionDiscontinuity', 'groupTimeAtt'] as const;
export type StudyMethod = (typeof studyMethods)[number];

export const studyPlanSchema = z.object({
  method: z.enum(studyMethods),
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
  /** Of them known to the source at all in the period of the follow-up. */
  linked?: number;
  /** Of them with an outcome. */
  observed: number;
  /** Of the invited, those whom help reached. */
  received: number;
  mean: number | null;
  baseline: number | null;
}

export const guardRailLevels = ['good', 'caution', 'serious', 'notKnown'] as const;

/** One thing that must hold for the effect to mean what it says, whether it does, and the figures that tell. */
export const guardRailSchema = z.object({
  key: z.string(),
  level: z.enum(guardRailLevels),
  values: z.record(z.string(), z.number()),
});
export type GuardRail = z.output<typeof guardRailSchema>;

const bound = z.number().nullable();

/** What is shown beside the effect: guard rails, bounds, and the effect by time. */
export const studyCardSchema = z.object({
  guardRails: z.array(guardRailSchema),
  /** Effect on those who answer anyway, where response differs. */
  lee: z.object({ lower: bound, upper: bound, intervalLower: bound, intervalUpper: bound }).nullable(),
  /** By periods since help began. */
  curve: z.array(z.object({ key: z.number(), estimate: bound, lower: bound, upper: bound })),
  /** Of the method: width of the window, the limit of score, groups. */
  details: z.record(z.string(), z.number()),
});
export type StudyCard = z.output<typeof studyCardSchema>;

export interface StudyResult {
  estimate: number;
  standardError: number;
  /** Null where the interval is the normal distribution’s. */
  degreesOfFreedom: number | null;
  lower: number;
  upper: number;
  /** Of the randomisation test, or of the estimate over its error; null where it wasn’t taken. */
  pValue: number | null;
  randomisationLower: number | null;
  randomisationUpper: number | null;
  explainedShare: number | null;
  /** Difference of the arms' baselines in standard deviations. */
  balance: number | null;
  strata: number;
  assigned: ArmSummary;
  notAssigned: ArmSummary;
  /** Versions of before have none. */
  card?: StudyCard;
}
