import { z } from 'zod';
import { formIssues } from '../../../platform/http/routeParts.ts';

const typed = z.string().trim().max(500).default('');
export const nameAnswersSchema = z.object({
  kind: typed,
  text: typed,
  language: typed,
  validFrom: typed,
  validTo: typed,
});
export const numberAnswersSchema = z.object({ scheme: typed, value: typed });

export const namesPageSchema = z.object({
  id: z.string(),
  name: z.string(),
  names: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      text: z.string(),
      language: z.string().nullable(),
      validFrom: z.string().nullable(),
      validTo: z.string().nullable(),
      statedBy: z.string(),
    }),
  ),
  numbers: z.array(z.object({ scheme: z.string(), value: z.string(), statedBy: z.string().nullable() })),
  nameAnswers: nameAnswersSchema,
  numberAnswers: numberAnswersSchema,
  issues: formIssues,
});
export type NamesPageView = z.output<typeof namesPageSchema>;
