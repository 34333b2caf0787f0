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

const kinds = { corrected, numberHeld } as const;
export type ConflictKind = keyof typeof kinds;

export async function countConflicts(
  tx: Transaction,
  importId: string,
  hasNumbers: boolean,
): Promise<Partial<Record<ConflictKind, number>>> {
  const { rowCount: corrections } = await tx.client.query(
    'SELECT FROM registry.correction WHERE economy = $1 AND withdrawn_at IS NULL LIMIT 1',
    [tx.economy],
  );
  const found: Partial<Record<ConflictKind, number>> = {};
  for (const kind of ['corrected', 'numberHeld'] as const) {
    if (kind === 'corrected' ? corrections === 0 : !hasNumbers) continue;
    const { rows } = await tx.client.query<{ count: number }>(
      `SELECT count(DISTINCT row_number)::int AS count FROM ${kinds[kind]} AS c`,
      [importId, tx.economy],
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
  { kind, from, limit }: { kind: ConflictKind; from: number; limit: number },
): Promise<ConflictRow[]> {
  const { rows } = await tx.client.query<ConflictRow>(
    `SELECT s.row_number AS row, s.source_key AS key, s.name, c.field, c.staged, c.said, s.raw
     FROM ${kinds[kind]} AS c JOIN registry.staged_record s ON s.import_id = $1 AND s.row_number = c.row_number
     WHERE c.row_number >= $3 ORDER BY c.row_number, c.field LIMIT $4`,
    [importId, tx.economy, from, limit],
  );
  return rows;
}
