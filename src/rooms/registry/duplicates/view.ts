import { z } from 'zod';
import { formIssues } from '../../../platform/http/routeParts.ts';
import { enterpriseViewSchema } from '../views/enterprise.ts';
import { cautionKinds, decisions, pairStates } from './model.ts';

export const pairSchema = z.object({
  id: z.string(),
  aNow: z.string(),
  bNow: z.string(),
  aName: z.string(),
  bName: z.string(),
  runId: z.string().nullable(),
  probability: z.number().nullable(),
  worth: z.number(),
  aHangs: z.number(),
  bHangs: z.number(),
  cautions: z.array(z.enum(cautionKinds)),
  state: z.enum(pairStates),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decidedHow: z.enum(['person', 'machine', 'merge']).nullable(),
  reason: z.string().nullable(),
  batch: z.string().nullable(),
  version: z.number(),
});
export type PairView = z.output<typeof pairSchema>;

export const bandSchema = z.object({
  from: z.number(),
  to: z.number(),
  waiting: z.number(),
  same: z.number(),
  different: z.number(),
});

export const runSchema = z.object({
  id: z.string(),
  kind: z.enum(['all', 'arrivals']),
  importId: z.string().nullable(),
  modelRun: z.string().nullable(),
  modelVersion: z.number().nullable(),
  seed: z.number(),
  lower: z.number(),
  upper: z.number().nullable(),
  figures: z.object({
    firms: z.number(),
    newFirms: z.number(),
    compared: z.number(),
    rules: z.array(z.object({ rule: z.string(), pairs: z.number(), used: z.boolean() })),
    judgedSame: z.number(),
    judgedDifferent: z.number(),
    found: z.number(),
    barred: z.number(),
    merged: z.number(),
    waiting: z.number(),
    seconds: z.number(),
  }),
  startedBy: z.string(),
  finishedAt: z.string(),
});
export type RunView = z.output<typeof runSchema>;

const answers = z.object({ decision: z.string(), reason: z.string(), ticked: z.array(z.string()) });

export const queueSchema = z.object({
  pairs: z.array(pairSchema),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
  state: z.enum(pairStates).nullable(),
  place: z.string(),
  band: z.string(),
  counts: z.object({ waiting: z.number(), later: z.number(), same: z.number(), different: z.number() }),
  bands: z.array(bandSchema),
  places: z.array(z.object({ code: z.string(), name: z.string(), count: z.number() })),
  lastRun: runSchema.nullable(),
  answers,
  search: z.object({ automatic: z.boolean(), upper: z.string() }),
  issues: formIssues,
});
export type QueueView = z.output<typeof queueSchema>;

export const levelSchema = z.object({
  field: z.string(),
  kind: z.string(),
  level: z.number(),
  label: z.string(),
  /** Natural logarithm of the factor by which this makes it more likely that the firms are one. */
  weight: z.number(),
  a: z.array(z.string()),
  b: z.array(z.string()),
});

export const nameLevelSchema = z.object({
  aspect: z.string(),
  level: z.string(),
  a: z.string(),
  b: z.string(),
  weight: z.number(),
});

export const pairPageSchema = z.object({
  pair: pairSchema,
  a: enterpriseViewSchema.nullable(),
  b: enterpriseViewSchema.nullable(),
  distanceKm: z.number().nullable(),
  prior: z.number().nullable(),
  levels: z.array(levelSchema),
  names: z.array(nameLevelSchema),
  nameLikeness: z.number().nullable(),
  reports: z.array(z.object({ id: z.string(), text: z.string(), state: z.string(), reportedAt: z.string() })),
  keeps: z.string(),
  mayDecide: z.boolean(),
  mayUndo: z.boolean(),
  answers: z.object({ decision: z.string(), into: z.string(), reason: z.string() }),
  issues: formIssues,
});
export type PairPageView = z.output<typeof pairPageSchema>;

export const runListSchema = z.object({
  runs: z.array(runSchema),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
});
export type RunListView = z.output<typeof runListSchema>;

export const runPageSchema = z.object({
  run: runSchema,
  prior: z.number().nullable(),
  fields: z.array(
    z.object({
      field: z.string(),
      kind: z.string(),
      levels: z.array(z.object({ level: z.number(), label: z.string(), weight: z.number() })),
    }),
  ),
});
export type RunPageView = z.output<typeof runPageSchema>;

export const batchPageSchema = z.object({
  batch: z.object({
    id: z.string(),
    decision: z.enum(decisions),
    reason: z.string(),
    decidedBy: z.string(),
    decidedAt: z.string(),
    undoneAt: z.string().nullable(),
  }),
  pairs: z.array(pairSchema.extend({ stands: z.boolean() })),
  mayUndo: z.boolean(),
});
export type BatchPageView = z.output<typeof batchPageSchema>;
