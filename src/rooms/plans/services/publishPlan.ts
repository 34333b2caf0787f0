import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { publishEvent } from '../../../platform/outbox/index.ts';
import { computeIndicatorsJob } from '../jobs.ts';
import { findEdition, insertEdition } from '../store/editions.ts';
import { markPublished } from '../store/plans.ts';
import { beginChange, findWorkingPlan } from './workingPlan.ts';

/** Makes a plan public as it stands, as a new edition; its indicators are then computed in the background. */
export async function publishPlan(ctx: Context, id: string, reason: string, version: number): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    await publishEdition(ctx, tx, id, reason, version);
    await ctx.jobs.enqueue(ctx, tx, computeIndicatorsJob, { plan: id });
  });
}

export async function publishEdition(
  ctx: Context,
  tx: Transaction,
  id: string,
  reason: string,
  version: number,
): Promise<void> {
  const { plan, document } = await findWorkingPlan(tx, id);
  if (plan.state === 'published') throw new DomainError('closed', 'plans.publish.nothingChanged');
  if (document.actions.length === 0) throw new DomainError('closed', 'plans.publish.noAction');
  if (plan.edition !== null && reason === '') throw new DomainError('closed', 'plans.publish.noReason');
  await beginChange(tx, id, version);
  const number = (plan.edition ?? 0) + 1;
  await insertEdition(tx, {
    planId: id,
    number,
    reason: number === 1 ? null : reason,
    document,
    publishedOn: ctx.today,
    simulated: plan.simulated,
  });
  await markPublished(tx, id, number);
  await publishEvent(tx, 'plans.planPublished', { plan: id, edition: number });
  await recordAudit(tx, { verb: 'plans.plan.publish', subject: id, detail: { edition: number } });
}

/** Asks for a published plan's indicators to be computed; returns the job. */
export async function requestComputation(ctx: Context, id: string): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    if ((await findEdition(tx, id)) === null) throw new DomainError('notFound', 'plans.notPublished');
    return ctx.jobs.enqueue(ctx, tx, computeIndicatorsJob, { plan: id });
  });
}
