import { z } from 'zod';
import { formIssues } from '../../../../platform/http/routeParts.ts';
import { detectOutput } from '../../analyses/detect/detectOutput.ts';
import { fates } from '../rules/compareRuns.ts';
import { foundRowSchema, runSummarySchema } from './found.ts';

export const runFormSchema = z.object({
  grouping: z.string(),
  simulations: z.string(),
  resamples: z.string(),
  level: z.string(),
  require: z.string(),
  leastPlants: z.string(),
  leastStrength: z.string(),
  seed: z.string(),
});
export type RunForm = z.output<typeof runFormSchema>;

export const runsViewSchema = z.object({
  runs: z.array(runSummarySchema),
  groupings: z.array(z.object({ value: z.string(), text: z.string() })),
  form: runFormSchema,
  issues: formIssues,
});
export type RunsView = z.output<typeof runsViewSchema>;

export const runViewSchema = z.object({
  run: runSummarySchema,
  findings: detectOutput.shape.groups,
  clusters: z.array(foundRowSchema),
  unconfirmed: z.array(
    foundRowSchema.pick({
      groupTitle: true,
      places: true,
      routes: true,
      establishments: true,
      strength: true,
      qValue: true,
    }),
  ),
  others: z.array(z.object({ id: z.string(), text: z.string() })),
});
export type RunView = z.output<typeof runViewSchema>;

const side = z.object({ id: z.string(), title: z.string(), establishments: z.number() });

export const compareViewSchema = z.object({
  before: runSummarySchema,
  after: runSummarySchema,
  /** The two compared different industries: what was born or went may only be called otherwise. */
  sameGroups: z.boolean(),
  /** Seed and simulations apart, which decide about chance alone. */
  sameOptions: z.boolean(),
  counts: z.record(z.enum(fates), z.number()),
  cases: z.array(
    z.object({
      fate: z.enum(fates),
      groupTitle: z.string(),
      before: z.array(side),
      after: z.array(side),
      membersBefore: z.number(),
      membersAfter: z.number(),
      shared: z.number(),
    }),
  ),
});
export type CompareView = z.output<typeof compareViewSchema>;

export const groupRowSchema = z.object({ code: z.string(), title: z.string(), traded: z.string(), codes: z.string() });
export type GroupRow = z.output<typeof groupRowSchema>;

export const groupsViewSchema = z.object({
  lists: z.array(z.object({ version: z.number(), title: z.string(), groups: z.number(), madeAt: z.string() })),
  from: z.number(),
  title: z.string(),
  rows: z.array(groupRowSchema),
  issues: z.array(z.object({ field: z.string(), key: z.string(), detail: z.string().nullable() })),
});
export type GroupsView = z.output<typeof groupsViewSchema>;
