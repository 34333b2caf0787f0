import type { Transaction } from '../../../platform/context.ts';
import { insertRows } from '../../../platform/db/insertRows.ts';
import type { IndicatorValue } from '../model.ts';
import type { Contribution } from '../rules/countFigure.ts';

/** All values of the plans, oldest first. */
export async function selectValues(tx: Transaction, planIds: readonly string[]): Promise<IndicatorValue[]> {
  const { rows } = await tx.client.query<IndicatorValue>(
    `SELECT indicator_id AS "indicatorId", as_of::text AS "asOf", status, reason, value, numerator, denominator, lower, upper, n, unit,
       is_kept AS "isKept", release_id AS "releaseId"
     FROM plans.value WHERE economy = $1 AND plan_id = ANY($2::uuid[]) ORDER BY as_of`,
    [tx.economy, planIds],
  );
  return rows;
}

export async function putValue(
  tx: Transaction,
  planId: string,
  one: IndicatorValue,
  { at, simulated }: { at: Date; simulated: boolean },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO plans.value (economy, plan_id, indicator_id, as_of, status, reason, value, numerator, denominator, lower, upper, n, unit,
       is_kept, release_id, computed_by, computed_at, simulated)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
     ON CONFLICT (economy, indicator_id, as_of) DO UPDATE SET status = excluded.status, reason = excluded.reason, value = excluded.value,
       numerator = excluded.numerator, denominator = excluded.denominator, lower = excluded.lower, upper = excluded.upper, n = excluded.n,
       unit = excluded.unit, is_kept = excluded.is_kept, release_id = excluded.release_id, computed_by = excluded.computed_by,
       computed_at = excluded.computed_at`,
    [
      tx.economy,
      planId,
      one.indicatorId,
      one.asOf,
      one.status,
      one.reason,
      one.value,
      one.numerator,
      one.denominator,
      one.lower,
      one.upper,
      one.n,
      one.unit,
      one.isKept,
      one.releaseId,
      tx.actor.userId ?? 'system',
      at,
      simulated,
    ],
  );
}

/** Who stood behind the value that is shown now. */
export async function selectContributions(tx: Transaction, indicatorId: string): Promise<Contribution[]> {
  const { rows } = await tx.client.query<Contribution>(
    'SELECT enterprise_id AS id, numerator, denominator FROM plans.contribution WHERE economy = $1 AND indicator_id = $2',
    [tx.economy, indicatorId],
  );
  return rows;
}

export async function putContributions(
  tx: Transaction,
  { planId, indicatorId }: { planId: string; indicatorId: string },
  contributions: readonly Contribution[],
): Promise<void> {
  await tx.client.query('DELETE FROM plans.contribution WHERE economy = $1 AND indicator_id = $2', [
    tx.economy,
    indicatorId,
  ]);
  await insertRows(
    tx,
    'plans.contribution',
    ['economy', 'plan_id', 'indicator_id', 'enterprise_id', 'numerator', 'denominator'],
    contributions.map(({ id, numerator, denominator }) => ({
      economy: tx.economy,
      plan_id: planId,
      indicator_id: indicatorId,
      enterprise_id: id,
      numerator,
      denominator,
    })),
  );
}
