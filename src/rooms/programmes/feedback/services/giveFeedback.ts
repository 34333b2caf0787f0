import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { addDays } from '../../../../platform/days.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { publishEvent } from '../../../../platform/outbox/index.ts';
import { type ComplaintSubject, daysToAnswer } from '../model.ts';
import { insertComplaint } from '../store/complaints.ts';
import {
  insertFeedback,
  markAnswered,
  type RequestRow,
  selectOpenRequests,
  selectRequest,
  selectRequestByToken,
  showToken,
} from '../store/feedback.ts';
import { hashToken } from './requestFeedback.ts';

export type { RequestRow } from '../store/feedback.ts';

/** By what the reader is let in: the secret of a link, or a request of the firm that the reader is signed in for. */
export type Key = { token: string } | { requestId: string };

export async function readRequest(ctx: Context, key: Key): Promise<RequestRow> {
  const request = await ctx.db.withActor(ctx, (tx) => findRequest(tx, key), { readOnly: true });
  if (request === null) throw new DomainError('notFound', 'programmes.feedbackLink');
  return request;
}

async function findRequest(tx: Transaction, key: Key): Promise<RequestRow | null> {
  if ('requestId' in key) return selectRequest(tx, key.requestId);
  await showToken(tx, hashToken(key.token));
  return selectRequestByToken(tx, hashToken(key.token));
}

export interface Answers {
  usefulness: number;
  competence: number;
  specificity: number;
  changed: 'yes' | 'planned' | 'no';
  comment: string | null;
  complaint: { subject: ComplaintSubject; text: string } | null;
}

/** Takes the answers of a firm, once. A complaint among them has its owner and its deadline from this moment. */
export async function giveFeedback(ctx: Context, key: Key, answers: Answers): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const request = await findRequest(tx, key);
    if (request === null) throw new DomainError('notFound', 'programmes.feedbackLink');
    if (request.expiresOn < ctx.today) throw new DomainError('closed', 'programmes.feedbackLink.expired');
    if (!(await markAnswered(tx, request.id, ctx.now())))
      throw new DomainError('closed', 'programmes.feedbackLink.used');
    const { complaint, ...feedback } = answers;
    const id = randomUUID();
    await insertFeedback(tx, { id, request, ...feedback, givenOn: ctx.today });
    if (complaint !== null) await complain(ctx, tx, { ...request, feedbackId: id, ...complaint });
    await publishEvent(tx, 'programmes.feedbackGiven', { programme: request.programmeId });
    await recordAudit(tx, {
      verb: 'programmes.feedback.give',
      subject: request.programmeId,
      detail: { complaint: complaint !== null },
    });
  });
}

/** Until somebody takes it over, a complaint belongs to the agency's desk: it is never nobody's. */
export const firstOwner = 'agency';

export async function complain(
  ctx: Context,
  tx: Transaction,
  one: Pick<RequestRow, 'programmeId' | 'organisation' | 'simulated'> & {
    enterpriseId: string | null;
    feedbackId: string | null;
    subject: ComplaintSubject;
    text: string;
  },
): Promise<string> {
  const id = randomUUID();
  const { programmeId, organisation, simulated, enterpriseId, feedbackId, subject, text } = one;
  await insertComplaint(tx, {
    id,
    programmeId,
    organisation,
    simulated,
    enterpriseId,
    feedbackId,
    subject,
    text,
    owner: firstOwner,
    receivedOn: ctx.today,
    dueOn: addDays(ctx.today, daysToAnswer),
  });
  return id;
}

export function listOpenRequests(ctx: Context, enterpriseIds: readonly string[]): Promise<RequestRow[]> {
  return ctx.db.withActor(ctx, (tx) => selectOpenRequests(tx, enterpriseIds, ctx.today), { readOnly: true });
}
