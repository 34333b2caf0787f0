import type { Transaction } from '../../../platform/context.ts';

export interface PublicCorrection {
  field: string;
  value: string | null;
  before: string | null;
  correctedAt: string;
}

const columns: Record<string, string> = { name: 'name', legalForm: 'legal_form' };

/** Shown to everyone: what was changed and when. Who and why stays with the officers. */
export async function listPublicCorrections(tx: Transaction, enterpriseId: string): Promise<PublicCorrection[]> {
  const { rows } = await tx.client.query<Omit<PublicCorrection, 'correctedAt'> & { corrected_at: Date }>(
    `SELECT field, value, before, corrected_at FROM registry_api.public_correction
     WHERE economy = $1 AND enterprise_id = $2 ORDER BY corrected_at DESC`,
    [tx.economy, enterpriseId],
  );
  return rows.map(({ corrected_at, ...row }) => ({ ...row, correctedAt: corrected_at.toISOString() }));
}

/** Writes a correction and shows its value; false where somebody changed the firm after the form was filled. */
export async function insertCorrection(
  tx: Transaction,
  correction: { enterpriseId: string; field: string; value: string | null; reason: string; version: number },
): Promise<boolean> {
  const column = columns[correction.field];
  if (column === undefined) throw new Error(`insertCorrection: ${correction.field} can't be corrected`);
  const { rows } = await tx.client.query<{ before: string | null }>(
    `SELECT ${column} AS before FROM registry.enterprise WHERE economy = $1 AND id = $2 AND version = $3 FOR UPDATE`,
    [tx.economy, correction.enterpriseId, correction.version],
  );
  if (rows[0] === undefined) return false;
  await tx.client.query(
    `INSERT INTO registry.correction (economy, enterprise_id, field, value, before, reason, corrected_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tx.economy,
      correction.enterpriseId,
      correction.field,
      correction.value,
      rows[0].before,
      correction.reason,
      tx.actor.userId ?? 'anonymous',
    ],
  );
  await tx.client.query(
    `UPDATE registry.enterprise SET ${column} = $3, version = version + 1 WHERE economy = $1 AND id = $2`,
    [tx.economy, correction.enterpriseId, correction.value],
  );
  return true;
}
