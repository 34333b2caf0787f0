import { z } from 'zod';
import { resultSchema } from './results.ts';

export const comparisonSchema = z.object({
  /** By whose facts the outcomes are; null where nothing is known, and programmes are compared as they are. */
  by: z.enum(['firm', 'answers']).nullable(),
  firmName: z.string().nullable(),
  programmes: z.array(
    resultSchema.extend({
      /** The rule, one line each. */
      criteria: z.array(z.string()),
      obligations: z.array(z.string()),
      /** How many days an answer takes, where it says so. */
      processingDays: z.number().nullable(),
    }),
  ),
});
export type ComparisonView = z.output<typeof comparisonSchema>;
