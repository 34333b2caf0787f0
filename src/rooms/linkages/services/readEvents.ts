import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { listOwnFirms } from '../../registry/index.ts';
import { slotTimes } from '../rules/slotTimes.ts';
import { type EventRow, findEvent, listEvents } from '../store/events.ts';
import { findMeeting, listMeetings, type MeetingRow } from '../store/meetings.ts';
import { listOwnParticipants, listParticipants, listRequests, type ParticipantRow } from '../store/participants.ts';
import type {
  AgendaView,
  EventsView,
  EventView,
  ManageView,
  MeetingPageView,
  MeetingView,
  ParticipantView,
} from '../views/events.ts';
import { mayManage } from './arrangeEvent.ts';

export async function readEvents(ctx: Context): Promise<EventsView> {
  const rows = await ctx.db.withActor(ctx, (tx) => listEvents(tx, ctx.today), { readOnly: true });
  const events = rows.map((row) => ({ ...factsOf(row), plan: planOf(row) }));
  return { today: ctx.today, events, canManage: mayManage(ctx) };
}

function factsOf({ id, title, onDate, startsAt, place, slots, tables, minutes }: EventRow) {
  const endsAt = slotTimes(startsAt, minutes, slots - 1).to;
  return { id, title, onDate, startsAt, endsAt, place, slots, tables, minutes };
}

function planOf(row: EventRow): EventView['plan'] {
  const { objective, bound, gap, requestCount, metCount, meetingCount, plannedAt } = row;
  if (objective === null || bound === null || gap === null || plannedAt === null) return null;
  const counts = { requests: requestCount ?? 0, met: metCount ?? 0, meetings: meetingCount ?? 0 };
  return { objective, bound, gap, ...counts, plannedAt: plannedAt.toISOString() };
}

/** The event, and of what belongs to those who take part, as much as is this reader's. */
export async function readEvent(ctx: Context, id: string): Promise<EventView> {
  const ownFirms = isAllowed(ctx.actor, 'firm.act') ? await listOwnFirms(ctx) : [];
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const row = await eventOf(tx, id);
      const isSignedIn = ctx.actor.kind !== 'anonymous';
      const people = isSignedIn ? await listParticipants(tx, id) : [];
      const own = isSignedIn ? await listOwnParticipants(tx, id) : new Set<string>();
      const nameOf = new Map(people.map((one) => [one.id, one.name]));
      const requests = isSignedIn ? await listRequests(tx, id) : [];
      const joined = new Set(people.map(({ enterpriseId }) => enterpriseId));
      return {
        ...factsOf(row),
        ...{ description: row.description, isOver: row.onDate < ctx.today, plan: planOf(row), version: row.version },
        participants: isSignedIn ? people.map((one) => participantView(one, own)) : null,
        requests: requests.map(({ id: requestId, fromId, toId, weight, unmet }) => ({
          ...{ id: requestId, weight, from: nameOf.get(fromId) ?? fromId, to: nameOf.get(toId) ?? toId },
          state: unmet === null ? ('waiting' as const) : unmet === '' ? ('met' as const) : unmet,
          isOwn: own.has(fromId),
        })),
        ownFirms: ownFirms.filter((firm) => !joined.has(firm.id)),
        canManage: mayManage(ctx),
        canJoinAsBuyer: isAllowed(ctx.actor, 'linkages.buy') && ctx.actor.organisationId !== null && own.size === 0,
      };
    },
    { readOnly: true },
  );
}

async function eventOf(tx: Transaction, id: string): Promise<EventRow> {
  const row = await findEvent(tx, id);
  if (row === null) throw new DomainError('notFound', 'linkages.event');
  return row;
}

const participantView = (
  { id, side, name, enterpriseId }: ParticipantRow,
  own: ReadonlySet<string>,
): ParticipantView => ({
  ...{ id, side, name, enterpriseId, isOwn: own.has(id) },
});

export async function readManaged(
  ctx: Context,
  id: string,
  again: Partial<Pick<ManageView, 'answers' | 'issues'>> = {},
): Promise<ManageView> {
  const event = await readEvent(ctx, id);
  const meetings = await ctx.db.withActor(ctx, (tx) => listMeetings(tx, id), { readOnly: true });
  const nameOf = new Map((event.participants ?? []).map((one) => [one.id, one.name]));
  const answers = { side: 'supplier', firms: '', maxMeetings: '', unavailable: '' };
  return { event, meetings: meetings.map((row) => meetingView(row, event, nameOf)), answers, issues: [], ...again };
}

function meetingView(
  row: MeetingRow,
  event: Pick<EventView, 'startsAt' | 'minutes'>,
  nameOf: ReadonlyMap<string, string>,
): MeetingView {
  const { id, aId, bId, slot, table, locked, attended, result, note, version } = row;
  const { from, to } = slotTimes(event.startsAt, event.minutes, slot);
  const names = { a: nameOf.get(aId) ?? aId, b: nameOf.get(bId) ?? bId };
  return { id, slot, from, to, table: table + 1, ...names, locked, attended, result, note, version };
}

/** For the two who meet, and for those who hold the event; for all others there is no such meeting. */
export async function readMeeting(ctx: Context, eventId: string, id: string): Promise<MeetingPageView> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const row = await eventOf(tx, eventId);
      const found = await findMeeting(tx, eventId, id);
      if (found === null) throw new DomainError('notFound', 'linkages.meeting');
      const nameOf = new Map((await listParticipants(tx, eventId)).map((one) => [one.id, one.name]));
      const event = { id: eventId, title: row.title, onDate: row.onDate, hasBegun: row.onDate <= ctx.today };
      return { event, meeting: meetingView(found, row, nameOf), canManage: mayManage(ctx) };
    },
    { readOnly: true },
  );
}

/** One participant's day; for their own people and those who hold the event. */
export async function readAgenda(ctx: Context, eventId: string, participantId: string): Promise<AgendaView> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const row = await eventOf(tx, eventId);
      const people = await listParticipants(tx, eventId);
      const own = await listOwnParticipants(tx, eventId);
      const participant = people.find((one) => one.id === participantId);
      if (participant === undefined || !(mayManage(ctx) || own.has(participantId)))
        throw new DomainError('notFound', 'linkages.participant');
      const meetings = (await listMeetings(tx, eventId)).filter(
        ({ aId, bId }) => aId === participantId || bId === participantId,
      );
      return {
        event: { ...factsOf(row), plannedAt: row.plannedAt?.toISOString() ?? null },
        participant: participantView(participant, own),
        meetings: meetings.map(({ id, aId, bId, slot, table, attended, result }) => {
          const other = people.find((one) => one.id === (aId === participantId ? bId : aId));
          const { from, to } = slotTimes(row.startsAt, row.minutes, slot);
          const who = { with: other?.name ?? '', withEnterpriseId: other?.enterpriseId ?? null };
          return { id, slot, from, to, table: table + 1, ...who, attended, result };
        }),
      };
    },
    { readOnly: true },
  );
}
