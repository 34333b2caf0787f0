import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { requestFeedbackIn } from '../../feedback/services/requestFeedback.ts';
import { readApplication } from '../../rounds/services/readRounds.ts';
import { changeDelivery, type DeliveryRow, insertDelivery, selectDelivery } from '../store/deliveries.ts';

/** Plans help for an applicant that has a place; whoever plans it carries it out. */
export async function planDelivery(
  ctx: Context,
  applicationId: string,
  plan: { kind: string; plannedOn: string },
): Promise<string> {
  const { application } = await readApplication(ctx, applicationId);
  if (application.state !== 'assigned') throw new DomainError('conflict', 'programmes.delivery.noPlace');
  if (application.enterpriseId === null) throw new DomainError('conflict', 'programmes.delivery.firmsOnly');
  const { programmeId, enterpriseId, organisation, simulated } = application;
  const id = randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
    await insertDelivery(tx, { id, applicationId, programmeId, enterpriseId, organisation, simulated, ...plan });
    await recordAudit(tx, { verb: 'programmes.delivery.plan', subject: id, detail: { application: applicationId } });
  });
  return id;
}

/** From this day on the firm counts as served: every evaluation reads the date from here. */
export async function startDelivery(
  ctx: Context,
  id: string,
  { startedOn, version }: { startedOn: string; version: number },
): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const delivery = await findDelivery(tx, id);
    if (delivery.state !== 'planned') throw new DomainError('closed', 'programmes.delivery.notPlanned');
    if (startedOn > ctx.today) throw new DomainError('conflict', 'programmes.delivery.dayToCome');
    await change(tx, delivery, { state: 'started', startedOn, completedOn: null, summary: null, version });
  });
}

/** Ends the help and asks the firm how it was; returns the secret part of the feedback link, which is shown this once. */
export async function completeDelivery(
  ctx: Context,
  id: string,
  { completedOn, summary, version }: { completedOn: string; summary: string; version: number },
): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const delivery = await findDelivery(tx, id);
    if (delivery.state !== 'started') throw new DomainError('closed', 'programmes.delivery.notStarted');
    if (completedOn > ctx.today || completedOn < (delivery.startedOn ?? ''))
      throw new DomainError('conflict', 'programmes.delivery.dayToCome');
    await change(tx, delivery, { state: 'completed', startedOn: null, completedOn, summary, version });
    return requestFeedbackIn(ctx, tx, { ...delivery, deliveryId: delivery.id });
  });
}

export async function cancelDelivery(ctx: Context, id: string, version: number): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const delivery = await findDelivery(tx, id);
    if (delivery.state !== 'planned') throw new DomainError('closed', 'programmes.delivery.notPlanned');
    await change(tx, delivery, { state: 'cancelled', startedOn: null, completedOn: null, summary: null, version });
  });
}

async function findDelivery(tx: Transaction, id: string): Promise<DeliveryRow> {
  const delivery = await selectDelivery(tx, id, true);
  if (delivery === null) throw new DomainError('notFound', 'programmes.delivery');
  return delivery;
}

async function change(
  tx: Transaction,
  delivery: DeliveryRow,
  to: Omit<Parameters<typeof changeDelivery>[1], 'id'>,
): Promise<void> {
  if (!(await changeDelivery(tx, { id: delivery.id, ...to }))) throw new DomainError('conflict', 'programmes.changed');
  await recordAudit(tx, {
    verb: 'programmes.delivery.change',
    subject: delivery.id,
    detail: { from: delivery.state, to: to.state },
  });
}
