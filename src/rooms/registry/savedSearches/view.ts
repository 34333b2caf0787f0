import { z } from 'zod';
import { formIssues } from '../../../platform/http/routeParts.ts';

export const savedSearchesSchema = z.object({
  searches: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      query: z.string(),
      alerts: z.boolean(),
      savedAt: z.string(),
      seenAt: z.string(),
      total: z.number(),
      hasMore: z.boolean(),
      fresh: z.number(),
    }),
  ),
});
export type SavedSearchesView = z.output<typeof savedSearchesSchema>;

export const savedSearchFormSchema = z.object({
  /** Null while it is not kept yet. */
  id: z.string().nullable(),
  query: z.string(),
  version: z.number().nullable(),
  answers: z.object({ name: z.string(), recipient: z.string() }),
  issues: formIssues,
});
export type SavedSearchFormView = z.output<typeof savedSearchFormSchema>;
