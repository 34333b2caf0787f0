import { z } from 'zod';
import { clusterShown } from './place.ts';
import { basisShown } from './places.ts';
import { portfolioViewSchema } from './portfolio.ts';

const n = z.number();

export const briefViewSchema = z.object({
  madeOn: z.string(),
  basis: basisShown,
  sources: z.array(z.string()),
  indicators: n,
  known: n,
  cells: n,
  draws: n,
  /** Every place, by its middle rank. */
  places: z.array(
    z.object({ place: z.string(), name: z.string(), meanRank: n, highestRank: n, lowestRank: n, first: n, spent: n }),
  ),
  /** Of the places in which the chosen projects lie. */
  industries: z.array(z.object({ place: z.string(), name: z.string(), clusters: z.array(clusterShown) })),
  portfolio: portfolioViewSchema,
});
export type BriefView = z.output<typeof briefViewSchema>;
