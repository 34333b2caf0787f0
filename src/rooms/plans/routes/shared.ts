import { z } from 'zod';
import { planIdSchema } from '../model.ts';

export const nothing = z.object({});
export const inEconomy = z.object({ economy: z.string().max(20).optional() });
export const version = z.coerce.number().int().positive().max(2_000_000_000);
export const shared = { tenant: 'economy', embeddable: false } as const;
export const planParams = z.object({ plan: planIdSchema });
export const unknownPlan = '00000000-0000-4000-8000-000000000000';
