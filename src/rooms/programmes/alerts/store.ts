import type { Transaction } from '../../../platform/context.ts';
import type { Call, CallAlert } from './model.ts';

/** The firm has the id that it has now: it may have been merged into another since. */
const columns = `id, organisation, user_id AS "userId", coalesce(d.new_id, enterprise_id) AS "enterpriseId", firm_name AS "firmName", goals, recipient, locale, origin,
  is_paused AS "isPaused", stop_token::text AS "stopToken", created_at AS "createdAt", version`;
const joined = `programmes.call_alert a LEFT JOIN programmes.known_redirect d ON d.economy = a.economy AND d.old_id = a.enterprise_id`;
type Row = Omit<CallAlert, 'createdAt'> & { createdAt: Date };
const asAlert = (row: Row): CallAlert => ({ ...row, createdAt: row.createdAt.toISOString() });

/** Of the actor's organisation. */
export async function selectAlerts(tx: Transaction): Promise<CallAlert[]> {
  const { rows } = await tx.client.query<Row>(
    `SELECT ${columns} FROM ${joined} WHERE a.economy = $1 AND organisation = $2 ORDER BY created_at, id`,
    [tx.economy, tx.actor.organisationId],
  );
  return rows.map(asAlert);
}

/** Of everybody who waits for letters; for the job that writes them. */
export async function selectWaiting(tx: Transaction): Promise<CallAlert[]> {
  const { rows } = await tx.client.query<Row>(
    `SELECT ${columns} FROM ${joined} WHERE a.economy = $1 AND NOT is_paused ORDER BY created_at, id`,
    [tx.economy],
  );
  return rows.map(asAlert);
}

export async function insertAlert(
  tx: Transaction,
  one: Omit<CallAlert, 'organisation' | 'userId' | 'isPaused' | 'createdAt' | 'version'>,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO programmes.call_alert (economy, id, organisation, user_id, enterprise_id, firm_name, goals, recipient, locale, origin, stop_token)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.economy,
      one.id,
      tx.actor.organisationId,
      tx.actor.userId,
      one.enterpriseId,
      one.firmName,
      one.goals,
      one.recipient,
      one.locale,
      one.origin,
      one.stopToken,
    ],
  );
}

/** False where it is gone, or was changed in the meantime. */
export async function pauseAlert(tx: Transaction, id: string, isPaused: boolean, version: number): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE programmes.call_alert SET is_paused = $4, version = version + 1
     WHERE economy = $1 AND organisation = $2 AND id = $3 AND version = $5`,
    [tx.economy, tx.actor.organisationId, id, isPaused, version],
  );
  return rowCount === 1;
}

export async function deleteAlert(tx: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'DELETE FROM programmes.call_alert WHERE economy = $1 AND organisation = $2 AND id = $3',
    [tx.economy, tx.actor.organisationId, id],
  );
  return rowCount === 1;
}

/** The holder of a letter acts by its link alone: policies read it for the rest of this transaction. */
export async function showStopToken(tx: Transaction, token: string): Promise<void> {
  await tx.client.query(`SELECT set_config('toolroom.stop_token', $1, true)`, [token]);
}

export async function selectByToken(tx: Transaction, token: string): Promise<{ firmName: string } | null> {
  const { rows } = await tx.client.query<{ firmName: string }>(
    `SELECT firm_name AS "firmName" FROM programmes.call_alert WHERE economy = $1 AND stop_token = $2`,
    [tx.economy, token],
  );
  return rows[0] ?? null;
}

export async function deleteByToken(tx: Transaction, token: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'DELETE FROM programmes.call_alert WHERE economy = $1 AND stop_token = $2',
    [tx.economy, token],
  );
  return rowCount === 1;
}

/** Writes down of what is told; returns those that were not told before, so that no letter names a call twice. */
export async function markTold(tx: Transaction, alertId: string, calls: readonly Call[]): Promise<Call[]> {
  const { rows } = await tx.client.query<Call>(
    `INSERT INTO programmes.call_told (economy, alert_id, programme_id, round_id)
     SELECT $1, $2, * FROM unnest($3::text[], $4::text[])
     ON CONFLICT DO NOTHING RETURNING programme_id AS "programmeId", round_id AS "roundId"`,
    [tx.economy, alertId, calls.map(({ programmeId }) => programmeId), calls.map(({ roundId }) => roundId)],
  );
  return rows;
}

/** What other alerts have told the same person of the same firm: two alerts may have become of one firm when two were made one. */
export async function selectToldBeside(
  tx: Transaction,
  { id, organisation, enterpriseId, recipient }: CallAlert,
): Promise<Call[]> {
  const { rows } = await tx.client.query<Call>(
    `SELECT DISTINCT programme_id AS "programmeId", round_id AS "roundId" FROM programmes.call_told t
     JOIN programmes.call_alert a ON a.economy = t.economy AND a.id = t.alert_id
     LEFT JOIN programmes.known_redirect d ON d.economy = a.economy AND d.old_id = a.enterprise_id
     WHERE t.economy = $1 AND a.id <> $2 AND a.organisation = $3 AND a.recipient = $4 AND coalesce(d.new_id, a.enterprise_id) = $5`,
    [tx.economy, id, organisation, recipient, enterpriseId],
  );
  return rows;
}
