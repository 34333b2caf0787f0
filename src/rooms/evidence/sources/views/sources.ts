import { z } from 'zod';
import { formIssues } from '../../../../platform/http/routeParts.ts';
import { importStates, layoutSchema, receiptSchema, sourceKinds } from '../model.ts';

export const importRowSchema = z.object({
  id: z.string(),
  source: z.string(),
  fileName: z.string(),
  state: z.enum(importStates),
  receivedAt: z.string(),
  receipt: receiptSchema.nullable(),
});

export const sourcesViewSchema = z.object({
  sources: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(sourceKinds),
      holder: z.string(),
      coverage: z.array(z.object({ indicator: z.string(), period: z.string(), firms: z.number() })),
    }),
  ),
  imports: z.array(importRowSchema),
  form: z.object({ name: z.string(), kind: z.enum(sourceKinds), holder: z.string() }),
  issues: formIssues.or(z.array(z.object({ field: z.string(), key: z.string(), text: z.string().optional() }))),
});
export type SourcesView = z.output<typeof sourcesViewSchema>;

export const importViewSchema = importRowSchema.extend({
  kind: z.enum(sourceKinds),
  columns: z.array(z.string()),
  layout: layoutSchema,
  issues: formIssues,
});
export type ImportView = z.output<typeof importViewSchema>;
