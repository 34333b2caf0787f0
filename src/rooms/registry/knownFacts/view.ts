import { z } from 'zod';

export const knownFactsSchema = z.object({
  id: z.string(),
  name: z.string(),
  facts: z.array(
    z.object({
      fact: z.string(),
      value: z.unknown(),
      validFrom: z.string().nullable(),
      validTo: z.string().nullable(),
      source: z.string(),
      observedOn: z.string().nullable(),
      class: z.enum(['internal', 'confidential', 'personal']),
      recordedAt: z.string(),
    }),
  ),
});
export type KnownFactsView = z.output<typeof knownFactsSchema>;
