import type { Transaction } from '../../../platform/context.ts';

/** Firms by gap, each by its last finished check. */
export async function countGapsOf(
  tx: Transaction,
  enterpriseIds: readonly string[],
): Promise<{ checked: number; gaps: { gap: string; firms: number }[] }> {
  const last = `SELECT DISTINCT ON (enterprise_id) enterprise_id, id FROM diagnosis_api.capability_check
    WHERE economy = $1 AND enterprise_id = ANY($2) ORDER BY enterprise_id, done_at DESC`;
  const { rows } = await tx.client.query<{ checked: number; gap: string | null; firms: number }>(
    `WITH last AS (${last})
     SELECT (SELECT count(*)::int FROM last) AS checked, g.gap, count(*)::int AS firms
     FROM last LEFT JOIN diagnosis_api.gap g ON g.economy = $1 AND g.check_id = last.id
     GROUP BY g.gap ORDER BY firms DESC, g.gap`,
    [tx.economy, enterpriseIds],
  );
  return {
    checked: rows[0]?.checked ?? 0,
    gaps: rows.flatMap(({ gap, firms }) => (gap === null ? [] : [{ gap, firms }])),
  };
}
