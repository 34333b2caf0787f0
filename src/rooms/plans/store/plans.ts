import type { Transaction } from '../../../platform/context.ts';
import type { PlanFacts, planStates } from '../model.ts';

export interface PlanRow extends PlanFacts {
  id: string;
  currency: string;
  state: (typeof planStates)[number];
  edition: number | null;
  codesGiven: number;
  simulated: boolean;
  version: number;
}

const columns = `id, title, agency, summary, starts_on::text AS "startsOn", ends_on::text AS "endsOn", currency, state, edition,
  codes_given AS "codesGiven", simulated, version`;

export async function selectPlan(tx: Transaction, id: string, lock = false): Promise<PlanRow | null> {
  const { rows } = await tx.client.query<PlanRow>(
    `SELECT ${columns} FROM plans.plan WHERE economy = $1 AND id = $2 ${lock ? 'FOR UPDATE' : ''}`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export async function selectPlans(tx: Transaction): Promise<PlanRow[]> {
  const { rows } = await tx.client.query<PlanRow>(
    `SELECT ${columns} FROM plans.plan WHERE economy = $1 ORDER BY starts_on DESC, title COLLATE "C", id LIMIT 500`,
    [tx.economy],
  );
  return rows;
}

export async function insertPlan(
  tx: Transaction,
  plan: PlanFacts & { id: string; currency: string; simulated: boolean },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO plans.plan (economy, id, title, agency, summary, starts_on, ends_on, currency, state, simulated, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', $9, $10)`,
    [
      tx.economy,
      plan.id,
      plan.title,
      plan.agency,
      plan.summary,
      plan.startsOn,
      plan.endsOn,
      plan.currency,
      plan.simulated,
      tx.actor.userId ?? 'system',
    ],
  );
}

export async function updateFacts(tx: Transaction, id: string, facts: PlanFacts): Promise<void> {
  await tx.client.query(
    'UPDATE plans.plan SET title = $3, agency = $4, summary = $5, starts_on = $6, ends_on = $7 WHERE economy = $1 AND id = $2',
    [tx.economy, id, facts.title, facts.agency, facts.summary, facts.startsOn, facts.endsOn],
  );
}

/** Every change begins with this: false where somebody changed the plan since it was read. A published plan is then being revised. */
export async function takeVersion(tx: Transaction, id: string, version: number): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE plans.plan SET version = version + 1, state = CASE state WHEN 'draft' THEN 'draft' ELSE 'revising' END
     WHERE economy = $1 AND id = $2 AND version = $3`,
    [tx.economy, id, version],
  );
  return rowCount === 1;
}

/** The number of the next indicator's code; a code that was given out is never given again. */
export async function nextCode(tx: Transaction, id: string): Promise<number> {
  const { rows } = await tx.client.query<{ codes_given: number }>(
    'UPDATE plans.plan SET codes_given = codes_given + 1 WHERE economy = $1 AND id = $2 RETURNING codes_given',
    [tx.economy, id],
  );
  return rows[0]?.codes_given as number;
}

export async function markPublished(tx: Transaction, id: string, edition: number): Promise<void> {
  await tx.client.query(`UPDATE plans.plan SET state = 'published', edition = $3 WHERE economy = $1 AND id = $2`, [
    tx.economy,
    id,
    edition,
  ]);
}

/** Every simulated plan with all that belongs to it. */
export async function deleteSimulated(tx: Transaction): Promise<number> {
  const { rowCount } = await tx.client.query('DELETE FROM plans.plan WHERE economy = $1 AND simulated', [tx.economy]);
  return rowCount ?? 0;
}
