import type { Transaction } from '../../../platform/context.ts';
import { countStagedChange } from './counts.ts';
import { addNamesToStaged } from './nameTerms.ts';
import { addSaidToStaged } from './searchRows.ts';

interface Derivation {
  importId: string;
  source: string;
  simulated: boolean;
}

/** Of the staged records, those not registered before, and those registered otherwise: as `staged_known` marks them. */
const created = `registry.staged_record s WHERE s.import_id = $1
       AND NOT EXISTS (SELECT FROM staged_known k WHERE k.row_number = s.row_number)`;
const updated = 'registry.staged_record s JOIN staged_known k USING (row_number)';

const establishmentColumns = [
  'enterprise_id',
  'name',
  'enterprise_name',
  'legal_form',
  'address',
  'place_code',
  'village',
  'longitude',
  'latitude',
  'geo_precision',
  'established_on',
  'registered_on',
  'status',
  'products',
  'materials',
  'employees',
  'classifications',
  'stated',
  'source_key',
];
const searchColumns = [
  'enterprise_id',
  'name',
  'sort_key',
  'place_code',
  'parent_code',
  'national_codes',
  'isic_codes',
  'divisions',
  'terms',
  'longitude',
  'latitude',
  'geo_precision',
  'attributes',
];

const stagedValue = (column: string) =>
  column === 'enterprise_name' ? 'nullif(s.enterprise_name, s.name)' : `s.${column}`;
const stagedValues = (columns: readonly string[]) => columns.map(stagedValue).join(', ');
const settings = (columns: readonly string[]) =>
  columns.map((column) => `${column} = ${stagedValue(column)}`).join(', ');

/** Everything shown of a firm that follows from its record: made anew for each staged one that is new or changed. */
export async function deriveFromStaged(
  tx: Transaction,
  { importId, source, simulated }: Derivation,
  report: (step: number) => void = () => {},
): Promise<void> {
  const { client, economy } = tx;
  await client.query("SET LOCAL gin_pending_list_limit = '64MB'");
  await markTouched(tx, importId);
  await client.query(
    `INSERT INTO registry.enterprise (economy, id, name, legal_form, simulated, created_by_import)
     SELECT DISTINCT ON (s.enterprise_id) $2, s.enterprise_id, coalesce(s.enterprise_name, s.name), s.legal_form, $3, $1
     FROM registry.staged_record s LEFT JOIN staged_known k USING (row_number)
     WHERE s.import_id = $1 AND k.unchanged IS NOT TRUE
       AND NOT EXISTS (SELECT FROM registry.enterprise e WHERE e.economy = $2 AND e.id = s.enterprise_id)
     ORDER BY s.enterprise_id, length(coalesce(s.enterprise_name, s.name)), coalesce(s.enterprise_name, s.name) COLLATE "C", s.establishment_id`,
    [importId, economy, simulated],
  );
  report(1);
  // Rows that come in the order of a key are put beside one another in its index; in any other order each is looked for.
  await client.query(
    `INSERT INTO registry.establishment (economy, id, ${establishmentColumns.join(', ')}, source, import_id)
     SELECT $2, s.establishment_id, ${stagedValues(establishmentColumns)}, $3, $1 FROM ${created} ORDER BY s.establishment_id`,
    [importId, economy, source],
  );
  await client.query(
    `UPDATE registry.establishment t SET ${settings(establishmentColumns)}, source = $3, import_id = $1,
       recorded_at = now(), version = t.version + 1
     FROM ${updated} WHERE s.import_id = $1 AND NOT k.unchanged AND t.economy = $2 AND t.id = s.establishment_id`,
    [importId, economy, source],
  );
  report(2);
  await client.query(
    `INSERT INTO registry.identifier (economy, scheme, value, enterprise_id, import_id)
     SELECT DISTINCT $2, s.enterprise_scheme, s.enterprise_number, s.enterprise_id, $1::uuid
     FROM registry.staged_record s LEFT JOIN staged_known k USING (row_number)
     WHERE s.import_id = $1 AND k.unchanged IS NOT TRUE AND s.enterprise_scheme IS NOT NULL
       AND NOT EXISTS (SELECT FROM registry.placement p WHERE p.economy = $2 AND p.establishment_id = s.establishment_id)
       AND NOT EXISTS (SELECT FROM registry.identifier i
                       WHERE i.economy = $2 AND i.enterprise_id = s.enterprise_id
                         AND i.scheme = s.enterprise_scheme AND i.value = s.enterprise_number)
     ORDER BY s.enterprise_id`,
    [importId, economy],
  );
  report(3);
  await addSaidToStaged(tx, importId);
  await addNamesToStaged(tx, importId);
  await countStagedChange(tx, importId);
  // Ids are hashes: by their order any first few thousand of what a search finds are drawn from the whole register.
  await client.query(
    `INSERT INTO registry.public_search (economy, establishment_id, ${searchColumns.join(', ')})
     SELECT $2, s.establishment_id, ${stagedValues(searchColumns)} FROM ${created} ORDER BY s.establishment_id`,
    [importId, economy],
  );
  await client.query(
    `UPDATE registry.public_search t SET ${settings(searchColumns)}
     FROM ${updated} WHERE s.import_id = $1 AND NOT k.unchanged AND t.economy = $2 AND t.establishment_id = s.establishment_id`,
    [importId, economy],
  );
  report(4);
  await client.query('SELECT registry.merge_search_index()');
  await settleTouched(tx);
}

/** Firms that were there before and that the staged records add to, change or leave. */
async function markTouched(tx: Transaction, importId: string): Promise<void> {
  await tx.client.query('CREATE TEMPORARY TABLE IF NOT EXISTS touched_enterprise (id text NOT NULL) ON COMMIT DROP');
  await tx.client.query(
    `INSERT INTO touched_enterprise
     SELECT s.enterprise_id FROM registry.staged_record s LEFT JOIN staged_known k USING (row_number)
     WHERE s.import_id = $1 AND k.unchanged IS NOT TRUE
       AND EXISTS (SELECT FROM registry.enterprise e WHERE e.economy = $2 AND e.id = s.enterprise_id)
     UNION
     SELECT t.enterprise_id FROM ${updated}
     JOIN registry.establishment t ON t.economy = $2 AND t.id = s.establishment_id
     WHERE s.import_id = $1 AND NOT k.unchanged`,
    [importId, tx.economy],
  );
}

/**
 * Names touched firms by their shortest record again, but for what a person has set right, and removes those of which
 * nothing is left: no establishment, no fact, no correction.
 */
export async function settleTouched(tx: Transaction): Promise<void> {
  const { rowCount } = await tx.client.query('SELECT FROM touched_enterprise LIMIT 1');
  if (rowCount === 0) return;
  await tx.client.query('ANALYZE touched_enterprise');
  await tx.client.query(
    `UPDATE registry.enterprise e SET name = b.name, legal_form = b.legal_form, version = e.version + 1
     FROM (
       SELECT DISTINCT ON (t.enterprise_id) t.enterprise_id AS id,
         CASE WHEN f.name THEN o.name ELSE coalesce(t.enterprise_name, t.name) END AS name,
         CASE WHEN f.legal_form THEN o.legal_form ELSE t.legal_form END AS legal_form
       FROM (SELECT DISTINCT id FROM touched_enterprise) AS x
       JOIN registry.enterprise o ON o.economy = $1 AND o.id = x.id
       JOIN registry.establishment t ON t.economy = $1 AND t.enterprise_id = x.id
       LEFT JOIN (
         SELECT k.enterprise_id, bool_or(k.field = 'name') AS name, bool_or(k.field = 'legalForm') AS legal_form
         FROM registry.correction k WHERE k.economy = $1 AND k.withdrawn_at IS NULL GROUP BY 1) AS f ON f.enterprise_id = x.id
       ORDER BY t.enterprise_id, length(coalesce(t.enterprise_name, t.name)), coalesce(t.enterprise_name, t.name) COLLATE "C", t.id
     ) AS b
     WHERE e.economy = $1 AND e.id = b.id AND (e.name, e.legal_form) IS DISTINCT FROM (b.name, b.legal_form)`,
    [tx.economy],
  );
  await tx.client.query(
    `WITH gone AS (
       DELETE FROM registry.enterprise e USING (SELECT DISTINCT id FROM touched_enterprise) AS x
       WHERE e.economy = $1 AND e.id = x.id
         AND NOT EXISTS (SELECT FROM registry.establishment t WHERE t.economy = $1 AND t.enterprise_id = e.id)
         AND NOT EXISTS (SELECT FROM registry.fact f WHERE f.economy = $1 AND f.enterprise_id = e.id)
         AND NOT EXISTS (SELECT FROM registry.correction k WHERE k.economy = $1 AND k.enterprise_id = e.id)
       RETURNING e.id)
     DELETE FROM registry.identifier i USING gone WHERE i.economy = $1 AND i.enterprise_id = gone.id`,
    [tx.economy],
  );
  await tx.client.query('TRUNCATE touched_enterprise');
}

/** Lets the planner know how much there is now. */
export async function countRegisterRows(tx: Transaction): Promise<void> {
  await tx.client.query('SELECT registry.count_register()');
}
