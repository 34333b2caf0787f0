import { z } from 'zod';
import { formIssues } from '../../../../platform/http/routeParts.ts';
import { updateFormSchema, updateKinds, updateStates } from '../model.ts';

export const updateSchema = z.object({
  id: z.string(),
  kind: z.enum(updateKinds),
  state: z.enum(updateStates),
  title: z.string(),
  summary: z.string(),
  body: z.string(),
  publisher: z.string(),
  url: z.string().nullable(),
  language: z.string(),
  gaps: z.array(z.string()).readonly(),
  industries: z.array(z.string()).readonly(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  place: z.string().nullable(),
  publishedOn: z.string().nullable(),
  lastVerifiedOn: z.string().nullable(),
  simulated: z.boolean(),
  version: z.number(),
});
export type UpdateView = z.output<typeof updateSchema>;

export const updateListSchema = z.object({
  updates: z.array(updateSchema),
  filter: z.object({
    kind: z.enum(updateKinds).nullable(),
    gap: z.string().nullable(),
    industry: z.string().nullable(),
    words: z.string(),
    past: z.boolean(),
  }),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
  mayManage: z.boolean(),
});
export type UpdateListView = z.output<typeof updateListSchema>;

export const updatePageSchema = z.object({ update: updateSchema, mayManage: z.boolean() });
export type UpdatePageView = z.output<typeof updatePageSchema>;

export const deskUpdatesSchema = z.object({
  updates: z.array(updateSchema),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
  done: z.enum(['none', 'kept', 'withdrawn']),
});
export type DeskUpdatesView = z.output<typeof deskUpdatesSchema>;

export const updateFormViewSchema = z.object({
  id: z.string().nullable(),
  version: z.number().nullable(),
  state: z.enum(updateStates).nullable(),
  form: updateFormSchema,
  issues: formIssues,
});
export type UpdateFormView = z.output<typeof updateFormViewSchema>;

export const fittingSchema = z.object({ updates: z.array(updateSchema), gaps: z.array(z.string()) });
export type FittingView = z.output<typeof fittingSchema>;
