import type { Transaction } from '../../../../platform/context.ts';
import type { Stated } from '../../model.ts';

export interface FirmRow {
  id: string;
  name: string;
  establishments: number;
  names: string[];
  addresses: string[];
  places: string[];
  placeNames: string[];
  villages: string[];
  points: string[];
  isicCodes: string | null;
  since: string | null;
  stated: Stated[] | null;
  numbers: { scheme: string; value: string }[] | null;
}

const distinct = (expression: string, where = `${expression} IS NOT NULL`) =>
  `coalesce(array_agg(DISTINCT ${expression}) FILTER (WHERE ${where}), '{}')`;

const selected = `SELECT e.id, e.name, t.*,
    (SELECT jsonb_agg(jsonb_build_object('scheme', i.scheme, 'value', i.value) ORDER BY i.scheme, i.value)
     FROM registry.identifier i WHERE i.enterprise_id = e.id AND i.economy = e.economy) AS numbers
  FROM registry.enterprise e
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS establishments,
      ${distinct('t.name')} AS names, ${distinct('t.address')} AS addresses,
      ${distinct('t.place_code')} || ${distinct('p.parent_code')} AS places,
      ${distinct("coalesce(p.name, '') || ' ' || coalesce(r.name, '')", 'p.code IS NOT NULL')} AS "placeNames",
      ${distinct('t.village')} AS villages,
      ${distinct("t.latitude::text || ' ' || t.longitude::text", "t.geo_precision = 'point'")} AS points,
      string_agg(array_to_string(q.isic_codes, ' '), ' ') AS "isicCodes",
      min(coalesce(t.established_on, t.registered_on))::text AS since,
      jsonb_agg(t.stated) FILTER (WHERE t.stated IS NOT NULL) AS stated
    FROM registry.establishment t
    LEFT JOIN registry.public_search q ON q.establishment_id = t.id AND q.economy = t.economy
    LEFT JOIN registry.place p ON p.economy = t.economy AND p.code = t.place_code
    LEFT JOIN registry.place r ON r.economy = t.economy AND r.code = p.parent_code
    WHERE t.enterprise_id = e.id AND t.economy = e.economy) AS t`;

/** Firms in the order of their ids, from behind one on. */
export async function selectFirms(tx: Transaction, behind: string, limit: number): Promise<FirmRow[]> {
  const { rows } = await tx.client.query<FirmRow>(
    `${selected} WHERE e.economy = $1 AND e.id > $2 ORDER BY e.id LIMIT $3`,
    [tx.economy, behind, limit],
  );
  return rows;
}

export async function selectFirmsById(tx: Transaction, ids: readonly string[]): Promise<FirmRow[]> {
  const { rows } = await tx.client.query<FirmRow>(`${selected} WHERE e.economy = $1 AND e.id = ANY($2)`, [
    tx.economy,
    ids,
  ]);
  return rows;
}

export async function countFirms(tx: Transaction): Promise<number> {
  const { rows } = await tx.client.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM registry.enterprise WHERE economy = $1',
    [tx.economy],
  );
  return rows[0]?.count ?? 0;
}

/** Firms that came to the register by an import, or of which it says something new. */
export async function selectFirmsOfImport(tx: Transaction, importId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `SELECT DISTINCT t.enterprise_id AS id FROM registry.establishment t WHERE t.economy = $1 AND t.import_id = $2
     UNION SELECT e.id FROM registry.enterprise e WHERE e.economy = $1 AND e.created_by_import = $2 ORDER BY id`,
    [tx.economy, importId],
  );
  return rows.map(({ id }) => id);
}

/** Facts, claims, messages, and organisations that speak for it: what a wrong decision about a firm would touch. */
export async function countWhatHangs(tx: Transaction, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await tx.client.query<{ id: string; count: number }>(
    `SELECT said.enterprise_id AS id, count(*)::int AS count FROM (
       SELECT enterprise_id FROM registry.fact WHERE economy = $1 AND enterprise_id = ANY($2) AND superseded_at IS NULL
       UNION ALL SELECT enterprise_id FROM registry.claim WHERE economy = $1 AND enterprise_id = ANY($2)
       UNION ALL SELECT enterprise_id FROM registry.report WHERE economy = $1 AND enterprise_id = ANY($2)
       UNION ALL SELECT enterprise_id FROM registry.capability WHERE economy = $1 AND enterprise_id = ANY($2)
       UNION ALL SELECT enterprise_id FROM registry.representative WHERE economy = $1 AND enterprise_id = ANY($2)
     ) AS said GROUP BY said.enterprise_id`,
    [tx.economy, ids],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** What people said about firms: of the kind `duplicate`, and still open. */
export async function selectDuplicateReports(
  tx: Transaction,
  ids: readonly string[],
): Promise<{ id: string; enterpriseId: string; text: string; state: string; reportedAt: Date }[]> {
  const { rows } = await tx.client.query(
    `SELECT id, enterprise_id AS "enterpriseId", text, state, reported_at AS "reportedAt" FROM registry.report
     WHERE economy = $1 AND enterprise_id = ANY($2) AND subject = 'duplicate' ORDER BY reported_at DESC, id LIMIT 20`,
    [tx.economy, ids],
  );
  return rows;
}
