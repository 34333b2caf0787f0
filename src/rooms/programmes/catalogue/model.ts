import { z } from 'zod';
import { findCurrency, findFirmFact, findGap } from '../../../codes/index.ts';
import { languageTag } from '../../../platform/i18n/index.ts';
import { criterionSchema, derivedSchema, factDomainSchema, parametersSchema } from './ruleSchema.ts';

/** How a programme helps; a file may name another one, which is shown as it is written. */
export const instruments = [
  'extension',
  'training',
  'voucher',
  'grant',
  'loan',
  'guarantee',
  'testing',
  'incubation',
  'mentoring',
  'consortium',
  'marketLinkage',
  'procurementPreference',
  'levy',
] as const;

/** Who applies: a firm, several together, or somebody who has no firm yet. */
export const units = ['enterprise', 'group', 'person'] as const;
export type Unit = (typeof units)[number];

/** What somebody wants to do, and a programme can help with. */
export const goals = [
  'buyEquipment',
  'improveQuality',
  'trainWorkers',
  'sellAbroad',
  'winBuyers',
  'newProduct',
  'findFinance',
  'startFirm',
  'goDigital',
  'saveEnergyAndWaste',
  'protectIdeas',
] as const;
export type Goal = (typeof goals)[number];

export const channelKinds = ['online', 'office', 'phone', 'post'] as const;
/** Not beside another; once in a period; one of them for ever. */
export const stackingRules = ['notWith', 'onePerPeriod', 'onlyOne'] as const;

export const shelves = ['live', 'design'] as const;
export type Shelf = (typeof shelves)[number];

/** From the first word to the end: what is looked at by a second person is seen by officers alone, as a draft is. */
export const programmeStates = ['draft', 'inReview', 'published', 'withdrawn'] as const;
export type ProgrammeState = (typeof programmeStates)[number];

/** Where a live programme stands between its days. */
export const phases = ['open', 'coming', 'closed'] as const;

const line = (most: number) => z.string().trim().min(1).max(most);
const day = z.iso.date();

export const moneySchema = z.strictObject({
  amount: z.string().regex(/^\d{1,15}(\.\d{1,6})?$/, 'write digits, with a point before decimals'),
  currency: z
    .string()
    .refine((code) => findCurrency(code) !== null, 'this is no currency of ISO 4217 that is known here'),
});

const share = z.number().min(0).max(1);
const webAddress = z.url({ protocol: /^https?$/ });
const programmeId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, 'use up to 80 letters, digits, points and dashes');
const lines = (most: number, of = 300) => z.array(line(of)).max(most);

/** A share of the cost that some firms have instead of the general one. */
export const tierSchema = z.strictObject({
  when: line(300),
  rate: share,
  rateTo: share.optional(),
  ceiling: moneySchema.optional(),
});

/** A document to bring, and which facts of the firm it shows. */
export const evidenceSchema = z.union([
  line(300),
  z.strictObject({
    title: line(300),
    forFacts: z
      .array(z.string().refine((code) => findFirmFact(code) !== null, 'this is no fact of the list'))
      .max(20)
      .optional(),
  }),
]);

/** Which other help a firm may not have beside this: programmes by their ids, or in words. */
export const stackingSchema = z.strictObject({
  with: z.union([line(300), z.array(programmeId).min(1).max(50)]),
  rule: z.enum(stackingRules),
  period: line(100).optional(),
});

export const channelSchema = z.strictObject({
  kind: z.enum(channelKinds),
  url: webAddress.optional(),
  text: line(300).optional(),
});

/** Where a programme is described. */
export const sourceSchema = z.union([
  line(500),
  z.strictObject({
    title: line(500),
    place: line(300).optional(),
    publisher: line(300).optional(),
    url: webAddress.optional(),
    retrievedOn: day.optional(),
  }),
]);

const languageCode = z.string().regex(languageTag, 'write the code of the language, such as en or zh-Hant');

export const translationsSchema = z
  .record(languageCode, z.strictObject({ title: line(200), summary: line(2000).optional(), checkedOn: day.optional() }))
  .refine((given) => Object.keys(given).length <= 12, 'keep to twelve languages');

const fields = {
  id: programmeId,
  title: line(200),
  economy: z.string().regex(/^[A-Z]{3}$/, 'write the ISO 3166 code of three letters'),
  provider: line(300),
  instrument: line(60),
  source: sourceSchema,
  summary: line(2000).optional(),
  funder: line(300).optional(),
  funders: lines(20).optional(),
  deliveredBy: lines(20).optional(),
  legalBasis: line(500).optional(),
  area: line(300).optional(),
  areaCodes: lines(500, 60).optional(),
  period: line(200).optional(),
  unit: z.enum(units).default('enterprise'),
  opensOn: day.optional(),
  closesOn: day.optional(),
  recurrence: line(300).optional(),
  costShare: z
    .strictObject({
      rate: share.optional(),
      rateTo: share.optional(),
      ceiling: moneySchema.optional(),
      of: line(300).optional(),
      tiers: z.array(tierSchema).max(20).optional(),
      eligibleCosts: lines(40).optional(),
    })
    .optional(),
  amount: z.strictObject({ least: moneySchema.optional(), most: moneySchema.optional() }).optional(),
  stacking: z.array(stackingSchema).max(20).optional(),
  evidence: z.array(evidenceSchema).max(40).optional(),
  obligations: lines(40).optional(),
  gaps: z
    .array(z.string().refine((code) => findGap(code) !== null, 'this is no gap of the list'))
    .max(40)
    .optional(),
  contact: z
    .strictObject({
      name: line(200).optional(),
      email: z.email().optional(),
      phone: line(60).optional(),
      url: webAddress.optional(),
    })
    .optional(),
  channels: z.array(channelSchema).max(20).optional(),
  keywords: lines(40, 60).optional(),
  goals: z.array(z.enum(goals)).max(goals.length).optional(),
  languages: z.array(languageCode).max(40).optional(),
  processingDays: z.int().min(0).max(3650).optional(),
  link: z.strictObject({ url: webAddress, isBroken: z.boolean().optional(), checkedOn: day.optional() }).optional(),
  /** Name and summary in other languages, and the day on which somebody compared them with the original. */
  translations: translationsSchema.optional(),
  lastVerifiedOn: day.optional(),
  shelf: z.enum(shelves).default('live'),
  facts: z.record(z.string(), factDomainSchema).optional(),
  parameters: parametersSchema.optional(),
  derived: derivedSchema.optional(),
  /** The area that each area lies in, for `within`. */
  areas: z.record(z.string().min(1).max(80), z.string().min(1).max(80)).optional(),
};

/** Fields whose source is told one by one. */
export const sourcedFields = [
  'title',
  'provider',
  'funder',
  'funders',
  'deliveredBy',
  'legalBasis',
  'area',
  'areaCodes',
  'period',
  'instrument',
  'unit',
  'summary',
  'criteria',
  'amount',
  'costShare',
  'opensOn',
  'closesOn',
  'recurrence',
  'evidence',
  'obligations',
  'stacking',
  'contact',
  'channels',
  'languages',
  'processingDays',
] as const;
export type SourcedField = (typeof sourcedFields)[number];

/** The place in the source, or `not stated` where the source is silent. */
const sources = z.partialRecord(z.enum(sourcedFields), line(300)).optional();

/** A programme file with its criteria still to be read by the kernel. */
export const rawProgrammeSchema = z.strictObject({ ...fields, sources, criteria: z.unknown() });
/** The same for people and programs that want to know its shape. */
export const programmeSchema = z.strictObject({ ...fields, sources, criteria: criterionSchema });

export const notStated = 'not stated';

/** Slots of a programme's page, in the order in which they stand there. */
export const programmeSlots = [
  'programmePage.takeUp',
  'programmePage.feedback',
  'programmePage.rounds',
  'programmePage.effect',
] as const;
