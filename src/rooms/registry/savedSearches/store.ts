import type { Transaction } from '../../../platform/context.ts';
import type { SavedSearch } from './model.ts';

const columns = `id, name, query, recipient, saved_at AS "savedAt", seen_at AS "seenAt", version`;
type Row = Omit<SavedSearch, 'savedAt' | 'seenAt'> & { savedAt: Date; seenAt: Date };
const asSearch = (row: Row): SavedSearch => ({
  ...row,
  savedAt: row.savedAt.toISOString(),
  seenAt: row.seenAt.toISOString(),
});

export async function selectSearches(tx: Transaction): Promise<SavedSearch[]> {
  const { rows } = await tx.client.query<Row>(
    `SELECT ${columns} FROM registry.saved_search WHERE economy = $1 AND user_id = $2 ORDER BY saved_at DESC, id`,
    [tx.economy, tx.actor.userId],
  );
  return rows.map(asSearch);
}

export async function selectSearch(tx: Transaction, id: string): Promise<SavedSearch | null> {
  const { rows } = await tx.client.query<Row>(
    `SELECT ${columns} FROM registry.saved_search WHERE economy = $1 AND id = $2 AND user_id = $3`,
    [tx.economy, id, tx.actor.userId],
  );
  return rows[0] === undefined ? null : asSearch(rows[0]);
}

export async function insertSearch(
  tx: Transaction,
  one: Pick<SavedSearch, 'id' | 'name' | 'query' | 'recipient'> & { origin: string },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.saved_search (economy, id, user_id, name, query, recipient, origin) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.economy, one.id, tx.actor.userId, one.name, one.query, one.recipient, one.origin],
  );
}

/** False where it was changed in the meantime. */
export async function updateSearch(
  tx: Transaction,
  one: Pick<SavedSearch, 'id' | 'name' | 'recipient' | 'version'>,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE registry.saved_search SET name = $4, recipient = $5, version = version + 1,
       told_at = CASE WHEN recipient IS NULL THEN clock_timestamp() ELSE told_at END
     WHERE economy = $1 AND id = $2 AND user_id = $3 AND version = $6`,
    [tx.economy, one.id, tx.actor.userId, one.name, one.recipient, one.version],
  );
  return rowCount === 1;
}

export async function markSeen(tx: Transaction, id: string): Promise<void> {
  await tx.client.query(
    `UPDATE registry.saved_search SET seen_at = clock_timestamp() WHERE economy = $1 AND id = $2 AND user_id = $3`,
    [tx.economy, id, tx.actor.userId],
  );
}

export async function deleteSearch(tx: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `DELETE FROM registry.saved_search WHERE economy = $1 AND id = $2 AND user_id = $3`,
    [tx.economy, id, tx.actor.userId],
  );
  return rowCount === 1;
}

/** Of these firms, those that came to the register after a moment, by name. */
export async function selectNewer(
  tx: Transaction,
  ids: readonly string[],
  since: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await tx.client.query<{ id: string; name: string }>(
    `SELECT id, name FROM registry.enterprise WHERE economy = $1 AND id = ANY($2) AND recorded_at > $3 ORDER BY name COLLATE "C", id`,
    [tx.economy, ids, since],
  );
  return rows;
}

export interface DueSearch {
  id: string;
  name: string;
  query: string;
  recipient: string;
  origin: string;
  toldAt: string;
}

/** Searches whose people asked to be told, and were not told today; each is taken by one worker alone. */
export async function takeDue(tx: Transaction, today: string, most: number): Promise<DueSearch[]> {
  const { rows } = await tx.client.query<Omit<DueSearch, 'toldAt'> & { toldAt: Date }>(
    `SELECT id, name, query, recipient, origin, told_at AS "toldAt" FROM registry.saved_search
     WHERE economy = $1 AND recipient IS NOT NULL AND told_at < $2::date ORDER BY told_at, id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [tx.economy, today, most],
  );
  return rows.map((row) => ({ ...row, toldAt: row.toldAt.toISOString() }));
}

export async function markTold(tx: Transaction, id: string): Promise<void> {
  await tx.client.query(`UPDATE registry.saved_search SET told_at = clock_timestamp() WHERE economy = $1 AND id = $2`, [
    tx.economy,
    id,
  ]);
}
