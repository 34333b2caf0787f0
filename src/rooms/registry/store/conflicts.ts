import type { Transaction } from '../../../platform/context.ts';

/**
 * Staged rows whose name or legal form is not what a person has set right since: the correction stays shown. Latest correction
 * of each field, followed through merges.
 */
const corrected = `(
  SELECT s.row_number, k.field, k.value AS said, CASE k.field WHEN 'name' THEN coalesce(s.enterprise_name, s.name) ELSE s.legal_form END AS staged
  FROM registry.staged_record s
  LEFT JOIN registry.redirect d ON d.economy = $2 AND d.old_id = s.enterprise_id
  JOIN (SELECT DISTINCT ON (enterprise_id, field) enterprise_id, field, value FROM registry.correction
        WHERE economy = $2 AND withdrawn_at IS NULL ORDER BY enterprise_id, field, corrected_at DESC) AS k
    ON k.enterprise_id = coalesce(d.new_id, s.enterprise_id)
  WHERE s.import_id = $1
    AND CASE k.field WHEN 'name' THEN coalesce(s.enterprise_name, s.name) ELSE s.legal_form END IS DISTINCT FROM k.value)`;

/** Further numbers that another firm has, in the register or in the same file. */
const numberHeld = `(
  WITH stated AS (
    SELECT s.row_number, s.enterprise_id, i->>'scheme' AS scheme, i->>'value' AS value
    FROM registry.staged_record s, jsonb_array_elements(s.stated->'identifiers') AS i
    WHERE s.import_id = $1 AND s.stated ? 'identifiers'),
  held AS (
    SELECT scheme, value, enterprise_id FROM registry.identifier WHERE economy = $2
    UNION ALL
    SELECT i->>'scheme', i->>'value', t.enterprise_id
    FROM registry.establishment t, jsonb_array_elements(t.stated->'identifiers') AS i
    WHERE t.economy = $2 AND t.stated ? 'identifiers'
    UNION ALL
    SELECT scheme, value, enterprise_id FROM stated)
  SELECT DISTINCT ON (n.row_number, n.scheme) n.row_number, n.scheme AS field, coalesce(e.name, h.enterprise_id) AS said, n.value AS staged
  FROM stated n JOIN held h ON h.scheme = n.scheme AND h.value = n.value AND h.enterprise_id <> n.enterprise_id
  LEFT JOIN registry.enterprise e ON e.economy = $2 AND e.id = h.enterprise_id
  ORDER BY n.row_number, n.scheme, h.enterprise_id)`;

/**
 * Staged rows that say something else than the firm's own people, whose claim to speak for it holds today ($3): of facts and
 * capabilities of which there is one value at a time. A row's people are compared together with the firm's other rows.
 */
const ownerSays = `(
  WITH speaker AS MATERIALIZED (
    SELECT DISTINCT coalesce(d.new_id, c.enterprise_id) AS enterprise_id, c.organisation
    FROM registry.claim c LEFT JOIN registry.redirect d ON d.economy = c.economy AND d.old_id = c.enterprise_id
    WHERE c.economy = $2 AND c.state = 'approved' AND c.valid_from <= $3::date AND c.valid_to >= $3::date),
  row AS MATERIALIZED (
    SELECT s.row_number, s.establishment_id, p.enterprise_id, p.organisation, s.employees, s.facts, s.stated
    FROM registry.staged_record s LEFT JOIN registry.redirect d ON d.economy = $2 AND d.old_id = s.enterprise_id
    JOIN speaker p ON p.enterprise_id = coalesce(d.new_id, s.enterprise_id) WHERE s.import_id = $1),
  people AS (
    SELECT min(row_number) AS row_number, enterprise_id, organisation, sum(employees) + coalesce((
      SELECT sum(t.employees) FROM registry.establishment t
      WHERE t.economy = $2 AND t.enterprise_id = r.enterprise_id
        AND NOT EXISTS (SELECT FROM row o WHERE o.establishment_id = t.id)), 0) AS employees
    FROM row r GROUP BY enterprise_id, organisation HAVING count(*) = count(employees)),
  stated AS (
    SELECT row_number, enterprise_id, organisation, 'employees' AS fact, to_jsonb(employees) AS value FROM people
    UNION ALL
    SELECT r.row_number, r.enterprise_id, r.organisation, f.fact, f.value
    FROM row r, jsonb_to_recordset(r.facts) AS f(fact text, value jsonb)),
  fact AS (
    SELECT n.row_number, n.fact AS field, f.value #>> '{}' AS said, n.value #>> '{}' AS staged
    FROM stated n JOIN registry.fact f ON f.economy = $2 AND f.enterprise_id = n.enterprise_id AND f.organisation = n.organisation
      AND f.superseded_at IS NULL AND coalesce(f.valid_from, '-infinity') <= $3::date AND coalesce(f.valid_to, 'infinity') >= $3::date
      AND (f.fact = n.fact AND f.value <> n.value
        -- A band of one place of work says no more than the least of what the firm has.
        OR f.fact || 'Band' = n.fact AND jsonb_typeof(f.value) = 'number'
          AND f.value::numeric < coalesce(nullif(split_part(n.value #>> '{}', '..', 1), ''), '0')::numeric)),
  ability AS (
    SELECT r.row_number, k.kind AS field,
      CASE WHEN n.kind = 'certificate' THEN k.text || ', ' || k.valid_to WHEN n.kind = 'spareShare' THEN k.spare_share::text ELSE k.text END AS said,
      CASE WHEN n.kind = 'certificate' THEN n.text || ', ' || n."validTo" WHEN n.kind = 'spareShare' THEN n.number::text ELSE n.text END AS staged
    FROM row r, jsonb_to_recordset(r.stated->'capabilities') AS n(kind text, text text, number numeric, unit text, "validTo" date),
      registry.capability k
    WHERE k.economy = $2 AND k.enterprise_id = r.enterprise_id AND k.ended_at IS NULL AND k.stated_by = 'owner'
      AND (k.establishment_id IS NULL OR k.establishment_id = r.establishment_id)
      AND CASE n.kind
        WHEN 'certificate' THEN k.kind = n.kind AND lower(k.text) = lower(n.text) AND k.valid_to <> n."validTo"
        WHEN 'spareShare' THEN k.kind = 'capacity' AND k.spare_share <> n.number
        WHEN 'capacity' THEN k.kind = n.kind AND lower(k.unit) = lower(n.unit) AND k.number <> n.number
        WHEN 'minimumOrder' THEN k.kind = n.kind AND lower(k.unit) = lower(n.unit) AND k.number <> n.number
        WHEN 'leadTime' THEN k.kind = n.kind AND lower(k.unit) = lower(n.unit) AND k.number <> n.number
        ELSE false END)
  SELECT DISTINCT * FROM (SELECT * FROM fact UNION ALL SELECT * FROM ability) AS said)`;

const kinds = { corrected, numberHeld, ownerSays } as const;
export type ConflictKind = keyof typeof kinds;

/** What has to be there for a conflict of the kind to be possible: a file of a million rows is not compared with nothing. */
const needed: Readonly<Partial<Record<ConflictKind, string>>> = {
  corrected:
    'SELECT FROM registry.correction WHERE economy = $1 AND withdrawn_at IS NULL AND $2::date IS NOT NULL LIMIT 1',
  ownerSays: `SELECT FROM registry.claim WHERE economy = $1 AND state = 'approved' AND valid_to >= $2::date LIMIT 1`,
};

export async function countConflicts(
  tx: Transaction,
  importId: string,
  { today, hasNumbers }: { today: string; hasNumbers: boolean },
): Promise<Partial<Record<ConflictKind, number>>> {
  const found: Partial<Record<ConflictKind, number>> = {};
  for (const kind of Object.keys(kinds) as ConflictKind[]) {
    const condition = needed[kind];
    const isPossible =
      condition === undefined ? hasNumbers : (await tx.client.query(condition, [tx.economy, today])).rowCount !== 0;
    if (!isPossible) continue;
    const { rows } = await tx.client.query<{ count: number }>(
      `SELECT count(DISTINCT row_number)::int AS count FROM ${kinds[kind]} AS c WHERE $3::date IS NOT NULL`,
      [importId, tx.economy, today],
    );
    const count = rows[0]?.count ?? 0;
    if (count > 0) found[kind] = count;
  }
  return found;
}

export interface ConflictRow {
  row: number;
  key: string;
  name: string;
  /** What is contradicted: a field, or the scheme of a number. */
  field: string;
  staged: string | null;
  /** What a person said, or who has the number. */
  said: string | null;
  raw: string;
}

export async function listConflicts(
  tx: Transaction,
  importId: string,
  { kind, today, from, limit }: { kind: ConflictKind; today: string; from: number; limit: number },
): Promise<ConflictRow[]> {
  const { rows } = await tx.client.query<ConflictRow>(
    `SELECT s.row_number AS row, s.source_key AS key, s.name, c.field, c.staged, c.said, s.raw
     FROM ${kinds[kind]} AS c JOIN registry.staged_record s ON s.import_id = $1 AND s.row_number = c.row_number
     WHERE $3::date IS NOT NULL AND c.row_number >= $4 ORDER BY c.row_number, c.field LIMIT $5`,
    [importId, tx.economy, today, from, limit],
  );
  return rows;
}
