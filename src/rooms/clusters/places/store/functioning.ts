import type { Transaction } from '../../../../platform/context.ts';

/** What is said of how clusters work, by their id: the latest of each indicator that stands. */
export async function selectFunctioning(
  tx: Transaction,
): Promise<{ cluster: string; indicator: string; holds: boolean; on: string | null }[]> {
  const { rows } = await tx.client.query<{ cluster: string; indicator: string; holds: boolean; on: string | null }>(
    `SELECT cluster_id AS cluster, indicator, holds, known_on::text AS on FROM clusters_api.functioning_statement WHERE economy = $1`,
    [tx.economy],
  );
  return rows;
}
