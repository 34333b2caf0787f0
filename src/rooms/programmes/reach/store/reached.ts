import type { Transaction } from '../../../../platform/context.ts';

export interface ReachedRow {
  programmeId: string;
  how: 'applied' | 'served';
  enterpriseIds: string[];
}

/** Firms that applied for a programme, and firms that it helped, each once. */
export async function selectReached(tx: Transaction, programmeId: string | null): Promise<ReachedRow[]> {
  const { rows } = await tx.client.query<ReachedRow>(
    `SELECT programme_id AS "programmeId", how, array_agg(DISTINCT enterprise_id) AS "enterpriseIds"
     FROM programmes.reached_firm WHERE economy = $1 AND ($2::text IS NULL OR programme_id = $2) GROUP BY 1, 2`,
    [tx.economy, programmeId],
  );
  return rows;
}

/** Names of firms by their ids. */
export async function selectNames(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ id: string; name: string }>(
    'SELECT id, name FROM registry_api.enterprise WHERE economy = $1 AND id = ANY($2)',
    [tx.economy, ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Rounds of a programme that were opened. */
export async function countRounds(tx: Transaction, programmeId: string): Promise<number> {
  const { rows } = await tx.client.query<{ rounds: number }>(
    `SELECT count(*)::int AS rounds FROM programmes_api.round WHERE economy = $1 AND programme_id = $2 AND state <> 'draft'`,
    [tx.economy, programmeId],
  );
  return rows[0]?.rounds ?? 0;
}
