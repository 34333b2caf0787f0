import { z } from 'zod';

const name = z.string().min(1).max(200);

/** A table as a room hands it in: with what only the publisher may know. */
export const tableSchema = z.object({
  topic: z.string().regex(/^[a-z]+\.[A-Za-z]+$/),
  subject: name,
  title: name,
  asOf: z.iso.date(),
  dimensions: z.array(name).min(1).max(6),
  measures: z.array(name).min(1).max(40),
  cells: z
    .array(
      z.object({
        key: z.record(z.string(), z.string().max(300)),
        values: z.record(z.string(), z.number().nullable()),
        /** Firms that stand behind the cell; persons and owners where those are what must not be seen. */
        contributors: z.int().min(0),
        /** How many of them changed since the last release, where that is known; else it is taken from the counts. */
        changed: z.int().min(0).optional(),
      }),
    )
    .min(1)
    .max(20_000),
  /** Measures that count contributors: 1 or 2 of them, or all but 1 or 2, would say too much of somebody. */
  counts: z.array(name).default([]),
  notes: z.array(z.string().max(2000)).default([]),
  manifest: z.record(z.string(), z.unknown()),
  rules: z.object({ threshold: z.int().min(2).max(1000).default(3) }).prefault({}),
  /** The key value that stands for the total of a dimension. */
  totals: name.default('Total'),
  simulated: z.boolean(),
});
export type PublicationTable = z.input<typeof tableSchema>;
export type CheckedTable = z.output<typeof tableSchema>;

/** `kept`: as released before, because the change since would show what fewer firms than the threshold did. */
export const cellStates = ['ok', 'hidden', 'kept'] as const;

export const publishedCellSchema = z.object({
  key: z.record(z.string(), z.string()),
  values: z.record(z.string(), z.number().nullable()),
  status: z.enum(cellStates),
});
export type PublishedCell = z.output<typeof publishedCellSchema>;

export interface Layout {
  dimensions: string[];
  measures: string[];
  totals: string;
  notes: string[];
  kept: number;
}
