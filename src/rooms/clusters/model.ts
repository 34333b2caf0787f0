import { z } from 'zod';

/** A cell stands out where at most this share of false alarms is to be expected among all that are as strong or stronger. */
export const standsOutBelow = 0.05;

/** An empty field of a form means that nothing was chosen. */
const choice = (pattern: RegExp, most: number) =>
  z
    .string()
    .max(most)
    .regex(pattern)
    .optional()
    .or(z.literal('').transform(() => undefined));

export const clustersQuerySchema = z.object({
  economy: z.string().optional(),
  show: z.enum(['industry', 'all']).default('industry'),
  scheme: choice(/^[A-Za-z0-9-]+$/, 30),
  /** `scheme:code`, for one code means different things in different schemes. */
  industry: choice(/^[A-Za-z0-9-]+:[0-9A-Za-z]+$/, 60),
  sort: z.enum(['evidence', 'quotient', 'plants']).default('evidence'),
  least: z.coerce.number().int().min(0).max(100_000).default(1),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type ClustersQuery = z.output<typeof clustersQuerySchema>;
