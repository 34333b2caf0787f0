import { z } from 'zod';

/** What was found in a file before anybody said what it means. */
export const profileSchema = z.object({
  format: z.enum(['csv', 'xlsx', 'dta', 'geojson']),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  rowCount: z.number(),
  /** Rows that can't be taken apart into cells. */
  faultCount: z.number(),
  columns: z.array(
    z.object({
      name: z.string(),
      samples: z.array(z.string()),
      /** Share of the rows looked at that have a value (0–1). */
      filled: z.number(),
      separator: z.string().nullable(),
      guess: z.object({
        meaning: z.string().nullable(),
        detail: z.string(),
        confidence: z.enum(['sure', 'likely', 'perhaps', 'none']),
      }),
    }),
  ),
});
export type Profile = z.output<typeof profileSchema>;

export const choiceSchema = z.object({ meaning: z.string(), detail: z.string() });

export const settingsSchema = z.object({
  name: z.string(),
  title: z.string(),
  publisher: z.string(),
  dataset: z.string(),
  licence: z.string(),
  asOf: z.string(),
  kind: z.enum(['register', 'visit', 'claim', 'upload']),
  dayOrder: z.enum(['', 'dmy', 'mdy', 'ymd']),
  calendar: z.enum(['', 'gregorian', 'buddhist', 'minguo']),
  decimal: z.enum(['', '.', ',']),
});
export type Settings = z.output<typeof settingsSchema>;
