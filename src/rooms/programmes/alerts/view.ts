import { z } from 'zod';
import { formIssues } from '../../../platform/http/routeParts.ts';

export const alertsSchema = z.object({
  firms: z.array(z.object({ id: z.string(), name: z.string() })),
  goals: z.array(z.object({ code: z.string(), title: z.string(), programmes: z.number(), isChosen: z.boolean() })),
  alerts: z.array(
    z.object({
      id: z.string(),
      firmName: z.string(),
      /** In words; none: all programmes. */
      goals: z.array(z.string()),
      recipient: z.string(),
      isPaused: z.boolean(),
      createdAt: z.string(),
      version: z.number(),
    }),
  ),
  answers: z.object({ firm: z.string(), recipient: z.string() }),
  issues: formIssues,
});
export type AlertsView = z.output<typeof alertsSchema>;

export const stopSchema = z.object({
  token: z.string(),
  /** Null where the letters have ended. */
  firmName: z.string().nullable(),
});
export type StopView = z.output<typeof stopSchema>;
