import type { Transaction } from '../../../platform/context.ts';

export interface EventFacts {
  title: string;
  description: string;
  onDate: string;
  /** `09:30`, local time of the place. */
  startsAt: string;
  place: string;
  slots: number;
  tables: number;
  minutes: number;
}

export interface EventRow extends EventFacts {
  id: string;
  objective: number | null;
  bound: number | null;
  gap: number | null;
  requestCount: number | null;
  metCount: number | null;
  meetingCount: number | null;
  plannedAt: Date | null;
  simulated: boolean;
  version: number;
}

const shown = `id, title, description, on_date::text AS "onDate", to_char(starts_at, 'HH24:MI') AS "startsAt", place, slots, tables, minutes,
  objective, bound, gap, request_count AS "requestCount", met_count AS "metCount", meeting_count AS "meetingCount",
  planned_at AS "plannedAt", simulated, version`;

export async function insertEvent(
  tx: Transaction,
  event: EventFacts & { id: string; simulated: boolean },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO linkages.event (economy, id, title, description, on_date, starts_at, place, slots, tables, minutes, simulated, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      tx.economy,
      event.id,
      event.title,
      event.description,
      event.onDate,
      event.startsAt,
      event.place,
      event.slots,
      event.tables,
      event.minutes,
      event.simulated,
      tx.actor.userId ?? 'anonymous',
    ],
  );
}

/** Those to come first, the nearest on top; then those of the past, the latest on top. */
export async function listEvents(tx: Transaction, today: string): Promise<EventRow[]> {
  const { rows } = await tx.client.query<EventRow>(
    `SELECT ${shown} FROM linkages.event WHERE economy = $1
     ORDER BY on_date < $2::date, CASE WHEN on_date >= $2::date THEN on_date END, on_date DESC, id LIMIT 500`,
    [tx.economy, today],
  );
  return rows;
}

export async function findEvent(tx: Transaction, id: string, forUpdate = false): Promise<EventRow | null> {
  const { rows } = await tx.client.query<EventRow>(
    `SELECT ${shown} FROM linkages.event WHERE economy = $1 AND id = $2 ${forUpdate ? 'FOR UPDATE' : ''}`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

/** Whoever changes who comes or what is wished changes the event: a timetable made from what was before is then refused. */
export async function touchEvent(tx: Transaction, id: string): Promise<void> {
  await tx.client.query('UPDATE linkages.event SET version = version + 1 WHERE economy = $1 AND id = $2', [
    tx.economy,
    id,
  ]);
}

export async function storePlan(
  tx: Transaction,
  id: string,
  plan: { objective: number; bound: number; gap: number; requests: number; met: number; meetings: number; at: Date },
): Promise<void> {
  await tx.client.query(
    `UPDATE linkages.event SET objective = $3, bound = $4, gap = $5, request_count = $6, met_count = $7, meeting_count = $8, planned_at = $9
     WHERE economy = $1 AND id = $2`,
    [tx.economy, id, plan.objective, plan.bound, plan.gap, plan.requests, plan.met, plan.meetings, plan.at],
  );
}

export async function deleteSimulatedEvents(tx: Transaction): Promise<void> {
  await tx.client.query('DELETE FROM linkages.event WHERE economy = $1 AND simulated', [tx.economy]);
}
