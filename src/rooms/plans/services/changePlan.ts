import { randomUUID } from 'node:crypto';
import { findEconomy } from '../../../codes/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import type { PlanAction, PlanFacts } from '../model.ts';
import { deleteAction, insertAction, updateAction } from '../store/actions.ts';
import { insertPlan, updateFacts } from '../store/plans.ts';
import { beginChange } from './workingPlan.ts';

/** Drafts a plan; nobody but those who manage plans sees it before it is published. */
export async function createPlan(ctx: Context, facts: PlanFacts, id: string = randomUUID()): Promise<string> {
  const economy = findEconomy(ctx.economy);
  await ctx.db.withActor(ctx, async (tx) => {
    const simulated = economy?.isSimulated ?? false;
    await insertPlan(tx, { ...facts, id, currency: economy?.currency ?? 'USD', simulated });
    await recordAudit(tx, { verb: 'plans.plan.create', subject: id });
  });
  return id;
}

export async function changeFacts(ctx: Context, id: string, facts: PlanFacts, version: number): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    await beginChange(tx, id, version);
    await updateFacts(tx, id, facts);
    await recordAudit(tx, { verb: 'plans.plan.change', subject: id });
  });
}

/** Adds an action, or changes the one that is named. */
export async function saveAction(
  ctx: Context,
  planId: string,
  action: Omit<PlanAction, 'id'> & { id: string | null },
  version: number,
): Promise<void> {
  const id = action.id ?? randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
    await beginChange(tx, planId, version);
    if (action.id === null) await insertAction(tx, planId, { ...action, id });
    else if (!(await updateAction(tx, planId, { ...action, id }))) throw new DomainError('notFound', 'plans.action');
    const verb = action.id === null ? 'plans.action.add' : 'plans.action.change';
    await recordAudit(tx, {
      verb,
      subject: planId,
      detail: { action: id, state: action.state, budget: action.budget },
    });
  });
}

export async function removeAction(ctx: Context, planId: string, id: string, version: number): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    await beginChange(tx, planId, version);
    if (!(await deleteAction(tx, planId, id))) throw new DomainError('notFound', 'plans.action');
    await recordAudit(tx, { verb: 'plans.action.remove', subject: planId, detail: { action: id } });
  });
}
