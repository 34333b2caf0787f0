import type { Transaction } from '../../../platform/context.ts';
import type { RecordVersion } from './rules.ts';

/** Records of the firm's establishments, those superseded too; internal: visitors see none. */
export async function selectVersions(tx: Transaction, enterpriseId: string): Promise<RecordVersion[]> {
  const { rows } = await tx.client.query<{
    importId: string;
    rowNumber: number;
    source: string;
    establishmentId: string;
    header: string[];
    raw: string;
    appliedAt: Date;
  }>(
    `SELECT r.import_id AS "importId", r.row_number AS "rowNumber", r.source, r.establishment_id AS "establishmentId", i.header, r.raw,
       i.applied_at AS "appliedAt"
     FROM registry.establishment t
     JOIN registry.source_record r ON r.establishment_id = t.id AND r.economy = t.economy
     JOIN registry.import i ON i.economy = r.economy AND i.id = r.import_id
     WHERE t.economy = $1 AND t.enterprise_id = $2 AND i.applied_at IS NOT NULL
     ORDER BY i.applied_at DESC, r.establishment_id LIMIT 300`,
    [tx.economy, enterpriseId],
  );
  return rows.map(({ raw, appliedAt, ...row }) => ({
    ...row,
    cells: JSON.parse(raw) as string[],
    appliedAt: appliedAt.toISOString(),
  }));
}

/** Ids that lead here, and since when. */
export async function selectMergedInto(tx: Transaction, id: string): Promise<{ oldId: string; decidedAt: string }[]> {
  const { rows } = await tx.client.query<{ oldId: string; decidedAt: Date }>(
    `SELECT old_id AS "oldId", decided_at AS "decidedAt" FROM registry.redirect WHERE economy = $1 AND new_id = $2 ORDER BY decided_at DESC LIMIT 300`,
    [tx.economy, id],
  );
  return rows.map(({ oldId, decidedAt }) => ({ oldId, decidedAt: decidedAt.toISOString() }));
}
