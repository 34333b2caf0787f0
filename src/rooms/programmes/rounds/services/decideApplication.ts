import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { type ApplicationState, type ReasonCode, undecided } from '../model.ts';
import {
  type ApplicationRow,
  type Assessment,
  decideApplication as decide,
  insertEvent,
  selectApplication,
} from '../store/applications.ts';

export interface OfficerDecision {
  state: 'qualified' | 'notQualified' | 'infoRequested';
  reasonCode: ReasonCode;
  reason: string | null;
  score: number | null;
  /** Of each fact that the rule leaves to a person. */
  assessments: readonly Assessment[];
  version: number;
}

/** An officer says whether an application qualifies, with a reason that the applicant reads. Open until the places are given. */
export async function decideApplication(ctx: Context, id: string, decision: OfficerDecision): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const application = await findApplication(tx, id);
    if (application.roundState !== 'open') throw new DomainError('closed', 'programmes.round.placesGiven');
    const open: readonly ApplicationState[] = [...undecided, 'qualified', 'notQualified'];
    if (!open.includes(application.state)) throw new DomainError('closed', 'programmes.application.closed');
    const judged = new Map(decision.assessments.map(({ fact, holds }) => [fact, holds]));
    if (decision.state === 'qualified' && application.toJudge.some((fact) => judged.get(fact) !== true))
      throw new DomainError('conflict', 'programmes.decide.judgeFirst');
    const assessments = application.toJudge.flatMap((fact) => {
      const holds = judged.get(fact);
      return holds === undefined ? [] : [{ fact, holds }];
    });
    await change(ctx, tx, application, { ...decision, assessments }, decision.version);
  });
}

/** The applicant takes the application back; after the places are given too, for then somebody else may have it. */
export async function withdrawApplication(ctx: Context, id: string, version: number): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const application = await findApplication(tx, id);
    if (application.organisation !== ctx.actor.organisationId)
      throw new DomainError('notAllowed', 'programmes.notYourFirm');
    if (application.state === 'withdrawn') throw new DomainError('closed', 'programmes.application.closed');
    await change(ctx, tx, application, { state: 'withdrawn', reasonCode: null, reason: null, score: null }, version);
  });
}

/** The applicant answers what was asked for; the application goes back to the officer. */
export async function answerApplication(ctx: Context, id: string, answer: string, version: number): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const application = await findApplication(tx, id);
    if (application.organisation !== ctx.actor.organisationId)
      throw new DomainError('notAllowed', 'programmes.notYourFirm');
    if (application.state !== 'infoRequested') throw new DomainError('closed', 'programmes.application.closed');
    await change(ctx, tx, application, { state: 'submitted', reasonCode: null, reason: answer, score: null }, version);
  });
}

async function findApplication(tx: Transaction, id: string): Promise<ApplicationRow> {
  const application = await selectApplication(tx, id, true);
  if (application === null) throw new DomainError('notFound', 'programmes.application');
  return application;
}

async function change(
  ctx: Context,
  tx: Transaction,
  application: ApplicationRow,
  to: {
    state: ApplicationState;
    reasonCode: ReasonCode | null;
    reason: string | null;
    score: number | null;
    assessments?: readonly Assessment[];
  },
  version: number,
): Promise<void> {
  const { assessments: _, ...decided } = to;
  if (!(await decide(tx, { id: application.id, ...decided, version }, ctx.now())))
    throw new DomainError('conflict', 'programmes.changed');
  const { state, reasonCode, reason, assessments = [] } = to;
  const event = { applicationId: application.id, organisation: application.organisation, state, reasonCode, reason };
  await insertEvent(tx, { ...event, assessments }, ctx.now());
  await recordAudit(tx, {
    verb: 'programmes.application.decide',
    subject: application.id,
    detail: { from: application.state, to: to.state, reason: to.reasonCode },
  });
}
