import type { Transaction } from '../../../../platform/context.ts';
import { insertRows } from '../../../../platform/db/index.ts';

export interface MemberRow {
  cluster_id: string;
  establishment_id: string;
  enterprise_id: string;
  membership: number;
  is_core: boolean;
}

export async function insertMembers(tx: Transaction, run: string, rows: readonly MemberRow[]): Promise<void> {
  await insertRows(
    tx,
    'clusters.found_member',
    ['economy', 'run_id', 'cluster_id', 'establishment_id', 'enterprise_id', 'membership', 'is_core'],
    rows.map((row) => ({ economy: tx.economy, run_id: run, ...row })),
  );
}

export async function selectMembersOfRun(tx: Transaction, run: string): Promise<MemberRow[]> {
  const { rows } = await tx.client.query<MemberRow>(
    `SELECT cluster_id, establishment_id, enterprise_id, membership, is_core FROM clusters.found_member
     WHERE economy = $1 AND run_id = $2 ORDER BY cluster_id, establishment_id`,
    [tx.economy, run],
  );
  return rows;
}

export interface MemberDetail extends MemberRow {
  name: string | null;
  employees: number | null;
  place_code: string | null;
  longitude: number | null;
  latitude: number | null;
  geo_precision: string | null;
}

/** Members of one cluster as the register knows them now; those that have left it come without a name. */
export async function selectMembers(
  tx: Transaction,
  run: string,
  cluster: string,
  part: { limit: number; offset: number } | null,
): Promise<MemberDetail[]> {
  const { rows } = await tx.client.query<MemberDetail>(
    `SELECT m.cluster_id, m.establishment_id, coalesce(p.enterprise_id, m.enterprise_id) AS enterprise_id, m.membership, m.is_core,
       s.name, s.employees, p.place_code, p.longitude, p.latitude, p.geo_precision
     FROM clusters.found_member m
     LEFT JOIN registry_api.establishment_place p ON p.economy = m.economy AND p.establishment_id = m.establishment_id
     LEFT JOIN registry_api.establishment_size s ON s.economy = m.economy AND s.establishment_id = m.establishment_id
     WHERE m.economy = $1 AND m.run_id = $2 AND m.cluster_id = $3
     ORDER BY m.is_core DESC, m.membership DESC, m.establishment_id LIMIT $4 OFFSET $5`,
    [tx.economy, run, cluster, part?.limit ?? null, part?.offset ?? 0],
  );
  return rows;
}
