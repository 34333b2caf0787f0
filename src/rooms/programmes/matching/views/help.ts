import { z } from 'zod';

const hit = z.object({
  id: z.string(),
  name: z.string(),
  place: z.string().nullable(),
  /** Was it found by a number that it bears? */
  byNumber: z.boolean(),
});

const programme = z.object({
  id: z.string(),
  title: z.string(),
  provider: z.string(),
  instrument: z.string(),
  summary: z.string().nullable(),
  closesOn: z.string().nullable(),
  amount: z.string().nullable(),
  ownShare: z.string().nullable(),
  /** Name, address, number of who answers questions. */
  contact: z.array(z.string()),
});
export type StartProgramme = z.output<typeof programme>;

export const helpSchema = z.object({
  goals: z.array(z.object({ code: z.string(), title: z.string(), programmes: z.number(), isChosen: z.boolean() })),
  programmes: z.number(),
  /** Firms for which the reader speaks. */
  ownFirms: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type HelpView = z.output<typeof helpSchema>;

export const findFirmSchema = z.object({ query: z.string(), hits: z.array(hit), hasMore: z.boolean() });
export type FindFirmView = z.output<typeof findFirmSchema>;

const choice = z.object({ value: z.string(), text: z.string() });

export const startGroups = ['incubation', 'mentoring', 'person', 'money', 'firstYears'] as const;
export const startSchema = z.object({
  /** What shall be made and where, as codes; empty where it was not said. */
  query: z.object({ isic: z.string(), place: z.string() }),
  industries: z.array(choice),
  towns: z.array(choice),
  groups: z.array(z.object({ group: z.enum(startGroups), programmes: z.array(programme) })),
  /** Open to founders, but not to those of this trade or town. */
  notHere: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type StartView = z.output<typeof startSchema>;
