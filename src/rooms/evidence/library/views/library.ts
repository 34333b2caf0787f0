import { z } from 'zod';
import { guardRailLevels } from '../../model.ts';
import { entryKinds, entrySorts, entryStates } from '../model.ts';

const value = z.number().nullable();

export const entrySchema = z.object({
  kind: z.enum(entryKinds),
  id: z.string(),
  title: z.string(),
  /** One sentence: the effect with its interval, or which nothing stands in its place and why. */
  finding: z.string(),
  /** Code of the outcome, or of what a table tells of; `outcome` in words. */
  topic: z.string(),
  outcome: z.string(),
  programme: z.object({ id: z.string(), title: z.string() }).nullable(),
  /** Null for tables. */
  state: z.enum(entryStates).nullable(),
  reason: z.string().nullable(),
  estimate: value,
  lower: value,
  upper: value,
  unit: z.string(),
  /** With a known outcome, in the two groups. */
  firms: z.object({ assigned: z.number(), notAssigned: z.number() }).nullable(),
  source: z.string(),
  method: z.string(),
  /** The worst of its guard rails; null where it has none. */
  worst: z.enum(guardRailLevels).nullable(),
  /** Day of the last run, or of the release; null for what was printed elsewhere. */
  on: z.string().nullable(),
  href: z.string(),
  madeHref: z.string().nullable(),
  simulated: z.boolean(),
});
export type Entry = z.output<typeof entrySchema>;

const facet = z.array(z.object({ code: z.string(), text: z.string(), count: z.number() }));

export const libraryViewSchema = z.object({
  economy: z.string(),
  entries: z.array(entrySchema),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
  /** Of what was chosen, by what is known; tables apart. */
  counts: z.object({
    estimated: z.number(),
    notKnownYet: z.number(),
    notIdentified: z.number(),
    hidden: z.number(),
    tables: z.number(),
  }),
  /** Effects on one outcome in one unit, of all that was chosen; those without a figure stand among them. */
  comparisons: z.array(z.object({ outcome: z.string(), unit: z.string(), entries: z.array(entrySchema) })),
  facets: z.object({ kind: facet, topic: facet, programme: facet, state: facet }),
  query: z.object({
    q: z.string(),
    kind: z.enum(entryKinds).nullable(),
    topic: z.string().nullable(),
    programme: z.string().nullable(),
    state: z.enum(entryStates).nullable(),
    sort: z.enum(entrySorts),
    page: z.number(),
  }),
  canAnalyse: z.boolean(),
});
export type LibraryView = z.output<typeof libraryViewSchema>;
