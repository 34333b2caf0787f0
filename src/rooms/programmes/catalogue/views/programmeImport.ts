import { z } from 'zod';
import { ruleTextSchema } from './catalogue.ts';

export const importViewSchema = z.object({
  issues: z.array(z.object({ field: z.string(), key: z.string() })),
  /** Null until a file was looked at. */
  preview: z
    .object({
      fileName: z.string(),
      programmes: z.array(
        z.object({
          row: z.number().nullable(),
          id: z.string(),
          title: z.string(),
          instrument: z.string(),
          /** Version that is in force, of which this becomes the next; null for a programme that is new. */
          replaces: z.number().nullable(),
          rule: ruleTextSchema,
          /** What will stand against publishing it; a draft may have it still. */
          warnings: z.array(
            z.object({ key: z.string(), parameters: z.record(z.string(), z.union([z.string(), z.number()])) }),
          ),
        }),
      ),
      faults: z.array(
        z.object({
          row: z.number().nullable(),
          column: z.string().nullable(),
          message: z.string(),
          remedy: z.string(),
        }),
      ),
      faultCount: z.number(),
      /** What would be kept, packed, to be sent back with the decision; null where there is nothing. */
      content: z.string().nullable(),
    })
    .nullable(),
});
export type ImportView = z.output<typeof importViewSchema>;
