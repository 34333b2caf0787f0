import { z } from 'zod';
import { clusterIdSchema } from '../work/model.ts';

export { clusterIdSchema };

/** Options of a run as a form sends them; what is left out takes the default. */
export const runFormSchema = z.object({
  economy: z.string().optional(),
  groups: z
    .string()
    .max(40)
    .regex(/^(isic4|[A-Za-z0-9-]+)$/)
    .default('isic4'),
  simulations: z.coerce.number().int().min(99).max(9999).default(999),
  resamples: z.coerce.number().int().min(0).max(500).default(100),
  level: z.coerce.number().min(0.001).max(0.2).default(0.05),
  require: z.enum(['both', 'either']).default('both'),
});
export type RunOptions = Omit<z.output<typeof runFormSchema>, 'economy' | 'groups'> & { seed: number };

export const foundQuerySchema = z.object({
  economy: z.string().optional(),
  group: z.string().max(60).default(''),
  place: z.string().max(20).default(''),
  type: z.enum(['', 'micro', 'traditional', 'highTech', 'unknown']).default(''),
  traded: z.enum(['', 'yes', 'no']).default(''),
  least: z.coerce.number().int().min(0).max(100_000).default(0),
  sort: z.enum(['strength', 'establishments', 'group']).default('strength'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type FoundQuery = z.output<typeof foundQuerySchema>;

export const pageSize = 25;
