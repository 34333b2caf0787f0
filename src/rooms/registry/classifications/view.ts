import { z } from 'zod';
import { formIssues } from '../../../platform/http/routeParts.ts';

const industry = z.object({
  code: z.string(),
  title: z.string(),
  level: z.enum(['section', 'division', 'group', 'class']),
  establishments: z.number(),
});
export type IndustryView = z.output<typeof industry>;

export const industriesSchema = z.object({ query: z.string(), industries: z.array(industry) });
export type IndustriesView = z.output<typeof industriesSchema>;

export const industrySchema = z.object({
  entry: industry,
  above: z.array(industry),
  below: z.array(industry),
  linked: z.array(z.object({ scheme: z.string(), code: z.string(), title: z.string().nullable(), weight: z.number() })),
});
export type IndustryPageView = z.output<typeof industrySchema>;

export const concordanceSchema = z.object({
  id: z.string(),
  fromScheme: z.string(),
  toScheme: z.string(),
  title: z.string(),
  source: z.string(),
  weights: z.enum(['stated', 'equal']),
  entries: z.number(),
  loadedAt: z.string(),
});

export const concordancesSchema = z.object({
  concordances: z.array(concordanceSchema),
  mayLoad: z.boolean(),
  answers: z.object({ from: z.string(), to: z.string(), title: z.string(), source: z.string() }),
  /** What is wrong with the file, row by row. */
  faults: z.array(z.object({ row: z.number().nullable(), column: z.string().nullable(), message: z.string() })),
  issues: formIssues,
});
export type ConcordancesView = z.output<typeof concordancesSchema>;
