import { z } from 'zod';
import { deliveryStates, suggestionStates } from '../model.ts';

export const suggestionSchema = z.object({
  id: z.string(),
  deliveryId: z.string(),
  enterpriseName: z.string(),
  position: z.number(),
  gap: z.string(),
  action: z.string(),
  expectedGain: z.string().nullable(),
  currency: z.string().nullable(),
  state: z.enum(suggestionStates),
  dueOn: z.string().nullable(),
  stateOn: z.string().nullable(),
  stateReason: z.string().nullable(),
  gain: z.string().nullable(),
  gainSource: z.enum(['stated', 'measured']).nullable(),
  version: z.number(),
});
export type SuggestionView = z.output<typeof suggestionSchema>;

export const deliverySchema = z.object({
  id: z.string(),
  applicationId: z.string().nullable(),
  programmeId: z.string(),
  programmeTitle: z.string(),
  enterpriseId: z.string().nullable(),
  groupId: z.string().nullable(),
  enterpriseName: z.string(),
  firms: z.number(),
  hours: z.string().nullable(),
  kind: z.string(),
  plannedOn: z.string().nullable(),
  startedOn: z.string().nullable(),
  completedOn: z.string().nullable(),
  state: z.enum(deliveryStates),
  summary: z.string().nullable(),
  simulated: z.boolean(),
  version: z.number(),
});
export type DeliveryView = z.output<typeof deliverySchema>;

export const firmSchema = z.object({ enterpriseId: z.string(), name: z.string() });

export const deliveryPageSchema = z.object({
  delivery: deliverySchema,
  suggestions: z.array(suggestionSchema),
  /** Of a group those firms that take part, as far as the reader may know of them. */
  participants: z.array(firmSchema),
  /** Firms that may take part; for whoever carries it out. */
  candidates: z.array(firmSchema),
  /** May carry the visit on and add suggestions. */
  mayDeliver: z.boolean(),
  /** May say what became of a suggestion. */
  mayFollow: z.boolean(),
  currency: z.string(),
  /** Path of the feedback link, shown once, to whoever completed the visit. */
  feedbackPath: z.string().nullable(),
  /** The same for each firm of a group. */
  memberPaths: z.array(z.object({ firm: z.string(), path: z.string() })),
  /** What was typed where something was missing. */
  answers: z.record(z.string(), z.string()),
  issues: z.array(z.object({ field: z.string(), key: z.string() })),
});
export type DeliveryPageView = z.output<typeof deliveryPageSchema>;

export const deliveryListSchema = z.object({
  deliveries: z.array(deliverySchema),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
  mine: z.boolean(),
});
export type DeliveryListView = z.output<typeof deliveryListSchema>;
