import { z } from 'zod';
import { formIssues } from '../../../platform/http/routeParts.ts';
import { claimStates, relations } from './model.ts';

export const claimSchema = z.object({
  id: z.string(),
  enterpriseId: z.string(),
  enterpriseName: z.string(),
  claimedByName: z.string(),
  relation: z.enum(relations),
  evidence: z.string(),
  evidenceName: z.string().nullable(),
  state: z.enum(claimStates),
  claimedAt: z.string(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
  validTo: z.string().nullable(),
  version: z.number(),
});
export type ClaimView = z.output<typeof claimSchema>;

export const claimFormSchema = z.object({
  id: z.string(),
  name: z.string(),
  answers: z.object({ relation: z.string(), evidence: z.string() }),
  issues: formIssues,
});
export type ClaimFormView = z.output<typeof claimFormSchema>;

export const claimPageSchema = z.object({
  claim: claimSchema,
  rival: z.boolean(),
  mayDecide: z.boolean(),
  mayWithdraw: z.boolean(),
  answers: z.object({ decision: z.string(), reason: z.string() }),
  issues: formIssues,
});
export type ClaimPageView = z.output<typeof claimPageSchema>;

export const claimListSchema = z.object({
  claims: z.array(claimSchema),
  own: z.boolean(),
  state: z.string().nullable(),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
});
export type ClaimListView = z.output<typeof claimListSchema>;
