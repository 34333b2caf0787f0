import { z } from 'zod';
import { cellStates, disclosureRulesSchema } from '../model.ts';

export const hidingReasons = [
  'threshold',
  'share',
  'dominance',
  'pPercent',
  'pq',
  'earlier',
  'linked',
  'secondary',
] as const;

/** What an outsider can work out of one number of a hidden cell. */
const toldSchema = z.object({
  quantity: z.string(),
  value: z.number(),
  lower: z.number(),
  upper: z.number().nullable(),
  protection: z.number(),
});

export const disclosureViewSchema = z.object({
  id: z.string(),
  topic: z.string(),
  title: z.string(),
  asOf: z.string(),
  dimensions: z.array(z.string()),
  totals: z.string(),
  rules: disclosureRulesSchema,
  /** Null of releases from before decisions were kept. */
  decision: z
    .object({
      method: z.enum(['optimal', 'heuristic']),
      versions: z.number(),
      linked: z.array(
        z.object({
          id: z.string(),
          topic: z.string(),
          subject: z.string(),
          title: z.string(),
          relation: z.string(),
          cells: z.number(),
        }),
      ),
      cost: z.array(z.object({ quantity: z.string(), hidden: z.number(), whole: z.number() })),
    })
    .nullable(),
  reasons: z.array(z.object({ reason: z.enum(hidingReasons), cells: z.number() })),
  total: z.number(),
  hidden: z.number(),
  page: z.number(),
  pageSize: z.number(),
  cells: z.array(
    z.object({
      key: z.record(z.string(), z.string()),
      status: z.enum(cellStates),
      hiddenBy: z.enum(hidingReasons).nullable(),
      contributors: z.number(),
      told: z.array(toldSchema),
    }),
  ),
});
export type DisclosureView = z.output<typeof disclosureViewSchema>;
