import { z } from 'zod';
import { DomainError } from '../../../platform/errors.ts';
import { defineRoute } from '../../../platform/http/route.ts';
import { inEconomy, nothing } from '../../../platform/http/routeParts.ts';
import { meetingResults } from '../model.ts';
import { meetingPage } from '../pages/meeting.tsx';
import { checkTimes } from '../rules/checkEvent.ts';
import { joinEvent } from '../services/arrangeEvent.ts';
import { readMeeting } from '../services/readEvents.ts';
import { recordMeeting } from '../services/recordMeeting.ts';
import { requestMeeting, withdrawRequest } from '../services/requestMeeting.ts';
import { meetingViewSchema } from '../views/events.ts';

const shared = { permission: 'signedIn', tenant: 'organisation', embeddable: false, query: inEconomy } as const;
const write = { ...shared, method: 'POST', idempotency: 'key', output: nothing, page: null } as const;
const eventParams = z.object({ eventId: z.uuid() });
const meetingParams = eventParams.extend({ meetingId: z.uuid() });
const text = (most: number) => z.string().trim().max(most).default('');
const optionalFirm = z
  .string()
  .regex(/^[A-Z]{3}-[0-9A-HJKMNP-TV-Z]{12}$/)
  .or(z.literal(''))
  .default('');

export const joinEventRoute = defineRoute({
  ...write,
  path: '/events/:eventId/join',
  summary: 'Takes part: an owner for the own firm, a buyer for its organisation',
  audit: 'linkages.event.join.request',
  params: eventParams,
  body: z.object({
    side: z.enum(['buyer', 'supplier']),
    enterpriseId: optionalFirm,
    name: text(200),
    maxMeetings: text(4),
    unavailable: text(1_000),
  }),
  examples: [
    {
      url: '/events/{event}/join',
      as: 'buyer',
      body: { side: 'buyer', name: 'Meridian Assembly', maxMeetings: '8', unavailable: '1' },
    },
  ],
  async handle(ctx, { params: { eventId }, body: { side, enterpriseId, name, ...times } }) {
    const { maxMeetings, unavailable, issues } = checkTimes(times);
    if (issues.length > 0) throw new DomainError('conflict', 'linkages.event.times');
    await joinEvent(ctx, eventId, { side, enterpriseId: enterpriseId || null, name, maxMeetings, unavailable });
    return { kind: 'redirect', to: `/events/${eventId}?economy=${ctx.economy}&done=joined` };
  },
});

export const requestMeetingRoute = defineRoute({
  ...write,
  path: '/events/:eventId/requests',
  summary: 'Asks for a meeting; asked again, the new weight holds',
  audit: 'linkages.meeting.request.request',
  params: eventParams,
  body: z.object({ fromId: z.uuid(), toId: z.uuid(), weight: z.coerce.number().int().min(1).max(10).default(1) }),
  examples: [
    {
      url: '/events/{event}/requests',
      as: 'officer',
      body: { fromId: '{participant}', toId: '{otherParticipant}', weight: '3' },
    },
  ],
  async handle(ctx, { params: { eventId }, body }) {
    await requestMeeting(ctx, eventId, body);
    return { kind: 'redirect', to: `/events/${eventId}?economy=${ctx.economy}&done=asked` };
  },
});

export const withdrawRequestRoute = defineRoute({
  ...write,
  path: '/events/:eventId/requests/withdraw',
  summary: 'Takes a request back',
  audit: 'linkages.meeting.withdraw.request',
  params: eventParams,
  body: z.object({ requestId: z.uuid() }),
  examples: [
    {
      url: '/events/{event}/requests/withdraw',
      as: 'officer',
      body: { requestId: '00000000-0000-4000-8000-000000000000' },
    },
  ],
  async handle(ctx, { params: { eventId }, body }) {
    await withdrawRequest(ctx, eventId, body.requestId);
    return { kind: 'redirect', to: `/events/${eventId}?economy=${ctx.economy}&done=withdrawn` };
  },
});

export const meetingRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/events/:eventId/meetings/:meetingId',
  summary: 'A meeting, with the form that locks it or says what came of it',
  audit: 'none',
  idempotency: 'safe',
  params: meetingParams,
  body: nothing,
  output: meetingViewSchema,
  examples: [{ url: '/events/{event}/meetings/{meeting}', as: 'officer' }],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await readMeeting(ctx, params.eventId, params.meetingId) }),
  page: meetingPage,
});

export const recordMeetingRoute = defineRoute({
  ...write,
  path: '/events/:eventId/meetings/:meetingId',
  summary: 'Locks a meeting, or records whether the two met and what came of it',
  audit: 'linkages.meeting.record.request',
  params: meetingParams,
  body: z.object({
    locked: z.enum(['yes', 'no']).default('no'),
    attended: z.enum(['yes', 'no', '']).default(''),
    result: z.enum([...meetingResults, '']).default(''),
    note: text(2_000),
    version: z.coerce.number().int().positive(),
  }),
  examples: [{ url: '/events/{event}/meetings/{meeting}', as: 'officer', body: { locked: 'yes', version: '1' } }],
  async handle(ctx, { params: { eventId, meetingId }, body: { locked, attended, result, note, version } }) {
    await recordMeeting(ctx, eventId, {
      ...{ id: meetingId, locked: locked === 'yes', note, version },
      attended: attended === '' ? null : attended === 'yes',
      result: result === '' ? null : result,
    });
    return { kind: 'redirect', to: `/events/${eventId}?economy=${ctx.economy}&done=recorded` };
  },
});
