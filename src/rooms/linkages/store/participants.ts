import type { Transaction } from '../../../platform/context.ts';
import { insertRows } from '../../../platform/db/index.ts';
import type { Side, Unmet } from '../model.ts';

export interface ParticipantRow {
  id: string;
  side: Side;
  name: string;
  enterpriseId: string | null;
  organisation: string | null;
  unavailable: number[];
  maxMeetings: number | null;
}

/** Empty for people who are not signed in. */
export async function listParticipants(tx: Transaction, eventId: string): Promise<ParticipantRow[]> {
  const { rows } = await tx.client.query<ParticipantRow>(
    `SELECT id, side, name, enterprise_id AS "enterpriseId", organisation, unavailable, max_meetings AS "maxMeetings"
     FROM linkages.event_participant WHERE economy = $1 AND event_id = $2 ORDER BY side, name COLLATE "C", id`,
    [tx.economy, eventId],
  );
  return rows;
}

/** Ids of those for whom the actor's organisation speaks. */
export async function listOwnParticipants(tx: Transaction, eventId: string): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ id: string }>(
    'SELECT id FROM linkages.own_participant WHERE economy = $1 AND event_id = $2',
    [tx.economy, eventId],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function insertParticipants(
  tx: Transaction,
  eventId: string,
  participants: readonly ParticipantRow[],
): Promise<void> {
  const columns = [
    'economy',
    'event_id',
    'id',
    'side',
    'name',
    'enterprise_id',
    'organisation',
    'unavailable',
    'max_meetings',
    'added_by',
  ];
  const rows = participants.map((one) => ({
    ...{
      economy: tx.economy,
      event_id: eventId,
      id: one.id,
      side: one.side,
      name: one.name,
      enterprise_id: one.enterpriseId,
    },
    ...{ organisation: one.organisation, unavailable: one.unavailable, max_meetings: one.maxMeetings },
    added_by: tx.actor.userId ?? 'anonymous',
  }));
  await insertRows(tx, 'linkages.event_participant', columns, rows);
}

export interface RequestRow {
  id: string;
  fromId: string;
  toId: string;
  weight: number;
  unmet: '' | Unmet | null;
}

/** As far as the actor may see them, in the order of asking. */
export async function listRequests(tx: Transaction, eventId: string): Promise<RequestRow[]> {
  const { rows } = await tx.client.query<RequestRow>(
    `SELECT id, from_id AS "fromId", to_id AS "toId", weight, unmet FROM linkages.meeting_request
     WHERE economy = $1 AND event_id = $2 ORDER BY asked_at, id`,
    [tx.economy, eventId],
  );
  return rows;
}

export async function insertRequests(
  tx: Transaction,
  eventId: string,
  requests: readonly Pick<RequestRow, 'id' | 'fromId' | 'toId' | 'weight'>[],
): Promise<void> {
  const columns = ['economy', 'event_id', 'id', 'from_id', 'to_id', 'weight', 'asked_by'];
  const rows = requests.map(({ id, fromId, toId, weight }) => ({
    ...{ economy: tx.economy, event_id: eventId, id, from_id: fromId, to_id: toId, weight },
    asked_by: tx.actor.userId ?? 'anonymous',
  }));
  await insertRows(tx, 'linkages.meeting_request', columns, rows);
}

export async function setWeight(tx: Transaction, eventId: string, id: string, weight: number): Promise<void> {
  await tx.client.query(
    'UPDATE linkages.meeting_request SET weight = $4 WHERE economy = $1 AND event_id = $2 AND id = $3',
    [tx.economy, eventId, id, weight],
  );
}

export async function deleteRequest(tx: Transaction, eventId: string, id: string): Promise<void> {
  await tx.client.query('DELETE FROM linkages.meeting_request WHERE economy = $1 AND event_id = $2 AND id = $3', [
    tx.economy,
    eventId,
    id,
  ]);
}

export async function markRequests(
  tx: Transaction,
  eventId: string,
  marks: readonly { id: string; unmet: '' | Unmet }[],
): Promise<void> {
  await tx.client.query(
    `UPDATE linkages.meeting_request r SET unmet = m.unmet FROM unnest($3::uuid[], $4::text[]) AS m (id, unmet)
     WHERE r.economy = $1 AND r.event_id = $2 AND r.id = m.id`,
    [tx.economy, eventId, marks.map(({ id }) => id), marks.map(({ unmet }) => unmet)],
  );
}
