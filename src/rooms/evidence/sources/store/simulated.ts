import type { Transaction } from '../../../../platform/context.ts';
import type { SourceRow } from './sources.ts';

export async function insertSimulatedSource(tx: Transaction, source: Omit<SourceRow, 'simulated'>): Promise<void> {
  await tx.client.query(
    `INSERT INTO evidence.outcome_source (economy, id, name, kind, holder, simulated, created_by) VALUES ($1, $2, $3, $4, $5, true, $6)
     ON CONFLICT (economy, name) DO NOTHING`,
    [tx.economy, source.id, source.name, source.kind, source.holder, tx.actor.userId ?? 'system'],
  );
}

export async function deleteSimulatedSources(tx: Transaction): Promise<void> {
  const ofSimulated = `economy = $1 AND source_id IN (SELECT id FROM evidence.outcome_source WHERE economy = $1 AND simulated)`;
  await tx.client.query(`DELETE FROM evidence.outcome_value WHERE ${ofSimulated}`, [tx.economy]);
  await tx.client.query(`DELETE FROM evidence.outcome_import WHERE ${ofSimulated}`, [tx.economy]);
  await tx.client.query('DELETE FROM evidence.outcome_source WHERE economy = $1 AND simulated', [tx.economy]);
}
