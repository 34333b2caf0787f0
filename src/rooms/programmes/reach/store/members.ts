import type { Transaction } from '../../../../platform/context.ts';

/** Firms that belong today to a group that the actor’s organisation speaks for, under the ids that they have now. */
export async function selectMembers(tx: Transaction, today: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `SELECT DISTINCT coalesce(d.new_id, m.enterprise_id) AS id
     FROM registry_api.enterprise_group g
     JOIN registry_api.membership m ON m.economy = g.economy AND m.kind = g.kind AND m.body = g.id::text
     LEFT JOIN programmes.known_redirect d ON d.economy = m.economy AND d.old_id = m.enterprise_id
     WHERE g.economy = $1 AND g.organisation = $2
       AND coalesce(m.valid_from, '-infinity') <= $3::date AND coalesce(m.valid_to, 'infinity') >= $3::date`,
    [tx.economy, tx.actor.organisationId, today],
  );
  return rows.map(({ id }) => id);
}

/** Programmes for which one of these groups applied as a group. */
export async function selectGroupProgrammes(tx: Transaction, groupIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ id: string }>(
    `SELECT DISTINCT r.programme_id AS id FROM programmes.application a
     JOIN programmes.round r ON r.economy = a.economy AND r.id = a.round_id
     WHERE a.economy = $1 AND a.group_id = ANY($2::uuid[]) AND a.state <> 'withdrawn'`,
    [tx.economy, groupIds],
  );
  return new Set(rows.map(({ id }) => id));
}
