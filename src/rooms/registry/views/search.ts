import { z } from 'zod';

const facet = z.object({ code: z.string(), title: z.string(), count: z.number() });
export const searchViewSchema = z.object({
  query: z.object({
    q: z.string(),
    place: z.string().nullable(),
    isic: z.string().nullable(),
    industry: z.string().nullable(),
    sort: z.enum(['relevance', 'name']),
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
    }),
  ),
  places: z.array(facet.extend({ level: z.enum(['county', 'town']) })),
  isic: z.array(facet.extend({ level: z.enum(['section', 'division']) })),
  placeTitle: z.string().nullable(),
  industryTitle: z.string().nullable(),
  grid: z.array(z.object({ longitude: z.number(), latitude: z.number(), count: z.number() })),
});
export type SearchView = z.output<typeof searchViewSchema>;
