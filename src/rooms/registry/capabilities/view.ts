import { z } from 'zod';
import { formIssues } from '../../../platform/http/routeParts.ts';
import { capabilityKinds } from './model.ts';

export const capabilitySchema = z.object({
  id: z.string(),
  kind: z.enum(capabilityKinds),
  text: z.string(),
  code: z.string().nullable(),
  number: z.number().nullable(),
  unit: z.string().nullable(),
  spareShare: z.number().nullable(),
  issuer: z.string().nullable(),
  certificateNumber: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  visibility: z.enum(['public', 'internal']),
  statedBy: z.enum(['owner', 'adviser', 'officer', 'register']),
  recordedAt: z.string(),
});

const typed = z.string().trim().max(500).default('');
export const capabilityAnswersSchema = z.object({
  kind: typed,
  text: typed,
  number: typed,
  unit: z.string().trim().max(60).default(''),
  spareShare: typed,
  issuer: z.string().trim().max(200).default(''),
  certificateNumber: z.string().trim().max(100).default(''),
  validFrom: typed,
  validTo: typed,
  visibility: z.string().trim().max(20).default('public'),
});

export const capabilitiesPageSchema = z.object({
  id: z.string(),
  name: z.string(),
  capabilities: z.array(capabilitySchema),
  answers: capabilityAnswersSchema,
  issues: formIssues,
  /** What was withdrawn just now, and can be put back. */
  withdrawn: z.string().nullable(),
});
export type CapabilitiesPageView = z.output<typeof capabilitiesPageSchema>;
