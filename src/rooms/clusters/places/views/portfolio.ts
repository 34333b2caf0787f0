import { z } from 'zod';
import { projectShown } from './projects.ts';

const n = z.number();
const objective = z.enum(['mean', 'cvar10', 'minMaxRegret']);

export const portfolioViewSchema = z.object({
  query: z.object({
    budget: n,
    objective,
    groupsOnly: z.enum(['yes', 'no']),
    unit: z.string(),
    floorPlace: z.string(),
    floor: n,
  }),
  /** `tooMany`: it takes so long that it has to be asked for; `impossible`: no set keeps the floor within the budget. */
  state: z.enum(['answered', 'noProjects', 'impossible', 'tooMany', 'underWay']),
  simulated: z.boolean(),
  total: n,
  units: z.array(z.string()),
  leftOut: z.array(z.string()),
  notCompared: z.array(z.object({ title: z.string(), unit: z.string() })),
  result: z
    .object({
      cost: n,
      likelyMostCost: n,
      highestCost: n,
      overrunChance: n,
      value: n,
      worstTenth: n,
      best: n,
      proof: z.string(),
      scenarios: n,
      informationOfAll: n.nullable(),
      next: z.object({ budget: n, titles: z.array(z.string()) }).nullable(),
      curve: z.array(z.object({ budget: n, value: n, entering: z.array(z.string()), leaving: z.array(z.string()) })),
    })
    .nullable(),
  projects: z.array(
    projectShown.extend({
      placeName: z.string(),
      needsTitle: z.string().nullable(),
      isNeedGone: z.boolean(),
      share: n,
      standing: z.enum(['core', 'borderline', 'exterior']),
      isChosen: z.boolean(),
      information: n.nullable(),
    }),
  ),
  places: z.array(z.object({ code: z.string(), name: z.string() })),
  kept: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      keptOn: z.string(),
      budget: z.string(),
      href: z.string(),
      isDone: z.boolean(),
      isMine: z.boolean(),
      isOutdated: z.boolean(),
      chosen: z.array(z.string()).nullable(),
    }),
  ),
  canChange: z.boolean(),
});
export type PortfolioView = z.output<typeof portfolioViewSchema>;
