import { z } from 'zod';
import { resultSchema } from './results.ts';

const summary = z.object({
  id: z.string(),
  firmName: z.string(),
  savedOn: z.string(),
  eligible: z.number(),
  unknown: z.number(),
  programmes: z.number(),
});

export const savedResultsSchema = z.object({ lists: z.array(summary) });
export type SavedResultsView = z.output<typeof savedResultsSchema>;

export const keptResults = z.array(resultSchema);
export const savedResultSchema = summary.extend({ enterpriseId: z.string(), results: keptResults });
export type SavedResultView = z.output<typeof savedResultSchema>;
