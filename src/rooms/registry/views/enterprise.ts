import { z } from 'zod';
import { capabilitySchema } from '../capabilities/view.ts';

const industry = z.object({
  scheme: z.string(),
  code: z.string(),
  title: z.string(),
  titleLocal: z.string().nullable(),
  /** Null for what the register itself declares. */
  conversion: z.enum(['certain', 'doubtful']).nullable(),
});

export const establishmentViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  place: z.string().nullable(),
  placeLocal: z.string().nullable(),
  placeCode: z.string().nullable(),
  region: z.string().nullable(),
  village: z.string().nullable(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
  geoPrecision: z.string().nullable(),
  establishedOn: z.string().nullable(),
  registeredOn: z.string().nullable(),
  status: z.string().nullable(),
  products: z.string().nullable(),
  materials: z.string().nullable(),
  employees: z.number().nullable(),
  industries: z.array(industry),
  source: z.string(),
  sourceKey: z.string(),
  sourceKeyScheme: z.string().nullable(),
});
export type EstablishmentView = z.output<typeof establishmentViewSchema>;

export const enterpriseViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  legalForm: z.string().nullable(),
  simulated: z.boolean(),
  recordedAt: z.string(),
  version: z.number(),
  identifiers: z.array(
    z.object({
      scheme: z.string(),
      value: z.string(),
      /** What form and check digit say of it. */
      standing: z.enum(['right', 'wellFormed', 'wrong', 'unknownScheme']),
    }),
  ),
  capabilities: z.array(capabilitySchema),
  /** An organisation was found to speak for the firm. */
  isClaimed: z.boolean(),
  mayClaim: z.boolean(),
  mayState: z.boolean(),
  establishments: z.array(establishmentViewSchema),
  corrections: z.array(
    z.object({
      field: z.string(),
      value: z.string().nullable(),
      before: z.string().nullable(),
      correctedAt: z.string(),
    }),
  ),
  sources: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      publisher: z.string(),
      dataset: z.string(),
      licence: z.string(),
      asOf: z.string(),
      notes: z.string().nullable(),
    }),
  ),
  canCorrect: z.boolean(),
});
export type EnterpriseView = z.output<typeof enterpriseViewSchema>;

export const correctableFields = ['name', 'legalForm'] as const;
export type CorrectableField = (typeof correctableFields)[number];
