import type { Transaction } from '../../../platform/context.ts';

export interface QuotientRow {
  area: string;
  industry: string;
  observed: number;
  expected: number;
  locationQuotient: number;
  pUpper: number;
  logPUpper: number;
  qBH: number;
  qBY: number;
  shrunk: number;
  lower: number | null;
  upper: number | null;
}

const quotientColumns = `area, industry, observed, expected, location_quotient AS "locationQuotient", p_upper AS "pUpper",
  log_p_upper AS "logPUpper", q_bh AS "qBH", q_by AS "qBY", shrunk, lower, upper`;

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

export interface IndustryRow {
  industry: string;
  plants: number;
  areasWithPlants: number;
  areasStandingOut: number;
}

/** For each industry, how many plants it has, in how many areas, and how many of them stand out. */
export async function listIndustries(tx: Transaction, measurementId: string, mostQ: number): Promise<IndustryRow[]> {
  const { rows } = await tx.client.query<IndustryRow>(
    `SELECT industry, sum(observed)::int AS plants, count(*) FILTER (WHERE observed > 0)::int AS "areasWithPlants",
       count(*) FILTER (WHERE q_bh < $3)::int AS "areasStandingOut"
     FROM clusters.location_quotient WHERE economy = $1 AND measurement_id = $2 GROUP BY industry ORDER BY plants DESC, industry`,
    [tx.economy, measurementId, mostQ],
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

/** The cell that chance explains least, of one industry or of all; null where nothing was measured. */
export async function findStrongest(
  tx: Transaction,
  measurementId: string,
  industry: string | null,
): Promise<QuotientRow | null> {
  const { rows } = await tx.client.query<QuotientRow>(
    `SELECT ${quotientColumns} FROM clusters.location_quotient
     WHERE economy = $1 AND measurement_id = $2 AND ($3::text IS NULL OR industry = $3) ORDER BY ${orders.evidence} LIMIT 1`,
    [tx.economy, measurementId, industry],
  );
  return rows[0] ?? null;
}
