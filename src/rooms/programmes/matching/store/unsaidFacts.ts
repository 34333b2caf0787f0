import type { Transaction } from '../../../../platform/context.ts';

export interface UnsaidFact {
  fact: string;
  standing: 'refused' | 'notApplicable';
  saidOn: string;
}

const isOfFirm = `(enterprise_id = $2
  OR enterprise_id IN (SELECT old_id FROM programmes.known_redirect WHERE economy = $1 AND new_id = $2))`;

/** What those who speak for a firm would not say of it, or of one that was merged into it, as far as the actor may know. */
export async function selectUnsaid(tx: Transaction, enterpriseId: string): Promise<UnsaidFact[]> {
  const { rows } = await tx.client.query<UnsaidFact>(
    `SELECT DISTINCT ON (fact) fact, standing, said_on::text AS "saidOn" FROM programmes.unsaid_fact
     WHERE economy = $1 AND ${isOfFirm} ORDER BY fact, said_on DESC, enterprise_id = $2 DESC, standing`,
    [tx.economy, enterpriseId],
  );
  return rows;
}

export async function putUnsaid(
  tx: Transaction,
  enterpriseId: string,
  { fact, standing, saidOn }: UnsaidFact,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO programmes.unsaid_fact (economy, enterprise_id, organisation, fact, standing, said_on)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (economy, enterprise_id, organisation, fact) DO UPDATE SET standing = excluded.standing, said_on = excluded.said_on`,
    [tx.economy, enterpriseId, tx.actor.organisationId, fact, standing, saidOn],
  );
}

export async function deleteUnsaid(tx: Transaction, enterpriseId: string, facts: readonly string[]): Promise<void> {
  await tx.client.query(
    `DELETE FROM programmes.unsaid_fact WHERE economy = $1 AND ${isOfFirm} AND organisation = $3 AND fact = ANY($4)`,
    [tx.economy, enterpriseId, tx.actor.organisationId, facts],
  );
}
