import { z } from 'zod';
import { tenderStages } from '../rules/ocds/summariseTender.ts';

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((value) => !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value))
  .optional()
  .or(z.literal('').transform(() => undefined));

export const tendersQuerySchema = z.object({
  economy: z.string().optional(),
  q: z.string().max(200).default(''),
  buyer: z
    .string()
    .min(1)
    .max(1_000)
    .optional()
    .or(z.literal('').transform(() => undefined)),
  stage: z
    .enum(tenderStages)
    .optional()
    .or(z.literal('').transform(() => undefined)),
  from: day,
  to: day,
  page: z.coerce.number().int().min(1).max(5000).default(1),
});
export type TendersQuery = z.output<typeof tendersQuerySchema>;

const shown = z.object({
  ocid: z.string(),
  title: z.string(),
  stage: z.enum(tenderStages),
  method: z.string().nullable(),
  buyerName: z.string().nullable(),
  buyerRole: z.enum(['buyer', 'procuringEntity']).nullable(),
  suppliers: z.array(z.string()),
  amount: z.string().nullable(),
  currency: z.string().nullable(),
  amountOf: z.enum(['contracts', 'awards', 'tender']).nullable(),
  closesAt: z.string().nullable(),
  lastAt: z.string(),
  releaseCount: z.number(),
});
export type TenderListed = z.output<typeof shown>;

export const tendersViewSchema = z.object({
  query: z.object({
    q: z.string(),
    buyer: z.string().nullable(),
    stage: z.enum(tenderStages).nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    page: z.number(),
  }),
  total: z.number(),
  pageSize: z.number(),
  tenders: z.array(shown),
  buyers: z.array(z.object({ name: z.string(), count: z.number() })),
  canImport: z.boolean(),
});
export type TendersView = z.output<typeof tendersViewSchema>;

export const tenderViewSchema = shown.extend({
  description: z.string().nullable(),
  methodDetails: z.string().nullable(),
  firstAt: z.string(),
  publisher: z.string(),
  licence: z.string().nullable(),
  suppliers: z.array(z.object({ name: z.string(), scheme: z.string().nullable(), identifier: z.string().nullable() })),
  releases: z.array(
    z.object({
      id: z.string(),
      releasedAt: z.string(),
      tags: z.array(z.string()),
      /** What the contracts, the awards or the tender came to in this release alone. */
      amount: z.string().nullable(),
      currency: z.string().nullable(),
      suppliers: z.array(z.string()),
    }),
  ),
  compiled: z.looseObject({ id: z.string() }),
});
export type TenderView = z.output<typeof tenderViewSchema>;
