import type { Transaction } from '../../../../platform/context.ts';

/** Firms with a plant of an industry in a town, and how many plants those are. */
export async function selectCellFirms(
  tx: Transaction,
  { scheme, industry, area }: { scheme: string; industry: string; area: string },
): Promise<{ enterpriseIds: string[]; plants: number }> {
  const codes = scheme === 'ISIC4' ? 'isic_codes' : 'national_codes';
  const { rows } = await tx.client.query<{ enterpriseIds: string[]; plants: number }>(
    `SELECT coalesce(array_agg(DISTINCT enterprise_id), '{}') AS "enterpriseIds", count(*)::int AS plants
     FROM registry_api.establishment_place WHERE economy = $1 AND place_code = $2 AND $3 = ANY (${codes})`,
    [tx.economy, area, scheme === 'ISIC4' ? industry : `${scheme}:${industry}`],
  );
  return rows[0] ?? { enterpriseIds: [], plants: 0 };
}

/** The least share of false alarms at which the cell stands out, where it was measured. */
export async function selectCellQ(
  tx: Transaction,
  { scheme, industry, area }: { scheme: string; industry: string; area: string },
): Promise<number | null> {
  const { rows } = await tx.client.query<{ q: number }>(
    `SELECT q_bh AS q FROM clusters_api.location_quotient WHERE economy = $1 AND scheme = $2 AND industry = $3 AND area = $4`,
    [tx.economy, scheme, industry, area],
  );
  return rows[0]?.q ?? null;
}

export async function selectNames(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ id: string; name: string }>(
    'SELECT id, name FROM registry_api.enterprise WHERE economy = $1 AND id = ANY ($2)',
    [tx.economy, ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const current = `coalesce(valid_from, '-infinity') <= $3::date AND coalesce(valid_to, 'infinity') >= $3::date`;

/** Of the firms that are named, how many the actor may know to be in one association, to train, to export. */
export async function countKnown(
  tx: Transaction,
  ids: readonly string[],
  today: string,
): Promise<{ associationFirms: number; trainingFirms: number; exporters: number }> {
  const { rows } = await tx.client.query<{ associationFirms: number; trainingFirms: number; exporters: number }>(
    `SELECT coalesce((SELECT max(n) FROM (SELECT count(DISTINCT enterprise_id)::int AS n FROM registry_api.membership
         WHERE economy = $1 AND kind = 'association' AND enterprise_id = ANY ($2) AND ${current} GROUP BY body) b), 0) AS "associationFirms",
       (SELECT count(DISTINCT enterprise_id)::int FROM registry_api.enterprise_fact
         WHERE economy = $1 AND fact = 'trainsWorkers' AND value = 'true'::jsonb AND enterprise_id = ANY ($2) AND ${current}) AS "trainingFirms",
       (SELECT count(DISTINCT enterprise_id)::int FROM registry_api.enterprise_fact
         WHERE economy = $1 AND fact = 'exportShare' AND jsonb_typeof(value) = 'number' AND value > '0'::jsonb
           AND enterprise_id = ANY ($2) AND ${current}) AS exporters`,
    [tx.economy, ids, today],
  );
  return rows[0] ?? { associationFirms: 0, trainingFirms: 0, exporters: 0 };
}

/** The town where most plants of a division stand, for each division that is named and has any. */
export async function selectLargestCells(
  tx: Transaction,
  divisions: readonly string[],
): Promise<{ industry: string; area: string }[]> {
  const { rows } = await tx.client.query<{ industry: string; area: string }>(
    `SELECT DISTINCT ON (industry) industry, area FROM (
       SELECT c AS industry, place_code AS area, count(*) AS plants FROM registry_api.establishment_place, unnest(isic_codes) AS c
       WHERE economy = $1 AND place_code IS NOT NULL AND c = ANY ($2) GROUP BY c, place_code) cells
     ORDER BY industry, plants DESC, area`,
    [tx.economy, divisions],
  );
  return rows;
}
