import { z } from 'zod';
import { writeCsv } from '../../../platform/files/index.ts';
import { defineRoute } from '../../../platform/http/route.ts';
import { inEconomy, nothing } from '../../../platform/http/routeParts.ts';
import { agendaPage } from '../pages/agenda.tsx';
import { eventPage } from '../pages/event.tsx';
import { eventsPage } from '../pages/events.tsx';
import { writeCalendar } from '../rules/writeCalendar.ts';
import { readAgenda, readEvent, readEvents } from '../services/readEvents.ts';
import { agendaViewSchema, eventsViewSchema, eventViewSchema } from '../views/events.ts';

const read = {
  method: 'GET',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  body: nothing,
  query: inEconomy,
} as const;
const agendaParams = z.object({ eventId: z.uuid(), participantId: z.uuid() });
const agendaUrl = '/events/{event}/agenda/{participant}';

export const eventsRoute = defineRoute({
  ...read,
  path: '/events',
  summary: 'Days on which buyers and suppliers meet',
  permission: 'public',
  params: nothing,
  output: eventsViewSchema,
  embeddable: true,
  examples: [
    { url: '/events', as: null },
    { url: '/events', as: 'officer' },
  ],
  handle: async (ctx) => ({ kind: 'view', view: await readEvents(ctx) }),
  page: eventsPage,
});

export const eventRoute = defineRoute({
  ...read,
  path: '/events/:eventId',
  summary: 'An event; who takes part sees the others, asks for meetings and finds the own agenda',
  permission: 'public',
  params: z.object({ eventId: z.uuid() }),
  query: inEconomy.extend({ done: z.string().optional() }),
  output: eventViewSchema,
  embeddable: false,
  examples: [
    { url: '/events/{event}', as: null },
    { url: '/events/{event}', as: 'buyer' },
    { url: '/events/{event}', as: 'officer' },
  ],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await readEvent(ctx, params.eventId) }),
  page: eventPage,
});

export const agendaRoute = defineRoute({
  ...read,
  path: '/events/:eventId/agenda/:participantId',
  summary: 'One participant’s meetings in the order of the day, to be printed',
  permission: 'signedIn',
  params: agendaParams,
  output: agendaViewSchema,
  embeddable: false,
  examples: [{ url: agendaUrl, as: 'officer' }],
  handle: async (ctx, { params }) => ({
    kind: 'view',
    view: await readAgenda(ctx, params.eventId, params.participantId),
  }),
  page: agendaPage,
});

export const agendaCsvRoute = defineRoute({
  ...read,
  path: '/events/:eventId/agenda/:participantId/meetings.csv',
  summary: 'One participant’s meetings as a table',
  permission: 'signedIn',
  params: agendaParams,
  output: nothing,
  embeddable: false,
  examples: [{ url: `${agendaUrl}/meetings.csv`, as: 'officer' }],
  async handle(ctx, { params }) {
    const { event, meetings } = await readAgenda(ctx, params.eventId, params.participantId);
    const rows = meetings.map((one) => [
      event.onDate,
      one.slot,
      one.from,
      one.to,
      one.table,
      one.with,
      one.withEnterpriseId,
    ]);
    return {
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      fileName: `agenda-${event.onDate}.csv`,
      body: writeCsv(['date', 'slot', 'from', 'to', 'table', 'with', 'with_enterprise_id'], rows, { textColumns: [5] }),
    };
  },
  page: null,
});

export const agendaCalendarRoute = defineRoute({
  ...read,
  path: '/events/:eventId/agenda/:participantId/meetings.ics',
  summary: 'One participant’s meetings for a calendar',
  permission: 'signedIn',
  params: agendaParams,
  output: nothing,
  embeddable: false,
  examples: [{ url: `${agendaUrl}/meetings.ics`, as: 'officer' }],
  async handle(ctx, { params }) {
    const { event, meetings } = await readAgenda(ctx, params.eventId, params.participantId);
    const entries = meetings.map((one) => ({
      uid: `${one.id}@toolroom`,
      slot: one.slot,
      summary: ctx.t('linkages.agenda.calendar.summary', { with: one.with }),
      location: ctx.t('linkages.agenda.calendar.location', { place: event.place, table: one.table }),
    }));
    const stampedAt = event.plannedAt ?? ctx.now().toISOString();
    return {
      kind: 'file',
      contentType: 'text/calendar; charset=utf-8',
      fileName: `agenda-${event.onDate}.ics`,
      body: writeCalendar({ ...event, stampedAt }, entries),
    };
  },
  page: null,
});
