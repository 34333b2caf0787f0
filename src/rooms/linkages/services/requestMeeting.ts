import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { touchEvent } from '../store/events.ts';
import {
  deleteRequest,
  insertRequests,
  listOwnParticipants,
  listParticipants,
  listRequests,
  setWeight,
} from '../store/participants.ts';
import { lockEvent, mayManage } from './arrangeEvent.ts';

export interface MeetingWish {
  fromId: string;
  toId: string;
  weight: number;
}

/** Asks for a meeting in one's own name, or for others where one makes the timetable; asked again it is the new weight that holds. */
export function requestMeeting(ctx: Context, eventId: string, { fromId, toId, weight }: MeetingWish): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    if (event.onDate < ctx.today) throw new DomainError('closed', 'linkages.event.over');
    const people = await listParticipants(tx, eventId);
    const [from, to] = [fromId, toId].map((id) => people.find((one) => one.id === id));
    if (from === undefined || to === undefined) throw new DomainError('notFound', 'linkages.participant');
    if (from.side === to.side) throw new DomainError('conflict', 'linkages.request.sameSide');
    await refuseStrangers(ctx, tx, eventId, fromId);
    const before = (await listRequests(tx, eventId)).find((one) => one.fromId === fromId && one.toId === toId);
    const id = before?.id ?? randomUUID();
    if (before === undefined) await insertRequests(tx, eventId, [{ id, fromId, toId, weight }]);
    else await setWeight(tx, eventId, id, weight);
    await touchEvent(tx, eventId);
    await recordAudit(tx, { verb: 'linkages.meeting.request', subject: eventId, detail: { request: id, weight } });
    return id;
  });
}

export function withdrawRequest(ctx: Context, eventId: string, id: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    await lockEvent(tx, eventId);
    const request = (await listRequests(tx, eventId)).find((one) => one.id === id);
    if (request === undefined) throw new DomainError('notFound', 'linkages.request');
    await refuseStrangers(ctx, tx, eventId, request.fromId);
    await deleteRequest(tx, eventId, id);
    await touchEvent(tx, eventId);
    await recordAudit(tx, { verb: 'linkages.meeting.withdraw', subject: eventId, detail: { request: id } });
  });
}

async function refuseStrangers(ctx: Context, tx: Transaction, eventId: string, participantId: string): Promise<void> {
  if (mayManage(ctx)) return;
  if (!(await listOwnParticipants(tx, eventId)).has(participantId))
    throw new DomainError('notAllowed', 'linkages.participant.own');
}
