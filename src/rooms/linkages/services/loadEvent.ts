import { randomUUID } from 'node:crypto';
import { findEconomy } from '../../../codes/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import type { Side } from '../model.ts';
import { type EventFacts, insertEvent } from '../store/events.ts';
import { insertParticipants, insertRequests } from '../store/participants.ts';
import { mayManage } from './arrangeEvent.ts';
import { planMeetings } from './planMeetings.ts';

export interface WholeEvent extends EventFacts {
  /** `key` is how requests name a participant. */
  participants: readonly {
    key: string;
    side: Side;
    name: string;
    enterpriseId: string | null;
    organisation: string | null;
    unavailable?: readonly number[];
    maxMeetings?: number | null;
  }[];
  requests: readonly { from: string; to: string; weight: number }[];
}

export interface LoadedEvent {
  eventId: string;
  participantIds: ReadonlyMap<string, string>;
}

/** A whole event in one transaction, and its timetable where wanted. */
export async function loadEvent(ctx: Context, whole: WholeEvent, options: { plan: boolean }): Promise<LoadedEvent> {
  if (!mayManage(ctx)) throw new DomainError('notAllowed', 'linkages.event.notAllowed');
  const { participants, requests, ...facts } = whole;
  const eventId = randomUUID();
  const participantIds = new Map(participants.map(({ key }) => [key, randomUUID() as string]));
  const idOf = (key: string) => {
    const id = participantIds.get(key);
    if (id === undefined) throw new RangeError(`loadEvent: no participant "${key}"`);
    return id;
  };
  await ctx.db.withActor(ctx, async (tx) => {
    await insertEvent(tx, { ...facts, id: eventId, simulated: findEconomy(ctx.economy)?.isSimulated ?? false });
    await insertParticipants(
      tx,
      eventId,
      participants.map(({ key, side, name, enterpriseId, organisation, unavailable = [], maxMeetings = null }) => ({
        ...{ id: idOf(key), side, name, enterpriseId, organisation, unavailable: [...unavailable], maxMeetings },
      })),
    );
    const wishes = requests.map(({ from, to, weight }) => ({
      id: randomUUID(),
      fromId: idOf(from),
      toId: idOf(to),
      weight,
    }));
    await insertRequests(tx, eventId, wishes);
    await recordAudit(tx, {
      verb: 'linkages.event.create',
      subject: eventId,
      detail: { participants: participants.length },
    });
  });
  if (options.plan) await planMeetings(ctx, eventId);
  return { eventId, participantIds };
}
