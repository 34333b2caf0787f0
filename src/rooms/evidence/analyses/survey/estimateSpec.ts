import { z } from 'zod';
import { intervalKinds, quantileRules } from '../../../../kernels/survey/index.ts';
import { column } from './designSpec.ts';
import { whereSchema } from './where.ts';

export const statistics = [
  'mean',
  'total',
  'proportion',
  'ratio',
  'quantile',
  'variance',
  'difference',
  'independence',
  'regression',
] as const;

export const estimateSchema = z.strictObject({
  id: z.string().min(1),
  statistic: z.enum(statistics),
  variable: column.nullable().default(null).describe('The column that is estimated; or name an indicator'),
  indicator: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe('Of the catalogue or of "indicators": says variable, universe and codes'),
  denominator: column.nullable().default(null).describe('Of a ratio, and of the difference of two ratios'),
  by: z.array(column).max(8).default([]).describe('A domain for each combination of values'),
  between: z
    .array(z.record(z.string(), z.union([z.string(), z.number()]).transform(String)))
    .optional()
    .describe('Of a difference: two groups, each by values of columns ({}: all rows); the first less the second'),
  of: z
    .enum(['mean', 'total', 'ratio', 'proportion'])
    .optional()
    .describe('Of a difference; left out: ratio with a denominator, proportion of a column of text, else mean'),
  with: column.optional().describe('Of independence: the other answer'),
  predictors: z.array(column).max(20).optional().describe('Of a regression: numbers, or text that becomes categories'),
  family: z.enum(['linear', 'logistic']).optional().describe('Of a regression; left out: linear'),
  where: whereSchema.optional().describe('Only rows for which this is true; units stay in the design'),
  probabilities: z.array(z.number().min(0).max(1)).max(100).optional().describe('Of a quantile; none: 0.5, the median'),
  rule: z.enum(quantileRules).optional().describe('Of a quantile; left out: math'),
  level: z.number().gt(0).lt(1).default(0.95),
  interval: z
    .enum(intervalKinds)
    .optional()
    .describe('Left out: t; for a proportion logit; of a quantile it is the interval of the share below (t: Woodruff)'),
  designEffect: z.enum(['wor', 'wr', 'none']).default('wor'),
  missing: z.enum(['drop', 'fail']).default('drop'),
  region: z
    .strictObject({ column, method: z.enum(['pooled', 'economies', 'both']).default('both') })
    .optional()
    .describe('A figure of a region: all rows pooled by weight, the simple mean of its economies, or both'),
});
export type EstimateSpec = z.output<typeof estimateSchema>;

/** Keys that say something of some statistics alone. */
export const keysOf = {
  between: ['difference'],
  of: ['difference'],
  with: ['independence'],
  predictors: ['regression'],
  family: ['regression'],
  probabilities: ['quantile'],
  rule: ['quantile'],
  interval: ['mean', 'total', 'proportion', 'ratio', 'quantile', 'variance', 'difference', 'regression'],
  region: ['mean', 'proportion', 'ratio', 'quantile', 'difference'],
} as const satisfies Partial<Record<keyof EstimateSpec, readonly (typeof statistics)[number][]>>;
