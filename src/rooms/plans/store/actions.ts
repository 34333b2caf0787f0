import type { Transaction } from '../../../platform/context.ts';
import type { PlanAction } from '../model.ts';

export async function selectActions(tx: Transaction, planId: string): Promise<PlanAction[]> {
  const { rows } = await tx.client.query<PlanAction>(
    `SELECT id, area, title, owner, support, trim_scale(budget)::text AS budget, starts_on::text AS "startsOn",
       due_on::text AS "dueOn", state, milestones
     FROM plans.action WHERE economy = $1 AND plan_id = $2 ORDER BY position, id`,
    [tx.economy, planId],
  );
  return rows;
}

const valuesOf = (action: PlanAction) => [
  action.area,
  action.title,
  action.owner,
  action.support,
  action.budget,
  action.startsOn,
  action.dueOn,
  action.state,
  JSON.stringify(action.milestones),
];

export async function insertAction(tx: Transaction, planId: string, action: PlanAction): Promise<void> {
  await tx.client.query(
    `INSERT INTO plans.action (economy, id, plan_id, position, area, title, owner, support, budget, starts_on, due_on, state, milestones)
     SELECT $1, $2, $3, coalesce(max(position), 0) + 1, $4, $5, $6, $7, $8, $9, $10, $11, $12
     FROM plans.action WHERE economy = $1 AND plan_id = $3`,
    [tx.economy, action.id, planId, ...valuesOf(action)],
  );
}

/** False where the plan has no such action. */
export async function updateAction(tx: Transaction, planId: string, action: PlanAction): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE plans.action SET area = $4, title = $5, owner = $6, support = $7, budget = $8, starts_on = $9, due_on = $10,
       state = $11, milestones = $12 WHERE economy = $1 AND id = $2 AND plan_id = $3`,
    [tx.economy, action.id, planId, ...valuesOf(action)],
  );
  return rowCount === 1;
}

export async function deleteAction(tx: Transaction, planId: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'DELETE FROM plans.action WHERE economy = $1 AND plan_id = $2 AND id = $3',
    [tx.economy, planId, id],
  );
  return rowCount === 1;
}
