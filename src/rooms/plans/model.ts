import { z } from 'zod';

export const supports = ['direct', 'indirect'] as const;
export const actionStates = ['planned', 'underway', 'done', 'stopped'] as const;
export const planStates = ['draft', 'published', 'revising'] as const;
export const directions = ['up', 'down'] as const;
export const frequencies = ['month', 'quarter', 'year'] as const;
export type Frequency = (typeof frequencies)[number];
export const valueStates = ['ok', 'notKnownYet', 'hidden'] as const;
export type ValueState = (typeof valueStates)[number];

export const formulaKeys = [
  'firmsServed',
  'suggestionsImplemented6',
  'suggestionsImplemented12',
  'firmsChanged',
  'complaintsOnTime',
  'lotteryEffect',
] as const;
export type FormulaKey = (typeof formulaKeys)[number];

export const indicatorTopic = 'plans.indicators';

export const planIdSchema = z.uuid();

/** A day that the calendar has. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

const day = z.string().refine(isDay);
const words = z.string().trim().min(1).max(300);
export const amountPattern = /^\d{1,15}(\.\d{1,2})?$/;

export const milestoneSchema = z.strictObject({ onDate: day, text: words });
export type Milestone = z.output<typeof milestoneSchema>;

export const actionSchema = z.strictObject({
  id: z.uuid(),
  area: z.string(),
  title: words,
  owner: words,
  support: z.enum(supports),
  /** Decimal string in the plan's currency; null where it is not known yet. */
  budget: z.string().regex(amountPattern).nullable(),
  startsOn: day,
  dueOn: day,
  state: z.enum(actionStates),
  milestones: z.array(milestoneSchema).max(30),
});
export type PlanAction = z.output<typeof actionSchema>;

export const targetSchema = z.strictObject({
  dueOn: day,
  value: z.number(),
  original: z.number(),
  revisions: z.array(z.strictObject({ value: z.number(), reason: words, onDate: day })),
});
export type Target = z.output<typeof targetSchema>;

export const indicatorSchema = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  area: z.string(),
  title: words,
  definition: z.string().max(1000),
  formula: z.enum(formulaKeys),
  programmeId: z.string().nullable(),
  unit: z.string(),
  direction: z.enum(directions),
  source: z.string().max(500),
  frequency: z.enum(frequencies),
  responsible: words,
  baseline: z.strictObject({ value: z.number(), onDate: day, source: words }),
  targets: z.array(targetSchema).min(1),
});
export type PlanIndicator = z.output<typeof indicatorSchema>;

export const factsSchema = z.strictObject({
  title: words,
  agency: words,
  summary: z.string().trim().min(1).max(2000),
  startsOn: day,
  endsOn: day,
});
export type PlanFacts = z.output<typeof factsSchema>;

/** An edition: all that is fixed of a plan, as everybody reads it. */
export const documentSchema = factsSchema.extend({
  currency: z.string(),
  actions: z.array(actionSchema),
  indicators: z.array(indicatorSchema),
});
export type PlanDocument = z.output<typeof documentSchema>;

/** What an indicator was on a day. */
export interface IndicatorValue {
  indicatorId: string;
  asOf: string;
  status: ValueState;
  reason: string | null;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  lower: number | null;
  upper: number | null;
  /** Firms, or complaints, that stand behind it. */
  n: number | null;
  unit: string;
  isKept: boolean;
  releaseId: string | null;
}
