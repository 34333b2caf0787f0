import { z } from 'zod';
import { actionSchema, actionStates, indicatorSchema, planStates, targetSchema, valueStates } from '../model.ts';
import { colours, greyReasons } from '../rules/measureProgress.ts';

const number = z.number().nullable();
export const moneySchema = z.object({ amount: z.string(), currency: z.string() });

export const valueSchema = z.object({
  asOf: z.string(),
  status: z.enum(valueStates),
  reason: z.string().nullable(),
  value: number,
  numerator: number,
  denominator: number,
  lower: number,
  upper: number,
  n: number,
  unit: z.string(),
  isKept: z.boolean(),
  releaseId: z.string().nullable(),
});
export type ValueView = z.output<typeof valueSchema>;

export const indicatorViewSchema = z.object({
  ...indicatorSchema.shape,
  programme: z.string().nullable(),
  /** The target that holds now. */
  target: targetSchema,
  /** The latest value, with what is not known or hidden said so; null where nothing was computed. */
  actual: valueSchema.nullable(),
  progress: z.object({
    share: number,
    expected: number,
    colour: z.enum(colours),
    reason: z.enum(greyReasons).nullable(),
  }),
  history: z.array(valueSchema),
});
export type IndicatorView = z.output<typeof indicatorViewSchema>;

export const budgetSchema = z.object({
  direct: z.string(),
  indirect: z.string(),
  total: z.string(),
  currency: z.string(),
  /** Actions whose cost is not known yet. */
  unknown: z.number(),
});

export const areaViewSchema = z.object({
  code: z.string(),
  title: z.string(),
  text: z.string(),
  actions: z.array(actionSchema),
  indicators: z.array(indicatorViewSchema),
});
export type AreaView = z.output<typeof areaViewSchema>;

export const planViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  agency: z.string(),
  summary: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  budget: budgetSchema,
  edition: z.number(),
  publishedOn: z.string(),
  editions: z.array(z.object({ number: z.number(), reason: z.string().nullable(), publishedOn: z.string() })),
  simulated: z.boolean(),
  areas: z.array(areaViewSchema),
  areasSource: z.object({ title: z.string(), publisher: z.string(), note: z.string() }),
});
export type PlanView = z.output<typeof planViewSchema>;

export const planPageSchema = z.object({ plan: planViewSchema, mayManage: z.boolean() });
export type PlanPageView = z.output<typeof planPageSchema>;

export const planListSchema = z.object({
  plans: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      agency: z.string(),
      startsOn: z.string(),
      endsOn: z.string(),
      actions: z.number(),
      actionsDone: z.number(),
      indicators: z.number(),
      colours: z.record(z.enum(colours), z.number()),
      budget: budgetSchema,
      simulated: z.boolean(),
    }),
  ),
  mayManage: z.boolean(),
});
export type PlanListView = z.output<typeof planListSchema>;

export const workingPlanSchema = z.object({
  id: z.string(),
  title: z.string(),
  agency: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  state: z.enum(planStates),
  edition: z.number().nullable(),
  version: z.number(),
});
export const workingListSchema = z.object({ plans: z.array(workingPlanSchema) });
export type WorkingListView = z.output<typeof workingListSchema>;

export const issueSchema = z.object({ field: z.string(), key: z.string() });

const line = z.string().max(300).default('');
export const factsAnswersSchema = z.object({
  title: line,
  agency: line,
  summary: z.string().max(2000).default(''),
  startsOn: line,
  endsOn: line,
});
export const newPlanSchema = z.object({ answers: factsAnswersSchema, issues: z.array(issueSchema) });
export type NewPlanView = z.output<typeof newPlanSchema>;

export const editPlanSchema = z.object({
  plan: workingPlanSchema,
  currency: z.string(),
  answers: factsAnswersSchema,
  issues: z.array(issueSchema),
  areas: z.array(z.object({ code: z.string(), title: z.string() })),
  actions: z.array(actionSchema),
  indicators: z.array(indicatorSchema),
});
export type EditPlanView = z.output<typeof editPlanSchema>;

export const actionAnswersSchema = z.object({
  area: line,
  title: line,
  owner: line,
  support: z.enum(['direct', 'indirect', '']).default(''),
  budget: line,
  startsOn: line,
  dueOn: line,
  state: z.enum(actionStates).default('planned'),
  milestones: z.string().max(10_000).default(''),
});
export const editActionSchema = z.object({
  plan: workingPlanSchema,
  currency: z.string(),
  /** Null where it is a new one. */
  actionId: z.string().nullable(),
  answers: actionAnswersSchema,
  issues: z.array(issueSchema),
  areas: z.array(z.object({ code: z.string(), title: z.string(), text: z.string() })),
});
export type EditActionView = z.output<typeof editActionSchema>;

export const indicatorAnswersSchema = z.object({
  formula: line,
  programmeId: line,
  area: line,
  title: line,
  responsible: line,
  frequency: z.enum(['month', 'quarter', 'year']).default('quarter'),
  baseline: line,
  baselineOn: line,
  baselineSource: line,
  target: line,
  targetOn: line,
});
export const newIndicatorSchema = z.object({
  plan: workingPlanSchema,
  answers: indicatorAnswersSchema,
  issues: z.array(issueSchema),
  areas: z.array(z.object({ code: z.string(), title: z.string(), text: z.string() })),
  programmes: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type NewIndicatorView = z.output<typeof newIndicatorSchema>;

export const targetAnswersSchema = z.object({ dueOn: line, value: line, reason: line });
export const editIndicatorSchema = z.object({
  plan: workingPlanSchema,
  indicator: indicatorSchema,
  answers: targetAnswersSchema,
  issues: z.array(issueSchema),
});
export type EditIndicatorView = z.output<typeof editIndicatorSchema>;
