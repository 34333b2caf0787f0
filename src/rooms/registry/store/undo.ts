import type { Transaction } from '../../../platform/context.ts';

export async function findCorrectionsSince(
  tx: Transaction,
  importId: string,
): Promise<{ enterprise: string; correctedAt: string }[]> {
  const { rows } = await tx.client.query<{ enterprise: string; corrected_at: Date }>(
    `SELECT DISTINCT k.enterprise_id AS enterprise, k.corrected_at
     FROM registry.import i
     JOIN registry.correction k ON k.economy = i.economy AND k.corrected_at > i.applied_at AND k.withdrawn_at IS NULL
     JOIN registry.establishment t ON t.economy = i.economy AND t.enterprise_id = k.enterprise_id AND t.import_id = i.id
     WHERE i.economy = $1 AND i.id = $2 ORDER BY k.corrected_at LIMIT 1000`,
    [tx.economy, importId],
  );
  return rows.map(({ enterprise, corrected_at }) => ({ enterprise, correctedAt: corrected_at.toISOString() }));
}

export async function findLaterImports(tx: Transaction, importId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ superseded_by: string }>(
    `SELECT DISTINCT superseded_by FROM registry.source_record
     WHERE economy = $1 AND import_id = $2 AND superseded_by IS NOT NULL`,
    [tx.economy, importId],
  );
  return rows.map((row) => row.superseded_by);
}

export async function readSupersededBy(
  tx: Transaction,
  importId: string,
): Promise<{ importId: string; rowNumber: number; raw: string[] }[]> {
  const { rows } = await tx.client.query<{ importId: string; rowNumber: number; raw: string }>(
    `SELECT import_id AS "importId", row_number AS "rowNumber", raw FROM registry.source_record
     WHERE economy = $1 AND superseded_by = $2 ORDER BY import_id, row_number`,
    [tx.economy, importId],
  );
  return rows.map((row) => ({ ...row, raw: JSON.parse(row.raw) as string[] }));
}

/** Deletes an import's records, and what was derived of those that had no record before. Returns how many those were. */
export async function removeRecords(tx: Transaction, importId: string): Promise<number> {
  await tx.client.query(
    `CREATE TEMPORARY TABLE removed_establishment ON COMMIT DROP AS
     SELECT r.establishment_id AS id FROM registry.source_record r
     WHERE r.economy = $1 AND r.import_id = $2
       AND NOT EXISTS (SELECT FROM registry.source_record b
                       WHERE b.economy = r.economy AND b.source = r.source AND b.source_key = r.source_key AND b.superseded_by = $2)`,
    [tx.economy, importId],
  );
  for (const [table, column] of [
    ['public_search', 'establishment_id'],
    ['establishment', 'id'],
  ]) {
    await tx.client.query(
      `DELETE FROM registry.${table} d USING removed_establishment g WHERE d.economy = $1 AND d.${column} = g.id`,
      [tx.economy],
    );
  }
  await tx.client.query('DELETE FROM registry.source_record WHERE economy = $1 AND import_id = $2', [
    tx.economy,
    importId,
  ]);
  const { rows } = await tx.client.query<{ count: number }>('SELECT count(*)::int AS count FROM removed_establishment');
  return rows[0]?.count ?? 0;
}
