import { z } from 'zod';

const place = z.int().min(0);

export const eventFileSchema = z.strictObject({
  slots: place.max(500).describe('Number of slots of equal length'),
  tables: place.max(10_000).describe('Tables in each slot'),
  participants: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(200),
        unavailable: z
          .array(place)
          .max(500)
          .default([])
          .describe('Slots in which the participant is away, counted from 0'),
        maxMeetings: z.int().min(0).max(500).nullable().default(null).describe('null: as many as there are slots'),
      }),
    )
    .max(5_000),
  requests: z
    .array(
      z.strictObject({
        a: z.string().min(1).max(200),
        b: z.string().min(1).max(200),
        weight: z.number().min(0).max(1e9).default(1),
      }),
    )
    .max(50_000),
  locked: z
    .array(z.strictObject({ a: z.string().min(1).max(200), b: z.string().min(1).max(200), slot: place }))
    .max(50_000)
    .default([])
    .describe('Meetings whose slot is fixed'),
  seed: z.int().min(0).optional(),
});
export type EventFile = z.output<typeof eventFileSchema>;

export const timetableOutput = z.strictObject({
  meetings: z.array(z.strictObject({ a: z.string(), b: z.string(), slot: z.int(), table: z.int() })),
  objective: z.number().describe('Sum of the weights of requests that are met'),
  bound: z.number().describe('No timetable is worth more'),
  gap: z.number().describe('(bound − objective) / max(1, bound)'),
  unmet: z.array(
    z.strictObject({
      a: z.string(),
      b: z.string(),
      reason: z.enum(['noCommonSlot', 'maximumReached', 'tablesTaken', 'slotsTaken']),
    }),
  ),
});
export type TimetableOutput = z.output<typeof timetableOutput>;
