import type { Transaction } from '../../../platform/context.ts';
import { attributesOf, homeNames, type Said } from '../rules/attributes.ts';
import { hashTerm } from '../rules/termHash.ts';
import { countChangedAttributes } from './counts.ts';

const said = `json_build_object('kind', c.kind, 'text', c.text, 'code', c.code, 'validFrom', c.valid_from::text,
  'validTo', c.valid_to::text, 'spareShare', c.spare_share::float8)`;
/** What people stated of `t` for everybody to read, and nobody has withdrawn. */
const saidOf = `c.economy = $1 AND c.visibility = 'public' AND c.ended_at IS NULL
  AND (c.establishment_id IS NULL OR c.establishment_id = t.id)`;

interface Row {
  id: string;
  said: Said[];
  /** Of the record in force. */
  stated: { kind: string; text: string; code?: string; validFrom?: string; validTo?: string; number?: number }[] | null;
  employees: number | null;
  attributes: string;
}

/** Writes what a firm's establishments are searched by anew, as records and people state it now; and counts the change. */
export async function refreshSearchRows(tx: Transaction, enterpriseId: string): Promise<void> {
  await tx.client.query("SELECT pg_advisory_xact_lock(hashtextextended('registry ' || $1, 0))", [tx.economy]);
  const { rows } = await tx.client.query<Row>(
    `SELECT t.id, t.employees, t.stated->'capabilities' AS stated, s.attributes,
       (SELECT coalesce(json_agg(${said}), '[]') FROM registry.capability c WHERE c.enterprise_id = $2 AND ${saidOf}) AS said
     FROM registry.establishment t
     JOIN registry.public_search s ON s.economy = t.economy AND s.establishment_id = t.id
     WHERE t.economy = $1 AND t.enterprise_id = $2`,
    [tx.economy, enterpriseId],
  );
  const changes = rows.map((row) => changeOf(row, tx.economy)).filter((one) => one !== null);
  if (changes.length === 0) return;
  await markChanged(tx, changes);
  await countChangedAttributes(tx);
  await writeChanged(tx, 'registry.public_search', 't.economy = $1 AND c.id = t.establishment_id', tx.economy);
}

/** What people stated of firms stays, whatever an import states of them. */
export async function addSaidToStaged(tx: Transaction, importId: string): Promise<void> {
  const { rows } = await tx.client.query<Row>(
    `SELECT t.id, t.employees, t.stated->'capabilities' AS stated, t.attributes, json_agg(${said}) AS said
     FROM (SELECT enterprise_id, establishment_id AS id, employees, stated, attributes FROM registry.staged_record
           WHERE import_id = $2) AS t
     JOIN registry.capability c ON c.enterprise_id = t.enterprise_id AND ${saidOf}
     GROUP BY t.id, t.employees, t.stated, t.attributes`,
    [tx.economy, importId],
  );
  const changes = rows.map((row) => changeOf(row, tx.economy)).filter((one) => one !== null);
  if (changes.length === 0) return;
  await markChanged(tx, changes);
  await writeChanged(tx, 'registry.staged_record', 't.import_id = $1 AND c.id = t.establishment_id', importId);
}

interface Change {
  id: string;
  attributes: string;
  before: string[];
  after: string[];
}

function changeOf({ id, said: people, stated, employees, attributes }: Row, economy: string): Change | null {
  const records = (stated ?? []).map((one) => ({
    ...one,
    spareShare: one.kind === 'spareShare' ? (one.number ?? null) : null,
  }));
  const found = attributesOf([...records, ...people], employees, homeNames(economy));
  if (found.join(' ') === attributes) return null;
  const terms = (list: readonly string[]) => list.filter((one) => one !== '').map((one) => hashTerm(`%${one}`));
  return { id, attributes: found.join(' '), before: terms(attributes.split(' ')), after: terms(found) };
}

async function markChanged(tx: Transaction, changes: readonly Change[]): Promise<void> {
  await tx.client.query('DROP TABLE IF EXISTS changed_row');
  await tx.client.query(
    `CREATE TEMPORARY TABLE changed_row (id text, attributes text, before bigint[], after bigint[]) ON COMMIT DROP`,
  );
  await tx.client.query(
    `INSERT INTO changed_row SELECT x->>'id', x->>'attributes',
       ARRAY(SELECT json_array_elements_text(x->'before')::bigint), ARRAY(SELECT json_array_elements_text(x->'after')::bigint)
     FROM json_array_elements($1::json) AS x`,
    [JSON.stringify(changes)],
  );
}

async function writeChanged(tx: Transaction, table: string, joined: string, value: string): Promise<void> {
  await tx.client.query(
    `UPDATE ${table} t SET attributes = c.attributes,
       terms = ARRAY(SELECT term FROM unnest(t.terms) AS term WHERE term <> ALL (c.before)) || c.after
     FROM changed_row c WHERE ${joined}`,
    [value],
  );
}
