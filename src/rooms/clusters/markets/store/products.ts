import type { Transaction } from '../../../../platform/context.ts';
import { copyRows } from '../../../../platform/db/index.ts';
import type { JudgedProduct } from '../rules/judgeUpgrades.ts';

/** Products by the first digits of their codes, with what markets abroad bought in the last year. */
export async function selectDemandOfProducts(
  tx: Transaction,
  { id, reporter, digits, year }: { id: string; reporter: string; digits: number; year: number },
): Promise<Map<string, { demand: string; own: string }>> {
  const { rows } = await tx.client.query<{ hs: string; demand: string; own: string }>(
    `SELECT left(hs, $4) AS hs, sum(value)::text AS demand, coalesce(sum(value) FILTER (WHERE exporter = $3), 0)::text AS own
     FROM clusters.trade_flow WHERE economy = $1 AND file_id = $2 AND year = $5 AND importer <> $3 GROUP BY 1`,
    [tx.economy, id, reporter, digits, year],
  );
  return new Map(rows.map(({ hs, ...sums }) => [hs, sums]));
}

export async function selectYearsOfProducts(
  tx: Transaction,
  { id, reporter, digits }: { id: string; reporter: string; digits: number },
): Promise<{ hs: string; year: number; value: number }[]> {
  const { rows } = await tx.client.query<{ hs: string; year: number; value: number }>(
    `SELECT left(hs, $4) AS hs, year, sum(value)::float8 AS value
     FROM clusters.trade_flow WHERE economy = $1 AND file_id = $2 AND importer <> $3 GROUP BY 1, 2 ORDER BY 1, 2`,
    [tx.economy, id, reporter, digits],
  );
  return rows;
}

export async function selectExports(
  tx: Transaction,
  { id, digits, year }: { id: string; digits: number; year: number },
): Promise<{ exporter: string; hs: string; value: number }[]> {
  const { rows } = await tx.client.query<{ exporter: string; hs: string; value: number }>(
    `SELECT exporter, left(hs, $3) AS hs, sum(value)::float8 AS value
     FROM clusters.trade_flow WHERE economy = $1 AND file_id = $2 AND year = $4 GROUP BY 1, 2`,
    [tx.economy, id, digits, year],
  );
  return rows;
}

export type ProductRow = JudgedProduct & {
  title: string | null;
  demand: string;
  own: string;
  growth: number | null;
};

export async function copyProducts(tx: Transaction, id: string, products: readonly ProductRow[]): Promise<void> {
  await copyRows(
    tx,
    'clusters.trade_product',
    [
      ...['economy', 'file_id', 'hs', 'title', 'demand', 'own', 'growth', 'quotient', 'is_present', 'density'],
      ...['complexity', 'gain', 'is_undominated', 'near', 'proximity'],
    ],
    products.map((one) => [
      ...[tx.economy, id, one.hs, one.title, one.demand, one.own, one.growth, one.quotient, one.isPresent, one.density],
      ...[one.complexity, one.gain, one.isUndominated],
      one.near.map(({ hs }) => hs),
      one.near.map(({ proximity }) => proximity),
    ]),
  );
}

export async function selectProducts(tx: Transaction, id: string): Promise<ProductRow[]> {
  const { rows } = await tx.client.query<Omit<ProductRow, 'near'> & { near: string[]; proximity: number[] }>(
    `SELECT hs, title, demand::text, own::text, growth, quotient, is_present AS "isPresent", density, complexity, gain,
       is_undominated AS "isUndominated", near, proximity
     FROM clusters.trade_product WHERE economy = $1 AND file_id = $2 ORDER BY hs`,
    [tx.economy, id],
  );
  return rows.map(({ near, proximity, ...row }) => ({
    ...row,
    near: near.map((hs, i) => ({ hs, proximity: proximity[i]! })),
  }));
}

/** Codes as the file has them: one step along the key for each, however many rows it has. */
export async function selectCodes(tx: Transaction, id: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ hs: string }>(
    `WITH RECURSIVE code AS (
       (SELECT hs FROM clusters.trade_flow WHERE economy = $1 AND file_id = $2 ORDER BY hs LIMIT 1)
       UNION ALL
       SELECT (SELECT f.hs FROM clusters.trade_flow f WHERE f.economy = $1 AND f.file_id = $2 AND f.hs > code.hs ORDER BY f.hs LIMIT 1)
       FROM code WHERE code.hs IS NOT NULL
     ) SELECT hs FROM code WHERE hs IS NOT NULL`,
    [tx.economy, id],
  );
  return rows.map(({ hs }) => hs);
}
