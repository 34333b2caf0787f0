import type { Transaction } from '../../../../platform/context.ts';
import type { Decision, PairState } from '../model.ts';

export interface Settling {
  id: string;
  state: PairState;
  how: 'person' | 'machine' | null;
  reason: string | null;
  batch: string | null;
  mergeEvent: string | null;
}

/** Writes what was decided; a pair that waits again forgets who decided. */
export async function writeDecision(tx: Transaction, one: Settling): Promise<void> {
  await tx.client.query(
    `UPDATE registry.duplicate_pair SET state = $3, decided_how = $4, reason = $5, batch = $6, merge_event = $7,
       decided_by = CASE WHEN $4::text IS NOT NULL THEN $8 END, decided_by_name = CASE WHEN $4::text IS NOT NULL THEN $9 END,
       decided_at = CASE WHEN $4::text IS NOT NULL THEN clock_timestamp() END, version = version + 1
     WHERE economy = $1 AND id = $2`,
    [
      tx.economy,
      one.id,
      one.state,
      one.how,
      one.reason,
      one.batch,
      one.mergeEvent,
      tx.actor.userId ?? 'anonymous',
      tx.actor.name,
    ],
  );
}

export interface Batch {
  id: string;
  decision: Decision;
  reason: string;
  pairs: string[];
  decidedBy: string;
  decidedAt: string;
  undoneAt: string | null;
}

export async function insertBatch(
  tx: Transaction,
  one: { id: string; decision: Decision; reason: string; pairs: readonly string[] },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.duplicate_batch (economy, id, decision, reason, pairs, decided_by_name) VALUES ($1, $2, $3, $4, $5, $6)`,
    [tx.economy, one.id, one.decision, one.reason, one.pairs, tx.actor.name],
  );
}

export async function selectDecisionBatch(tx: Transaction, id: string, lock = false): Promise<Batch | null> {
  const { rows } = await tx.client.query<
    Omit<Batch, 'decidedAt' | 'undoneAt'> & { decidedAt: Date; undoneAt: Date | null }
  >(
    `SELECT id, decision, reason, pairs, decided_by_name AS "decidedBy", decided_at AS "decidedAt", undone_at AS "undoneAt"
     FROM registry.duplicate_batch WHERE economy = $1 AND id = $2 ${lock ? 'FOR UPDATE' : ''}`,
    [tx.economy, id],
  );
  const found = rows[0];
  if (found === undefined) return null;
  return { ...found, decidedAt: found.decidedAt.toISOString(), undoneAt: found.undoneAt?.toISOString() ?? null };
}

export async function markBatchUndone(tx: Transaction, id: string): Promise<void> {
  await tx.client.query(
    'UPDATE registry.duplicate_batch SET undone_at = clock_timestamp() WHERE economy = $1 AND id = $2',
    [tx.economy, id],
  );
}

/** Pairs of a decision that still stand as it left them. */
export async function selectPairsOfBatch(tx: Transaction, batch: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    'SELECT id FROM registry.duplicate_pair WHERE economy = $1 AND batch = $2 ORDER BY decided_at DESC, id',
    [tx.economy, batch],
  );
  return rows.map(({ id }) => id);
}
