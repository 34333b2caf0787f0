import { z } from 'zod';
import { findGap } from '../../../../codes/index.ts';
import { goals, phases, shelves, units } from '../model.ts';
import type { CatalogueFilter } from '../store/catalogue.ts';

/** An empty field of a form means that nothing was chosen. */
const choice = <T>(schema: z.ZodType<T>) => schema.optional().or(z.literal('').transform(() => undefined));

const known = (has: (code: string) => boolean) => z.string().max(60).refine(has);

export const catalogueFilterSchema = z.object({
  economy: z.string().optional(),
  shelf: z.enum(shelves).default('live'),
  q: z.string().trim().max(200).default(''),
  instrument: choice(z.string().max(60)),
  gap: choice(known((code) => findGap(code) !== null)),
  goal: choice(z.enum(goals)),
  unit: choice(z.enum(units)),
  from: choice(z.string().regex(/^[A-Z]{3}$/)),
  decade: choice(z.coerce.number().int().min(1800).max(2090)),
  place: choice(z.string().max(60)),
  phase: choice(z.enum(phases)),
});

export function filterOf(query: z.output<typeof catalogueFilterSchema>): CatalogueFilter {
  const { shelf, q, instrument, gap, goal, unit, from, decade, place, phase } = query;
  return {
    shelf,
    words: q,
    instrument: instrument ?? null,
    gap: gap ?? null,
    goal: goal ?? null,
    unit: unit ?? null,
    from: from ?? null,
    decade: decade ?? null,
    place: place ?? null,
    phase: phase ?? null,
  };
}
