import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import type { PlanDocument } from '../model.ts';
import { selectActions } from '../store/actions.ts';
import { selectProgrammes } from '../store/cases.ts';
import { selectIndicators } from '../store/indicators.ts';
import { type PlanRow, selectPlan, selectPlans, takeVersion } from '../store/plans.ts';

export interface WorkingPlan {
  plan: PlanRow;
  document: PlanDocument;
}

/** A plan as it is being worked on, before or beside its editions. */
export function readWorkingPlan(ctx: Context, id: string): Promise<WorkingPlan> {
  return ctx.db.withActor(ctx, (tx) => findWorkingPlan(tx, id), { readOnly: true });
}

export async function findWorkingPlan(tx: Transaction, id: string): Promise<WorkingPlan> {
  const plan = await selectPlan(tx, id);
  if (plan === null) throw new DomainError('notFound', 'plans.plan');
  const { title, agency, summary, startsOn, endsOn, currency } = plan;
  const [actions, indicators] = [await selectActions(tx, id), await selectIndicators(tx, id)];
  return { plan, document: { title, agency, summary, startsOn, endsOn, currency, actions, indicators } };
}

export function listWorkingPlans(ctx: Context): Promise<PlanRow[]> {
  return ctx.db.withActor(ctx, selectPlans, { readOnly: true });
}

export function listProgrammesToMeasure(ctx: Context): Promise<{ id: string; title: string }[]> {
  return ctx.db.withActor(ctx, selectProgrammes, { readOnly: true });
}

/** Whoever changes a plan has seen how it is: else nothing is done. */
export async function beginChange(tx: Transaction, id: string, version: number): Promise<void> {
  if (await takeVersion(tx, id, version)) return;
  if ((await selectPlan(tx, id)) === null) throw new DomainError('notFound', 'plans.plan');
  throw new DomainError('conflict', 'plans.changed');
}
