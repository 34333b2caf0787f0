import { z } from 'zod';

const issue = z.object({ field: z.string(), key: z.string() });

const done = z.object({
  id: z.string(),
  fileName: z.string(),
  kind: z.enum(['releasePackage', 'recordPackage']),
  publisher: z.string(),
  licence: z.string().nullable(),
  sourceUri: z.string().nullable(),
  publishedAt: z.string().nullable(),
  releases: z.number(),
  created: z.number(),
  unchanged: z.number(),
  tendersCreated: z.number(),
  tendersChanged: z.number(),
  sha256: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
});

export const tenderImportsViewSchema = z.object({
  imports: z.array(done),
  issues: z.array(issue),
  faults: z.array(z.object({ at: z.string().nullable(), message: z.string(), remedy: z.string() })),
});
export type TenderImportsView = z.output<typeof tenderImportsViewSchema>;

export const tenderImportViewSchema = done.extend({ repeated: z.boolean() });
export type TenderImportView = z.output<typeof tenderImportViewSchema>;
