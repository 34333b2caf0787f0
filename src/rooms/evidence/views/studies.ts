import { z } from 'zod';
import { studyCardSchema, studyPlanSchema, studyStates } from '../model.ts';

const value = z.number().nullable();

export const armViewSchema = z.object({
  invited: value,
  linked: value,
  n: value,
  received: value,
  mean: value,
  baseline: value,
});
export type ArmView = z.output<typeof armViewSchema>;

/** What everybody may see of a study: its plan, where it stands, and what was released of its result. */
export const studyViewSchema = z.object({
  id: z.string(),
  roundId: z.string(),
  round: z.string(),
  programmeId: z.string(),
  programme: z.string().nullable(),
  indicator: z.string(),
  unit: z.string(),
  source: z.string(),
  baselinePeriod: z.string().nullable(),
  followUpPeriod: z.string().nullable(),
  plan: studyPlanSchema,
  /** Outcomes were in the system before the plan was: the study says so. */
  outcomesKnown: z.boolean(),
  state: z.enum(studyStates),
  reason: z.string().nullable(),
  registeredAt: z.string(),
  evaluatedAt: z.string().nullable(),
  simulated: z.boolean(),
  /** Guard rails, bounds and the effect by time, of what was released. */
  card: studyCardSchema.nullable(),
  release: z
    .object({
      id: z.string(),
      asOf: z.string(),
      hidden: z.boolean(),
      estimate: value,
      standardError: value,
      lower: value,
      upper: value,
      pValue: value,
      balance: value,
      assigned: armViewSchema,
      notAssigned: armViewSchema,
    })
    .nullable(),
});
export type StudyView = z.output<typeof studyViewSchema>;

export const studyPageViewSchema = z.object({
  study: studyViewSchema,
  /** For analysts and officers: every run. */
  versions: z.array(
    z.object({
      number: z.number(),
      state: z.enum(studyStates),
      reason: z.string().nullable(),
      computedAt: z.string(),
      estimate: value,
      lower: value,
      upper: value,
      firms: z.number(),
      releaseId: z.string().nullable(),
    }),
  ),
  canRun: z.boolean(),
});
export type StudyPageView = z.output<typeof studyPageViewSchema>;

export const studyListViewSchema = z.object({
  studies: z.array(studyViewSchema),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
  state: z.enum(studyStates).nullable(),
  /** Rounds of which a study can be registered; for analysts and officers. */
  rounds: z.array(
    z.object({ id: z.string(), title: z.string(), programme: z.string().nullable(), refusal: z.string().nullable() }),
  ),
  canRegister: z.boolean(),
});
export type StudyListView = z.output<typeof studyListViewSchema>;

export const effectPanelSchema = z.object({
  rounds: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      state: z.enum(studyStates),
      reason: z.string().nullable(),
      study: studyViewSchema.nullable(),
    }),
  ),
});
export type EffectPanelView = z.output<typeof effectPanelSchema>;
