import { z } from 'zod';
import { formIssues } from '../../../../platform/http/routeParts.ts';

const n = z.number();

export const projectShown = z.object({
  id: z.string(),
  version: n,
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
  benefitBasis: z.enum(['study', 'records', 'expert']),
  benefitSource: z.string(),
  programme: z.string().nullable(),
  activation: n,
  needs: z.string().nullable(),
  oneOf: z.string().nullable(),
  helpsGroup: z.boolean(),
  simulated: z.boolean(),
  withdrawn: z.boolean(),
  why: z.string().nullable(),
  recordedOn: z.string(),
});
export type ProjectShown = z.output<typeof projectShown>;

const listed = projectShown.extend({ placeName: z.string(), needsTitle: z.string().nullable() });

/** What a form offers, and what was given where it comes back. */
const formParts = z.object({
  places: z.array(z.object({ code: z.string(), name: z.string() })),
  clusters: z.array(z.object({ id: z.string(), title: z.string() })),
  issues: formIssues,
  given: z.record(z.string(), z.string()),
  canChange: z.boolean(),
});
export type ProjectFormView = z.output<typeof formParts> & { others: readonly { id: string; title: string }[] };

export const projectsViewSchema = formParts.extend({ projects: z.array(listed), withdrawn: z.array(listed) });
export type ProjectsView = z.output<typeof projectsViewSchema>;

export const projectViewSchema = formParts.extend({
  project: projectShown,
  placeName: z.string(),
  clusterTitle: z.string().nullable(),
  needsTitle: z.string().nullable(),
  neededBy: z.array(z.string()),
  alternatives: z.array(z.string()),
  versions: z.array(projectShown),
  others: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type ProjectView = z.output<typeof projectViewSchema>;
