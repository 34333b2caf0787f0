import type { Transaction } from '../../../platform/context.ts';

/** An import joins and sorts the whole register once; for the length of its transaction it may do so in memory. */
export async function allowLargeSorts(tx: Transaction): Promise<void> {
  await tx.client.query("SET LOCAL work_mem = '64MB'");
}
