import type { Transaction } from '../../../../platform/context.ts';

/** Editions and members go with their programmes. */
export async function deleteSimulatedWork(tx: Transaction): Promise<number> {
  const statements = await tx.client.query('DELETE FROM clusters.statement WHERE economy = $1 AND simulated', [
    tx.economy,
  ]);
  const programmes = await tx.client.query('DELETE FROM clusters.joint_programme WHERE economy = $1 AND simulated', [
    tx.economy,
  ]);
  return (statements.rowCount ?? 0) + (programmes.rowCount ?? 0);
}
