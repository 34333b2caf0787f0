import { z } from 'zod';

export const importRowsViewSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  list: z.string(),
  /** Rows of this kind in the whole file. */
  count: z.number(),
  /** False where the file was decided on: only rejected rows can be looked at then. */
  waiting: z.boolean(),
  from: z.number(),
  next: z.number().nullable(),
  rows: z.array(
    z.object({
      row: z.number(),
      key: z.string().nullable(),
      name: z.string().nullable(),
      about: z
        .array(
          z.object({
            field: z.string().nullable(),
            before: z.string().nullable(),
            after: z.string().nullable(),
            message: z.string().nullable(),
          }),
        )
        .readonly(),
      cells: z.array(z.string()).readonly().nullable(),
    }),
  ),
});
export type ImportRowsView = z.output<typeof importRowsViewSchema>;
