import { z } from 'zod';
import { pageNumber } from '../../../platform/http/routeParts.ts';

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
  page: pageNumber,
});
/** Places on one page of the list. */
export const pageSize = 50;
export type PlacesQuery = z.output<typeof placesQuerySchema>;

const money = z
  .string()
  .trim()
  .regex(/^\d{1,9}(\.\d{1,2})?$/);
/** An empty answer is no zero. */
const amount = z.string().trim().min(1).pipe(z.coerce.number<string>().min(-1e9).max(1e9));

/** What a benefit is known from: a study of its effect, records of what the like brought, or somebody's judgement. */
export const bases = ['study', 'records', 'expert'] as const;

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
  benefitBasis: z.enum(bases).default('expert'),
  benefitSource: z.string().trim().min(3).max(300),
  programme: z.uuid().or(z.literal('')).default(''),
  activation: z.string().trim().min(1).default('1').pipe(z.coerce.number<string>().min(0).max(1)),
  needs: z.uuid().or(z.literal('')).default(''),
  oneOf: z.string().trim().max(80).default(''),
  helpsGroup: z.enum(['yes', 'no']).default('yes'),
});
type Late = 'benefitBasis' | 'programme' | 'oneOf';
export type ProjectForm = Omit<z.output<typeof projectFormSchema>, Late> &
  Partial<Pick<z.output<typeof projectFormSchema>, Late>>;

const whole = z
  .string()
  .trim()
  .regex(/^\d{0,12}$/)
  .default('');

export const portfolioQuerySchema = z.object({
  economy: z.string().optional(),
  /** The number field; it goes before the slider's. */
  exactly: whole,
  budget: whole,
  unit: z.string().max(60).default(''),
  floorPlace: z
    .string()
    .regex(/^[A-Za-z0-9-]{0,20}$/)
    .default(''),
  floor: whole,
  objective: z.enum(['mean', 'cvar10', 'minMaxRegret']).default('mean'),
  groupsOnly: z.enum(['yes', 'no']).default('yes'),
});
export type PortfolioQuery = z.output<typeof portfolioQuerySchema>;

export const keepFormSchema = portfolioQuerySchema.extend({ name: z.string().trim().min(3).max(120) });
