import type { Transaction } from '../../../platform/context.ts';

export interface NumberedFirm {
  value: string;
  enterpriseId: string;
}

/** Firms by a number of any scheme, and by their own id; merged ones under the id that they have now. */
export async function selectByNumbers(
  tx: Transaction,
  numbers: readonly string[],
  ids: readonly string[],
): Promise<NumberedFirm[]> {
  const { rows } = await tx.client.query<NumberedFirm>(
    `SELECT DISTINCT f.value, coalesce(r.new_id, f.id) AS "enterpriseId" FROM (
       SELECT value, enterprise_id AS id FROM registry.identifier WHERE value = ANY ($2) AND economy = $1
       UNION ALL SELECT id, id FROM registry.enterprise WHERE economy = $1 AND id = ANY ($3)
       UNION ALL SELECT old_id, old_id FROM registry.redirect WHERE economy = $1 AND old_id = ANY ($3)
     ) f LEFT JOIN registry.redirect r ON r.economy = $1 AND r.old_id = f.id ORDER BY 1, 2`,
    [tx.economy, numbers, ids],
  );
  return rows;
}
