import type { Transaction } from '../../../../platform/context.ts';

/** Products with the part of each that counts. */
export interface Basket {
  fileId: string;
  reporter: string;
  codes: readonly string[];
  shares: readonly number[];
}

export interface MarketRow {
  market: string;
  demand: string;
  own: string;
  suppliers: number;
  /** Sum of the squared shares of suppliers, 0–1. */
  concentration: number | null;
  tariff: number | null;
  tariffLow: number | null;
  tariffHigh: number | null;
}

const from = `FROM unnest($3::text[], $4::numeric[]) AS g(hs, share)
  JOIN clusters.trade_flow f ON f.economy = $1 AND f.file_id = $2 AND f.hs = g.hs`;

const keyOf = (tx: Transaction, { fileId, codes, shares }: Basket) => [tx.economy, fileId, codes, shares];

/** Tariffs are those on the economy's own sales where there are any, else those on all suppliers, weighted by value. */
export const marketsSql = `WITH flow AS (
    SELECT f.importer, f.exporter, f.value * g.share AS value, f.tariff ${from} AND f.year = $6 AND f.importer <> $5
  ), supplier AS (SELECT importer, exporter, sum(value) AS value FROM flow GROUP BY 1, 2),
  duty AS (
    SELECT importer, (sum(tariff * value) / nullif(sum(value), 0))::float8 AS tariff, min(tariff)::float8 AS low, max(tariff)::float8 AS high
    FROM (SELECT importer, tariff, value, exporter = $5 AS is_own, bool_or(exporter = $5) OVER (PARTITION BY importer) AS has_own
          FROM flow WHERE tariff IS NOT NULL) d
    WHERE is_own OR NOT has_own GROUP BY 1
  )
  SELECT s.importer AS market, round(sum(s.value), 2)::text AS demand,
    round(coalesce(sum(s.value) FILTER (WHERE s.exporter = $5), 0), 2)::text AS own, count(*) FILTER (WHERE s.value > 0)::int AS suppliers,
    (sum(s.value * s.value) / nullif(sum(s.value) ^ 2, 0))::float8 AS concentration,
    min(d.tariff) AS tariff, min(d.low) AS "tariffLow", min(d.high) AS "tariffHigh"
  FROM supplier s LEFT JOIN duty d ON d.importer = s.importer GROUP BY 1 ORDER BY sum(s.value) DESC, 1`;

export async function selectMarkets(tx: Transaction, basket: Basket, year: number): Promise<MarketRow[]> {
  const { rows } = await tx.client.query<MarketRow>(marketsSql, [...keyOf(tx, basket), basket.reporter, year]);
  return rows;
}

export async function selectYears(
  tx: Transaction,
  basket: Basket,
): Promise<{ market: string; year: number; demand: string; own: string }[]> {
  const { rows } = await tx.client.query<{ market: string; year: number; demand: string; own: string }>(
    `SELECT f.importer AS market, f.year, round(sum(f.value * g.share), 2)::text AS demand,
       round(coalesce(sum(f.value * g.share) FILTER (WHERE f.exporter = $5), 0), 2)::text AS own
     ${from} AND f.importer <> $5 GROUP BY 1, 2 ORDER BY 1, 2`,
    [...keyOf(tx, basket), basket.reporter],
  );
  return rows;
}

export async function selectSuppliers(
  tx: Transaction,
  basket: Basket,
  year: number,
  market: string,
): Promise<{ exporter: string; value: string }[]> {
  const { rows } = await tx.client.query<{ exporter: string; value: string }>(
    `SELECT f.exporter, round(sum(f.value * g.share), 2)::text AS value ${from} AND f.year = $5 AND f.importer = $6
     GROUP BY 1 ORDER BY sum(f.value * g.share) DESC, 1 LIMIT 10`,
    [...keyOf(tx, basket), year, market],
  );
  return rows;
}
