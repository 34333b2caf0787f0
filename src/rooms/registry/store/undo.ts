import type { Transaction } from '../../../platform/context.ts';
import { countRemoved } from './counts.ts';

/** Firms of the import that somebody has corrected, or merged another into, since it was applied. */
export async function findEditsSince(
  tx: Transaction,
  importId: string,
): Promise<{ enterprise: string; correctedAt: string }[]> {
  const { rows } = await tx.client.query<{ enterprise: string; at: Date }>(
    `WITH edit AS (
       SELECT k.enterprise_id AS enterprise, k.corrected_at AS at FROM registry.correction k
       JOIN registry.import i ON i.economy = $1 AND i.id = $2
       WHERE k.economy = $1 AND k.corrected_at > i.applied_at AND k.withdrawn_at IS NULL
       UNION
       SELECT d.new_id, d.decided_at FROM registry.redirect d
       JOIN registry.import i ON i.economy = $1 AND i.id = $2
       WHERE d.economy = $1 AND d.decided_at > i.applied_at)
     SELECT enterprise, at FROM edit
     WHERE EXISTS (SELECT FROM registry.establishment t
                   WHERE t.economy = $1 AND t.enterprise_id = edit.enterprise AND t.import_id = $2)
     ORDER BY at, enterprise LIMIT 1000`,
    [tx.economy, importId],
  );
  return rows.map(({ enterprise, at }) => ({ enterprise, correctedAt: at.toISOString() }));
}

export async function findLaterImports(tx: Transaction, importId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ superseded_by: string }>(
    `SELECT DISTINCT superseded_by FROM registry.source_record
     WHERE economy = $1 AND import_id = $2 AND superseded_by IS NOT NULL`,
    [tx.economy, importId],
  );
  return rows.map((row) => row.superseded_by);
}

/** The imports whose records this one has superseded. */
export async function listOrigins(tx: Transaction, importId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ import_id: string }>(
    'SELECT DISTINCT import_id FROM registry.source_record WHERE economy = $1 AND superseded_by = $2 ORDER BY 1',
    [tx.economy, importId],
  );
  return rows.map((row) => row.import_id);
}

const pageSize = 10_000;

/** Records of `origin` that `importId` has superseded, some at a time: a million would not fit. */
export async function readSuperseded(
  tx: Transaction,
  { importId, origin, afterRow }: { importId: string; origin: string; afterRow: number },
): Promise<{ rowNumber: number; raw: string[] }[]> {
  const { rows } = await tx.client.query<{ rowNumber: number; raw: string }>(
    `SELECT row_number AS "rowNumber", raw FROM registry.source_record
     WHERE economy = $1 AND import_id = $2 AND superseded_by = $3 AND row_number > $4 ORDER BY row_number LIMIT ${pageSize}`,
    [tx.economy, origin, importId, afterRow],
  );
  return rows.map(({ rowNumber, raw }) => ({ rowNumber, raw: JSON.parse(raw) as string[] }));
}

/**
 * Deletes an import's records, puts those that it had superseded back in force, and deletes what was derived of
 * establishments that had no record before. Returns how many those were.
 */
export async function removeRecords(tx: Transaction, importId: string): Promise<{ removed: number; restored: number }> {
  const both = [tx.economy, importId];
  await tx.client.query('CREATE TEMPORARY TABLE IF NOT EXISTS touched_enterprise (id text NOT NULL) ON COMMIT DROP');
  await tx.client.query(
    `CREATE TEMPORARY TABLE removed_establishment ON COMMIT DROP AS
     SELECT r.establishment_id AS id FROM registry.source_record r
     WHERE r.economy = $1 AND r.import_id = $2
       AND NOT EXISTS (SELECT FROM registry.source_record b
                       WHERE b.economy = $1 AND b.superseded_by = $2 AND b.establishment_id = r.establishment_id)`,
    both,
  );
  await tx.client.query('ANALYZE removed_establishment');
  await countRemoved(tx);
  await tx.client.query(
    `DELETE FROM registry.public_search d USING removed_establishment g WHERE d.economy = $1 AND d.establishment_id = g.id`,
    [tx.economy],
  );
  const { rowCount: removed } = await tx.client.query(
    `WITH gone AS (
       DELETE FROM registry.establishment d USING removed_establishment g WHERE d.economy = $1 AND d.id = g.id RETURNING d.enterprise_id)
     INSERT INTO touched_enterprise SELECT enterprise_id FROM gone`,
    [tx.economy],
  );
  await tx.client.query('DELETE FROM registry.source_record WHERE economy = $1 AND import_id = $2', both);
  const { rowCount: restored } = await tx.client.query(
    'UPDATE registry.source_record SET superseded_by = NULL WHERE economy = $1 AND superseded_by = $2',
    both,
  );
  return { removed: removed ?? 0, restored: restored ?? 0 };
}
