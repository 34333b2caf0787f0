import { z } from 'zod';

export const dictionaryViewSchema = z.object({
  columns: z.array(
    z.object({ name: z.string(), meaning: z.string(), type: z.string(), example: z.string(), required: z.boolean() }),
  ),
});
export type DictionaryView = z.output<typeof dictionaryViewSchema>;
