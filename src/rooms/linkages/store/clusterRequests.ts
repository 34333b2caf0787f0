import type { Transaction } from '../../../platform/context.ts';

export interface ClusterRequestRow {
  ocid: string;
  title: string;
  buyer: string | null;
  closesAt: Date | null;
  amount: string | null;
  currency: string | null;
  by: 'class' | 'words';
}

/** Tenders that are open, by class of what is bought, or by words of their title and description; the next to close first. */
export async function selectClusterRequests(
  tx: Transaction,
  wanted: { classes: readonly string[]; words: readonly string[]; now: string },
  most: number,
): Promise<{ total: number; rows: ClusterRequestRow[] }> {
  const { rows } = await tx.client.query<ClusterRequestRow & { total: number }>(
    `WITH open AS (
       SELECT ocid, title, buyer_name, closes_at, amount, currency, search, compiled
       FROM linkages.tender WHERE economy = $1 AND stage = 'open' AND (closes_at IS NULL OR closes_at > $4)
     ), matched AS (
       SELECT o.*, EXISTS (
         SELECT 1 FROM jsonb_path_query(o.compiled, '$.tender.items[*].classification') c
         WHERE c->>'scheme' ILIKE 'ISIC%' AND c->>'id' LIKE ANY($2)) AS by_class,
         o.search ILIKE ANY($3) AS by_words
       FROM open o
     )
     SELECT ocid, title, buyer_name AS buyer, closes_at AS "closesAt", amount::text, currency,
       CASE WHEN by_class THEN 'class' ELSE 'words' END AS by, count(*) OVER ()::int AS total
     FROM matched WHERE by_class OR by_words
     ORDER BY closes_at NULLS LAST, ocid LIMIT $5`,
    [tx.economy, wanted.classes.map((code) => `${code}%`), wanted.words.map(asPattern), wanted.now, most],
  );
  return { total: rows[0]?.total ?? 0, rows };
}

const asPattern = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
