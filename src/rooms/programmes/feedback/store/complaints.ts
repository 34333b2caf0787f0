import type { Transaction } from '../../../../platform/context.ts';
import type { ComplaintSubject, OutcomeKind } from '../model.ts';

export interface ComplaintRow {
  id: string;
  programmeId: string;
  programmeTitle: string;
  enterpriseId: string | null;
  enterpriseName: string | null;
  organisation: string | null;
  subject: ComplaintSubject;
  text: string;
  owner: string;
  dueOn: string;
  state: 'open' | 'answered' | 'closed';
  publicOutcome: string | null;
  outcomeKind: OutcomeKind | null;
  closedOn: string | null;
  receivedOn: string;
  version: number;
}

const columns = `c.id, c.programme_id AS "programmeId", p.title AS "programmeTitle", c.enterprise_id AS "enterpriseId", e.name AS "enterpriseName",
  c.organisation, c.subject, c.text, c.owner, c.due_on::text AS "dueOn", c.state, c.public_outcome AS "publicOutcome",
  c.outcome_kind AS "outcomeKind", c.closed_on::text AS "closedOn", c.received_on::text AS "receivedOn", c.version`;
const source = `programmes.complaint c
  JOIN programmes.programme p ON p.economy = c.economy AND p.id = c.programme_id AND p.is_current
  LEFT JOIN registry_api.enterprise e ON e.economy = c.economy AND e.id = c.enterprise_id`;

export async function selectComplaint(tx: Transaction, id: string, lock = false): Promise<ComplaintRow | null> {
  const { rows } = await tx.client.query<ComplaintRow>(
    `SELECT ${columns} FROM ${source} WHERE c.economy = $1 AND c.id = $2 ${lock ? 'FOR UPDATE OF c' : ''}`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

/** Open ones by deadline, then the closed, the latest first. */
export async function selectComplaints(
  tx: Transaction,
  filter: { organisation: string | null; openOnly: boolean },
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; rows: ComplaintRow[] }> {
  const { rows } = await tx.client.query<ComplaintRow & { total: number }>(
    `SELECT ${columns}, (count(*) OVER ())::int AS total FROM ${source}
     WHERE c.economy = $1 AND ($2::text IS NULL OR c.organisation = $2) AND (NOT $3 OR c.state <> 'closed')
     ORDER BY c.state = 'closed', CASE WHEN c.state = 'closed' THEN NULL ELSE c.due_on END, c.closed_on DESC, c.id LIMIT $4 OFFSET $5`,
    [tx.economy, filter.organisation, filter.openOnly, limit, offset],
  );
  return { total: rows[0]?.total ?? 0, rows };
}

export interface NewComplaint {
  id: string;
  programmeId: string;
  feedbackId: string | null;
  enterpriseId: string | null;
  organisation: string | null;
  subject: ComplaintSubject;
  text: string;
  owner: string;
  dueOn: string;
  receivedOn: string;
  simulated: boolean;
}

export async function insertComplaint(tx: Transaction, one: NewComplaint): Promise<void> {
  await tx.client.query(
    `INSERT INTO programmes.complaint (economy, id, programme_id, feedback_id, enterprise_id, organisation, subject, text, owner, due_on, state,
       received_on, simulated) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11, $12)`,
    [
      tx.economy,
      one.id,
      one.programmeId,
      one.feedbackId,
      one.enterpriseId,
      one.organisation,
      one.subject,
      one.text,
      one.owner,
      one.dueOn,
      one.receivedOn,
      one.simulated,
    ],
  );
}

export interface ComplaintChange {
  id: string;
  state: 'open' | 'answered' | 'closed';
  owner: string;
  publicOutcome: string | null;
  outcomeKind: OutcomeKind | null;
  closedOn: string | null;
  version: number;
}

export async function changeComplaint(tx: Transaction, change: ComplaintChange): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE programmes.complaint SET state = $3, owner = $4, public_outcome = $5, outcome_kind = $6, closed_on = $7, version = version + 1
     WHERE economy = $1 AND id = $2 AND version = $8`,
    [
      tx.economy,
      change.id,
      change.state,
      change.owner,
      change.publicOutcome,
      change.outcomeKind,
      change.closedOn,
      change.version,
    ],
  );
  return rowCount === 1;
}

export interface ActionRow {
  id: string;
  action: string;
  owner: string;
  dueOn: string;
  doneOn: string | null;
  version: number;
}

export async function selectActions(tx: Transaction, complaintId: string): Promise<ActionRow[]> {
  const { rows } = await tx.client.query<ActionRow>(
    `SELECT id, action, owner, due_on::text AS "dueOn", done_on::text AS "doneOn", version FROM programmes.corrective_action
     WHERE economy = $1 AND complaint_id = $2 ORDER BY due_on, id`,
    [tx.economy, complaintId],
  );
  return rows;
}

export async function insertAction(
  tx: Transaction,
  one: { complaintId: string; action: string; owner: string; dueOn: string },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO programmes.corrective_action (economy, complaint_id, action, owner, due_on) VALUES ($1, $2, $3, $4, $5)`,
    [tx.economy, one.complaintId, one.action, one.owner, one.dueOn],
  );
}

export async function finishAction(tx: Transaction, id: string, doneOn: string): Promise<string | null> {
  const { rows } = await tx.client.query<{ complaint: string }>(
    `UPDATE programmes.corrective_action SET done_on = $3, version = version + 1 WHERE economy = $1 AND id = $2 AND done_on IS NULL
     RETURNING complaint_id AS complaint`,
    [tx.economy, id, doneOn],
  );
  return rows[0]?.complaint ?? null;
}

export interface PublicComplaintRow {
  id: string;
  programmeId: string;
  programmeTitle: string;
  subject: ComplaintSubject;
  state: 'open' | 'answered' | 'closed';
  receivedOn: string;
  dueOn: string;
  outcomeKind: OutcomeKind | null;
  publicOutcome: string | null;
  closedOn: string | null;
  corrections: { action: string; dueOn: string; doneOn: string | null }[];
}

/** What everybody may know of complaints: subject, days, outcome. The words of the complaint and who made it stay closed. */
export async function selectPublicComplaints(
  tx: Transaction,
  programmeId: string | null,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; rows: PublicComplaintRow[] }> {
  const { rows } = await tx.client.query<PublicComplaintRow & { total: number }>(
    `SELECT c.id, c.programme_id AS "programmeId", p.title AS "programmeTitle", c.subject, c.state, c.received_on::text AS "receivedOn",
       c.due_on::text AS "dueOn", c.outcome_kind AS "outcomeKind", c.public_outcome AS "publicOutcome", c.closed_on::text AS "closedOn",
       coalesce((SELECT jsonb_agg(jsonb_build_object('action', a.action, 'dueOn', a.due_on, 'doneOn', a.done_on) ORDER BY a.due_on)
         FROM programmes_api.public_correction a WHERE a.economy = c.economy AND a.complaint_id = c.id), '[]') AS corrections,
       (count(*) OVER ())::int AS total
     FROM programmes_api.public_complaint c
     JOIN programmes.programme p ON p.economy = c.economy AND p.id = c.programme_id AND p.is_current
     WHERE c.economy = $1 AND ($2::text IS NULL OR c.programme_id = $2)
     ORDER BY c.state = 'closed', c.closed_on DESC, c.received_on DESC, c.id LIMIT $3 OFFSET $4`,
    [tx.economy, programmeId, limit, offset],
  );
  return { total: rows[0]?.total ?? 0, rows };
}

export interface ComplaintCounts {
  received: number;
  open: number;
  late: number;
  closed: number;
  corrected: number;
  /** Median days from receipt to outcome; null where none is closed. */
  medianDays: number | null;
}

export async function countComplaints(
  tx: Transaction,
  programmeId: string | null,
  today: string,
): Promise<ComplaintCounts> {
  const { rows } = await tx.client.query<ComplaintCounts>(
    `SELECT count(*)::int AS received, count(*) FILTER (WHERE state <> 'closed')::int AS open,
       count(*) FILTER (WHERE state <> 'closed' AND due_on < $3::date)::int AS late, count(*) FILTER (WHERE state = 'closed')::int AS closed,
       count(*) FILTER (WHERE outcome_kind IN ('corrected', 'partlyCorrected'))::int AS corrected,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY closed_on - received_on) FILTER (WHERE state = 'closed') AS "medianDays"
     FROM programmes_api.public_complaint WHERE economy = $1 AND ($2::text IS NULL OR programme_id = $2)`,
    [tx.economy, programmeId, today],
  );
  return rows[0] as ComplaintCounts;
}

/** The published programme that a complaint is about; null where there is none. */
export async function selectProgrammeOf(
  tx: Transaction,
  id: string,
): Promise<{ title: string; simulated: boolean } | null> {
  const { rows } = await tx.client.query<{ title: string; simulated: boolean }>(
    `SELECT title, simulated FROM programmes.programme WHERE economy = $1 AND id = $2 AND is_current AND state = 'published'`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}
