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
     WHERE economy = $1 AND import_id = $2 AND superseded_by IS NOT NULL AND NOT outranked`,
    [tx.economy, importId],
  );
  return rows.map((row) => row.superseded_by);
}

/**
 * Chooses, of the records that this import has superseded, the one of each establishment that comes back in force: of the
 * source that is believed first, and of equals the latest. Returns the imports that they are of.
 */
export async function chooseRestored(tx: Transaction, importId: string): Promise<string[]> {
  await tx.client.query(
    `CREATE TEMPORARY TABLE restored_record ON COMMIT DROP AS
     SELECT DISTINCT ON (r.establishment_id) r.establishment_id, r.import_id, r.row_number, i.rank
     FROM registry.source_record r JOIN registry.import i ON i.economy = r.economy AND i.id = r.import_id
     WHERE r.economy = $1 AND r.superseded_by = $2
     ORDER BY r.establishment_id, i.rank DESC, i.applied_at DESC, r.row_number`,
    [tx.economy, importId],
  );
  await tx.client.query('ANALYZE restored_record');
  const { rows } = await tx.client.query<{ import_id: string }>(
    'SELECT DISTINCT import_id FROM restored_record ORDER BY 1',
  );
  return rows.map((row) => row.import_id);
}

const pageSize = 10_000;

/** Records of `origin` that come back in force, some at a time: a million would not fit. */
export async function readSuperseded(
  tx: Transaction,
  { origin, afterRow }: { origin: string; afterRow: number },
): Promise<{ rowNumber: number; raw: string[] }[]> {
  const { rows } = await tx.client.query<{ rowNumber: number; raw: string }>(
    `SELECT r.row_number AS "rowNumber", r.raw FROM registry.source_record r
     JOIN restored_record x ON x.import_id = r.import_id AND x.row_number = r.row_number
     WHERE r.economy = $1 AND r.import_id = $2 AND r.row_number > $3 ORDER BY r.row_number LIMIT ${pageSize}`,
    [tx.economy, origin, afterRow],
  );
  return rows.map(({ rowNumber, raw }) => ({ rowNumber, raw: JSON.parse(raw) as string[] }));
}

/**
 * Deletes an import's records, puts those that were chosen back in force, and deletes what was derived of
 * establishments that had no record before. Returns how many those were.
 */
export async function removeRecords(tx: Transaction, importId: string): Promise<{ removed: number; restored: number }> {
  const both = [tx.economy, importId];
  await tx.client.query('CREATE TEMPORARY TABLE IF NOT EXISTS touched_enterprise (id text NOT NULL) ON COMMIT DROP');
  await tx.client.query(
    `CREATE TEMPORARY TABLE removed_establishment ON COMMIT DROP AS
     SELECT r.establishment_id AS id FROM registry.source_record r
     WHERE r.economy = $1 AND r.import_id = $2 AND NOT r.outranked
       AND NOT EXISTS (SELECT FROM restored_record b WHERE b.establishment_id = r.establishment_id)`,
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
    `UPDATE registry.source_record r SET superseded_by = NULL, outranked = false FROM restored_record x
     WHERE r.economy = $1 AND r.import_id = x.import_id AND r.row_number = x.row_number`,
    [tx.economy],
  );
  await tx.client.query(
    `UPDATE registry.source_record r SET superseded_by = x.import_id, outranked = i.rank < x.rank
     FROM restored_record x, registry.import i
     WHERE r.economy = $1 AND r.superseded_by = $2 AND x.establishment_id = r.establishment_id
       AND i.economy = r.economy AND i.id = r.import_id`,
    both,
  );
  return { removed: removed ?? 0, restored: restored ?? 0 };
}
