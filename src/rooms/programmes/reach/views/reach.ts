import { z } from 'zod';
import { dimensionCodes } from '../rules/dimensions.ts';

export const basisSchema = z.object({
  firms: z.number().describe('Firms of the register that were screened'),
  today: z.string().describe('The day on which everything was known that was decided by'),
  isBehind: z.boolean().describe('Something has changed since; a large register is being read anew'),
});

/** In place of an answer while a large register is read. */
export const readingSchema = z.object({
  state: z.enum(['reading', 'failed']),
  read: z.number().describe('Firms that have been read'),
  of: z.number().describe('Firms of the register'),
});
export type ReadingView = z.output<typeof readingSchema>;

export const reachCountsSchema = z.object({
  eligible: z.number(),
  unknown: z.number().describe('Could be eligible: it depends on what is not known of them'),
  applied: z.number().describe('Applied for it, whatever came of it'),
  served: z.number().describe('Help has begun'),
  unreached: z.number().describe('Eligible, and neither applied nor served'),
  eligibleApplied: z.number().describe('Applied, and eligible by what is known today'),
  eligibleServed: z.number(),
});

export const reachSorts = ['title', 'eligible', 'unknown', 'applied', 'served', 'unreached'] as const;

export const reachListSchema = z.object({
  basis: basisSchema,
  sort: z.enum(reachSorts),
  order: z.enum(['asc', 'desc']),
  page: z.number(),
  pageSize: z.number(),
  total: z.number(),
  programmes: z.array(reachCountsSchema.extend({ id: z.string(), title: z.string(), unit: z.string() })),
});
export type ReachList = z.output<typeof reachListSchema>;

const programme = z.object({ id: z.string(), title: z.string(), unit: z.string() });

export const breakdownSchema = z.object({
  by: z.enum(dimensionCodes),
  classes: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      firms: z.number(),
      eligible: z.number(),
      unknown: z.number(),
      applied: z.number(),
      served: z.number(),
      unreached: z.number(),
    }),
  ),
});
export type Breakdown = z.output<typeof breakdownSchema>;

export const programmeReachSchema = z.object({
  basis: basisSchema,
  programme,
  counts: reachCountsSchema,
  breakdowns: z.array(breakdownSchema),
  missing: z
    .array(z.object({ fact: z.string(), title: z.string(), firms: z.number() }))
    .describe('Facts that are not known of firms that could be eligible, and on which it can depend'),
  mayManage: z.boolean(),
});
export type ProgrammeReachView = z.output<typeof programmeReachSchema>;

const option = z.object({ value: z.string(), text: z.string() });

export const firmRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  place: z.string().nullable(),
  industry: z.string().nullable(),
  people: z.string().nullable(),
  missing: z.array(z.string()).describe('Titles of the facts that are still to be asked'),
});

export const unreachedSchema = z.object({
  basis: basisSchema,
  programme,
  query: z.object({
    show: z.enum(['eligible', 'unknown']),
    size: z.string(),
    region: z.string(),
    cluster: z.string(),
    page: z.number(),
  }),
  total: z.number(),
  pageSize: z.number(),
  options: z.object({ size: z.array(option), region: z.array(option), cluster: z.array(option) }),
  firms: z.array(firmRowSchema),
});
export type UnreachedView = z.output<typeof unreachedSchema>;
