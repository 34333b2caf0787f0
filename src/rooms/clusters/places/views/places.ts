import { z } from 'zod';

const n = z.number();

export const indicatorShown = z.object({
  code: z.string(),
  title: z.string(),
  theme: z.string(),
  unit: z.string(),
  direction: z.enum(['higher', 'lower']),
  source: z.string(),
  knownOn: z.string(),
});

/** Where the indicators come from: a file, the register itself, or nowhere. */
export const basisShown = z.object({
  kind: z.enum(['file', 'register', 'none']),
  fileName: z.string().nullable(),
  keptOn: z.string().nullable(),
  simulated: z.boolean(),
});

const compared = z.object({
  place: z.string(),
  name: z.string(),
  first: n,
  meanRank: n,
  highestRank: n,
  lowestRank: n,
  beatenBy: z.array(z.string()),
  beatenByCount: n,
  known: n,
  of: n,
});

export const placesViewSchema = z.object({
  query: z.object({ indicator: z.string(), order: z.string(), sort: z.enum(['rank', 'name']), page: n }),
  basis: basisShown,
  indicators: z.array(indicatorShown),
  groups: z.array(z.object({ code: z.string(), title: z.string().nullable() })),
  draws: n,
  total: n,
  pageSize: n,
  best: compared.nullable(),
  shown: z.array(z.object({ place: z.string(), name: z.string(), value: n, low: n.nullable(), high: n.nullable() })),
  places: z.array(compared),
  canChange: z.boolean(),
});
export type PlacesView = z.output<typeof placesViewSchema>;
