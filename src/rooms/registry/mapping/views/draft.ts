import { z } from 'zod';
import { settingsSchema } from '../profile.ts';

/** `meaning-7` is the input of the eighth column, `meaning` that of none. */
const issue = z.object({ field: z.string(), key: z.string() });

export const draftViewSchema = z.object({
  id: z.string(),
  version: z.number(),
  fileName: z.string(),
  format: z.string(),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  rowCount: z.number(),
  faultCount: z.number(),
  /** The columns of this page. */
  columns: z.array(
    z.object({
      index: z.number(),
      name: z.string(),
      samples: z.array(z.string()),
      meaning: z.string(),
      detail: z.string(),
      confidence: z.enum(['sure', 'likely', 'perhaps', 'none', 'chosen']),
    }),
  ),
  columnCount: z.number(),
  named: z.number(),
  page: z.number(),
  pageCount: z.number(),
  /** What the records will be known again by: a column, or several together. */
  keyColumns: z.array(z.string()),
  settings: settingsSchema,
  presets: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      saved: z.boolean(),
      share: z.number(),
      missing: z.array(z.string()),
    }),
  ),
  encodings: z.array(z.string()),
  meanings: z.array(z.object({ code: z.string(), group: z.string() })),
  issues: z.array(issue),
  saved: z.string().nullable(),
});
export type DraftView = z.output<typeof draftViewSchema>;

const described = z.object({
  name: z.string(),
  title: z.string(),
  publisher: z.string(),
  licence: z.string(),
  asOf: z.string(),
  savedAt: z.string(),
  version: z.number(),
  columns: z.number(),
});

export const mappingListViewSchema = z.object({
  mappings: z.array(described),
  presets: z.array(z.object({ name: z.string(), title: z.string() })),
});
export type MappingListView = z.output<typeof mappingListViewSchema>;

export const mappingViewSchema = described.extend({
  meanings: z.array(z.object({ column: z.string(), meaning: z.string(), detail: z.string() })),
  key: z.array(z.string()),
  issues: z.array(z.object({ field: z.string(), key: z.string() })),
});
export type MappingView = z.output<typeof mappingViewSchema>;
