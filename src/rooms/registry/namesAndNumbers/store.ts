import type { Transaction } from '../../../platform/context.ts';
import type { StatedName } from './rules.ts';

export interface OtherName extends StatedName {
  id: string;
  statedBy: 'owner' | 'adviser' | 'officer';
}

export async function selectOtherNames(tx: Transaction, enterpriseId: string): Promise<OtherName[]> {
  const { rows } = await tx.client.query<OtherName>(
    `SELECT id, kind, text, language, valid_from::text AS "validFrom", valid_to::text AS "validTo", stated_by AS "statedBy" FROM registry.other_name
     WHERE economy = $1 AND enterprise_id = $2 AND ended_at IS NULL ORDER BY kind, text COLLATE "C", id LIMIT 200`,
    [tx.economy, enterpriseId],
  );
  return rows;
}

export async function insertOtherName(
  tx: Transaction,
  one: StatedName & {
    id: string;
    enterpriseId: string;
    statedBy: OtherName['statedBy'];
    organisation: string | null;
    simulated: boolean;
  },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.other_name (economy, id, enterprise_id, kind, text, language, valid_from, valid_to, stated_by, organisation, simulated, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      tx.economy,
      one.id,
      one.enterpriseId,
      one.kind,
      one.text,
      one.language,
      one.validFrom,
      one.validTo,
      one.statedBy,
      one.organisation,
      one.simulated,
      tx.actor.userId ?? 'anonymous',
    ],
  );
}

/** Returns the name that ended; null where the firm has no such name. */
export async function endOtherName(tx: Transaction, enterpriseId: string, id: string): Promise<string | null> {
  const { rows } = await tx.client.query<{ text: string }>(
    `UPDATE registry.other_name SET ended_at = clock_timestamp(), ended_by = $4
     WHERE economy = $1 AND enterprise_id = $2 AND id = $3 AND ended_at IS NULL RETURNING text`,
    [tx.economy, enterpriseId, id, tx.actor.userId ?? 'anonymous'],
  );
  return rows[0]?.text ?? null;
}

export interface StatedNumber {
  scheme: string;
  value: string;
  /** Null where a register gave it. */
  statedBy: string | null;
}

export async function selectNumbers(tx: Transaction, enterpriseId: string): Promise<StatedNumber[]> {
  const { rows } = await tx.client.query<StatedNumber>(
    `SELECT scheme, value, stated_by AS "statedBy" FROM registry.identifier WHERE economy = $1 AND enterprise_id = $2 ORDER BY scheme, value`,
    [tx.economy, enterpriseId],
  );
  return rows;
}

/** Other firms that have the number: one of the two is wrong, or they are one firm. */
export async function selectHolders(tx: Transaction, scheme: string, value: string, but: string) {
  const { rows } = await tx.client.query<{ id: string; name: string }>(
    `SELECT e.id, e.name FROM registry.identifier i JOIN registry.enterprise e ON e.economy = i.economy AND e.id = i.enterprise_id
     WHERE i.economy = $1 AND i.scheme = $2 AND i.value = $3 AND i.enterprise_id <> $4 ORDER BY e.id LIMIT 5`,
    [tx.economy, scheme, value, but],
  );
  return rows;
}

export async function insertNumber(
  tx: Transaction,
  one: { enterpriseId: string; scheme: string; value: string; statedBy: OtherName['statedBy'] },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.identifier (economy, scheme, value, enterprise_id, stated_by) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [tx.economy, one.scheme, one.value, one.enterpriseId, one.statedBy],
  );
}

/** Only what a person gave: a register's number goes with its record. */
export async function deleteNumber(
  tx: Transaction,
  enterpriseId: string,
  scheme: string,
  value: string,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `DELETE FROM registry.identifier WHERE economy = $1 AND enterprise_id = $2 AND scheme = $3 AND value = $4 AND stated_by IS NOT NULL`,
    [tx.economy, enterpriseId, scheme, value],
  );
  return rowCount === 1;
}
