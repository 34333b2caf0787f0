import { z } from 'zod';
import type { SearchQuery } from './searchEnterprises.ts';

export const searchPageSize = 20;
/** Nobody turns two hundred and fifty pages: who seeks what stands further down narrows the list. */
export const mostPages = 250;

/** An empty field of a form means that nothing was chosen. */
const choice = (pattern: RegExp, most: number) =>
  z
    .string()
    .max(most)
    .regex(pattern)
    .optional()
    .or(z.literal('').transform(() => undefined));

export const searchQuerySchema = z.object({
  economy: z.string().optional(),
  q: z.string().max(200).default(''),
  place: choice(/^[0-9A-Za-z-]+$/, 20),
  isic: choice(/^[A-U]$|^\d{2,4}$/, 4),
  industry: choice(/^[a-z0-9-]+:[0-9A-Za-z]+$/, 40),
  sort: z.enum(['relevance', 'name']).default('relevance'),
  page: z.coerce.number().int().min(1).max(mostPages).default(1),
});
export type Query = z.output<typeof searchQuerySchema>;

/** What the address of a search asks of the register. */
export function searchOf(query: Query): SearchQuery {
  return {
    text: query.q,
    place: query.place ?? null,
    isic: query.isic ?? null,
    national: query.industry ?? null,
    box: null,
    sort: query.sort,
    page: query.page,
    pageSize: searchPageSize,
  };
}

/** The part of an address after its question mark, as a search; what no search has is left out. */
export function readSearchAddress(query: string): Query {
  const given = Object.fromEntries(new URLSearchParams(query.slice(0, 2000)));
  const parsed = searchQuerySchema.safeParse(given);
  return parsed.success ? parsed.data : searchQuerySchema.parse({});
}
