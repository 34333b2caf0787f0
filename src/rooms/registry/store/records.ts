import type { Transaction } from '../../../platform/context.ts';
import type { Mapping } from '../model.ts';
import type { ImportPlace } from './imports.ts';

export interface Applied {
  created: number;
  updated: number;
  unchanged: number;
}

/** Marks, for this transaction, which staged records are new, changed or the same as what is shown. */
export async function markChanges(tx: Transaction, importId: string, source: string): Promise<Applied> {
  await tx.client.query(
    `CREATE TEMPORARY TABLE staged_change ON COMMIT DROP AS
     SELECT s.row_number,
            CASE WHEN r.source_key IS NULL THEN 'created' WHEN r.content_hash = s.content_hash THEN 'unchanged' ELSE 'updated' END AS change
     FROM registry.staged_record s
     LEFT JOIN registry.source_record r
       ON r.economy = $2 AND r.source = $3 AND r.source_key = s.source_key AND r.superseded_by IS NULL
     WHERE s.import_id = $1`,
    [importId, tx.economy, source],
  );
  await tx.client.query('ANALYZE staged_change');
  const { rows } = await tx.client.query<Applied>(
    `SELECT count(*) FILTER (WHERE change = 'created')::int AS created,
            count(*) FILTER (WHERE change = 'updated')::int AS updated,
            count(*) FILTER (WHERE change = 'unchanged')::int AS unchanged FROM staged_change`,
  );
  return rows[0] as Applied;
}

const changed = `registry.staged_record s JOIN staged_change c USING (row_number)
     WHERE s.import_id = $1 AND c.change IN ('created', 'updated')`;

export async function keepRecords(tx: Transaction, importId: string, source: string): Promise<void> {
  await tx.client.query(
    `UPDATE registry.source_record r SET superseded_by = $1
     FROM registry.staged_record s JOIN staged_change c USING (row_number)
     WHERE s.import_id = $1 AND c.change = 'updated'
       AND r.economy = $2 AND r.source = $3 AND r.source_key = s.source_key AND r.superseded_by IS NULL`,
    [importId, tx.economy, source],
  );
  await tx.client.query(
    `INSERT INTO registry.source_record (economy, source, source_key, import_id, row_number, content_hash, raw, establishment_id)
     SELECT $2, $3, s.source_key, $1, s.row_number, s.content_hash, s.raw, s.establishment_id FROM ${changed}`,
    [importId, tx.economy, source],
  );
}

/** Everything shown of a firm that follows from its record: made anew for each changed one. */
export async function deriveFromStaged(
  tx: Transaction,
  facts: { importId: string; source: string; simulated: boolean },
  report: (step: number, of: number) => void,
): Promise<void> {
  const steps: [string, unknown[]][] = [
    [
      `INSERT INTO registry.enterprise (economy, id, name, legal_form, simulated, created_by_import)
       SELECT DISTINCT ON (s.enterprise_id) $2, s.enterprise_id, s.enterprise_name, s.legal_form, $3, $1
       FROM ${changed} ORDER BY s.enterprise_id, length(s.enterprise_name), s.row_number
       ON CONFLICT (economy, id) DO NOTHING`,
      [facts.importId, tx.economy, facts.simulated],
    ],
    [
      `INSERT INTO registry.establishment (economy, id, enterprise_id, name, address, place_code, village, longitude, latitude,
         geo_precision, established_on, registered_on, status, products, materials, employees, classifications, source, source_key, import_id)
       SELECT $2, s.establishment_id, s.enterprise_id, s.name, s.address, s.place_code, s.village, s.longitude, s.latitude,
         s.geo_precision, s.established_on, s.registered_on, s.status, s.products, s.materials, s.employees, s.classifications, $3, s.source_key, $1
       FROM ${changed}
       ON CONFLICT (economy, id) DO UPDATE SET enterprise_id = excluded.enterprise_id, name = excluded.name, address = excluded.address,
         place_code = excluded.place_code, village = excluded.village, longitude = excluded.longitude, latitude = excluded.latitude,
         geo_precision = excluded.geo_precision, established_on = excluded.established_on, registered_on = excluded.registered_on,
         status = excluded.status, products = excluded.products, materials = excluded.materials, employees = excluded.employees,
         classifications = excluded.classifications, import_id = excluded.import_id, recorded_at = now(),
         version = registry.establishment.version + 1`,
      [facts.importId, tx.economy, facts.source],
    ],
    [
      `INSERT INTO registry.identifier (economy, scheme, value, enterprise_id, import_id)
       SELECT DISTINCT ON (s.enterprise_scheme, s.enterprise_number) $2, s.enterprise_scheme, s.enterprise_number, s.enterprise_id, $1::uuid
       FROM ${changed} AND s.enterprise_scheme IS NOT NULL
       ON CONFLICT (economy, scheme, value) DO NOTHING`,
      [facts.importId, tx.economy],
    ],
    [
      `INSERT INTO registry.public_search (economy, establishment_id, enterprise_id, name, sort_key, place_code, parent_code,
         national_codes, isic_codes, terms, longitude, latitude, geo_precision)
       SELECT $2, s.establishment_id, s.enterprise_id, s.name, lower(s.name), s.place_code, p.parent_code,
         s.national_codes, s.isic_codes, s.terms, s.longitude, s.latitude, s.geo_precision
       FROM registry.staged_record s JOIN staged_change c USING (row_number)
       LEFT JOIN registry.place p ON p.economy = $2 AND p.code = s.place_code
       WHERE s.import_id = $1 AND c.change IN ('created', 'updated')
       ON CONFLICT (economy, establishment_id) DO UPDATE SET enterprise_id = excluded.enterprise_id, name = excluded.name,
         sort_key = excluded.sort_key, place_code = excluded.place_code, parent_code = excluded.parent_code,
         national_codes = excluded.national_codes, isic_codes = excluded.isic_codes, terms = excluded.terms,
         longitude = excluded.longitude, latitude = excluded.latitude, geo_precision = excluded.geo_precision`,
      [facts.importId, tx.economy],
    ],
  ];
  await tx.client.query("SET LOCAL gin_pending_list_limit = '64MB'");
  for (const [i, [text, values]] of steps.entries()) {
    report(i, steps.length);
    await tx.client.query(text, values);
  }
  await tx.client.query('SELECT registry.merge_search_index()');
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

/** Firms of which nothing is left: no establishment, no fact, no correction. */
export async function removeEmptyEnterprises(tx: Transaction): Promise<number> {
  const { rowCount } = await tx.client.query(
    `WITH gone AS (
       DELETE FROM registry.enterprise e WHERE e.economy = $1
         AND NOT EXISTS (SELECT FROM registry.establishment t WHERE t.economy = e.economy AND t.enterprise_id = e.id)
         AND NOT EXISTS (SELECT FROM registry.fact f WHERE f.economy = e.economy AND f.enterprise_id = e.id)
         AND NOT EXISTS (SELECT FROM registry.correction k WHERE k.economy = e.economy AND k.enterprise_id = e.id)
       RETURNING e.id)
     DELETE FROM registry.identifier i USING gone WHERE i.economy = $1 AND i.enterprise_id = gone.id`,
    [tx.economy],
  );
  return rowCount ?? 0;
}

export async function keepSource(tx: Transaction, mapping: Mapping): Promise<void> {
  const { publisher, dataset, licence, asOf, notes } = mapping.source;
  await tx.client.query(
    `INSERT INTO registry.source (economy, name, title, publisher, dataset, licence, as_of, key_scheme, notes)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (economy, name) DO UPDATE SET title = excluded.title, publisher = excluded.publisher,
       dataset = excluded.dataset, licence = excluded.licence, as_of = excluded.as_of, key_scheme = excluded.key_scheme, notes = excluded.notes`,
    [
      tx.economy,
      mapping.name,
      mapping.title,
      publisher,
      dataset,
      licence,
      asOf,
      mapping.columns.key.scheme,
      notes ?? null,
    ],
  );
}
