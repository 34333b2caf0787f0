import type { Transaction } from '../../../platform/context.ts';
import type { Capability, StatedCapability } from './model.ts';

const columns = `id, kind, text, code, number::float8 AS number, unit, spare_share::float8 AS "spareShare", issuer,
  certificate_number AS "certificateNumber", valid_from::text AS "validFrom", valid_to::text AS "validTo", visibility,
  stated_by AS "statedBy", recorded_at AS "recordedAt"`;

export interface CapabilityRow extends Omit<Capability, 'recordedAt'> {
  recordedAt: Date;
}

/** What is stated of a firm now, as far as the actor may see it. */
export async function selectCapabilities(tx: Transaction, enterpriseId: string): Promise<CapabilityRow[]> {
  const { rows } = await tx.client.query<CapabilityRow>(
    `SELECT ${columns} FROM registry.capability
     WHERE economy = $1 AND enterprise_id = $2 AND ended_at IS NULL ORDER BY kind, lower(text) COLLATE "C", id LIMIT 500`,
    [tx.economy, enterpriseId],
  );
  return rows;
}

export interface CapabilityChange {
  text: string;
  kind: Capability['kind'];
  statedBy: Capability['statedBy'];
  recordedAt: Date;
  endedAt: Date | null;
}

/** All that was ever stated, ended or not. */
export async function selectCapabilityHistory(tx: Transaction, enterpriseId: string): Promise<CapabilityChange[]> {
  const { rows } = await tx.client.query<CapabilityChange>(
    `SELECT kind, text, stated_by AS "statedBy", recorded_at AS "recordedAt", ended_at AS "endedAt" FROM registry.capability
     WHERE economy = $1 AND enterprise_id = $2 ORDER BY recorded_at DESC, id LIMIT 500`,
    [tx.economy, enterpriseId],
  );
  return rows;
}

export async function insertCapability(
  tx: Transaction,
  one: StatedCapability & {
    id: string;
    enterpriseId: string;
    statedBy: Capability['statedBy'];
    organisation: string | null;
    simulated: boolean;
  },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.capability (economy, id, enterprise_id, kind, text, code, number, unit, spare_share, issuer, certificate_number,
       valid_from, valid_to, visibility, stated_by, organisation, simulated, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      tx.economy,
      one.id,
      one.enterpriseId,
      one.kind,
      one.text,
      one.code,
      one.number,
      one.unit,
      one.spareShare,
      one.issuer,
      one.certificateNumber,
      one.validFrom,
      one.validTo,
      one.visibility,
      one.statedBy,
      one.organisation,
      one.simulated,
      tx.actor.userId ?? 'anonymous',
    ],
  );
}

/** Returns the kind of what ended; null where there is no such capability of the firm. */
export async function endCapability(tx: Transaction, enterpriseId: string, id: string): Promise<string | null> {
  const { rows } = await tx.client.query<{ kind: string }>(
    `UPDATE registry.capability SET ended_at = clock_timestamp(), ended_by = $4
     WHERE economy = $1 AND enterprise_id = $2 AND id = $3 AND ended_at IS NULL RETURNING kind`,
    [tx.economy, enterpriseId, id, tx.actor.userId ?? 'anonymous'],
  );
  return rows[0]?.kind ?? null;
}

export async function restoreCapability(tx: Transaction, enterpriseId: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE registry.capability SET ended_at = NULL, ended_by = NULL
     WHERE economy = $1 AND enterprise_id = $2 AND id = $3 AND ended_at IS NOT NULL`,
    [tx.economy, enterpriseId, id],
  );
  return rowCount === 1;
}

/** That somebody speaks for a firm may be known; who it is may not. */
export async function isRepresented(tx: Transaction, enterpriseId: string, today: string): Promise<boolean> {
  const { rows } = await tx.client.query<{ represented: boolean }>(
    'SELECT registry.is_represented($1, $2, $3) AS represented',
    [tx.economy, enterpriseId, today],
  );
  return (rows[0] as { represented: boolean }).represented;
}
