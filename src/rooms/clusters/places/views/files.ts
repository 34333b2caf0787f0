import { z } from 'zod';
import { indicatorShown } from './places.ts';

const n = z.number();

const fileShown = z.object({
  id: z.string(),
  fileName: z.string(),
  rows: n,
  simulated: z.boolean(),
  uploadedAt: z.string(),
  keptAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
});

export const filesViewSchema = z.object({
  files: z.array(fileShown),
  /** Of the file that was refused. */
  faults: z.array(z.string()),
});
export type FilesView = z.output<typeof filesViewSchema>;

export const fileViewSchema = z.object({
  file: fileShown,
  isCurrent: z.boolean(),
  indicators: z.array(indicatorShown),
  places: n,
  newIndicators: z.array(z.string()),
  goneIndicators: z.array(z.string()),
  newValues: n,
  goneValues: n,
  sameValues: n,
  changedCount: n,
  changed: z.array(
    z.object({ title: z.string(), unit: z.string(), place: z.string(), name: z.string(), before: n, after: n }),
  ),
});
export type FileView = z.output<typeof fileViewSchema>;
