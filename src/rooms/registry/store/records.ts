import type { Transaction } from '../../../platform/context.ts';
import type { Mapping } from '../model.ts';
import { keyScheme } from '../rules/recordKey.ts';
import type { ImportPlace } from './imports.ts';

/** One import, undo or merge at a time in an economy: held to the end of the transaction. */
export async function lockRegister(tx: Transaction): Promise<void> {
  await tx.client.query("SELECT pg_advisory_xact_lock(hashtextextended('registry ' || $1, 0))", [tx.economy]);
}

/**
 * Marks, for this transaction, the staged records whose establishment is registered already, and whether anything is new in
 * them: the same cells, read in the same way, say the same.
 */
export async function markKnown(
  tx: Transaction,
  importId: string,
): Promise<{ updated: number; unchanged: number; created: number; outranked: number }> {
  await tx.client.query('DROP TABLE IF EXISTS staged_known');
  await tx.client.query(
    `CREATE TEMPORARY TABLE staged_known ON COMMIT DROP AS
     WITH alike AS MATERIALIZED (
       SELECT i.id FROM registry.import i JOIN registry.import own ON own.economy = i.economy AND own.id = $1
       WHERE i.economy = $2 AND i.state = 'applied' AND i.mapping = own.mapping AND i.header = own.header),
     higher AS MATERIALIZED (
       SELECT i.id FROM registry.import i JOIN registry.import own ON own.economy = i.economy AND own.id = $1
       WHERE i.economy = $2 AND i.state = 'applied' AND i.rank > own.rank)
     SELECT s.row_number, r.import_id AS in_force,
       r.import_id IN (SELECT id FROM higher) OR (r.raw = s.raw AND r.import_id IN (SELECT id FROM alike)) AS unchanged,
       r.import_id IN (SELECT id FROM higher) AS outranked
     FROM registry.staged_record s
     JOIN registry.source_record r ON r.economy = $2 AND r.establishment_id = s.establishment_id AND r.superseded_by IS NULL
     WHERE s.import_id = $1`,
    [importId, tx.economy],
  );
  await tx.client.query('ANALYZE staged_known');
  const { rows } = await tx.client.query<Record<'updated' | 'unchanged' | 'outranked' | 'staged', number>>(
    `SELECT count(*) FILTER (WHERE NOT unchanged)::int AS updated, count(*) FILTER (WHERE unchanged)::int AS unchanged,
            count(*) FILTER (WHERE outranked)::int AS outranked,
            (SELECT count(*)::int FROM registry.staged_record WHERE import_id = $1) AS staged FROM staged_known`,
    [importId],
  );
  const { updated, unchanged, outranked, staged } = rows[0]!;
  return { updated, unchanged, outranked, created: staged - updated - unchanged };
}

/** Everything staged counts as changed: for records that are put back in force. */
export async function markAllUpdated(tx: Transaction, importId: string): Promise<void> {
  await tx.client.query('DROP TABLE IF EXISTS staged_known');
  await tx.client.query(
    `CREATE TEMPORARY TABLE staged_known ON COMMIT DROP AS
     SELECT row_number, NULL::uuid AS in_force, false AS unchanged, false AS outranked FROM registry.staged_record WHERE import_id = $1`,
    [importId],
  );
  await tx.client.query('ANALYZE staged_known');
}

/** Firms that were merged away lead on, and establishments that were given to another firm stay with it, for new records too. */
export async function followRedirects(tx: Transaction, importId: string): Promise<void> {
  await tx.client.query(
    `UPDATE registry.staged_record s SET enterprise_id = r.new_id FROM registry.redirect r
     WHERE s.import_id = $1 AND r.economy = $2 AND r.old_id = s.enterprise_id`,
    [importId, tx.economy],
  );
  await tx.client.query(
    `UPDATE registry.staged_record s SET enterprise_id = p.enterprise_id FROM registry.placement p
     WHERE s.import_id = $1 AND p.economy = $2 AND p.establishment_id = s.establishment_id`,
    [importId, tx.economy],
  );
}

/** Those of a source that is not believed before the one in force are kept as well, and superseded at once. */
export async function keepRecords(tx: Transaction, importId: string, source: string): Promise<void> {
  await tx.client.query(
    `UPDATE registry.source_record r SET superseded_by = $1
     FROM registry.staged_record s JOIN staged_known k USING (row_number)
     WHERE s.import_id = $1 AND NOT k.unchanged
       AND r.economy = $2 AND r.establishment_id = s.establishment_id AND r.superseded_by IS NULL`,
    [importId, tx.economy],
  );
  await tx.client.query(
    `INSERT INTO registry.source_record (economy, import_id, row_number, source, source_key, raw, establishment_id)
     SELECT $2, $1, s.row_number, $3, s.source_key, s.raw, s.establishment_id
     FROM registry.staged_record s LEFT JOIN staged_known k USING (row_number)
     WHERE s.import_id = $1 AND k.unchanged IS NOT TRUE`,
    [importId, tx.economy, source],
  );
  await tx.client.query(
    `INSERT INTO registry.source_record
       (economy, import_id, row_number, source, source_key, raw, establishment_id, superseded_by, outranked)
     SELECT $2, $1, s.row_number, $3, s.source_key, s.raw, s.establishment_id, k.in_force, true
     FROM registry.staged_record s JOIN staged_known k USING (row_number)
     WHERE s.import_id = $1 AND k.outranked`,
    [importId, tx.economy, source],
  );
}

export async function keepPlaces(tx: Transaction, places: readonly ImportPlace[]): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.place (economy, code, level, name, name_local, parent_code)
     SELECT $1, code, level, name, "nameLocal", "parentCode"
     FROM jsonb_to_recordset($2) AS p(code text, level text, name text, "nameLocal" text, "parentCode" text)
     ON CONFLICT (economy, code) DO NOTHING`,
    [tx.economy, JSON.stringify(places)],
  );
}

export async function keepSource(tx: Transaction, mapping: Mapping): Promise<void> {
  const { publisher, dataset, licence, asOf, notes } = mapping.source;
  await tx.client.query(
    `INSERT INTO registry.source (economy, name, title, publisher, dataset, licence, as_of, key_scheme, notes)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (economy, name) DO UPDATE SET title = excluded.title, publisher = excluded.publisher,
       dataset = excluded.dataset, licence = excluded.licence, as_of = excluded.as_of, key_scheme = excluded.key_scheme, notes = excluded.notes`,
    [tx.economy, mapping.name, mapping.title, publisher, dataset, licence, asOf, keyScheme(mapping), notes ?? null],
  );
}
