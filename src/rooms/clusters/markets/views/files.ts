import { z } from 'zod';

const n = z.number();
const issue = z.object({ field: z.string(), key: z.string() });
export type Issue = z.output<typeof issue>;
const answers = z.record(z.string(), z.string());

const tradeFile = z.object({
  id: z.string(),
  fileName: z.string(),
  source: z.string(),
  knownOn: z.string(),
  currency: z.string(),
  simulated: z.boolean(),
  uploadedAt: z.string(),
  rows: n.nullable(),
  state: z.enum(['received', 'read', 'current', 'before', 'undone']),
});

export const tradeFilesViewSchema = z.object({
  files: z.array(tradeFile),
  tables: z.array(
    z.object({
      id: z.string(),
      fileName: z.string(),
      rows: n,
      simulated: z.boolean(),
      uploadedAt: z.string(),
      state: z.enum(['current', 'before', 'undone']),
    }),
  ),
  answers,
  issues: z.array(issue),
  /** What is wrong in a file, a line for each fault with its row and column. */
  faults: z.array(z.string()),
});
export type TradeFilesView = z.output<typeof tradeFilesViewSchema>;

export const tradeFileViewSchema = z.object({
  file: tradeFile,
  columns: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  mapping: answers,
  facts: z
    .object({
      rows: n,
      selfRows: n,
      years: z.array(n),
      exporters: n,
      importers: n,
      products: n,
      ownRows: n,
      hasTariff: z.boolean(),
      digits: n,
      status: z.enum(['ok', 'notEnough', 'notIdentified', 'tooMany']),
      reason: z.string().nullable(),
      knownProducts: n,
      reporter: z.string(),
    })
    .nullable(),
  issues: z.array(issue),
  faults: z.array(z.string()),
});
export type TradeFileView = z.output<typeof tradeFileViewSchema>;
