import { z } from 'zod';
import { meetingResults, sides, unmetReasons } from '../model.ts';

const issue = z.object({ field: z.string(), key: z.string(), what: z.string().optional() });
const facts = {
  id: z.string(),
  title: z.string(),
  onDate: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  place: z.string(),
  slots: z.number(),
  tables: z.number(),
  minutes: z.number(),
};
const plan = z.object({
  objective: z.number(),
  bound: z.number(),
  gap: z.number(),
  requests: z.number(),
  met: z.number(),
  meetings: z.number(),
  plannedAt: z.string(),
});

export const eventsViewSchema = z.object({
  today: z.string(),
  events: z.array(z.object({ ...facts, plan: plan.nullable() })),
  canManage: z.boolean(),
});
export type EventsView = z.output<typeof eventsViewSchema>;

const participant = z.object({
  id: z.string(),
  side: z.enum(sides),
  name: z.string(),
  enterpriseId: z.string().nullable(),
  isOwn: z.boolean(),
});
export type ParticipantView = z.output<typeof participant>;

const request = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  weight: z.number(),
  state: z.enum(['waiting', 'met', ...unmetReasons]),
  isOwn: z.boolean(),
});

export const eventViewSchema = z.object({
  ...facts,
  description: z.string(),
  isOver: z.boolean(),
  plan: plan.nullable(),
  /** Null for who is not signed in: who comes is for those who take part. */
  participants: z.array(participant).nullable(),
  requests: z.array(request),
  ownFirms: z.array(z.object({ id: z.string(), name: z.string() })),
  canManage: z.boolean(),
  canJoinAsBuyer: z.boolean(),
  version: z.number(),
});
export type EventView = z.output<typeof eventViewSchema>;

export const newEventViewSchema = z.object({
  answers: z.object({
    title: z.string(),
    description: z.string(),
    onDate: z.string(),
    startsAt: z.string(),
    place: z.string(),
    slots: z.string(),
    tables: z.string(),
    minutes: z.string(),
  }),
  issues: z.array(issue),
});
export type NewEventView = z.output<typeof newEventViewSchema>;

const meeting = z.object({
  id: z.string(),
  slot: z.number(),
  from: z.string(),
  to: z.string(),
  table: z.number(),
  a: z.string(),
  b: z.string(),
  locked: z.boolean(),
  attended: z.boolean().nullable(),
  result: z.enum(meetingResults).nullable(),
  note: z.string(),
  version: z.number(),
});
export type MeetingView = z.output<typeof meeting>;

export const manageViewSchema = z.object({
  event: eventViewSchema,
  meetings: z.array(meeting),
  answers: z.object({ side: z.string(), firms: z.string(), maxMeetings: z.string(), unavailable: z.string() }),
  issues: z.array(issue),
});
export type ManageView = z.output<typeof manageViewSchema>;

export const meetingViewSchema = z.object({
  event: z.object({ id: z.string(), title: z.string(), onDate: z.string(), hasBegun: z.boolean() }),
  meeting,
  canManage: z.boolean(),
});
export type MeetingPageView = z.output<typeof meetingViewSchema>;

export const agendaViewSchema = z.object({
  event: z.object({ ...facts, plannedAt: z.string().nullable() }),
  participant,
  meetings: z.array(
    z.object({
      id: z.string(),
      slot: z.number(),
      from: z.string(),
      to: z.string(),
      table: z.number(),
      with: z.string(),
      withEnterpriseId: z.string().nullable(),
      attended: z.boolean().nullable(),
      result: z.enum(meetingResults).nullable(),
    }),
  ),
});
export type AgendaView = z.output<typeof agendaViewSchema>;
