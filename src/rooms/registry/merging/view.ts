import { z } from 'zod';
import { formIssues } from '../../../platform/http/routeParts.ts';
import { enterpriseViewSchema } from '../views/enterprise.ts';

const found = z.object({ id: z.string(), name: z.string(), place: z.string().nullable() });

export const mergeFormSchema = z.object({
  firm: enterpriseViewSchema,
  q: z.string(),
  found: z.array(found),
  other: enterpriseViewSchema.nullable(),
  answers: z.object({ into: z.string(), reason: z.string() }),
  issues: formIssues,
});
export type MergeFormView = z.output<typeof mergeFormSchema>;

export const splitFormSchema = z.object({
  firm: enterpriseViewSchema,
  answers: z.object({ establishments: z.array(z.string()), reason: z.string() }),
  issues: formIssues,
});
export type SplitFormView = z.output<typeof splitFormSchema>;

export const mergeListSchema = z.object({
  events: z.array(
    z.object({
      id: z.string(),
      batch: z.string(),
      kind: z.enum(['merge', 'split']),
      fromId: z.string(),
      toId: z.string(),
      fromName: z.string(),
      toName: z.string(),
      reason: z.string(),
      decidedBy: z.string(),
      decidedAt: z.string(),
      undoneAt: z.string().nullable(),
      /** Events of the same decision on this page that still stand. */
      standing: z.number(),
    }),
  ),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
});
export type MergeListView = z.output<typeof mergeListSchema>;
