import { z } from 'zod';
import { correctableFields } from './enterprise.ts';

export const correctViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  legalForm: z.string().nullable(),
  version: z.number(),
  answers: z.object({ field: z.enum(correctableFields), value: z.string(), reason: z.string() }),
  issues: z.array(z.object({ field: z.string(), key: z.string() })),
});
export type CorrectView = z.output<typeof correctViewSchema>;
