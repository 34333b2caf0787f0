import { randomUUID } from 'node:crypto';
import { loadSolver } from '../../../engines/solver/index.ts';
import { planTimetable } from '../../../kernels/timetable/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { publishEvent } from '../../../platform/outbox/index.ts';
import { numberEvent, type WishedEvent } from '../rules/eventProblem.ts';
import { type NamedTimetable, nameTimetable } from '../rules/nameTimetable.ts';
import { type EventRow, findEvent, storePlan } from '../store/events.ts';
import { listMeetings, type MeetingRow, replaceMeetings } from '../store/meetings.ts';
import { listParticipants, listRequests, markRequests, type RequestRow } from '../store/participants.ts';
import { lockEvent, mayManage } from './arrangeEvent.ts';

const seed = 1;

/**
 * Makes the timetable of an event from what is wished, and puts it in the place of the one before. Meetings that are locked,
 * and those of which something was recorded, stay. Refused where people or wishes changed while it was made.
 */
export async function planMeetings(ctx: Context, eventId: string): Promise<void> {
  if (!mayManage(ctx)) throw new DomainError('notAllowed', 'linkages.event.notAllowed');
  const state = await ctx.db.withActor(ctx, (tx) => readState(tx, eventId), { readOnly: true });
  const { faults, numbered } = numberEvent(state.wished);
  if (faults.length > 0)
    throw new DomainError('conflict', 'linkages.event.contradiction', { what: faults[0]!.message });
  const solver = await loadSolver();
  ctx.signal?.throwIfAborted();
  const progress = (done: number, total: number) => ctx.progress?.(done, total, ctx.t('linkages.plan.progress'));
  const named = nameTimetable(state.wished, numbered, planTimetable(numbered.problem, { seed, solver, progress }));
  await ctx.db.withActor(ctx, (tx) => store(ctx, tx, state, named));
}

interface State {
  event: EventRow;
  requests: RequestRow[];
  kept: MeetingRow[];
  wished: WishedEvent;
}

const staysPut = ({ locked, attended, result }: MeetingRow) => locked || attended !== null || result !== null;

async function readState(tx: Transaction, eventId: string): Promise<State> {
  const event = await findEvent(tx, eventId);
  if (event === null) throw new DomainError('notFound', 'linkages.event');
  const participants = await listParticipants(tx, eventId);
  const requests = await listRequests(tx, eventId);
  const kept = (await listMeetings(tx, eventId)).filter(staysPut);
  const wished = {
    slots: event.slots,
    tables: event.tables,
    participants: participants.map(({ id, unavailable, maxMeetings }) => ({ id, unavailable, maxMeetings })),
    requests: requests.map(({ fromId, toId, weight }) => ({ a: fromId, b: toId, weight })),
    locked: kept.map(({ aId, bId, slot }) => ({ a: aId, b: bId, slot })),
  };
  return { event, requests, kept, wished };
}

async function store(
  ctx: Context,
  tx: Transaction,
  { event, requests, kept }: State,
  named: NamedTimetable,
): Promise<void> {
  const now = await lockEvent(tx, event.id);
  if (now.version !== event.version) throw new DomainError('conflict', 'linkages.event.changed');
  const fresh = placeAround(kept, named.meetings);
  await replaceMeetings(
    tx,
    event.id,
    kept.map(({ id }) => id),
    fresh,
  );
  const reasonOf = new Map(named.unmet.map(({ a, b, reason }) => [`${a} ${b}`, reason]));
  const marks = requests.map(({ id, fromId, toId }) => ({
    id,
    unmet: reasonOf.get(`${fromId} ${toId}`) ?? ('' as const),
  }));
  await markRequests(tx, event.id, marks);
  const { objective, bound, gap, meetings } = named;
  const met = marks.filter(({ unmet }) => unmet === '').length;
  const plan = { objective, bound, gap, requests: requests.length, met, meetings: meetings.length, at: ctx.now() };
  await storePlan(tx, event.id, plan);
  await recordAudit(tx, {
    verb: 'linkages.event.plan',
    subject: event.id,
    detail: { objective, bound, meetings: meetings.length },
  });
  await publishEvent(tx, 'linkages.eventPlanned', { eventId: event.id });
}

/** Meetings that stay keep their tables too; whoever was given one of those takes the table that is then free. */
function placeAround(kept: readonly MeetingRow[], meetings: NamedTimetable['meetings']) {
  const pair = (a: string, b: string) => [a, b].sort().join(' ');
  const stays = new Set(kept.map(({ aId, bId }) => pair(aId, bId)));
  const taken = new Set(kept.map(({ slot, table }) => `${slot} ${table}`));
  const fresh = meetings.filter(({ a, b }) => !stays.has(pair(a, b)));
  const seated: Pick<MeetingRow, 'id' | 'aId' | 'bId' | 'slot' | 'table'>[] = [];
  for (const wish of [true, false]) {
    for (const { a, b, slot, table } of fresh) {
      const isFree = !taken.has(`${slot} ${table}`);
      if (seated.some(({ aId, bId }) => aId === a && bId === b) || (wish && !isFree)) continue;
      let at = table;
      if (!isFree) for (at = 0; taken.has(`${slot} ${at}`); at += 1);
      taken.add(`${slot} ${at}`);
      seated.push({ id: randomUUID(), aId: a, bId: b, slot, table: at });
    }
  }
  return seated;
}
