import type { Transaction } from '../../../../platform/context.ts';

export interface DecisionRow {
  id: string;
  programmeId: string;
  programmeVersion: number;
  ruleHash: string;
  enterpriseId: string;
  organisation: string | null;
  asOf: string;
  facts: unknown;
  outcome: 'eligible' | 'ineligible' | 'unknown';
  trace: unknown;
  engine: string;
}

export async function insertDecision(tx: Transaction, one: DecisionRow, at: Date): Promise<void> {
  await tx.client.query(
    `INSERT INTO programmes.decision_record (economy, id, programme_id, programme_version, rule_hash, enterprise_id, organisation, as_of,
       facts, outcome, trace, engine, decided_by, decided_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      tx.economy,
      one.id,
      one.programmeId,
      one.programmeVersion,
      one.ruleHash,
      one.enterpriseId,
      one.organisation,
      one.asOf,
      JSON.stringify(one.facts),
      one.outcome,
      JSON.stringify(one.trace),
      one.engine,
      tx.actor.userId ?? 'anonymous',
      at,
    ],
  );
}

export async function selectDecision(tx: Transaction, id: string): Promise<DecisionRow | null> {
  const { rows } = await tx.client.query<DecisionRow>(
    `SELECT id, programme_id AS "programmeId", programme_version AS "programmeVersion", rule_hash AS "ruleHash",
       enterprise_id AS "enterpriseId", organisation, as_of::text AS "asOf", facts, outcome, trace, engine
     FROM programmes.decision_record WHERE economy = $1 AND id = $2`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}
