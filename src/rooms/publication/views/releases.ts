import { z } from 'zod';
import { disclosureRulesSchema, publishedCellSchema } from '../model.ts';

export const releaseViewSchema = z.object({
  id: z.string(),
  topic: z.string(),
  subject: z.string(),
  title: z.string(),
  asOf: z.string(),
  dimensions: z.array(z.string()),
  measures: z.array(z.string()),
  totals: z.string(),
  notes: z.array(z.string()),
  cells: z.array(publishedCellSchema),
  manifest: z.record(z.string(), z.unknown()),
  rules: disclosureRulesSchema,
  hidden: z.number(),
  kept: z.number(),
  /** What decided and entered it; null of releases from before that was kept. */
  program: z.object({ toolroom: z.string(), node: z.string() }).nullable(),
  simulated: z.boolean(),
  /** False where a later release of the same table has taken its place. */
  current: z.boolean(),
  releasedAt: z.string(),
});
export type ReleaseView = z.output<typeof releaseViewSchema>;

export const releaseListViewSchema = z.object({
  releases: z.array(releaseViewSchema.omit({ cells: true, manifest: true, notes: true }).extend({ cells: z.number() })),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
  topic: z.string().nullable(),
  topics: z.array(z.string()),
});
export type ReleaseListView = z.output<typeof releaseListViewSchema>;
