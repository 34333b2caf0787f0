import { z } from 'zod';

export const nameLevelSchema = z.object({
  aspect: z.enum(['whole', 'core', 'generic', 'place', 'number', 'form', 'order', 'script']),
  a: z.string().describe('The words of the first name that this is about'),
  b: z.string(),
  level: z
    .string()
    .describe(
      'How they compare: same, near, sound, joined, acronym, equivalent, added, changed, series, different, conflict',
    ),
  contribution: z.number().describe('Log-odds that this adds; together they make the similarity'),
});

export const comparedPairSchema = z.object({
  a: z.string(),
  b: z.string(),
  similarity: z.number().min(0).max(1).nullable().describe('0.5 is the decision point; null where a name is missing'),
  status: z.enum(['ok', 'empty']),
  levels: z.array(nameLevelSchema),
});

const share = z.number().min(0).max(1).nullable();

const atThreshold = z.object({
  threshold: z.number(),
  truePositives: z.int(),
  falsePositives: z.int(),
  falseNegatives: z.int(),
  trueNegatives: z.int(),
  precision: share,
  recall: share,
  f1: share,
});

export const accuracySchema = z.object({
  pairs: z.int().describe('Pairs with a label and two names'),
  leftOut: z.int().describe('Pairs without a label, or without a name'),
  same: z.int().describe('Pairs that are labelled the same'),
  atHalf: atThreshold,
  thresholds: z.array(atThreshold),
  best: z
    .object({ threshold: z.number(), f1: share })
    .describe('Where F1 is highest on this file; too good for any other'),
  brier: z
    .number()
    .nullable()
    .describe('Mean squared distance of similarity and label: 0 is perfect, 0.25 is knowing nothing'),
  calibration: z.array(
    z.object({ from: z.number(), to: z.number(), pairs: z.int(), meanSimilarity: share, shareSame: share }),
  ),
  status: z.enum(['ok', 'empty']),
  reason: z.string().nullable(),
});

export type ComparedPair = z.output<typeof comparedPairSchema>;
export type Accuracy = z.output<typeof accuracySchema>;
