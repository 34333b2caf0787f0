import type { Transaction } from '../../../platform/context.ts';
import type { Claim, Relation } from './model.ts';

const selected = `SELECT c.id, c.enterprise_id AS "enterpriseId", coalesce(e.name, c.enterprise_id) AS "enterpriseName", c.organisation,
    c.claimed_by_name AS "claimedByName", c.relation, c.evidence, c.evidence_file AS "evidenceFile", c.evidence_name AS "evidenceName",
    c.state, c.claimed_at AS "claimedAt", c.decided_at AS "decidedAt", c.reason, c.valid_to::text AS "validTo", c.version
  FROM registry.claim c
  LEFT JOIN registry.redirect d ON d.economy = c.economy AND d.old_id = c.enterprise_id
  LEFT JOIN registry.enterprise e ON e.economy = c.economy AND e.id = coalesce(d.new_id, c.enterprise_id)`;

type Row = Omit<Claim, 'claimedAt' | 'decidedAt'> & { claimedAt: Date; decidedAt: Date | null };
const asClaim = (row: Row): Claim => ({
  ...row,
  claimedAt: row.claimedAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
});

export async function selectClaim(tx: Transaction, id: string): Promise<Claim | null> {
  const { rows } = await tx.client.query<Row>(`${selected} WHERE c.economy = $1 AND c.id = $2`, [tx.economy, id]);
  return rows[0] === undefined ? null : asClaim(rows[0]);
}

/** Those that wait come first, the oldest at the top. */
export async function selectClaims(
  tx: Transaction,
  { organisation, state }: { organisation: string | null; state: string | null },
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; claims: Claim[] }> {
  const where = 'c.economy = $1 AND ($2::text IS NULL OR c.organisation = $2) AND ($3::text IS NULL OR c.state = $3)';
  const values = [tx.economy, organisation, state];
  const { rows } = await tx.client.query<Row>(
    `${selected} WHERE ${where} ORDER BY c.state <> 'open', CASE WHEN c.state = 'open' THEN c.claimed_at END, c.claimed_at DESC, c.id
     LIMIT $4 OFFSET $5`,
    [...values, limit, offset],
  );
  const counted = await tx.client.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM registry.claim c WHERE ${where}`,
    values,
  );
  return { total: (counted.rows[0] as { total: number }).total, claims: rows.map(asClaim) };
}

export interface NewClaim {
  id: string;
  enterpriseId: string;
  organisation: string;
  relation: Relation;
  evidence: string;
  evidenceFile: string | null;
  evidenceName: string | null;
  simulated: boolean;
}

/** False where a claim of this organisation waits already. */
export async function insertClaim(tx: Transaction, one: NewClaim): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `INSERT INTO registry.claim (economy, id, enterprise_id, organisation, claimed_by, claimed_by_name, relation, evidence, evidence_file,
       evidence_name, simulated)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
    [
      tx.economy,
      one.id,
      one.enterpriseId,
      one.organisation,
      tx.actor.userId ?? 'anonymous',
      tx.actor.name,
      one.relation,
      one.evidence,
      one.evidenceFile,
      one.evidenceName,
      one.simulated,
    ],
  );
  return rowCount === 1;
}

/** False where somebody decided in the meantime. */
export async function settleClaim(
  tx: Transaction,
  one: {
    id: string;
    version: number;
    state: Claim['state'];
    reason: string;
    validFrom: string | null;
    validTo: string | null;
  },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE registry.claim SET state = $3, reason = $4, valid_from = $5, valid_to = $6, decided_by = $7, decided_at = clock_timestamp(),
       version = version + 1
     WHERE economy = $1 AND id = $2 AND version = $8 AND state = 'open'`,
    [
      tx.economy,
      one.id,
      one.state,
      one.reason,
      one.validFrom,
      one.validTo,
      tx.actor.userId ?? 'anonymous',
      one.version,
    ],
  );
  return rowCount === 1;
}

/** Another organisation that speaks for the firm today. */
export async function selectOtherRepresentative(
  tx: Transaction,
  { enterpriseId, organisation }: Pick<Claim, 'enterpriseId' | 'organisation'>,
  today: string,
): Promise<string | null> {
  const { rows } = await tx.client.query<{ organisation: string }>(
    `SELECT organisation FROM registry.representative
     WHERE economy = $1 AND enterprise_id = $2 AND organisation <> $3 AND valid_from <= $4::date AND coalesce(valid_to, 'infinity') >= $4::date
     LIMIT 1`,
    [tx.economy, enterpriseId, organisation, today],
  );
  return rows[0]?.organisation ?? null;
}

/** The firm speaks through this organisation from now to then; what was open-ended or shorter of the same one is prolonged. */
export async function writeRepresentative(
  tx: Transaction,
  one: { enterpriseId: string; organisation: string; evidence: string; validFrom: string; validTo: string },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.representative (economy, enterprise_id, organisation, evidence, valid_from, valid_to, decided_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (economy, enterprise_id, organisation, valid_from)
     DO UPDATE SET valid_to = excluded.valid_to, evidence = excluded.evidence, decided_by = excluded.decided_by, decided_at = clock_timestamp()`,
    [
      tx.economy,
      one.enterpriseId,
      one.organisation,
      one.evidence,
      one.validFrom,
      one.validTo,
      tx.actor.userId ?? 'anonymous',
    ],
  );
}
