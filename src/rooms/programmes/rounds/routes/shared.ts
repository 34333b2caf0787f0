import { z } from 'zod';

export const nothing = z.object({});
export const inEconomy = z.object({ economy: z.string().max(20).optional() });
export const version = z.coerce.number().int().positive().max(2_000_000_000);
export const shared = { tenant: 'economy', embeddable: false } as const;
export const pageSize = 25;
