import type { Transaction } from '../../../../platform/context.ts';
import type { GroupRule } from '../../groups/model.ts';
import type { ApplicationState, ReasonCode } from '../model.ts';

export interface ApplicationRow {
  id: string;
  roundId: string;
  roundTitle: string;
  roundState: string;
  closesOn: string;
  programmeId: string;
  programmeTitle: string;
  programmeInstrument: string;
  enterpriseId: string | null;
  groupId: string | null;
  groupRule: GroupRule | null;
  applicant: string;
  organisation: string | null;
  need: string;
  consentsFollowUp: boolean;
  state: ApplicationState;
  reasonCode: ReasonCode | null;
  reason: string | null;
  decidedAt: Date | null;
  decisionRecordId: string | null;
  eligibility: 'eligible' | 'ineligible' | 'unknown' | null;
  /** Facts of the rule that a person has to judge. */
  toJudge: string[];
  stratum: string | null;
  score: number | null;
  rank: number | null;
  wave: number | null;
  assignmentProbability: number | null;
  submittedAt: Date;
  simulated: boolean;
  version: number;
}

const columns = `a.id, a.round_id AS "roundId", r.title AS "roundTitle", r.state AS "roundState", r.closes_on::text AS "closesOn",
  r.programme_id AS "programmeId", p.title AS "programmeTitle", p.instrument AS "programmeInstrument",
  a.enterprise_id AS "enterpriseId", a.group_id AS "groupId", r.rule->'group' AS "groupRule", coalesce(e.name, g.name, '') AS applicant, a.organisation, a.need,
  a.consents_follow_up AS "consentsFollowUp", a.state, a.reason_code AS "reasonCode", a.reason, a.decided_at AS "decidedAt",
  a.decision_record_id AS "decisionRecordId", d.outcome AS eligibility, coalesce(d.trace->'assessments', '[]') AS "toJudge", a.stratum, a.score::float8 AS score, a.rank, a.wave,
  a.assignment_probability AS "assignmentProbability", a.submitted_at AS "submittedAt", a.simulated, a.version`;
const source = `programmes.application a
  JOIN programmes.round r ON r.economy = a.economy AND r.id = a.round_id
  JOIN programmes.programme p ON p.economy = r.economy AND p.id = r.programme_id AND p.version = r.programme_version
  LEFT JOIN registry_api.enterprise e ON e.economy = a.economy AND e.id = a.enterprise_id
  LEFT JOIN registry_api.enterprise_group g ON g.economy = a.economy AND g.id = a.group_id
  LEFT JOIN programmes.decision_record d ON d.economy = a.economy AND d.id = a.decision_record_id`;

export async function selectApplication(tx: Transaction, id: string, lock = false): Promise<ApplicationRow | null> {
  const { rows } = await tx.client.query<ApplicationRow>(
    `SELECT ${columns} FROM ${source} WHERE a.economy = $1 AND a.id = $2 ${lock ? 'FOR UPDATE OF a' : ''}`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export interface ApplicationFilter {
  roundId: string | null;
  states: readonly ApplicationState[] | null;
  enterpriseIds: readonly string[] | null;
  groupIds: readonly string[] | null;
}

export async function selectApplications(
  tx: Transaction,
  filter: ApplicationFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; rows: ApplicationRow[] }> {
  const { rows } = await tx.client.query<ApplicationRow & { total: number }>(
    `SELECT ${columns}, (count(*) OVER ())::int AS total FROM ${source}
     WHERE a.economy = $1 AND ($2::uuid IS NULL OR a.round_id = $2) AND ($3::text[] IS NULL OR a.state = ANY($3))
       AND (($4::text[] IS NULL AND $5::uuid[] IS NULL) OR a.enterprise_id = ANY($4) OR a.group_id = ANY($5))
     ORDER BY a.submitted_at DESC, a.id LIMIT $6 OFFSET $7`,
    [tx.economy, filter.roundId, filter.states, filter.enterpriseIds, filter.groupIds, limit, offset],
  );
  return { total: rows[0]?.total ?? 0, rows };
}

export async function countByState(
  tx: Transaction,
  roundId: string,
): Promise<Partial<Record<ApplicationState, number>>> {
  const { rows } = await tx.client.query<{ state: ApplicationState; count: number }>(
    'SELECT state, count(*)::int AS count FROM programmes.application WHERE economy = $1 AND round_id = $2 GROUP BY state',
    [tx.economy, roundId],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

export interface NewApplication {
  id: string;
  roundId: string;
  enterpriseId: string | null;
  groupId: string | null;
  organisation: string | null;
  need: string;
  consentsFollowUp: boolean;
  stratum: string;
  decisionRecordId: string | null;
  simulated: boolean;
}

/** False where the same applicant has an application in this round already. */
export async function insertApplication(tx: Transaction, one: NewApplication, at: Date): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `INSERT INTO programmes.application (economy, id, round_id, enterprise_id, group_id, organisation, need, consents_follow_up, state, stratum,
       decision_record_id, simulated, submitted_by, submitted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'submitted', $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING`,
    [
      tx.economy,
      one.id,
      one.roundId,
      one.enterpriseId,
      one.groupId,
      one.organisation,
      one.need,
      one.consentsFollowUp,
      one.stratum,
      one.decisionRecordId,
      one.simulated,
      tx.actor.userId ?? 'anonymous',
      at,
    ],
  );
  return rowCount === 1;
}

export interface Decision {
  id: string;
  state: ApplicationState;
  reasonCode: ReasonCode | null;
  reason: string | null;
  score: number | null;
  version: number;
}

/** False where somebody changed the application since it was read. */
export async function decideApplication(tx: Transaction, decision: Decision, at: Date): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE programmes.application SET state = $3, reason_code = $4, reason = $5, score = coalesce($6, score), decided_by = $7, decided_at = $8,
       version = version + 1 WHERE economy = $1 AND id = $2 AND version = $9`,
    [
      tx.economy,
      decision.id,
      decision.state,
      decision.reasonCode,
      decision.reason,
      decision.score,
      tx.actor.userId ?? 'anonymous',
      at,
      decision.version,
    ],
  );
  return rowCount === 1;
}

/** Kept for ever, whatever becomes of the application later. */
export async function insertEvent(
  tx: Transaction,
  event: {
    applicationId: string;
    organisation: string | null;
    state: string;
    reasonCode: string | null;
    reason: string | null;
    assessments?: readonly Assessment[];
  },
  at: Date,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO programmes.application_event (economy, application_id, organisation, state, reason_code, reason, happened_by, happened_at, assessments)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.economy,
      event.applicationId,
      event.organisation,
      event.state,
      event.reasonCode,
      event.reason,
      tx.actor.userId ?? 'anonymous',
      at,
      JSON.stringify(event.assessments ?? []),
    ],
  );
}

/** What an officer judged of a fact that no register shows. */
export interface Assessment {
  fact: string;
  holds: boolean;
}

export interface ApplicationEvent {
  state: ApplicationState;
  reasonCode: ReasonCode | null;
  reason: string | null;
  happenedAt: Date;
  assessments: Assessment[];
}

export async function selectEvents(tx: Transaction, applicationId: string): Promise<ApplicationEvent[]> {
  const { rows } = await tx.client.query<ApplicationEvent>(
    `SELECT state, reason_code AS "reasonCode", reason, happened_at AS "happenedAt", assessments
     FROM programmes.application_event
     WHERE economy = $1 AND application_id = $2 ORDER BY happened_at, position`,
    [tx.economy, applicationId],
  );
  return rows;
}

/** Groups for which the actor's organisation speaks. */
export async function selectOwnGroups(tx: Transaction): Promise<{ id: string; name: string }[]> {
  const { rows } = await tx.client.query<{ id: string; name: string }>(
    'SELECT id, name FROM registry_api.enterprise_group WHERE economy = $1 AND organisation = $2 ORDER BY name, id',
    [tx.economy, tx.actor.organisationId],
  );
  return rows;
}
