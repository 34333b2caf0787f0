import { z } from 'zod';

export const claimSchema = z.object({
  id: z.string(),
  voucherId: z.string(),
  enterpriseName: z.string(),
  supplier: z.string(),
  invoiceNumber: z.string(),
  invoicedOn: z.string(),
  invoiceAmount: z.string(),
  payable: z.string(),
  currency: z.string(),
  evidenceName: z.string().nullable(),
  state: z.enum(['submitted', 'refused', 'paid']),
  reason: z.string().nullable(),
  submittedAt: z.string(),
  decidedAt: z.string().nullable(),
  version: z.number(),
});
export type ClaimView = z.output<typeof claimSchema>;

export const voucherSchema = z.object({
  id: z.string(),
  applicationId: z.string(),
  programmeId: z.string(),
  programmeTitle: z.string(),
  enterpriseId: z.string().nullable(),
  groupId: z.string().nullable(),
  firms: z.number(),
  enterpriseName: z.string(),
  share: z.string(),
  ceiling: z.string(),
  currency: z.string(),
  grantedOn: z.string(),
  expiresOn: z.string(),
  state: z.enum(['granted', 'closed']),
  paid: z.string(),
  claimed: z.string(),
});
export type VoucherView = z.output<typeof voucherSchema>;

export const voucherPageSchema = z.object({
  voucher: voucherSchema,
  claims: z.array(claimSchema),
  /** Of a group's voucher by firm, as far as the reader may know of it. */
  parts: z.array(
    z.object({
      enterpriseId: z.string(),
      name: z.string(),
      weight: z.string(),
      amount: z.string(),
      paid: z.string(),
    }),
  ),
  /** One of the firms that share it reads it: it sees its own part. */
  isMember: z.boolean(),
  mayClaim: z.boolean(),
  mayDecide: z.boolean(),
  answers: z.record(z.string(), z.string()),
  issues: z.array(z.object({ field: z.string(), key: z.string() })),
});
export type VoucherPageView = z.output<typeof voucherPageSchema>;
