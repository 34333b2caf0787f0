import { z } from 'zod';
import { attributeFacets } from '../rules/attributes.ts';

const list = z.array(z.string());
const facet = z.object({ code: z.string(), title: z.string(), count: z.number() });
export const searchViewSchema = z.object({
  query: z.object({
    q: z.string(),
    place: list,
    isic: list,
    industry: list,
    process: list,
    material: list,
    certificate: list,
    size: list,
    exports: list,
    spare: list,
    near: z.string().nullable(),
    lat: z.number().nullable(),
    lon: z.number().nullable(),
    km: z.number().nullable(),
    box: z.string().nullable(),
    sort: z.enum(['relevance', 'name', 'distance']),
    page: z.number(),
  }),
  /** Of everything that fits; where there is more than could be looked at, of what was, and `hasMore` is true. */
  total: z.number(),
  hasMore: z.boolean(),
  located: z.number(),
  pageSize: z.number(),
  lastPage: z.number(),
  hits: z.array(
    z.object({
      enterpriseId: z.string(),
      establishmentId: z.string(),
      name: z.string(),
      place: z.string().nullable(),
      placeLocal: z.string().nullable(),
      region: z.string().nullable(),
      industries: z.array(z.string()),
      longitude: z.number().nullable(),
      latitude: z.number().nullable(),
      geoPrecision: z.string().nullable(),
      /** Why it was found. */
      found: z.enum(['typed', 'number', 'misspelt', 'sound']),
      km: z.number().nullable(),
    }),
  ),
  places: z.array(facet.extend({ level: z.enum(['county', 'town']) })),
  isic: z.array(facet.extend({ level: z.enum(['section', 'division', 'group', 'class']) })),
  /** What else the list may be narrowed by; only of what something is known. */
  facets: z.array(z.object({ name: z.enum(attributeFacets), values: z.array(facet) })),
  /** What narrows the list now. */
  chosen: z.array(z.object({ name: z.string(), code: z.string(), title: z.string() })),
  centre: z.object({ longitude: z.number(), latitude: z.number(), km: z.number() }).nullable(),
  grid: z.array(z.object({ longitude: z.number(), latitude: z.number(), count: z.number() })),
});
export type SearchView = z.output<typeof searchViewSchema>;
