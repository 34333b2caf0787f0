import { z } from 'zod';
import { findCurrency, findGap } from '../../../codes/index.ts';

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

export const shelves = ['live', 'design'] as const;
export type Shelf = (typeof shelves)[number];

const line = (most: number) => z.string().trim().min(1).max(most);
const day = z.iso.date();

export const moneySchema = z.strictObject({
  amount: z.string().regex(/^\d{1,15}(\.\d{1,6})?$/, 'write digits, with a point before decimals'),
  currency: z
    .string()
    .refine((code) => findCurrency(code) !== null, 'this is no currency of ISO 4217 that is known here'),
});

export const factDomainSchema = z.strictObject({
  type: z.enum(['number', 'boolean', 'code']),
  integer: z.boolean().optional(),
  least: z.number().optional(),
  most: z.number().optional(),
});

/** Where a programme is described. */
export const sourceSchema = z.union([
  line(500),
  z.strictObject({
    title: line(500),
    place: line(300).optional(),
    publisher: line(300).optional(),
    url: z.url({ protocol: /^https?$/ }).optional(),
    retrievedOn: day.optional(),
  }),
]);

/** Criteria as JSON Schema tells them; reading them is the kernel's work. */
export const criterionSchema: z.ZodType = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(criterionSchema) }),
    z.strictObject({ any: z.array(criterionSchema) }),
    z.strictObject({ not: criterionSchema }),
    z.strictObject({ atLeast: z.int().min(0), of: z.array(criterionSchema) }),
    z.strictObject({
      fact: z.string().min(1),
      op: z.enum(['=', '!=', '<', '<=', '>', '>=', 'between', 'in', 'notIn', 'prefixIn', 'exists']),
      value: z
        .union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number(), z.boolean()]))])
        .optional(),
      source: z.string().max(500).optional(),
    }),
  ]),
);

const fields = {
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, 'use up to 80 letters, digits, points and dashes'),
  title: line(200),
  economy: z.string().regex(/^[A-Z]{3}$/, 'write the ISO 3166 code of three letters'),
  provider: line(300),
  instrument: line(60),
  source: sourceSchema,
  summary: line(2000).optional(),
  funder: line(300).optional(),
  area: line(300).optional(),
  period: line(200).optional(),
  unit: z.enum(['enterprise', 'group']).default('enterprise'),
  opensOn: day.optional(),
  closesOn: day.optional(),
  costShare: z
    .strictObject({
      rate: z.number().min(0).max(1).optional(),
      rateTo: z.number().min(0).max(1).optional(),
      ceiling: moneySchema.optional(),
      of: line(300).optional(),
    })
    .optional(),
  amount: z.strictObject({ least: moneySchema.optional(), most: moneySchema.optional() }).optional(),
  evidence: z.array(line(300)).max(40).optional(),
  obligations: z.array(line(300)).max(40).optional(),
  gaps: z
    .array(z.string().refine((code) => findGap(code) !== null, 'this is no gap of the list'))
    .max(40)
    .optional(),
  contact: z
    .strictObject({
      name: line(200).optional(),
      email: z.email().optional(),
      phone: line(60).optional(),
      url: z.url({ protocol: /^https?$/ }).optional(),
    })
    .optional(),
  lastVerifiedOn: day.optional(),
  shelf: z.enum(shelves).default('live'),
  facts: z.record(z.string(), factDomainSchema).optional(),
};

/** Fields whose source is told one by one. */
export const sourcedFields = [
  'title',
  'provider',
  'funder',
  'area',
  'period',
  'instrument',
  'unit',
  'summary',
  'criteria',
  'amount',
  'costShare',
  'opensOn',
  'closesOn',
  'evidence',
  'obligations',
  'contact',
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
