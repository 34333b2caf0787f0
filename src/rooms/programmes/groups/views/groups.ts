import { z } from 'zod';
import { groupRuleSchema } from '../model.ts';

const outcome = z.enum(['eligible', 'ineligible', 'unknown']);

export const groupOfApplicationSchema = z.object({
  outcome,
  rule: groupRuleSchema,
  conditions: z.array(
    z.object({
      code: z.enum(['leastMembers', 'sharePassing', 'shareSmall']),
      asked: z.number(),
      least: z.number(),
      most: z.number(),
      outcome,
    }),
  ),
  members: z.array(
    z.object({
      enterpriseId: z.string(),
      name: z.string(),
      outcome,
      employees: z.number().nullable(),
      /** What it misses, or what is not known, in words. */
      reasons: z.array(z.string()),
      /** Whether it is still in the group today. */
      isMember: z.boolean(),
    }),
  ),
  /** In the group today and not when it applied. */
  joined: z.number(),
  checkedOn: z.string().nullable(),
  /** May check the members again. */
  mayCheck: z.boolean(),
});
export type GroupOfApplication = z.output<typeof groupOfApplicationSchema>;
