import { z } from 'zod';

const value = z.number().nullable();

export const qualityFlags = [
  'fewAnswers',
  'imprecise',
  'highDesignEffect',
  'fewDegreesOfFreedom',
  'unreliableShare',
] as const;
export type QualityFlag = (typeof qualityFlags)[number];

export const surveyResult = z.strictObject({
  id: z.string(),
  domain: z.record(z.string(), z.string()),
  category: z
    .string()
    .nullable()
    .describe('Of a proportion the answer, of a regression the term, of a test the correction'),
  probability: value,
  estimate: value,
  standardError: value,
  lower: value,
  upper: value,
  designEffect: value,
  degreesOfFreedom: z.int(),
  unweightedCount: z.int(),
  weightedCount: z.number(),
  status: z.enum(['ok', 'empty', 'lonelyPsu', 'singular', 'undefined', 'notEnough']),
  reason: z.string().nullable(),
  missingCount: z.int().describe('Rows of the domain without an answer'),
  missingShare: value.describe('Their share by weight'),
  quality: z.array(z.enum(qualityFlags)).describe('Why to be careful; empty: no reason was found'),
  aggregate: z.enum(['pooled', 'averageOfEconomies']).nullable().describe('Of a regional figure: how it was made'),
  economies: z.int().nullable().describe('How many economies a regional figure stands on'),
  statistic: value.describe('Of a test or a coefficient'),
  testDegreesOfFreedom: z.array(z.number()).nullable(),
  pValue: value,
  alternatives: z
    .array(z.strictObject({ weights: z.string(), estimate: value, standardError: value, lower: value, upper: value }))
    .describe('The same by other weights'),
});
export type SurveyResult = z.output<typeof surveyResult>;

export const surveyOutput = z.strictObject({ estimates: z.array(surveyResult) });
export type SurveyOutput = z.output<typeof surveyOutput>;

/** JSON has no NaN and no Infinity: what is not known is null. */
export const known = (number: number) => (Number.isFinite(number) ? number : null);
