import { z } from 'zod';
import { deliverySchema, suggestionSchema } from '../../delivery/views/deliveries.ts';
import { complaintSchema } from '../../feedback/views/feedback.ts';
import { applicationSchema, roundSchema } from '../../rounds/views/rounds.ts';
import { claimSchema, voucherSchema } from '../../vouchers/views/vouchers.ts';

export const deskSchema = z.object({
  mayManage: z.boolean(),
  applications: z.array(applicationSchema),
  applicationsWaiting: z.number(),
  claims: z.array(claimSchema),
  complaints: z.array(complaintSchema),
  complaintsOpen: z.number(),
  visits: z.array(deliverySchema),
  rounds: z.array(roundSchema),
  money: z.array(
    z.object({ roundId: z.string(), title: z.string(), budget: z.string(), left: z.string(), currency: z.string() }),
  ),
});
export type DeskView = z.output<typeof deskSchema>;

export const firmDeskSchema = z.object({
  firms: z.array(z.object({ id: z.string(), name: z.string() })),
  groups: z.array(z.object({ id: z.string(), name: z.string() })),
  applications: z.array(applicationSchema),
  visits: z.array(deliverySchema),
  suggestions: z.array(suggestionSchema),
  vouchers: z.array(voucherSchema),
  feedback: z.array(z.object({ id: z.string(), programmeTitle: z.string(), expiresOn: z.string() })),
  complaints: z.array(complaintSchema),
  openRounds: z.array(roundSchema),
});
export type FirmDeskView = z.output<typeof firmDeskSchema>;
