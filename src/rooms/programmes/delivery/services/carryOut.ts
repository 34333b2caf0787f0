import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { readRepresentative } from '../../../registry/index.ts';
import { requestFeedbackIn } from '../../feedback/services/requestFeedback.ts';
import { refuseStrangers } from '../../groups/services/participants.ts';
import { replaceParticipants, selectParticipants } from '../../groups/store/participants.ts';
import { insideTransaction } from '../../matching/services/insideTransaction.ts';
import { readApplication } from '../../rounds/services/readRounds.ts';
import { changeDelivery, type DeliveryRow, insertDelivery, selectDelivery } from '../store/deliveries.ts';

/** Plans help for an applicant that has a place; whoever plans it carries it out. Of a group, some firms or all take part. */
export async function planDelivery(
  ctx: Context,
  applicationId: string,
  { participants = [], ...plan }: { kind: string; plannedOn: string; participants?: readonly string[] },
): Promise<string> {
  const { application } = await readApplication(ctx, applicationId);
  if (application.state !== 'assigned') throw new DomainError('conflict', 'programmes.delivery.noPlace');
  const { programmeId, enterpriseId, groupId, organisation, simulated } = application;
  const id = randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
    await insertDelivery(tx, {
      id,
      applicationId,
      programmeId,
      enterpriseId,
      groupId,
      organisation,
      simulated,
      ...plan,
    });
    if (groupId !== null) {
      await refuseStrangers(ctx, tx, groupId, { firms: participants });
      await replaceParticipants(tx, { deliveryId: id, organisation }, participants);
    }
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

export interface Completion {
  completedOn: string;
  summary: string;
  /** Of the whole service. */
  hours?: string | null;
  /** Firms of a group that took part; null: those who were expected. */
  participants?: readonly string[] | null;
  version: number;
}

/** The secret part of a feedback link, which is shown this once, and the firm that it is for. */
export interface FeedbackLink {
  token: string;
  firm: string;
}

/** Ends the help and asks each firm that it reached how it was. */
export async function completeDelivery(
  ctx: Context,
  id: string,
  { completedOn, summary, hours = null, participants = null, version }: Completion,
): Promise<FeedbackLink[]> {
  return ctx.db.withActor(ctx, async (tx) => {
    const delivery = await findDelivery(tx, id);
    if (delivery.state !== 'started') throw new DomainError('closed', 'programmes.delivery.notStarted');
    if (completedOn > ctx.today || completedOn < (delivery.startedOn ?? ''))
      throw new DomainError('conflict', 'programmes.delivery.dayToCome');
    await change(tx, delivery, { state: 'completed', startedOn: null, completedOn, summary, hours, version });
    return askFirms(ctx, tx, delivery, participants);
  });
}

async function askFirms(
  ctx: Context,
  tx: Transaction,
  delivery: DeliveryRow,
  tookPart: readonly string[] | null,
): Promise<FeedbackLink[]> {
  const { id: deliveryId, groupId, organisation } = delivery;
  const ask = (enterpriseId: string, of: string | null) =>
    requestFeedbackIn(ctx, tx, { ...delivery, deliveryId, enterpriseId, organisation: of });
  if (groupId === null)
    return [{ token: await ask(delivery.enterpriseId ?? '', organisation), firm: delivery.enterpriseName }];
  if (tookPart !== null) {
    const already = (await selectParticipants(tx, deliveryId)).map(({ enterpriseId }) => enterpriseId);
    await refuseStrangers(ctx, tx, groupId, { firms: tookPart, already });
    await replaceParticipants(tx, { deliveryId, organisation }, tookPart);
  }
  const links: FeedbackLink[] = [];
  const inside = insideTransaction(ctx, tx);
  for (const { enterpriseId, name } of await selectParticipants(tx, deliveryId))
    links.push({ token: await ask(enterpriseId, await readRepresentative(inside, enterpriseId)), firm: name });
  return links;
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
