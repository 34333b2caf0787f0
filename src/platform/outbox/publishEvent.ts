import { randomUUID } from 'node:crypto';
import type { Transaction } from '../db/index.ts';
import type { OutboxEvent } from '../room/define.ts';

/** Becomes news if and only if the transaction is committed. */
export async function publishEvent(tx: Transaction, topic: string, payload: OutboxEvent['payload']): Promise<string> {
  const id = randomUUID();
  await tx.client.query(
    'INSERT INTO platform.outbox_event (economy, id, topic, payload, published_by) VALUES ($1, $2, $3, $4, $5)',
    [tx.economy, id, topic, JSON.stringify(payload), tx.actor.userId],
  );
  return id;
}
