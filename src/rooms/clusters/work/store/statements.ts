import type { Transaction } from '../../../../platform/context.ts';
import type { SourceKind, Subject } from '../model.ts';
import type { StatementFields } from '../rules/checkStatement.ts';

export interface StatementRow {
  id: string;
  clusterId: string;
  subject: Subject;
  indicator: string;
  holds: boolean;
  sourceKind: SourceKind;
  source: string;
  knownOn: string;
  link: string | null;
  note: string;
  derived: boolean;
  organisation: string | null;
  statedAt: Date;
  supersededBy: string | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  simulated: boolean;
}

const columns = `id, cluster_id AS "clusterId", subject, indicator, holds, source_kind AS "sourceKind", source,
  known_on::text AS "knownOn", link, note, derived, organisation, stated_at AS "statedAt", superseded_by AS "supersededBy",
  withdrawn_at AS "withdrawnAt", withdrawn_reason AS "withdrawnReason", simulated`;

/** All that was ever said of a cluster, the latest first. */
export async function selectStatements(tx: Transaction, clusterId: string): Promise<StatementRow[]> {
  const { rows } = await tx.client.query<StatementRow>(
    `SELECT ${columns} FROM clusters.statement WHERE economy = $1 AND cluster_id = $2
     ORDER BY known_on DESC, stated_at DESC, id LIMIT 2000`,
    [tx.economy, clusterId],
  );
  return rows;
}

export async function selectStatement(tx: Transaction, id: string): Promise<StatementRow | null> {
  const { rows } = await tx.client.query<StatementRow>(
    `SELECT ${columns} FROM clusters.statement WHERE economy = $1 AND id = $2`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export async function insertStatement(
  tx: Transaction,
  one: StatementFields & { id: string; clusterId: string; derived: boolean; simulated: boolean },
  at: Date,
): Promise<void> {
  const { id, clusterId, subject, indicator, holds, sourceKind, source, knownOn, link, note, derived } = one;
  const { userId, organisationId } = tx.actor;
  await tx.client.query(
    `INSERT INTO clusters.statement (economy, id, cluster_id, subject, indicator, holds, source_kind, source, known_on, link, note, derived,
       simulated, organisation, stated_by, stated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[tx.economy, id, clusterId, subject, indicator, holds, sourceKind, source, knownOn, link, note, derived],
      ...[one.simulated, organisationId, userId ?? 'system', at],
    ],
  );
}

const standing = 'economy = $1 AND id = $2 AND superseded_by IS NULL AND withdrawn_at IS NULL';

/** False where it does not stand any more, or is not the actor's to change. */
export async function supersede(tx: Transaction, id: string, by: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(`UPDATE clusters.statement SET superseded_by = $3 WHERE ${standing}`, [
    tx.economy,
    id,
    by,
  ]);
  return rowCount === 1;
}

export async function withdraw(tx: Transaction, id: string, reason: string, at: Date): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE clusters.statement SET withdrawn_at = $3, withdrawn_by = $4, withdrawn_reason = $5 WHERE ${standing}`,
    [tx.economy, id, at, tx.actor.userId ?? 'system', reason],
  );
  return rowCount === 1;
}
