import type { Transaction } from '../../../../platform/context.ts';

/** The group of the register for which an organisation speaks, where it speaks for one. */
export async function selectGroupOf(tx: Transaction, organisation: string | null): Promise<string | null> {
  const { rows } = await tx.client.query<{ id: string }>(
    'SELECT id FROM registry_api.enterprise_group WHERE economy = $1 AND organisation = $2 ORDER BY name, id LIMIT 1',
    [tx.economy, organisation],
  );
  return rows[0]?.id ?? null;
}

export interface GroupRow {
  id: string;
  kind: string;
  name: string;
  members: number;
}

/** Groups for which the actor's organisation speaks, and how many firms the register knows in each today. */
export async function selectOwnGroups(tx: Transaction, today: string): Promise<GroupRow[]> {
  const { rows } = await tx.client.query<GroupRow>(
    `SELECT g.id, g.kind, g.name, (SELECT count(DISTINCT m.enterprise_id)::int FROM registry_api.membership m
        WHERE m.economy = g.economy AND m.body = g.id::text AND m.kind <> 'programme'
          AND coalesce(m.valid_from, '-infinity') <= $3::date AND coalesce(m.valid_to, 'infinity') >= $3::date) AS members
     FROM registry_api.enterprise_group g WHERE g.economy = $1 AND g.organisation = $2 ORDER BY g.name, g.id LIMIT 50`,
    [tx.economy, tx.actor.organisationId, today],
  );
  return rows;
}

export interface GroupRound {
  id: string;
  title: string;
  programmeTitle: string;
  closesOn: string;
}

/** Rounds that are open and take groups, not single firms. */
export async function selectGroupRounds(tx: Transaction, today: string): Promise<GroupRound[]> {
  const { rows } = await tx.client.query<GroupRound>(
    `SELECT r.id, r.title, coalesce(p.title, r.programme_id) AS "programmeTitle", r.closes_on::text AS "closesOn"
     FROM programmes_api.round r LEFT JOIN programmes_api.programme p ON p.economy = r.economy AND p.id = r.programme_id
     WHERE r.economy = $1 AND r.unit = 'group' AND r.state = 'open' AND r.opens_on <= $2::date AND r.closes_on >= $2::date
     ORDER BY r.closes_on, r.id LIMIT 50`,
    [tx.economy, today],
  );
  return rows;
}

export interface GroupApplication {
  id: string;
  groupId: string;
  groupName: string;
  roundTitle: string;
  state: string;
  submittedAt: Date;
}

const applications = `SELECT a.id, a.group_id AS "groupId", g.name AS "groupName", r.title AS "roundTitle", a.state, a.submitted_at AS "submittedAt"
  FROM programmes_api.application a JOIN programmes_api.round r ON r.economy = a.economy AND r.id = a.round_id
  JOIN registry_api.enterprise_group g ON g.economy = a.economy AND g.id = a.group_id`;

/** Applications of groups, as far as the actor may read them. */
export async function selectGroupApplications(
  tx: Transaction,
  groupIds: readonly string[],
): Promise<GroupApplication[]> {
  const { rows } = await tx.client.query<GroupApplication>(
    `${applications} WHERE a.economy = $1 AND a.group_id = ANY ($2::uuid[]) ORDER BY a.submitted_at DESC, a.id LIMIT 50`,
    [tx.economy, groupIds],
  );
  return rows;
}

export async function selectGroupApplication(tx: Transaction, id: string): Promise<GroupApplication | null> {
  const { rows } = await tx.client.query<GroupApplication>(`${applications} WHERE a.economy = $1 AND a.id = $2`, [
    tx.economy,
    id,
  ]);
  return rows[0] ?? null;
}

/** Firms that the register knows in a group today. */
export async function selectGroupFirms(
  tx: Transaction,
  groupId: string,
  today: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await tx.client.query<{ id: string; name: string }>(
    `SELECT DISTINCT e.id, e.name FROM registry_api.membership m JOIN registry_api.enterprise e ON e.economy = m.economy AND e.id = m.enterprise_id
     WHERE m.economy = $1 AND m.body = $2 AND m.kind <> 'programme'
       AND coalesce(m.valid_from, '-infinity') <= $3::date AND coalesce(m.valid_to, 'infinity') >= $3::date ORDER BY e.name, e.id LIMIT 500`,
    [tx.economy, groupId, today],
  );
  return rows;
}
