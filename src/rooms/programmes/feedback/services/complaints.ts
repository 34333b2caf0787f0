import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { listOwnFirms } from '../../../registry/index.ts';
import type { ComplaintSubject, OutcomeKind } from '../model.ts';
import {
  type ActionRow,
  type ComplaintRow,
  changeComplaint,
  countComplaints,
  finishAction,
  insertAction,
  selectActions,
  selectComplaint,
  selectComplaints,
  selectProgrammeOf,
  selectPublicComplaints,
} from '../store/complaints.ts';
import { complain } from './giveFeedback.ts';

export type { ActionRow, ComplaintCounts, ComplaintRow, PublicComplaintRow } from '../store/complaints.ts';

/** A firm complains without having been asked. */
export async function makeComplaint(
  ctx: Context,
  one: { programmeId: string; subject: ComplaintSubject; text: string },
): Promise<string> {
  const [firm] = await listOwnFirms(ctx);
  return ctx.db.withActor(ctx, async (tx) => {
    const programme = await selectProgrammeOf(tx, one.programmeId);
    if (programme === null) throw new DomainError('notFound', 'programmes.programmeNotOpen');
    const id = await complain(ctx, tx, {
      ...one,
      organisation: ctx.actor.organisationId,
      simulated: programme.simulated,
      enterpriseId: firm?.id ?? null,
      feedbackId: null,
    });
    await recordAudit(tx, { verb: 'programmes.complaint.make', subject: id, detail: { programme: one.programmeId } });
    return id;
  });
}

export async function readComplaint(
  ctx: Context,
  id: string,
): Promise<{ complaint: ComplaintRow; actions: ActionRow[] }> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const complaint = await selectComplaint(tx, id);
      if (complaint === null) throw new DomainError('notFound', 'programmes.complaint');
      return { complaint, actions: await selectActions(tx, id) };
    },
    { readOnly: true },
  );
}

export function listComplaints(
  ctx: Context,
  filter: { own: boolean; openOnly: boolean },
  page: { limit: number; offset: number },
) {
  const organisation = filter.own ? (ctx.actor.organisationId ?? '') : null;
  return ctx.db.withActor(ctx, (tx) => selectComplaints(tx, { organisation, openOnly: filter.openOnly }, page), {
    readOnly: true,
  });
}

/** A named person takes the complaint over; its deadline stays. */
export async function takeComplaint(ctx: Context, id: string, version: number): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const complaint = await findOpen(tx, id);
    await change(
      tx,
      complaint,
      { state: complaint.state === 'open' ? 'answered' : complaint.state, owner: ctx.actor.name },
      version,
      'take',
    );
  });
}

export async function addAction(ctx: Context, id: string, action: { action: string; dueOn: string }): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    await findOpen(tx, id);
    await insertAction(tx, { complaintId: id, owner: ctx.actor.name, ...action });
    await recordAudit(tx, { verb: 'programmes.correctiveAction.add', subject: id });
  });
}

/** Returns the complaint that the action belongs to. */
export async function completeAction(ctx: Context, actionId: string): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const complaint = await finishAction(tx, actionId, ctx.today);
    if (complaint === null) throw new DomainError('closed', 'programmes.correctiveAction.done');
    await recordAudit(tx, {
      verb: 'programmes.correctiveAction.done',
      subject: complaint,
      detail: { action: actionId },
    });
    return complaint;
  });
}

export interface Outcome {
  kind: OutcomeKind;
  /** For everybody to read: names no firm and no person. */
  publicOutcome: string;
  version: number;
}

/** Closes a complaint with an outcome that everybody can read. */
export async function closeComplaint(
  ctx: Context,
  id: string,
  { kind, publicOutcome, version }: Outcome,
): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const complaint = await findOpen(tx, id);
    const name = complaint.enterpriseName?.trim().toLowerCase();
    if (name && publicOutcome.toLowerCase().includes(name))
      throw new DomainError('conflict', 'programmes.complaint.namesFirm');
    await change(
      tx,
      complaint,
      { state: 'closed', publicOutcome, outcomeKind: kind, closedOn: ctx.today },
      version,
      'close',
    );
  });
}

async function findOpen(tx: Transaction, id: string): Promise<ComplaintRow> {
  const complaint = await selectComplaint(tx, id, true);
  if (complaint === null) throw new DomainError('notFound', 'programmes.complaint');
  if (complaint.state === 'closed') throw new DomainError('closed', 'programmes.complaint.closed');
  return complaint;
}

async function change(
  tx: Transaction,
  complaint: ComplaintRow,
  to: Partial<ComplaintRow>,
  version: number,
  what: string,
): Promise<void> {
  const { id, state, owner, publicOutcome, outcomeKind, closedOn } = { ...complaint, ...to };
  if (!(await changeComplaint(tx, { id, state, owner, publicOutcome, outcomeKind, closedOn, version }))) {
    throw new DomainError('conflict', 'programmes.changed');
  }
  await recordAudit(tx, { verb: `programmes.complaint.${what}`, subject: id });
}

export function listPublicComplaints(
  ctx: Context,
  programmeId: string | null,
  page: { limit: number; offset: number },
) {
  return ctx.db.withActor(
    ctx,
    async (tx) => ({
      ...(await selectPublicComplaints(tx, programmeId, page)),
      counts: await countComplaints(tx, programmeId, ctx.today),
    }),
    { readOnly: true },
  );
}
