import type { Transaction } from '../../../../platform/context.ts';
import { insertRows } from '../../../../platform/db/index.ts';
import type { Applicant, Assignment } from '../rules/assignPlaces.ts';

/** Those who qualified: among them the places are given. */
export async function selectQualified(tx: Transaction, roundId: string): Promise<Applicant[]> {
  const { rows } = await tx.client.query<Applicant>(
    `SELECT id, stratum, score::float8 AS score, to_char(submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS "submittedAt"
     FROM programmes.application WHERE economy = $1 AND round_id = $2 AND state = 'qualified' ORDER BY id`,
    [tx.economy, roundId],
  );
  return rows;
}

export async function writeAssignments(
  tx: Transaction,
  roundId: string,
  assignments: readonly Assignment[],
  at: Date,
): Promise<void> {
  const rows = assignments.map((one) => ({
    economy: tx.economy,
    round_id: roundId,
    application_id: one.id,
    stratum: one.stratum,
    ticket: one.ticket,
    position: one.rank,
    assigned: one.isAssigned,
    wave: one.wave,
  }));
  await insertRows(
    tx,
    'programmes.draw_entry',
    ['economy', 'round_id', 'application_id', 'stratum', 'ticket', 'position', 'assigned', 'wave'],
    rows,
  );
  await tx.client.query(
    `UPDATE programmes.application a SET state = CASE WHEN d.assigned THEN 'assigned' ELSE 'notAssigned' END,
       rank = d.position, wave = d.wave, assignment_probability = p.probability, assigned_at = $3,
       reason_code = NULL, reason = NULL, decided_by = $5, decided_at = $3, version = a.version + 1
     FROM programmes.draw_entry d
     JOIN jsonb_to_recordset($4::jsonb) AS p (id uuid, probability float8) ON p.id = d.application_id
     WHERE a.economy = $1 AND a.round_id = $2 AND d.economy = a.economy AND d.round_id = a.round_id AND d.application_id = a.id`,
    [
      tx.economy,
      roundId,
      at,
      JSON.stringify(assignments.map(({ id, probability }) => ({ id, probability }))),
      tx.actor.userId ?? 'system',
    ],
  );
  await tx.client.query(
    `INSERT INTO programmes.application_event (economy, application_id, organisation, state, happened_by, happened_at)
     SELECT economy, id, organisation, state, decided_by, $3 FROM programmes.application
     WHERE economy = $1 AND round_id = $2 AND state IN ('assigned', 'notAssigned')`,
    [tx.economy, roundId, at],
  );
}

export interface DrawEntry {
  applicationId: string;
  stratum: string;
  ticket: string;
  position: number;
  assigned: boolean;
  wave: number | null;
}

export async function selectDraw(tx: Transaction, roundId: string): Promise<DrawEntry[]> {
  const { rows } = await tx.client.query<DrawEntry>(
    `SELECT application_id AS "applicationId", stratum, ticket, position, assigned, wave
     FROM programmes.draw_entry WHERE economy = $1 AND round_id = $2 ORDER BY position`,
    [tx.economy, roundId],
  );
  return rows;
}

/** Firms of a round that won a place, with the organisation that applied for each. */
export async function selectWinners(
  tx: Transaction,
  roundId: string,
): Promise<{ enterpriseId: string; organisation: string | null; programmeId: string; onDate: string }[]> {
  const { rows } = await tx.client.query(
    `SELECT a.enterprise_id AS "enterpriseId", a.organisation, r.programme_id AS "programmeId", a.assigned_at::date::text AS "onDate"
     FROM programmes.application a JOIN programmes.round r ON r.economy = a.economy AND r.id = a.round_id
     WHERE a.economy = $1 AND a.round_id = $2 AND a.state = 'assigned' AND a.enterprise_id IS NOT NULL ORDER BY a.enterprise_id`,
    [tx.economy, roundId],
  );
  return rows;
}
