import type { Transaction } from '../../../../platform/context.ts';

export async function deleteSimulated(tx: Transaction): Promise<void> {
  for (const table of ['portfolio', 'project', 'place_file'])
    await tx.client.query(`DELETE FROM clusters.${table} WHERE economy = $1 AND simulated`, [tx.economy]);
}
