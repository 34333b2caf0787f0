import Big from 'big.js';
import { z } from 'zod';

/**
 * What the Open Contracting Data Standard 1.1 says of a release, as far as types, closed code lists and required fields go.
 * Fields that it does not name are kept: extensions are allowed. Amounts come as numbers and, from some publishers,
 * as strings; both become decimal strings.
 */
const text = z.string().max(100_000).nullish();
const id = z.union([z.string().min(1).max(1_000), z.int()]);
/** Some publishers leave it empty where they may not name a person, or know no number. */
const looseId = z.union([z.string().max(1_000), z.int()]);
const web = text;

const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/, 'not a date and time with its zone')
  .refine((value) => !Number.isNaN(Date.parse(value)) && /^[12]/.test(value), 'not a date of the calendar');

const decimal = /^-?\d{1,18}(\.\d{1,6})?$/;
const amount = z
  .union([z.number(), z.string().max(40)])
  .transform((value) => (typeof value === 'number' ? new Big(value).toFixed() : value.trim()))
  .refine((value) => decimal.test(value), 'not an amount: digits, at most 18 before and 6 after the point');

const value = z.looseObject({
  amount: amount.nullish(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'not a currency of ISO 4217')
    .nullish(),
});
const period = z.looseObject({
  startDate: instant.nullish(),
  endDate: instant.nullish(),
  maxExtentDate: instant.nullish(),
  durationInDays: z.int().nullish(),
});
const identifier = z.looseObject({ scheme: text, id: looseId.nullish(), legalName: text, uri: web });
const address = z.looseObject({
  streetAddress: text,
  locality: text,
  region: text,
  postalCode: text,
  countryName: text,
});
const contactPoint = z.looseObject({ name: text, email: text, telephone: text, faxNumber: text, url: web });
const reference = z.looseObject({ id: looseId.nullish(), name: text });
const party = z.looseObject({
  id: z.string().max(1_000),
  name: text,
  identifier: identifier.optional(),
  additionalIdentifiers: z.array(identifier).optional(),
  address: address.optional(),
  contactPoint: contactPoint.optional(),
  roles: z.array(z.string()).nullish(),
  details: z.looseObject({}).nullish(),
});
const classification = z.looseObject({ scheme: text, id: looseId.nullish(), description: text, uri: web });
const item = z.looseObject({
  id,
  description: text,
  classification: classification.optional(),
  additionalClassifications: z.array(classification).optional(),
  quantity: z.number().nullish(),
  unit: z.looseObject({ scheme: text, id: text, name: text, value: value.optional(), uri: web }).optional(),
});
const document = z.looseObject({
  id,
  documentType: text,
  title: text,
  description: text,
  url: web,
  datePublished: instant.nullish(),
  dateModified: instant.nullish(),
  format: text,
  language: text,
});
const milestone = z.looseObject({
  id,
  title: text,
  type: text,
  description: text,
  code: text,
  dueDate: instant.nullish(),
  dateMet: instant.nullish(),
  dateModified: instant.nullish(),
  status: z.enum(['scheduled', 'met', 'notMet', 'partiallyMet']).nullish(),
});
const amendment = z.looseObject({
  id: text,
  date: instant.nullish(),
  rationale: text,
  description: text,
  amendsReleaseID: text,
  releaseID: text,
});
const related = z.looseObject({
  id: z.string().optional(),
  relationship: z.array(z.string()).nullish(),
  title: text,
  scheme: text,
  identifier: text,
  uri: web,
});
const lists = {
  items: z.array(item).optional(),
  documents: z.array(document).optional(),
  milestones: z.array(milestone).optional(),
  amendments: z.array(amendment).optional(),
  amendment: amendment.optional(),
};
const planning = z.looseObject({
  rationale: text,
  budget: z
    .looseObject({
      id: id.nullish(),
      description: text,
      amount: value.optional(),
      project: text,
      projectID: id.nullish(),
    })
    .optional(),
  documents: lists.documents,
  milestones: lists.milestones,
});
const tender = z.looseObject({
  ...lists,
  id,
  title: text,
  description: text,
  status: z.enum(['planning', 'planned', 'active', 'cancelled', 'unsuccessful', 'complete', 'withdrawn']).nullish(),
  procuringEntity: reference.optional(),
  value: value.optional(),
  minValue: value.optional(),
  procurementMethod: z.enum(['open', 'selective', 'limited', 'direct']).nullish(),
  procurementMethodDetails: text,
  procurementMethodRationale: text,
  mainProcurementCategory: z.enum(['goods', 'works', 'services']).nullish(),
  additionalProcurementCategories: z.array(z.string()).nullish(),
  awardCriteria: text,
  awardCriteriaDetails: text,
  submissionMethod: z.array(z.string()).nullish(),
  submissionMethodDetails: text,
  eligibilityCriteria: text,
  tenderPeriod: period.optional(),
  enquiryPeriod: period.optional(),
  awardPeriod: period.optional(),
  contractPeriod: period.optional(),
  hasEnquiries: z.boolean().nullish(),
  numberOfTenderers: z.int().nullish(),
  tenderers: z.array(reference).optional(),
});
const award = z.looseObject({
  ...lists,
  id,
  title: text,
  description: text,
  status: z.enum(['pending', 'active', 'cancelled', 'unsuccessful']).nullish(),
  date: instant.nullish(),
  value: value.optional(),
  suppliers: z.array(reference).optional(),
  contractPeriod: period.optional(),
});
const transaction = z.looseObject({
  id,
  source: web,
  date: instant.nullish(),
  value: value.optional(),
  payer: reference.optional(),
  payee: reference.optional(),
  uri: web,
});
const contract = z.looseObject({
  ...lists,
  id,
  awardID: id,
  title: text,
  description: text,
  status: z.enum(['pending', 'active', 'cancelled', 'terminated']).nullish(),
  period: period.optional(),
  value: value.optional(),
  dateSigned: instant.nullish(),
  implementation: z
    .looseObject({
      transactions: z.array(transaction).optional(),
      milestones: lists.milestones,
      documents: lists.documents,
    })
    .optional(),
  relatedProcesses: z.array(related).optional(),
});

export const releaseTags = [
  'planning',
  'planningUpdate',
  'tender',
  'tenderAmendment',
  'tenderUpdate',
  'tenderCancellation',
  'award',
  'awardUpdate',
  'awardCancellation',
  'contract',
  'contractUpdate',
  'contractAmendment',
  'implementation',
  'implementationUpdate',
  'contractTermination',
  'compiled',
] as const;

export const releaseSchema = z.looseObject({
  ocid: z.string().min(1).max(200),
  id: z.string().min(1).max(300),
  date: instant,
  tag: z.array(z.enum(releaseTags)).min(1),
  initiationType: z.literal('tender'),
  language: text,
  parties: z.array(party).optional(),
  buyer: reference.optional(),
  planning: planning.optional(),
  tender: tender.optional(),
  awards: z.array(award).optional(),
  contracts: z.array(contract).optional(),
  relatedProcesses: z.array(related).optional(),
});
export type Release = z.output<typeof releaseSchema>;
export type Party = z.output<typeof party>;
export type Value = z.output<typeof value>;

const packaged = {
  uri: z.string().max(10_000).optional(),
  version: z.string().regex(/^1\.1(\.\d+)?$/, 'only version 1.1 of the standard is read here'),
  publisher: z.looseObject({ name: z.string().min(1).max(1_000), uri: web }),
  publishedDate: instant.optional(),
  license: web,
};
export const packageSchema = z.looseObject(packaged);
