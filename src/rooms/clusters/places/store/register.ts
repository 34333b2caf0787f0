import type { Transaction } from '../../../../platform/context.ts';
import type { RegisterShape } from '../rules/deriveIndicators.ts';

/** The measurement by ISIC division that counts; after every import there is another. */
export async function selectRegisterState(tx: Transaction): Promise<{ id: string; knownOn: string } | null> {
  const { rows } = await tx.client.query<{ id: string; knownOn: string }>(
    `SELECT id, coalesce(as_of, computed_at::date::text) AS "knownOn" FROM clusters.measurement
     WHERE economy = $1 AND is_current AND scheme = 'ISIC4' ORDER BY computed_at DESC LIMIT 1`,
    [tx.economy],
  );
  return rows[0] ?? null;
}

export async function selectRegisterShape(tx: Transaction, measurement: string): Promise<RegisterShape[]> {
  const { rows } = await tx.client.query<RegisterShape>(
    `WITH plant AS (
       SELECT coalesce(parent_code, place_code) AS place, count(*)::int AS plants FROM registry_api.establishment_place
       WHERE economy = $1 AND place_code IS NOT NULL GROUP BY 1),
     division AS (
       SELECT coalesce(p.parent_code, p.code) AS place, q.industry, sum(q.observed) AS plants, bool_or(q.q_bh < 0.05) AS out
       FROM clusters.location_quotient q JOIN registry_api.place p ON p.economy = q.economy AND p.code = q.area
       WHERE q.economy = $1 AND q.measurement_id = $2 AND q.observed > 0 GROUP BY 1, 2)
     SELECT plant.place, plant.plants, count(*) FILTER (WHERE division.plants >= 5)::int AS industries, count(*) FILTER (WHERE division.out)::int AS "standingOut"
     FROM plant LEFT JOIN division ON division.place = plant.place GROUP BY 1, 2 ORDER BY 1`,
    [tx.economy, measurement],
  );
  return rows;
}
