import type { Transaction } from '../../../../platform/context.ts';
import { insertRows } from '../../../../platform/db/index.ts';
import type { Outcome } from '../rules/judgeGroup.ts';

export interface FirmOfGroup {
  enterpriseId: string;
  name: string;
  /** As the register counts them over all plants; null where it does not say. */
  employees: number | null;
}

const named = `coalesce(e.name, f.id) AS name, p.employees`;
const names = `LEFT JOIN registry_api.enterprise e ON e.economy = $1 AND e.id = f.id
  LEFT JOIN registry_api.enterprise_profile p ON p.economy = $1 AND p.enterprise_id = f.id`;

/** Firms that belong to a group on a day, each once under the id that it has now. */
export async function selectFirmsOfGroup(tx: Transaction, groupId: string, day: string): Promise<FirmOfGroup[]> {
  const { rows } = await tx.client.query<FirmOfGroup>(
    `WITH f AS (SELECT DISTINCT coalesce(d.new_id, m.enterprise_id) AS id
       FROM registry_api.enterprise_group g
       JOIN registry_api.membership m ON m.economy = g.economy AND m.kind = g.kind AND m.body = g.id::text
       LEFT JOIN programmes.known_redirect d ON d.economy = m.economy AND d.old_id = m.enterprise_id
       WHERE g.economy = $1 AND g.id = $2
         AND coalesce(m.valid_from, '-infinity') <= $3::date AND coalesce(m.valid_to, 'infinity') >= $3::date)
     SELECT f.id AS "enterpriseId", ${named} FROM f ${names} ORDER BY name, f.id LIMIT 2000`,
    [tx.economy, groupId, day],
  );
  return rows;
}

export interface MemberRow extends FirmOfGroup {
  outcome: Outcome;
  checkedAt: Date;
  /** Null where the reader may not read how it was decided. */
  trace: unknown;
}

/** Firms for which a group applied, with the last decision of each. */
export async function selectRoll(tx: Transaction, applicationId: string): Promise<MemberRow[]> {
  const { rows } = await tx.client.query<MemberRow>(
    `SELECT m.enterprise_id AS "enterpriseId", coalesce(e.name, m.enterprise_id) AS name, m.employees, m.outcome,
       m.checked_at AS "checkedAt", d.trace
     FROM programmes.application_member m
     LEFT JOIN registry_api.enterprise e ON e.economy = m.economy AND e.id = m.enterprise_id
     LEFT JOIN programmes.decision_record d ON d.economy = m.economy AND d.id = m.decision_record_id
     WHERE m.economy = $1 AND m.application_id = $2 ORDER BY name, m.enterprise_id`,
    [tx.economy, applicationId],
  );
  return rows;
}

export interface CheckedMember {
  enterpriseId: string;
  employees: number | null;
  outcome: Outcome;
  decisionRecordId: string;
}

export async function insertRoll(
  tx: Transaction,
  { applicationId, organisation }: { applicationId: string; organisation: string | null },
  members: readonly CheckedMember[],
  at: Date,
): Promise<void> {
  await insertRows(
    tx,
    'programmes.application_member',
    [
      ...['economy', 'application_id', 'organisation', 'enterprise_id', 'employees', 'outcome'],
      ...['decision_record_id', 'checked_at'],
    ],
    members.map(({ enterpriseId, employees, outcome, decisionRecordId }) => ({
      ...{ economy: tx.economy, application_id: applicationId, organisation, enterprise_id: enterpriseId, employees },
      ...{ outcome, decision_record_id: decisionRecordId, checked_at: at.toISOString() },
    })),
  );
}

/** The list of firms stays as it was; what is known of each is written anew. */
export async function updateRoll(
  tx: Transaction,
  applicationId: string,
  members: readonly CheckedMember[],
  at: Date,
): Promise<void> {
  await tx.client.query(
    `UPDATE programmes.application_member m SET outcome = n.outcome, employees = n.employees, decision_record_id = n.decision_record_id,
       checked_at = $4
     FROM jsonb_to_recordset($3::jsonb) AS n (enterprise_id text, employees integer, outcome text, decision_record_id uuid)
     WHERE m.economy = $1 AND m.application_id = $2 AND m.enterprise_id = n.enterprise_id`,
    [
      ...[tx.economy, applicationId],
      JSON.stringify(
        members.map(({ enterpriseId, decisionRecordId, ...one }) => ({
          ...{ ...one, enterprise_id: enterpriseId, decision_record_id: decisionRecordId },
        })),
      ),
      at,
    ],
  );
}
