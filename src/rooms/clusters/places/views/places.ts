import { z } from 'zod';

const n = z.number();
const indicator = z.object({
  code: z.string(),
  title: z.string(),
  theme: z.string(),
  unit: z.string(),
  direction: z.enum(['higher', 'lower']),
  source: z.string(),
  knownOn: z.string(),
});

export const placesViewSchema = z.object({
  query: z.object({ indicator: z.string(), order: z.string(), sort: z.enum(['rank', 'name']) }),
  file: z.object({ fileName: z.string(), uploadedAt: z.string(), simulated: z.boolean() }).nullable(),
  indicators: z.array(indicator),
  shown: z.array(z.object({ place: z.string(), name: z.string(), value: n, low: n.nullable(), high: n.nullable() })),
  places: z.array(
    z.object({
      place: z.string(),
      name: z.string(),
      first: n,
      meanRank: n,
      highestRank: n,
      lowestRank: n,
      dominatedBy: z.string().nullable(),
      dominatedByName: z.string().nullable(),
      known: n,
      of: n,
    }),
  ),
  canChange: z.boolean(),
});
export type PlacesView = z.output<typeof placesViewSchema>;

export const projectShown = z.object({
  id: z.string(),
  title: z.string(),
  place: z.string(),
  cluster: z.string().nullable(),
  kind: z.enum(['soft', 'hard']),
  theme: z.string(),
  costLow: z.string(),
  costLikely: z.string(),
  costHigh: z.string(),
  benefitLow: n,
  benefitLikely: n,
  benefitHigh: n,
  benefitUnit: z.string(),
  benefitSource: z.string(),
  activation: n,
  needs: z.string().nullable(),
  helpsGroup: z.boolean(),
  simulated: z.boolean(),
});

export const placeViewSchema = z.object({
  code: z.string(),
  name: z.string(),
  simulated: z.boolean(),
  rank: z.object({ highest: n, lowest: n, mean: n }).nullable(),
  values: z.array(
    indicator.extend({ value: n.nullable(), low: n.nullable(), high: n.nullable(), rank: n.nullable(), of: n }),
  ),
  clusters: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      establishments: n,
      strength: n,
      functioning: z.enum(['functioning', 'partly', 'dormant', 'unknown']),
      observed: n,
    }),
  ),
  projects: z.array(projectShown),
});
export type PlaceView = z.output<typeof placeViewSchema>;

const issue = z.object({ field: z.string(), key: z.string(), text: z.string().optional() });

export const filesViewSchema = z.object({
  files: z.array(
    z.object({
      id: z.string(),
      fileName: z.string(),
      rows: n,
      simulated: z.boolean(),
      uploadedAt: z.string(),
      undoneAt: z.string().nullable(),
    }),
  ),
  issues: z.array(issue),
});
export type FilesView = z.output<typeof filesViewSchema>;

export const projectsViewSchema = z.object({
  projects: z.array(projectShown.extend({ placeName: z.string() })),
  places: z.array(z.object({ code: z.string(), name: z.string() })),
  clusters: z.array(z.object({ id: z.string(), title: z.string() })),
  issues: z.array(issue),
  canChange: z.boolean(),
});
export type ProjectsView = z.output<typeof projectsViewSchema>;

export const portfolioViewSchema = z.object({
  query: z.object({
    budget: n,
    objective: z.enum(['mean', 'cvar10', 'minMaxRegret']),
    groupsOnly: z.enum(['yes', 'no']),
  }),
  simulated: z.boolean(),
  total: n,
  leftOut: n,
  unit: z.string(),
  units: n,
  result: z
    .object({
      cost: n,
      value: n,
      worstTenth: n,
      best: n,
      proof: z.string(),
      scenarios: n,
      informationOfAll: n.nullable(),
      highestCost: n,
      curve: z.array(z.object({ budget: n, value: n, entering: z.array(z.string()), leaving: z.array(z.string()) })),
    })
    .nullable(),
  projects: z.array(
    projectShown.extend({
      placeName: z.string(),
      share: n,
      standing: z.enum(['core', 'borderline', 'exterior']),
      isChosen: z.boolean(),
      information: n.nullable(),
    }),
  ),
});
export type PortfolioView = z.output<typeof portfolioViewSchema>;
