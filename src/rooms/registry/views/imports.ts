import { z } from 'zod';

const state = z.enum(['received', 'staged', 'applied', 'undone', 'discarded']);

export const importSummarySchema = z.object({
  id: z.string(),
  fileName: z.string(),
  source: z.string(),
  state,
  rows: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  createdBy: z.string(),
  createdAt: z.string(),
  appliedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
});

export const importListViewSchema = z.object({ imports: z.array(importSummarySchema) });
export type ImportListView = z.output<typeof importListViewSchema>;

export const newImportViewSchema = z.object({
  presets: z.array(z.object({ name: z.string(), title: z.string() })),
  encodings: z.array(z.string()),
  answers: z.object({ preset: z.string(), encoding: z.string() }),
  issues: z.array(z.object({ field: z.string(), key: z.string() })),
});
export type NewImportView = z.output<typeof newImportViewSchema>;

export const importViewSchema = importSummarySchema.extend({
  sha256: z.string(),
  bytes: z.number(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  version: z.number(),
  repeated: z.boolean(),
  notes: z.record(z.string(), z.number()),
  /** Rows that contradict somebody: a correction, a source that is believed before this one, another firm's number, another row. */
  conflicts: z.record(z.string(), z.number()),
  /** How days and numbers of a column were read, where the cells alone leave it open. */
  readings: z.array(
    z.object({
      column: z.string(),
      order: z.string().nullable(),
      calendar: z.string().nullable(),
      serial: z.string().nullable(),
      assumed: z.boolean(),
      decimal: z.string().nullable(),
      percent: z.boolean(),
    }),
  ),
  /** Where what its columns mean can be changed, if it came that way. */
  draft: z.string().nullable(),
  format: z.string().nullable(),
  sheet: z.string().nullable(),
  faults: z.array(
    z.object({
      row: z.number().nullable(),
      column: z.string().nullable(),
      code: z.string(),
      message: z.string(),
      remedy: z.string(),
    }),
  ),
  sample: z.array(
    z.object({
      row: z.number(),
      key: z.string(),
      name: z.string(),
      address: z.string().nullable(),
      place: z.string().nullable(),
      isic: z.array(z.string()),
      located: z.boolean(),
    }),
  ),
  computed: z.array(z.object({ title: z.string(), url: z.string(), computedAt: z.string() })).readonly(),
});
export type ImportView = z.output<typeof importViewSchema>;
