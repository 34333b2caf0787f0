import { randomUUID } from 'node:crypto';
import { findEconomy } from '../../../codes/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import type { Side } from '../model.ts';
import { type EventFacts, type EventRow, findEvent, insertEvent, touchEvent } from '../store/events.ts';
import { listFirmsOf, listProfiles } from '../store/firms.ts';
import { insertParticipants, listParticipants } from '../store/participants.ts';

export const mayManage = ({ actor }: Context): boolean => isAllowed(actor, 'linkages.manage');

export async function lockEvent(tx: Transaction, id: string): Promise<EventRow> {
  const event = await findEvent(tx, id, true);
  if (event === null) throw new DomainError('notFound', 'linkages.event');
  return event;
}

export async function createEvent(ctx: Context, facts: EventFacts): Promise<string> {
  if (!mayManage(ctx)) throw new DomainError('notAllowed', 'linkages.event.notAllowed');
  const id = randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
    await insertEvent(tx, { ...facts, id, simulated: findEconomy(ctx.economy)?.isSimulated ?? false });
    await recordAudit(tx, { verb: 'linkages.event.create', subject: id, detail: { onDate: facts.onDate } });
  });
  return id;
}

export interface NewParticipants {
  side: Side;
  enterpriseIds: readonly string[];
  maxMeetings: number | null;
  unavailable: readonly number[];
}

export interface Added {
  added: number;
  /** Ids that no firm of the register has. */
  unknown: string[];
  /** Ids that take part already. */
  present: string[];
}

/** Firms of the register, all or none: where an id is not known nobody is added, and it is said which. */
export function addParticipants(ctx: Context, eventId: string, wanted: NewParticipants): Promise<Added> {
  if (!mayManage(ctx)) throw new DomainError('notAllowed', 'linkages.event.notAllowed');
  return ctx.db.withActor(ctx, async (tx) => {
    await lockEvent(tx, eventId);
    const ids = [...new Set(wanted.enterpriseIds)];
    const firms = new Map((await listProfiles(tx, ids)).map((firm) => [firm.enterpriseId, firm.name]));
    const there = new Set((await listParticipants(tx, eventId)).map(({ enterpriseId }) => enterpriseId));
    const unknown = ids.filter((id) => !firms.has(id));
    const present = ids.filter((id) => there.has(id));
    if (unknown.length > 0) return { added: 0, unknown, present };
    const fresh = ids.filter((id) => !there.has(id));
    await insertParticipants(
      tx,
      eventId,
      fresh.map((enterpriseId) => ({
        ...{
          id: randomUUID(),
          side: wanted.side,
          name: firms.get(enterpriseId) as string,
          enterpriseId,
          organisation: null,
        },
        ...{ unavailable: [...wanted.unavailable], maxMeetings: wanted.maxMeetings },
      })),
    );
    await touchEvent(tx, eventId);
    await recordAudit(tx, {
      verb: 'linkages.event.addParticipants',
      subject: eventId,
      detail: { added: fresh.length },
    });
    return { added: fresh.length, unknown, present };
  });
}

export interface Joining {
  side: Side;
  /** One's own firm; null for a buying organisation that is no firm of the register. */
  enterpriseId: string | null;
  /** Of an organisation; a firm is named as the register names it. */
  name: string;
  maxMeetings: number | null;
  unavailable: readonly number[];
}

/** Comes to an event in one's own name: an owner for the firm, a buyer for its organisation. */
export function joinEvent(ctx: Context, eventId: string, joining: Joining): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    if (event.onDate < ctx.today) throw new DomainError('closed', 'linkages.event.over');
    const organisation = ctx.actor.organisationId;
    if (organisation === null) throw new DomainError('conflict', 'linkages.organisation.missing');
    await refuseUnlessOwn(ctx, tx, organisation, joining);
    const { enterpriseId } = joining;
    const name = await nameOf(tx, joining);
    const there = (await listParticipants(tx, eventId)).find((one) =>
      enterpriseId === null
        ? one.enterpriseId === null && one.organisation === organisation
        : one.enterpriseId === enterpriseId,
    );
    if (there !== undefined) throw new DomainError('conflict', 'linkages.event.joined');
    const id = randomUUID();
    const { side, maxMeetings, unavailable } = joining;
    await insertParticipants(tx, eventId, [
      { id, side, name, enterpriseId, organisation, unavailable: [...unavailable], maxMeetings },
    ]);
    await touchEvent(tx, eventId);
    await recordAudit(tx, { verb: 'linkages.event.join', subject: eventId, detail: { participant: id, side } });
    return id;
  });
}

async function nameOf(tx: Transaction, { enterpriseId, name }: Joining): Promise<string> {
  const shown = enterpriseId === null ? name : (await listProfiles(tx, [enterpriseId]))[0]?.name;
  if (shown === undefined || shown === '') throw new DomainError('conflict', 'linkages.event.name');
  return shown;
}

async function refuseUnlessOwn(
  ctx: Context,
  tx: Transaction,
  organisation: string,
  { side, enterpriseId }: Joining,
): Promise<void> {
  if (enterpriseId === null) {
    if (side === 'buyer' && isAllowed(ctx.actor, 'linkages.buy')) return;
    throw new DomainError('notAllowed', 'linkages.event.asBuyer');
  }
  const isOwn = (await listFirmsOf(tx, organisation, ctx.today)).includes(enterpriseId);
  if (!isOwn || !isAllowed(ctx.actor, 'firm.act')) throw new DomainError('notAllowed', 'linkages.event.ownFirm');
}
