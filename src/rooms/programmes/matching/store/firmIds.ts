import type { Transaction } from '../../../../platform/context.ts';

/** The id that a firm has now: another one after it was merged into another. */
export async function selectCurrentId(tx: Transaction, enterpriseId: string): Promise<string> {
  const { rows } = await tx.client.query<{ newId: string }>(
    'SELECT new_id AS "newId" FROM programmes.known_redirect WHERE economy = $1 AND old_id = $2',
    [tx.economy, enterpriseId],
  );
  return rows[0]?.newId ?? enterpriseId;
}
