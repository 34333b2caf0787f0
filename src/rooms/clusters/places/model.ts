import { z } from 'zod';

export const themes = [
  'water',
  'waste',
  'power',
  'roads',
  'ict',
  'logistics',
  'environment',
  'skills',
  'finance',
  'institutions',
  'market',
] as const;
export type Theme = (typeof themes)[number];

export const placesQuerySchema = z.object({
  economy: z.string().optional(),
  indicator: z.string().max(60).default(''),
  /** Themes from the most important, with commas; empty: no order. */
  order: z.string().max(200).default(''),
  sort: z.enum(['rank', 'name']).default('rank'),
});
export type PlacesQuery = z.output<typeof placesQuerySchema>;

const money = z
  .string()
  .trim()
  .regex(/^\d{1,9}(\.\d{1,2})?$/);
/** An empty answer is no zero. */
const amount = z.string().trim().min(1).pipe(z.coerce.number<string>().min(-1e9).max(1e9));

export const projectFormSchema = z.object({
  title: z.string().trim().min(3).max(200),
  place: z.string().trim().min(1).max(20),
  cluster: z.string().trim().max(120).default(''),
  kind: z.enum(['soft', 'hard']),
  theme: z.enum(themes),
  costLow: money,
  costLikely: money,
  costHigh: money,
  benefitLow: amount,
  benefitLikely: amount,
  benefitHigh: amount,
  benefitUnit: z.string().trim().min(1).max(60),
  benefitSource: z.string().trim().min(3).max(300),
  activation: z.string().trim().min(1).default('1').pipe(z.coerce.number<string>().min(0).max(1)),
  needs: z.uuid().or(z.literal('')).default(''),
  helpsGroup: z.enum(['yes', 'no']).default('yes'),
});
export type ProjectForm = z.output<typeof projectFormSchema>;

export const portfolioQuerySchema = z.object({
  economy: z.string().optional(),
  budget: z
    .string()
    .trim()
    .regex(/^\d{0,12}$/)
    .default(''),
  objective: z.enum(['mean', 'cvar10', 'minMaxRegret']).default('mean'),
  groupsOnly: z.enum(['yes', 'no']).default('yes'),
});
export type PortfolioQuery = z.output<typeof portfolioQuerySchema>;
