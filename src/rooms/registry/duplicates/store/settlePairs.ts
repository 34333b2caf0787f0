import type { Transaction } from '../../../../platform/context.ts';

/**
 * Brings pairs up to what the register is now: follows ids through merges, takes pairs of firms that were made one by another way for decided,
 * lets pairs wait again whose merge was taken back, and shows of several pairs of the same firms one.
 */
export async function settlePairs(tx: Transaction): Promise<void> {
  await tx.client.query(
    `WITH led AS (
       SELECT p.id, p.state, p.probability, coalesce(ra.new_id, p.a_id) AS x, coalesce(rb.new_id, p.b_id) AS y
       FROM registry.duplicate_pair p
       LEFT JOIN registry.redirect ra ON ra.economy = p.economy AND ra.old_id = p.a_id
       LEFT JOIN registry.redirect rb ON rb.economy = p.economy AND rb.old_id = p.b_id
       WHERE p.economy = $1
     ), settled AS (
       SELECT id, least(x, y) AS a_now, greatest(x, y) AS b_now, x = y AS is_one,
         CASE WHEN x = y AND state IN ('waiting', 'later') THEN 'same' WHEN x <> y AND state = 'same' THEN 'waiting' ELSE state END AS state,
         probability,
         EXISTS (SELECT FROM registry.enterprise e WHERE e.economy = $1 AND e.id = x)
           AND EXISTS (SELECT FROM registry.enterprise e WHERE e.economy = $1 AND e.id = y) AS are_there
       FROM led
     ), ranked AS (
       SELECT *, are_there AND CASE WHEN is_one THEN state = 'same' ELSE 1 = row_number() OVER (PARTITION BY is_one, a_now, b_now
         ORDER BY (state = 'different') DESC, (state = 'later') DESC, probability DESC NULLS LAST, id) END AS shown
       FROM settled
     )
     UPDATE registry.duplicate_pair p SET a_now = r.a_now, b_now = r.b_now, shown = r.shown, state = r.state,
       decided_how = CASE WHEN p.state = r.state THEN p.decided_how WHEN r.state = 'same' THEN 'merge' END,
       decided_by = CASE WHEN p.state = r.state THEN p.decided_by WHEN r.state = 'same' THEN $2 END,
       decided_by_name = CASE WHEN p.state = r.state THEN p.decided_by_name WHEN r.state = 'same' THEN $3 END,
       decided_at = CASE WHEN p.state = r.state THEN p.decided_at WHEN r.state = 'same' THEN clock_timestamp() END,
       reason = CASE WHEN p.state = r.state THEN p.reason END, batch = CASE WHEN p.state = r.state THEN p.batch END,
       merge_event = CASE WHEN p.state = r.state THEN p.merge_event END,
       version = p.version + CASE WHEN p.state = r.state THEN 0 ELSE 1 END
     FROM ranked r
     WHERE p.economy = $1 AND p.id = r.id
       AND (p.a_now, p.b_now, p.shown, p.state) IS DISTINCT FROM (r.a_now, r.b_now, r.shown, r.state)`,
    [tx.economy, tx.actor.userId ?? 'anonymous', tx.actor.name],
  );
}
