import { z } from 'zod';

export const sourceKinds = ['register', 'followUp'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What the columns of a file are. */
export const layoutSchema = z.object({
  /** Column of the number by which firms are registered, or of their id here. */
  number: z.string(),
  /** Column of the period; empty where all rows are of `fixedPeriod`. */
  period: z.string(),
  fixedPeriod: z.string(),
  outcomes: z.array(z.object({ column: z.string(), indicator: z.string(), unit: z.string() })),
});
export type Layout = z.output<typeof layoutSchema>;

export const faultSchema = z.object({ row: z.number(), column: z.string(), code: z.string(), text: z.string() });
export type RowFault = z.output<typeof faultSchema>;

export const receiptSchema = z.object({
  rows: z.number(),
  /** Rows of firms that the register knows by that number. */
  linked: z.number(),
  /** Rows with a number that nobody here has. */
  unknown: z.number(),
  /** Rows with a number that several firms have: they belong to none. */
  shared: z.number(),
  firms: z.number(),
  values: z.number(),
  /** Values that an earlier file said otherwise. */
  changed: z.number(),
  periods: z.array(z.string()),
  indicators: z.array(z.string()),
  faults: z.array(faultSchema),
  faultCount: z.number(),
  sampleUnknown: z.array(z.string()),
});
export type Receipt = z.output<typeof receiptSchema>;

export const importStates = ['received', 'refused', 'applied', 'undone'] as const;
export type ImportState = (typeof importStates)[number];

/** Faults of a file that are kept to be shown; the rest is counted. */
export const mostFaults = 100;
/** Columns of a file that may be outcomes at once. */
export const mostOutcomes = 30;
