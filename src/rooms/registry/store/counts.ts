import type { Transaction } from '../../../platform/context.ts';

/** Establishments of one place by industries and square of the map, as `mix trait square count` with a space between all numbers. */
export interface StoredCells {
  placeCode: string;
  parentCode: string;
  cells: string;
}

export interface StoredMix {
  mix: number;
  isicCodes: string[];
  nationalCodes: string[];
}

/** Null where nothing was ever registered. */
export async function readRevision(tx: Transaction): Promise<string | null> {
  const { rows } = await tx.client.query<{ revision: string }>(
    'SELECT revision FROM registry.counted_revision WHERE economy = $1',
    [tx.economy],
  );
  return rows[0]?.revision ?? null;
}

/** The revision with the number of merges, which change no count of establishments; null where nothing was ever registered. */
export async function readState(tx: Transaction): Promise<string | null> {
  const { rows } = await tx.client.query<{ state: string }>(
    `SELECT revision || ' ' || (SELECT count(*) FROM registry.redirect d WHERE d.economy = $1) AS state
     FROM registry.counted_revision WHERE economy = $1`,
    [tx.economy],
  );
  return rows[0]?.state ?? null;
}

export async function readCells(tx: Transaction): Promise<StoredCells[]> {
  const { rows } = await tx.client.query<StoredCells>(
    `SELECT place_code AS "placeCode", parent_code AS "parentCode",
       string_agg(mix || ' ' || trait || ' ' || square || ' ' || establishments, ' ') AS cells
     FROM registry.counted_cell WHERE economy = $1 GROUP BY 1, 2`,
    [tx.economy],
  );
  return rows;
}

export async function readMixes(tx: Transaction): Promise<StoredMix[]> {
  const { rows } = await tx.client.query<StoredMix>(
    `SELECT mix, isic_codes AS "isicCodes", national_codes AS "nationalCodes"
     FROM registry.counted_mix WHERE economy = $1 ORDER BY mix`,
    [tx.economy],
  );
  return rows;
}

/** Combinations of attributes by their numbers, each as `public_search` holds it. */
export async function readTraits(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.client.query<{ attributes: string }>(
    'SELECT attributes FROM registry.counted_trait WHERE economy = $1 ORDER BY trait',
    [tx.economy],
  );
  return rows.map(({ attributes }) => attributes);
}

const counted = (row: string) =>
  `coalesce(${row}.place_code, '') AS place_code, coalesce(${row}.parent_code, '') AS parent_code,
   ${row}.isic_codes, ${row}.national_codes, ${row}.attributes, registry.map_square(${row}.longitude, ${row}.latitude) AS square`;

/** Counts what staged records are about to add and to take away. Before they are written: what they replace is read. */
export async function countStagedChange(tx: Transaction, importId: string): Promise<void> {
  await applyChange(
    tx,
    `SELECT ${counted('s')}, 1 AS step FROM registry.staged_record s LEFT JOIN staged_known k USING (row_number)
     WHERE s.import_id = $1 AND k.unchanged IS NOT TRUE
     UNION ALL
     SELECT ${counted('t')}, -1 FROM registry.staged_record s JOIN staged_known k USING (row_number)
     JOIN registry.public_search t ON t.economy = $2 AND t.establishment_id = s.establishment_id
     WHERE s.import_id = $1 AND NOT k.unchanged`,
    [importId, tx.economy],
  );
}

/** The same of establishments that are about to go, as `removed_establishment` lists them. */
export async function countRemoved(tx: Transaction): Promise<void> {
  await applyChange(
    tx,
    `SELECT ${counted('t')}, -1 AS step FROM registry.public_search t
     JOIN removed_establishment g ON g.id = t.establishment_id WHERE t.economy = $1`,
    [tx.economy],
  );
}

/** Counts that establishments are about to hold other attributes, as `changed_row` lists them. */
export async function countChangedAttributes(tx: Transaction): Promise<void> {
  const rows = 'registry.public_search t JOIN changed_row c ON c.id = t.establishment_id WHERE t.economy = $1';
  await applyChange(
    tx,
    `SELECT ${counted('t').replace('t.attributes', 'c.attributes')}, 1 AS step FROM ${rows}
     UNION ALL
     SELECT ${counted('t')}, -1 FROM ${rows}`,
    [tx.economy],
  );
}

async function applyChange(tx: Transaction, rows: string, values: unknown[]): Promise<void> {
  const { client, economy } = tx;
  await client.query('DROP TABLE IF EXISTS counted_change');
  const { rowCount } = await client.query(
    `CREATE TEMPORARY TABLE counted_change ON COMMIT DROP AS
     SELECT place_code, parent_code, isic_codes, national_codes, attributes, square, sum(step)::int AS step
     FROM (${rows}) AS r GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(step) <> 0`,
    values,
  );
  await setRevision(tx);
  if (rowCount === 0) return;
  await client.query('ANALYZE counted_change');
  await numberMixes(tx);
  await numberTraits(tx);
  await client.query('DROP TABLE IF EXISTS counted_step');
  await client.query(
    `CREATE TEMPORARY TABLE counted_step ON COMMIT DROP AS
     SELECT c.place_code, c.parent_code, m.mix, r.trait, c.square, c.step FROM counted_change c
     JOIN registry.counted_mix m ON m.economy = $1 AND m.isic_codes = c.isic_codes AND m.national_codes = c.national_codes
     JOIN changed_trait r ON r.attributes = c.attributes`,
    [economy],
  );
  await client.query('ANALYZE counted_step');
  await moveCells(tx);
}

async function setRevision(tx: Transaction): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.counted_revision (economy, revision) VALUES ($1, gen_random_uuid())
     ON CONFLICT (economy) DO UPDATE SET revision = excluded.revision`,
    [tx.economy],
  );
}

async function numberMixes(tx: Transaction): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.counted_mix (economy, mix, isic_codes, national_codes)
     SELECT $1, (SELECT coalesce(max(mix), -1) FROM registry.counted_mix WHERE economy = $1) + row_number() OVER (),
       isic_codes, national_codes
     FROM (SELECT DISTINCT isic_codes, national_codes FROM counted_change) AS c
     WHERE NOT EXISTS (SELECT FROM registry.counted_mix m
                       WHERE m.economy = $1 AND m.isic_codes = c.isic_codes AND m.national_codes = c.national_codes)`,
    [tx.economy],
  );
}

/** The numbers are read into a table of the transaction's own, which can be counted: a join with what nobody counted takes minutes. */
async function numberTraits({ client, economy }: Transaction): Promise<void> {
  await client.query('DROP TABLE IF EXISTS changed_trait');
  await client.query(
    `CREATE TEMPORARY TABLE changed_trait ON COMMIT DROP AS
     SELECT DISTINCT attributes, NULL::integer AS trait FROM counted_change`,
  );
  await client.query('ANALYZE changed_trait');
  await client.query(
    `UPDATE changed_trait c SET trait = r.trait FROM registry.counted_trait r WHERE r.economy = $1 AND r.attributes = c.attributes`,
    [economy],
  );
  const next = '(SELECT coalesce(max(trait), -1) FROM registry.counted_trait WHERE economy = $1)';
  await client.query(
    `WITH numbered AS (
       SELECT attributes, ${next} + row_number() OVER () AS trait FROM changed_trait WHERE trait IS NULL)
     UPDATE changed_trait c SET trait = n.trait FROM numbered n WHERE n.attributes = c.attributes`,
    [economy],
  );
  await client.query(
    `INSERT INTO registry.counted_trait (economy, trait, attributes)
     SELECT $1, c.trait, c.attributes FROM changed_trait c
     WHERE NOT EXISTS (SELECT FROM registry.counted_trait r WHERE r.economy = $1 AND r.trait = c.trait)`,
    [economy],
  );
  await client.query('ANALYZE changed_trait');
}

const sameCell = `c.economy = $1 AND c.place_code = s.place_code AND c.parent_code = s.parent_code
  AND c.mix = s.mix AND c.trait = s.trait AND c.square = s.square`;

async function moveCells(tx: Transaction): Promise<void> {
  const { client, economy } = tx;
  await client.query(
    `UPDATE registry.counted_cell c SET establishments = c.establishments + s.step FROM counted_step s WHERE ${sameCell}`,
    [economy],
  );
  await client.query(
    `INSERT INTO registry.counted_cell (economy, place_code, parent_code, mix, trait, square, establishments)
     SELECT $1, s.place_code, s.parent_code, s.mix, s.trait, s.square, s.step FROM counted_step s
     WHERE NOT EXISTS (SELECT FROM registry.counted_cell c WHERE ${sameCell})`,
    [economy],
  );
  await client.query(
    `DELETE FROM registry.counted_cell c USING counted_step s WHERE ${sameCell} AND c.establishments = 0`,
    [economy],
  );
}
