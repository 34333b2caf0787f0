import type { Transaction } from '../../../../platform/context.ts';

export interface SavedResultRow {
  id: string;
  enterpriseId: string;
  firmName: string;
  savedOn: string;
  savedAt: Date;
  results: unknown;
}

/** The firm has the id that it has now: it may have been merged into another since. */
const columns = `id, coalesce(d.new_id, enterprise_id) AS "enterpriseId", firm_name AS "firmName", saved_on::text AS "savedOn", saved_at AS "savedAt", results`;
const joined = `programmes.saved_result s LEFT JOIN programmes.known_redirect d ON d.economy = s.economy AND d.old_id = s.enterprise_id`;

export async function insertSavedResult(
  tx: Transaction,
  one: Omit<SavedResultRow, 'savedAt'>,
  at: Date,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO programmes.saved_result (economy, id, enterprise_id, organisation, firm_name, saved_on, saved_at, results)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tx.economy,
      one.id,
      one.enterpriseId,
      tx.actor.organisationId,
      one.firmName,
      one.savedOn,
      at,
      JSON.stringify(one.results),
    ],
  );
}

/** Of the actor's own organisation, newest first. */
export async function selectSavedResults(tx: Transaction, limit: number): Promise<SavedResultRow[]> {
  const { rows } = await tx.client.query<SavedResultRow>(
    `SELECT ${columns} FROM ${joined} WHERE s.economy = $1 AND organisation = $2 ORDER BY saved_at DESC, id LIMIT $3`,
    [tx.economy, tx.actor.organisationId, limit],
  );
  return rows;
}

export async function selectSavedResult(tx: Transaction, id: string): Promise<SavedResultRow | null> {
  const { rows } = await tx.client.query<SavedResultRow>(
    `SELECT ${columns} FROM ${joined} WHERE s.economy = $1 AND organisation = $2 AND id = $3`,
    [tx.economy, tx.actor.organisationId, id],
  );
  return rows[0] ?? null;
}

export async function deleteSavedResult(tx: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'DELETE FROM programmes.saved_result WHERE economy = $1 AND organisation = $2 AND id = $3',
    [tx.economy, tx.actor.organisationId, id],
  );
  return rowCount === 1;
}
