import type { Transaction } from '../../../platform/context.ts';

/** Facts of contact of which a firm may have several at once. */
const several = ['email', 'phone', 'ownerName'];

const stated = `(
  SELECT DISTINCT ON (s.enterprise_id, f.fact, CASE WHEN f.fact = ANY ($3) THEN f.value::text END)
    s.enterprise_id, f.fact, f.value, f.class
  FROM registry.staged_record s
  LEFT JOIN staged_known k USING (row_number)
  CROSS JOIN LATERAL jsonb_to_recordset(s.facts) AS f(fact text, value jsonb, class text)
  WHERE s.import_id = $1 AND s.facts IS NOT NULL AND (k.unchanged IS NOT TRUE OR k.outranked)
  ORDER BY s.enterprise_id, f.fact, CASE WHEN f.fact = ANY ($3) THEN f.value::text END, s.row_number)`;

/**
 * Writes down what the staged records state of their firms. What the same source had said otherwise is superseded; what
 * others said stands beside it.
 */
export async function keepStatedFacts(
  tx: Transaction,
  { importId, source, observedOn, at }: { importId: string; source: string; observedOn: string | null; at: Date },
): Promise<void> {
  const { rowCount } = await tx.client.query(
    'SELECT FROM registry.staged_record WHERE import_id = $1 AND facts IS NOT NULL LIMIT 1',
    [importId],
  );
  if (rowCount === 0) return;
  await tx.client.query(
    `CREATE TEMPORARY TABLE stated_fact ON COMMIT DROP AS SELECT $2::text AS economy, x.* FROM ${stated} AS x`,
    [importId, tx.economy, several],
  );
  await tx.client.query('ANALYZE stated_fact');
  const said =
    'f.economy = $1 AND f.enterprise_id = n.enterprise_id AND f.fact = n.fact AND f.source = $2 AND f.superseded_at IS NULL';
  await tx.client.query(
    `UPDATE registry.fact f SET superseded_at = $3, superseded_by_import = $4 FROM stated_fact n
     WHERE ${said} AND f.import_id IS NOT NULL
       AND NOT EXISTS (SELECT FROM stated_fact o WHERE o.enterprise_id = f.enterprise_id AND o.fact = f.fact AND o.value = f.value)`,
    [tx.economy, source, at, importId],
  );
  await tx.client.query(
    `INSERT INTO registry.fact (economy, enterprise_id, fact, value, source, observed_on, class, recorded_by, recorded_at, import_id)
     SELECT $1, n.enterprise_id, n.fact, n.value, $2, $5::date, n.class, $6, $3, $4 FROM stated_fact n
     WHERE NOT EXISTS (SELECT FROM registry.fact f WHERE ${said} AND f.value = n.value)`,
    [tx.economy, source, at, importId, observedOn, tx.actor.userId ?? 'anonymous'],
  );
}

/** What the import stated goes, and what it had superseded holds again. */
export async function removeStatedFacts(tx: Transaction, importId: string): Promise<void> {
  const both = [tx.economy, importId];
  await tx.client.query('DELETE FROM registry.fact WHERE economy = $1 AND import_id = $2', both);
  await tx.client.query(
    `UPDATE registry.fact SET superseded_at = NULL, superseded_by_import = NULL
     WHERE economy = $1 AND superseded_by_import = $2`,
    both,
  );
}
