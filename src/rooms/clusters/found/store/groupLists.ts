import type { Transaction } from '../../../../platform/context.ts';
import type { IndustryGroups } from '../../rules/industryGroups.ts';

export interface GroupListRow {
  version: number;
  title: string;
  groups: IndustryGroups['groups'];
  made_by: string;
  made_at: Date;
}

export async function selectGroupLists(tx: Transaction): Promise<GroupListRow[]> {
  const { rows } = await tx.client.query<GroupListRow>(
    'SELECT version, title, groups, made_by, made_at FROM clusters.group_list WHERE economy = $1 ORDER BY version DESC',
    [tx.economy],
  );
  return rows;
}

/** Saves a list as the next version. */
export async function insertGroupList(
  tx: Transaction,
  { title, groups }: Pick<GroupListRow, 'title' | 'groups'>,
): Promise<number> {
  await tx.client.query(`SELECT pg_advisory_xact_lock(hashtext('clusters.group_list ' || $1))`, [tx.economy]);
  const { rows } = await tx.client.query<{ version: number }>(
    `INSERT INTO clusters.group_list (economy, version, title, groups, made_by)
     SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4 FROM clusters.group_list WHERE economy = $1 RETURNING version`,
    [tx.economy, title, JSON.stringify(groups), tx.actor.userId ?? 'system'],
  );
  return rows[0]!.version;
}
