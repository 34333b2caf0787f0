import { z } from 'zod';
import { basisShown, indicatorShown } from './places.ts';
import { projectShown } from './projects.ts';

const n = z.number();
const named = z.object({ code: z.string(), name: z.string() });

export const clusterShown = z.object({
  id: z.string(),
  title: z.string(),
  establishments: n,
  strength: n,
  functioning: z.enum(['functioning', 'partly', 'dormant', 'unknown']),
  observed: n,
});

export const placeViewSchema = z.object({
  code: z.string(),
  name: z.string(),
  basis: basisShown,
  rank: z
    .object({
      highest: n,
      lowest: n,
      mean: n,
      first: n,
      confidence: n,
      draws: n,
      of: n,
      bands: z.array(z.object({ from: n, to: n, share: n })),
      weights: z.array(z.object({ code: z.string(), title: z.string().nullable(), weight: n })).nullable(),
      beatenBy: z.array(named),
      beats: z.array(named),
    })
    .nullable(),
  values: z.array(
    indicatorShown.extend({ value: n.nullable(), low: n.nullable(), high: n.nullable(), rank: n.nullable(), of: n }),
  ),
  clusters: z.array(clusterShown),
  projects: z.array(projectShown),
});
export type PlaceView = z.output<typeof placeViewSchema>;
