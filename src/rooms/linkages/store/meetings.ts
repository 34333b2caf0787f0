import type { Transaction } from '../../../platform/context.ts';
import { insertRows } from '../../../platform/db/index.ts';
import type { MeetingResult } from '../model.ts';

export interface MeetingRow {
  id: string;
  aId: string;
  bId: string;
  slot: number;
  table: number;
  locked: boolean;
  attended: boolean | null;
  result: MeetingResult | null;
  note: string;
  version: number;
}

const shown =
  'id, a_id AS "aId", b_id AS "bId", slot, table_number AS "table", locked, attended, result, note, version';

/** As far as the actor may see them, in the order of the day. */
export async function listMeetings(tx: Transaction, eventId: string): Promise<MeetingRow[]> {
  const { rows } = await tx.client.query<MeetingRow>(
    `SELECT ${shown} FROM linkages.meeting WHERE economy = $1 AND event_id = $2 ORDER BY slot, table_number`,
    [tx.economy, eventId],
  );
  return rows;
}

export async function findMeeting(tx: Transaction, eventId: string, id: string): Promise<MeetingRow | null> {
  const { rows } = await tx.client.query<MeetingRow>(
    `SELECT ${shown} FROM linkages.meeting WHERE economy = $1 AND event_id = $2 AND id = $3`,
    [tx.economy, eventId, id],
  );
  return rows[0] ?? null;
}

/** Takes all meetings away but those named, and puts the new ones in their place. */
export async function replaceMeetings(
  tx: Transaction,
  eventId: string,
  kept: readonly string[],
  meetings: readonly Pick<MeetingRow, 'id' | 'aId' | 'bId' | 'slot' | 'table'>[],
): Promise<void> {
  await tx.client.query(
    'DELETE FROM linkages.meeting WHERE economy = $1 AND event_id = $2 AND NOT id = ANY($3::uuid[])',
    [tx.economy, eventId, kept],
  );
  const columns = ['economy', 'event_id', 'id', 'a_id', 'b_id', 'slot', 'table_number', 'locked', 'note', 'version'];
  const rows = meetings.map(({ id, aId, bId, slot, table }) => ({
    ...{ economy: tx.economy, event_id: eventId, id, a_id: aId, b_id: bId, slot, table_number: table },
    ...{ locked: false, note: '', version: 1 },
  }));
  await insertRows(tx, 'linkages.meeting', columns, rows);
}

/** False where somebody changed the meeting since. */
export async function updateMeeting(
  tx: Transaction,
  eventId: string,
  change: Pick<MeetingRow, 'id' | 'locked' | 'attended' | 'result' | 'note' | 'version'>,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE linkages.meeting SET locked = $5, attended = $6, result = $7, note = $8, recorded_by = $9, recorded_at = clock_timestamp(),
       version = version + 1 WHERE economy = $1 AND event_id = $2 AND id = $3 AND version = $4`,
    [
      tx.economy,
      eventId,
      change.id,
      change.version,
      change.locked,
      change.attended,
      change.result,
      change.note,
      tx.actor.userId ?? 'anonymous',
    ],
  );
  return rowCount === 1;
}
