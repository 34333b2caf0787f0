import type { Transaction } from '../../../platform/context.ts';

export interface FactRow {
  id: string;
  fact: string;
  value: unknown;
  validFrom: string | null;
  validTo: string | null;
  source: string;
  observedOn: string | null;
  class: 'internal' | 'confidential' | 'personal';
  organisation: string | null;
  recordedBy: string;
  recordedAt: Date;
  supersededAt: Date | null;
}

export type NewFact = Pick<
  FactRow,
  'fact' | 'value' | 'validFrom' | 'validTo' | 'source' | 'observedOn' | 'class' | 'organisation'
> & { enterpriseId: string };

const overlapping = `economy = $1 AND enterprise_id = $2 AND fact = $3 AND organisation IS NOT DISTINCT FROM $4 AND superseded_at IS NULL
    AND coalesce(valid_from, '-infinity') <= coalesce($6::date, 'infinity')
    AND coalesce(valid_to, 'infinity') >= coalesce($5::date, '-infinity')`;

/**
 * Ends what was known of the days that the new fact speaks of, and keeps it for the days before and after: as rows of their
 * own, recorded now, under the names of those who said so then.
 */
export async function supersedeFacts(tx: Transaction, fact: NewFact, at: Date): Promise<void> {
  const kept = 'economy, enterprise_id, fact, value, source, observed_on, class, organisation, recorded_by, import_id';
  await tx.client.query(
    `WITH ended AS (UPDATE registry.fact SET superseded_at = $7 WHERE ${overlapping} RETURNING *)
     INSERT INTO registry.fact (${kept}, valid_from, valid_to, recorded_at)
     SELECT ${kept}, valid_from, $5::date - 1, $7::timestamptz FROM ended WHERE coalesce(valid_from, '-infinity') < $5::date
     UNION ALL
     SELECT ${kept}, $6::date + 1, valid_to, $7::timestamptz FROM ended WHERE coalesce(valid_to, 'infinity') > $6::date`,
    [tx.economy, fact.enterpriseId, fact.fact, fact.organisation, fact.validFrom, fact.validTo, at],
  );
}

export async function insertFact(tx: Transaction, fact: NewFact, at: Date): Promise<string> {
  const { rows } = await tx.client.query<{ id: string }>(
    `INSERT INTO registry.fact (economy, enterprise_id, fact, value, valid_from, valid_to, source, observed_on, class, organisation,
       recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
    [
      tx.economy,
      fact.enterpriseId,
      fact.fact,
      JSON.stringify(fact.value),
      fact.validFrom,
      fact.validTo,
      fact.source,
      fact.observedOn,
      fact.class,
      fact.organisation,
      tx.actor.userId ?? 'anonymous',
      at,
    ],
  );
  return (rows[0] as { id: string }).id;
}

/** What was held true of day `validOn` by what had been recorded up to `recordedAt`; row security leaves out the rest. */
export async function selectFacts(
  tx: Transaction,
  { enterpriseId, validOn, recordedAt }: { enterpriseId: string; validOn: string; recordedAt: Date },
): Promise<FactRow[]> {
  const { rows } = await tx.client.query<FactRow>(
    `SELECT id, fact, value, valid_from::text AS "validFrom", valid_to::text AS "validTo", source, observed_on::text AS "observedOn",
       class, organisation, recorded_by AS "recordedBy", recorded_at AS "recordedAt", superseded_at AS "supersededAt"
     FROM registry.fact
     WHERE economy = $1 AND enterprise_id = $2 AND recorded_at <= $4 AND (superseded_at IS NULL OR superseded_at > $4)
       AND coalesce(valid_from, '-infinity') <= $3::date AND coalesce(valid_to, 'infinity') >= $3::date
     ORDER BY fact, organisation NULLS FIRST, recorded_at, id`,
    [tx.economy, enterpriseId, validOn, recordedAt],
  );
  return rows;
}
