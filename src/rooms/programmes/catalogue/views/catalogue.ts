import { z } from 'zod';
import { channelSchema, goals, programmeStates, shelves, sourcedFields, stackingSchema, units } from '../model.ts';

export const summarySchema = z.object({
  id: z.string(),
  title: z.string(),
  provider: z.string(),
  /** As the body that describes it names the economy. */
  economy: z.string(),
  instrument: z.string(),
  unit: z.enum(units),
  summary: z.string().nullable(),
  goals: z.array(z.enum(goals)),
  ownShare: z.string().nullable(),
  opensOn: z.string().nullable(),
  closesOn: z.string().nullable(),
  state: z.enum(programmeStates),
  phase: z.enum(['coming', 'open', 'closed', 'design']),
});
export type ProgrammeSummary = z.output<typeof summarySchema>;

const facet = z.object({ code: z.string(), programmes: z.number() });

const titledFacet = facet.extend({ title: z.string() });

export const catalogueViewSchema = z.object({
  query: z.object({
    shelf: z.enum(shelves),
    q: z.string(),
    instrument: z.string().nullable(),
    gap: z.string().nullable(),
    goal: z.string().nullable(),
    unit: z.string().nullable(),
    from: z.string().nullable(),
    decade: z.number().nullable(),
    place: z.string().nullable(),
    phase: z.string().nullable(),
    sort: z.enum(['title', 'deadline']),
    page: z.number(),
  }),
  shelves: z.object({ live: z.number(), design: z.number() }),
  programmes: z.array(summarySchema),
  total: z.number(),
  pageSize: z.number(),
  instruments: z.array(facet),
  gaps: z.array(facet),
  goals: z.array(facet),
  units: z.array(facet),
  phases: z.array(facet),
  decades: z.array(facet),
  economies: z.array(titledFacet),
  places: z.array(titledFacet),
  canManage: z.boolean(),
});
export type CatalogueView = z.output<typeof catalogueViewSchema>;

export interface RuleTextView {
  text: string;
  parts: readonly RuleTextView[];
}
export const ruleTextSchema: z.ZodType<RuleTextView> = z.lazy(() =>
  z.object({ text: z.string(), parts: z.array(ruleTextSchema) }),
);

export const programmeViewSchema = summarySchema.extend({
  version: z.number(),
  shelf: z.enum(shelves),
  funder: z.string().nullable(),
  funders: z.array(z.string()),
  deliveredBy: z.array(z.string()),
  legalBasis: z.string().nullable(),
  areaCodes: z.array(z.object({ code: z.string(), name: z.string() })),
  recurrence: z.string().nullable(),
  tiers: z.array(z.object({ when: z.string(), pays: z.string() })),
  eligibleCosts: z.array(z.string()),
  stacking: z.array(stackingSchema),
  /** Names of the programmes that stacking speaks of, by their ids. */
  stackedTitles: z.record(z.string(), z.string()),
  channels: z.array(channelSchema),
  keywords: z.array(z.string()),
  languages: z.array(z.string()),
  processingDays: z.number().nullable(),
  link: z.object({ url: z.string(), isBroken: z.boolean().optional(), checkedOn: z.string().optional() }).nullable(),
  area: z.string().nullable(),
  period: z.string().nullable(),
  amount: z.string().nullable(),
  costShare: z.string().nullable(),
  evidence: z.array(z.string()),
  /** The same documents, each with the facts that it shows. */
  documents: z.array(
    z.object({ title: z.string(), forFacts: z.array(z.object({ code: z.string(), title: z.string() })) }),
  ),
  obligations: z.array(z.string()),
  gaps: z.array(z.object({ code: z.string(), title: z.string() })),
  contact: z.object({
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    url: z.string().nullable(),
  }),
  source: z.object({
    title: z.string(),
    place: z.string().nullable(),
    publisher: z.string().nullable(),
    url: z.string().nullable(),
  }),
  /** Place in the source, or that it is silent there; only fields about which something was said. */
  sources: z.array(z.object({ field: z.enum(sourcedFields), place: z.string(), isStated: z.boolean() })),
  /** The reader’s own choice of language, where there is a translation; else null. */
  translation: z
    .object({
      language: z.string(),
      title: z.string(),
      summary: z.string().nullable(),
      checkedOn: z.string().nullable(),
    })
    .nullable(),
  /** A language that the reader wants and that nobody has written it in yet. */
  lacksLanguage: z.string().nullable(),
  translatedInto: z.array(z.string()),
  /** Addresses that did not answer on several days, with the last of these. */
  brokenLinks: z.array(z.object({ url: z.string(), on: z.string() })),
  lastVerifiedOn: z.string().nullable(),
  /** Not compared with its source for more than a year. */
  isLongUnchecked: z.boolean(),
  rule: ruleTextSchema,
  isForAll: z.boolean(),
  /** The rule itself, for programs. */
  criteria: z.unknown(),
  ruleHash: z.string(),
  versions: z.array(z.object({ version: z.number(), state: z.string(), on: z.string() })),
  canManage: z.boolean(),
  simulated: z.boolean(),
});
export type ProgrammeView = z.output<typeof programmeViewSchema>;
