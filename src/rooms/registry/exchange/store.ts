import type { Transaction } from '../../../platform/context.ts';

/** Firms by their numbers, however these are written with signs and spaces. */
export async function findByNumbers(
  tx: Transaction,
  numbers: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const { rows } = await tx.client.query<{ id: string; name: string }>(
    `SELECT DISTINCT e.id, e.name FROM registry.identifier i
     JOIN registry.enterprise e ON e.economy = i.economy AND e.id = i.enterprise_id
     WHERE i.economy = $1 AND i.value = ANY($2) ORDER BY e.id LIMIT 50`,
    [tx.economy, numbers],
  );
  return rows;
}

export interface FirmFacts {
  legalForm: string | null;
  identifiers: string[];
  places: string[];
  regions: string[];
  isic: string[];
  addresses: string[];
  employees: number | null;
  longitude: number | null;
  latitude: number | null;
}

/** What is public of firms, by id; old ids lead to where they went. */
export async function selectFirmFacts(tx: Transaction, ids: readonly string[]): Promise<Map<string, FirmFacts>> {
  const { rows } = await tx.client.query<FirmFacts & { asked: string }>(
    `SELECT a.asked, e.legal_form AS "legalForm",
       ARRAY(SELECT i.scheme || ' ' || i.value FROM registry.identifier i WHERE i.economy = e.economy AND i.enterprise_id = e.id ORDER BY 1) AS identifiers,
       coalesce(array_agg(DISTINCT p.name) FILTER (WHERE p.name IS NOT NULL), '{}') AS places,
       coalesce(array_agg(DISTINCT r.name) FILTER (WHERE r.name IS NOT NULL), '{}') AS regions,
       ARRAY(SELECT DISTINCT c FROM registry.establishment q JOIN registry.public_search s ON s.establishment_id = q.id AND s.economy = q.economy,
               unnest(s.isic_codes) AS c WHERE q.economy = e.economy AND q.enterprise_id = e.id AND length(c) > 2 ORDER BY c) AS isic,
       coalesce(array_agg(DISTINCT t.address) FILTER (WHERE t.address IS NOT NULL), '{}') AS addresses,
       sum(t.employees)::int AS employees,
       (array_agg(t.longitude ORDER BY t.id) FILTER (WHERE t.geo_precision = 'point'))[1] AS longitude,
       (array_agg(t.latitude ORDER BY t.id) FILTER (WHERE t.geo_precision = 'point'))[1] AS latitude
     FROM unnest($2::text[]) AS a(asked)
     LEFT JOIN registry.redirect d ON d.economy = $1 AND d.old_id = a.asked
     JOIN registry.enterprise e ON e.economy = $1 AND e.id = coalesce(d.new_id, a.asked)
     JOIN registry.establishment t ON t.economy = e.economy AND t.enterprise_id = e.id
     LEFT JOIN registry.place p ON p.economy = t.economy AND p.code = t.place_code
     LEFT JOIN registry.place r ON r.economy = t.economy AND r.code = p.parent_code
     GROUP BY a.asked, e.economy, e.id, e.legal_form`,
    [tx.economy, ids],
  );
  return new Map(rows.map(({ asked, ...facts }) => [asked, facts]));
}
