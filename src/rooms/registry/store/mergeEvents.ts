import type { Transaction } from '../../../platform/context.ts';
import type { Moved } from './merges.ts';

export interface MergeEvent {
  id: string;
  batch: string;
  kind: 'merge' | 'split';
  fromId: string;
  toId: string;
  /** Names as they were, or are. */
  fromName: string;
  toName: string;
  reason: string;
  decidedBy: string;
  decidedAt: Date;
  undoneAt: Date | null;
}

const columns = `m.id, m.batch, m.kind, m.from_id AS "fromId", m.to_id AS "toId",
  coalesce(m.enterprise->>'name', f.name, m.from_id) AS "fromName", coalesce(t.name, m.to_id) AS "toName",
  m.reason, m.decided_by_name AS "decidedBy", m.decided_at AS "decidedAt", m.undone_at AS "undoneAt"`;
const joined = `registry.merge_event m
  LEFT JOIN registry.enterprise f ON f.economy = m.economy AND f.id = m.from_id
  LEFT JOIN registry.redirect d ON d.economy = m.economy AND d.old_id = m.to_id
  LEFT JOIN registry.enterprise t ON t.economy = m.economy AND t.id = coalesce(d.new_id, m.to_id)`;

export async function insertMergeEvent(
  tx: Transaction,
  one: { id: string; batch: string; kind: MergeEvent['kind']; from: string; to: string; reason: string },
  moved: Pick<Moved, 'moved' | 'dropped' | 'redirects'> & { enterprise: Moved['enterprise'] | null },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.merge_event (economy, id, batch, kind, from_id, to_id, reason, decided_by, decided_by_name, enterprise, moved, dropped, redirects)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      tx.economy,
      one.id,
      one.batch,
      one.kind,
      one.from,
      one.to,
      one.reason,
      tx.actor.userId ?? 'anonymous',
      tx.actor.name,
      moved.enterprise === null ? null : JSON.stringify(moved.enterprise),
      JSON.stringify(moved.moved),
      JSON.stringify(moved.dropped),
      moved.redirects,
    ],
  );
}

export async function selectMergeEvents(
  tx: Transaction,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; events: MergeEvent[] }> {
  const { rows } = await tx.client.query<MergeEvent>(
    `SELECT ${columns} FROM ${joined} WHERE m.economy = $1 ORDER BY m.decided_at DESC, m.id LIMIT $2 OFFSET $3`,
    [tx.economy, limit, offset],
  );
  const counted = await tx.client.query<{ total: number }>(
    'SELECT count(*)::int AS total FROM registry.merge_event WHERE economy = $1',
    [tx.economy],
  );
  return { total: (counted.rows[0] as { total: number }).total, events: rows };
}

/** Held until the transaction ends; null where there is none. */
export async function lockMergeEvent(tx: Transaction, id: string): Promise<(MergeEvent & Moved) | null> {
  const { rows } = await tx.client.query<MergeEvent & Moved>(
    `SELECT ${columns}, m.enterprise, m.moved, m.dropped, m.redirects FROM ${joined} WHERE m.economy = $1 AND m.id = $2 FOR UPDATE OF m`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export async function selectBatch(tx: Transaction, batch: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    'SELECT id FROM registry.merge_event WHERE economy = $1 AND batch = $2 AND undone_at IS NULL ORDER BY decided_at DESC, id DESC',
    [tx.economy, batch],
  );
  return rows.map(({ id }) => id);
}

export async function markUndone(tx: Transaction, id: string): Promise<void> {
  await tx.client.query(
    'UPDATE registry.merge_event SET undone_at = clock_timestamp(), undone_by = $3 WHERE economy = $1 AND id = $2',
    [tx.economy, id, tx.actor.userId ?? 'anonymous'],
  );
}
