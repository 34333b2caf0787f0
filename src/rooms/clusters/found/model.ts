import { z } from 'zod';
import { detectSpec } from '../analyses/detect/detectSpec.ts';

export const foundTopic = 'clusters.detected';

/** isic4, related, list:<version> or scheme:<scheme>. */
export const groupingPattern = /^(isic4|related|list:[1-9]\d{0,5}|scheme:[A-Za-z0-9-]{1,30})$/;

/** What a person chooses for a detection; everything else is as `toolroom clusters detect` has it. */
export const runOptionsSchema = z.object({
  simulations: z.number(),
  resamples: z.number(),
  level: z.number(),
  require: z.enum(['both', 'either']),
  leastPlants: z.number(),
  leastStrength: z.number(),
  seed: z.number(),
});
export type RunOptions = z.output<typeof runOptionsSchema>;

export const defaultRunOptions: RunOptions = {
  simulations: 999,
  resamples: 200,
  level: 0.05,
  require: 'both',
  leastPlants: 5,
  leastStrength: 1.5,
  seed: 1,
};

/** What nobody is asked: as the command has it where its spec says nothing. */
export const fixedOptions = {
  largestShare: detectSpec.shape.largestShare.parse(undefined),
  cellKm: detectSpec.shape.cellKm.parse(undefined),
  radiiKm: detectSpec.shape.radiiKm.parse(undefined),
  areaKm: detectSpec.shape.areaKm.parse(undefined),
  mostAreas: detectSpec.shape.mostAreas.parse(undefined),
  leastStability: detectSpec.shape.leastStability.parse(undefined),
};

/** Growth is told over so many years up to the day of the run. */
export const yearsOfGrowth = 5;

export const clusterTypes = ['micro', 'traditional', 'highTech', 'unknown'] as const;
export const functionings = ['functioning', 'partly', 'dormant', 'unknown'] as const;
export const sorts = ['evidence', 'strength', 'size'] as const;

const blank = z.literal('').transform(() => undefined);

export const foundQuerySchema = z.object({
  economy: z.string().max(20).optional(),
  group: z.string().max(60).optional().or(blank),
  traded: z.enum(['yes', 'no']).optional().or(blank),
  place: z
    .string()
    .max(40)
    .regex(/^[0-9A-Za-z-]+$/)
    .optional()
    .or(blank),
  type: z.enum(clusterTypes).optional().or(blank),
  functioning: z.enum(functionings).optional().or(blank),
  least: z.coerce.number().int().min(0).max(100_000).default(0),
  sort: z.enum(sorts).default('evidence'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type FoundQuery = z.output<typeof foundQuerySchema>;
