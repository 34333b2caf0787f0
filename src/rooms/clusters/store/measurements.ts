import type { Transaction } from '../../../platform/context.ts';
import { copyRows } from '../../../platform/db/index.ts';

export interface MeasurementRow {
  id: string;
  scheme: string;
  plants: number;
  areas: number;
  industries: number;
  as_of: string | null;
  computed_at: Date;
}

export interface QuotientRow {
  area: string;
  industry: string;
  observed: number;
  expected: number;
  locationQuotient: number;
  pUpper: number;
  qBH: number;
  qBY: number;
  shrunk: number;
  lower: number | null;
  upper: number | null;
}

const quotientColumns = `area, industry, observed, expected, location_quotient AS "locationQuotient", p_upper AS "pUpper",
  q_bh AS "qBH", q_by AS "qBY", shrunk, lower, upper`;

/** Plants of the register with their town and their codes of one scheme; those without a town or a code are left out. */
export async function readPlants(tx: Transaction, scheme: string): Promise<{ area: string; codes: string[] }[]> {
  const { rows } = await tx.client.query<{ area: string; codes: string[] }>(
    scheme === 'ISIC4'
      ? `SELECT place_code AS area, ARRAY(SELECT c FROM unnest(isic_codes) AS c WHERE length(c) = 2) AS codes
         FROM registry_api.establishment_place WHERE economy = $1 AND place_code IS NOT NULL`
      : `SELECT place_code AS area, ARRAY(SELECT substr(c, length($2) + 2) FROM unnest(national_codes) AS c WHERE starts_with(c, $2 || ':')) AS codes
         FROM registry_api.establishment_place WHERE economy = $1 AND place_code IS NOT NULL`,
    scheme === 'ISIC4' ? [tx.economy] : [tx.economy, scheme],
  );
  return rows.filter((row) => row.codes.length > 0);
}

/** Schemes in which the register's establishments are classified. */
export async function listSchemes(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.client.query<{ scheme: string }>(
    `SELECT DISTINCT split_part(c, ':', 1) AS scheme
     FROM (SELECT national_codes FROM registry_api.establishment_place WHERE economy = $1 LIMIT 2000) AS sample, unnest(national_codes) AS c
     ORDER BY 1`,
    [tx.economy],
  );
  return rows.map((row) => row.scheme);
}

export async function replaceMeasurement(
  tx: Transaction,
  measurement: Omit<MeasurementRow, 'computed_at'>,
  rows: Iterable<readonly (string | number | null)[]>,
): Promise<void> {
  await tx.client.query(
    `DELETE FROM clusters.measurement WHERE economy = $1 AND statistic = 'locationQuotient' AND scheme = $2`,
    [tx.economy, measurement.scheme],
  );
  await tx.client.query(
    `INSERT INTO clusters.measurement (economy, id, statistic, scheme, plants, areas, industries, as_of, computed_by)
     VALUES ($1, $2, 'locationQuotient', $3, $4, $5, $6, $7, $8)`,
    [
      tx.economy,
      measurement.id,
      measurement.scheme,
      measurement.plants,
      measurement.areas,
      measurement.industries,
      measurement.as_of,
      tx.actor.userId ?? 'system',
    ],
  );
  await copyRows(
    tx,
    'clusters.location_quotient',
    [
      'economy',
      'measurement_id',
      'area',
      'industry',
      'observed',
      'expected',
      'location_quotient',
      'p_upper',
      'log_p_upper',
      'q_bh',
      'q_by',
      'shrunk',
      'lower',
      'upper',
    ],
    withKey(tx.economy, measurement.id, rows),
  );
}

function* withKey(economy: string, id: string, rows: Iterable<readonly (string | number | null)[]>) {
  for (const row of rows) yield [economy, id, ...row];
}

export async function removeMeasurements(tx: Transaction): Promise<void> {
  await tx.client.query('DELETE FROM clusters.measurement WHERE economy = $1', [tx.economy]);
}

export async function listCurrent(tx: Transaction): Promise<MeasurementRow[]> {
  const { rows } = await tx.client.query<MeasurementRow>(
    `SELECT id, scheme, plants, areas, industries, as_of, computed_at FROM clusters.measurement
     WHERE economy = $1 AND is_current ORDER BY scheme DESC`,
    [tx.economy],
  );
  return rows;
}

export interface QuotientFilter {
  industry: string | null;
  area: string | null;
  /** Only cells that stand out: q below this. */
  mostQ: number | null;
  leastObserved: number;
  sort: 'evidence' | 'quotient' | 'plants';
}

const orders: Record<QuotientFilter['sort'], string> = {
  evidence: 'log_p_upper, location_quotient DESC, area, industry',
  quotient: 'shrunk DESC, location_quotient DESC, area, industry',
  plants: 'observed DESC, area, industry',
};

export async function listQuotients(
  tx: Transaction,
  measurementId: string,
  filter: QuotientFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; rows: QuotientRow[] }> {
  const values = [tx.economy, measurementId, filter.industry, filter.area, filter.mostQ, filter.leastObserved];
  const where = `economy = $1 AND measurement_id = $2 AND ($3::text IS NULL OR industry = $3) AND ($4::text IS NULL OR area = $4)
    AND ($5::float8 IS NULL OR q_bh < $5) AND observed >= $6`;
  const { rows: counted } = await tx.client.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM clusters.location_quotient WHERE ${where}`,
    values,
  );
  const { rows } = await tx.client.query<QuotientRow>(
    `SELECT ${quotientColumns} FROM clusters.location_quotient WHERE ${where} ORDER BY ${orders[filter.sort]} LIMIT $7 OFFSET $8`,
    [...values, limit, offset],
  );
  return { total: counted[0]?.total ?? 0, rows };
}

/** For each industry, how many areas stand out and where it does most. */
export async function listIndustries(
  tx: Transaction,
  measurementId: string,
): Promise<{ industry: string; plants: number; areasStandingOut: number; strongestArea: string | null }[]> {
  const { rows } = await tx.client.query(
    `SELECT industry, sum(observed)::int AS plants, count(*) FILTER (WHERE q_bh < 0.05)::int AS "areasStandingOut",
       (array_agg(area ORDER BY log_p_upper, area) FILTER (WHERE q_bh < 0.05))[1] AS "strongestArea"
     FROM clusters.location_quotient WHERE economy = $1 AND measurement_id = $2 GROUP BY industry ORDER BY plants DESC, industry`,
    [tx.economy, measurementId],
  );
  return rows;
}

/** Cells of one area's industries, for the page of a firm that stands there. */
export async function findCells(
  tx: Transaction,
  measurementId: string,
  pairs: readonly { area: string; industry: string }[],
): Promise<QuotientRow[]> {
  const { rows } = await tx.client.query<QuotientRow>(
    `SELECT ${quotientColumns} FROM clusters.location_quotient
     WHERE economy = $1 AND measurement_id = $2
       AND (area, industry) IN (SELECT * FROM unnest($3::text[], $4::text[]))
     ORDER BY log_p_upper, area, industry`,
    [tx.economy, measurementId, pairs.map((pair) => pair.area), pairs.map((pair) => pair.industry)],
  );
  return rows;
}
