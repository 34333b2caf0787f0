import type { Transaction } from '../../../../platform/context.ts';
import { insertRows } from '../../../../platform/db/index.ts';

export interface Participant {
  enterpriseId: string;
  name: string;
}

/** Firms that take part in a service, as far as the reader may know of them: a member firm finds itself alone. */
export async function selectParticipants(tx: Transaction, deliveryId: string): Promise<Participant[]> {
  const { rows } = await tx.client.query<Participant>(
    `SELECT p.enterprise_id AS "enterpriseId", coalesce(e.name, p.enterprise_id) AS name FROM programmes.participant p
     LEFT JOIN registry_api.enterprise e ON e.economy = p.economy AND e.id = p.enterprise_id
     WHERE p.economy = $1 AND p.delivery_id = $2 ORDER BY name, p.enterprise_id`,
    [tx.economy, deliveryId],
  );
  return rows;
}

/** Who took part, in place of who was expected. */
export async function replaceParticipants(
  tx: Transaction,
  { deliveryId, organisation }: { deliveryId: string; organisation: string | null },
  firms: readonly string[],
): Promise<void> {
  await tx.client.query('DELETE FROM programmes.participant WHERE economy = $1 AND delivery_id = $2', [
    tx.economy,
    deliveryId,
  ]);
  await insertRows(
    tx,
    'programmes.participant',
    ['economy', 'delivery_id', 'organisation', 'enterprise_id'],
    firms.map((enterpriseId) => ({
      ...{ economy: tx.economy, delivery_id: deliveryId, organisation, enterprise_id: enterpriseId },
    })),
  );
  await tx.client.query('UPDATE programmes.delivery SET firms = $3 WHERE economy = $1 AND id = $2', [
    ...[tx.economy, deliveryId, firms.length],
  ]);
}
