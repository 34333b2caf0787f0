import { z } from 'zod';
import { capabilityKinds } from '../capabilities/model.ts';

const at = z.string();
const what = z.enum(capabilityKinds);

export const historyEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('record'),
    at,
    source: z.string(),
    importId: z.string(),
    row: z.number(),
    /** Null for the first record of an establishment. */
    changes: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })).nullable(),
  }),
  z.object({
    kind: z.literal('correction'),
    at,
    field: z.string(),
    value: z.string().nullable(),
    before: z.string().nullable(),
  }),
  z.object({ kind: z.literal('merge'), at, oldId: z.string() }),
  z.object({ kind: z.literal('stated'), at, what, text: z.string(), statedBy: z.string() }),
  z.object({ kind: z.literal('withdrawn'), at, what, text: z.string() }),
]);
export type HistoryEntry = z.output<typeof historyEntrySchema>;

export const historySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Records as the registers gave them are for those who are signed in. */
  seesRecords: z.boolean(),
  entries: z.array(historyEntrySchema),
});
export type HistoryView = z.output<typeof historySchema>;
