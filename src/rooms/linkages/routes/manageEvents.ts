import { z } from 'zod';
import { defineRoute } from '../../../platform/http/route.ts';
import { inEconomy, nothing } from '../../../platform/http/routeParts.ts';
import { sides } from '../model.ts';
import { manageEventPage } from '../pages/manageEvent.tsx';
import { newEventPage } from '../pages/newEvent.tsx';
import { checkNewEvent, checkParticipants } from '../rules/checkEvent.ts';
import { addParticipants, createEvent } from '../services/arrangeEvent.ts';
import { readManaged } from '../services/readEvents.ts';
import { requestPlan } from '../services/requestPlan.ts';
import { manageViewSchema, newEventViewSchema } from '../views/events.ts';

const shared = { permission: 'linkages.manage', tenant: 'economy', embeddable: false, query: inEconomy } as const;
const read = { ...shared, method: 'GET', audit: 'none', idempotency: 'safe', body: nothing } as const;
const write = { ...shared, method: 'POST', idempotency: 'key' } as const;
const params = z.object({ eventId: z.uuid() });
const text = (most: number) => z.string().trim().max(most).default('');
const empty = {
  title: '',
  description: '',
  onDate: '',
  startsAt: '09:30',
  place: '',
  slots: '12',
  tables: '20',
  minutes: '20',
};

export const newEventRoute = defineRoute({
  ...read,
  path: '/events/new',
  summary: 'The form for a new event',
  params: nothing,
  output: newEventViewSchema,
  examples: [{ url: '/events/new', as: 'officer' }],
  handle: async () => ({ kind: 'view', view: { answers: empty, issues: [] } }),
  page: newEventPage,
});

export const createEventRoute = defineRoute({
  ...write,
  path: '/events',
  summary: 'Makes an event: a day, a place, slots and tables',
  audit: 'linkages.event.create.request',
  params: nothing,
  body: z.object({
    ...{ title: text(150), description: text(2_000), onDate: text(10), startsAt: text(5), place: text(300) },
    ...{ slots: text(4), tables: text(5), minutes: text(4) },
  }),
  output: newEventViewSchema,
  examples: [
    {
      url: '/events',
      as: 'officer',
      body: { ...empty, title: 'Vendors meet buyers', onDate: '2026-12-01', place: 'Hall 1' },
    },
  ],
  async handle(ctx, { body }) {
    const checked = checkNewEvent(body);
    if (checked.facts === null) return { kind: 'view', status: 422, view: { answers: body, issues: checked.issues } };
    const id = await createEvent(ctx, checked.facts);
    return { kind: 'redirect', to: `/events/${id}/manage?economy=${ctx.economy}` };
  },
  page: newEventPage,
});

export const manageEventRoute = defineRoute({
  ...read,
  path: '/events/:eventId/manage',
  summary: 'Who takes part, what is wished, and the timetable, for those who hold the event',
  params,
  output: manageViewSchema,
  examples: [{ url: '/events/{event}/manage', as: 'officer' }],
  handle: async (ctx, { params: { eventId } }) => ({ kind: 'view', view: await readManaged(ctx, eventId) }),
  page: manageEventPage,
});

export const addParticipantsRoute = defineRoute({
  ...write,
  path: '/events/:eventId/participants',
  summary: 'Adds firms of the register to an event, all that are named or none',
  audit: 'linkages.event.addParticipants.request',
  params,
  body: z.object({ side: z.enum(sides), firms: text(100_000), maxMeetings: text(4), unavailable: text(1_000) }),
  output: manageViewSchema,
  examples: [{ url: '/events/{event}/participants', as: 'officer', body: { side: 'supplier', firms: '{enterprise}' } }],
  async handle(ctx, { params: { eventId }, body }) {
    const again = (issues: { field: string; key: string; what?: string }[]) =>
      readManaged(ctx, eventId, { answers: body, issues });
    const { wanted, issues } = checkParticipants(body);
    if (wanted === null) return { kind: 'view', status: 422, view: await again(issues) };
    const { unknown } = await addParticipants(ctx, eventId, wanted);
    if (unknown.length > 0) {
      const issue = { field: 'firms', key: 'linkages.manage.firms.unknown', what: unknown.slice(0, 20).join(', ') };
      return { kind: 'view', status: 422, view: await again([issue]) };
    }
    return { kind: 'redirect', to: `/events/${eventId}/manage?economy=${ctx.economy}` };
  },
  page: manageEventPage,
});

export const planEventRoute = defineRoute({
  ...write,
  path: '/events/:eventId/timetable',
  summary: 'Makes the timetable in the background; locked meetings stay',
  audit: 'linkages.event.plan.request',
  params,
  body: nothing,
  output: nothing,
  examples: [{ url: '/events/{event}/timetable', as: 'officer', body: {} }],
  async handle(ctx, { params: { eventId } }) {
    return { kind: 'redirect', to: `/jobs/${await requestPlan(ctx, eventId)}?economy=${ctx.economy}` };
  },
  page: null,
});
