import { z } from 'zod';
import { declarationSchema, publishedTableSchema } from '../rules/publishedTables.ts';

const value = z.number().nullable();

/** `text` says what no message can: which row of the reader's own file. */
const issue = z.object({ field: z.string(), key: z.string(), text: z.string().optional() });

export const tableViewSchema = z.object({
  table: publishedTableSchema,
  canAnalyse: z.boolean(),
  files: z.array(z.object({ id: z.string(), name: z.string(), uploadedAt: z.string(), estimated: z.boolean() })),
  issues: z.array(issue),
});
export type TableView = z.output<typeof tableViewSchema>;

export const fileViewSchema = z.object({
  table: publishedTableSchema,
  id: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
  declaration: declarationSchema,
  issues: z.array(issue),
  releaseId: z.string().nullable(),
  microLeftOut: z.number(),
  /** Null until the columns are declared. */
  rows: z
    .array(
      z.object({
        item: z.string(),
        label: z.string(),
        size: z.string(),
        published: value,
        estimate: value,
        standardError: value,
        lower: value,
        upper: value,
        answers: z.number(),
        flag: z.enum(['comparable', 'partly', 'not']),
        why: z.string(),
      }),
    )
    .nullable(),
});
export type FileView = z.output<typeof fileViewSchema>;
