import { z } from 'zod';
import { basisSchema, firmRowSchema, reachCountsSchema } from './reach.ts';

const programme = { id: z.string(), title: z.string(), unit: z.string() };

export const memberReachSchema = z.object({
  basis: basisSchema,
  groups: z.array(z.string()).describe('Names of the groups that the reader’s organisation speaks for'),
  programmes: z.array(reachCountsSchema.extend(programme)),
});
export type MemberReachView = z.output<typeof memberReachSchema>;

export const memberListSchema = z.object({
  basis: basisSchema,
  programme: z.object(programme),
  counts: reachCountsSchema,
  show: z.enum(['eligible', 'unknown']),
  page: z.number(),
  pageSize: z.number(),
  total: z.number(),
  firms: z.array(firmRowSchema),
});
export type MemberListView = z.output<typeof memberListSchema>;
