import type { Transaction } from '../../../platform/context.ts';

export interface Merge {
  from: string;
  to: string;
  reason: string;
}

const ownedBy: readonly [table: string, column: string][] = [
  ['establishment', 'enterprise_id'],
  ['public_search', 'enterprise_id'],
  ['identifier', 'enterprise_id'],
  ['fact', 'enterprise_id'],
  ['correction', 'enterprise_id'],
  ['membership', 'enterprise_id'],
  ['representative', 'enterprise_id'],
  ['capability', 'enterprise_id'],
  ['report', 'enterprise_id'],
];

/** What was said of both firms in the same way stays said of the one that remains; it can't be said of it twice. */
async function dropSaidOfBoth(tx: Transaction, { from, to }: Merge): Promise<void> {
  await tx.client.query(
    `DELETE FROM registry.membership m USING registry.membership kept
     WHERE m.economy = $1 AND m.enterprise_id = $2 AND m.superseded_at IS NULL
       AND kept.economy = m.economy AND kept.enterprise_id = $3 AND kept.superseded_at IS NULL
       AND kept.kind = m.kind AND kept.body = m.body AND kept.valid_from IS NOT DISTINCT FROM m.valid_from`,
    [tx.economy, from, to],
  );
  await tx.client.query(
    `DELETE FROM registry.representative r USING registry.representative kept
     WHERE r.economy = $1 AND r.enterprise_id = $2 AND kept.economy = r.economy AND kept.enterprise_id = $3
       AND kept.organisation = r.organisation AND kept.valid_from = r.valid_from`,
    [tx.economy, from, to],
  );
}

/** Moves all that belongs to one firm to the other. Returns how many establishments moved. */
export async function moveToEnterprise(tx: Transaction, merge: Merge): Promise<number> {
  const { from, to } = merge;
  await dropSaidOfBoth(tx, merge);
  let establishments = 0;
  for (const [table, column] of ownedBy) {
    const { rowCount } = await tx.client.query(
      `UPDATE registry.${table} SET ${column} = $3 WHERE economy = $1 AND ${column} = $2`,
      [tx.economy, from, to],
    );
    if (table === 'establishment') establishments = rowCount ?? 0;
  }
  await tx.client.query('UPDATE registry.enterprise SET version = version + 1 WHERE economy = $1 AND id = $2', [
    tx.economy,
    to,
  ]);
  await tx.client.query('DELETE FROM registry.enterprise WHERE economy = $1 AND id = $2', [tx.economy, from]);
  return establishments;
}

/** The old id leads to the new one from now on, and so does every id that led to the old one. */
export async function writeRedirect(tx: Transaction, { from, to, reason }: Merge): Promise<void> {
  await tx.client.query('UPDATE registry.redirect SET new_id = $3 WHERE economy = $1 AND new_id = $2', [
    tx.economy,
    from,
    to,
  ]);
  await tx.client.query(
    `INSERT INTO registry.redirect (economy, old_id, new_id, reason, decided_by) VALUES ($1, $2, $3, $4, $5)`,
    [tx.economy, from, to, reason, tx.actor.userId ?? 'anonymous'],
  );
}
