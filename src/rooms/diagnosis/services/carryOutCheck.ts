import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../platform/audit/index.ts';
import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { publishEvent } from '../../../platform/outbox/index.ts';
import { listOwnFirms, readProfile, readRepresentative } from '../../registry/index.ts';
import { currentQuestionnaire } from '../catalogue/questionnaires.ts';
import type { Answer } from '../model.ts';
import { interpret } from '../rules/interpret.ts';
import { type CheckRow, finishCheck, insertCheck, keepAnswers, selectCheck } from '../store/checks.ts';

/** Begins a check of a firm: by its own people, whose answers are stated, or by an adviser, who has looked. */
export async function startCheck(ctx: Context, enterpriseId: string): Promise<string> {
  const isOwn = (await listOwnFirms(ctx)).some(({ id }) => id === enterpriseId);
  if (!isOwn && !isAllowed(ctx.actor, 'programmes.readCases'))
    throw new DomainError('notAllowed', 'diagnosis.notYourFirm');
  const profile = await readProfile(ctx, enterpriseId);
  const organisation = isOwn ? ctx.actor.organisationId : await readRepresentative(ctx, enterpriseId);
  const { id: questionnaire, version: questionnaireVersion } = currentQuestionnaire();
  const id = randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
    await insertCheck(
      tx,
      {
        id,
        enterpriseId: profile.enterpriseId,
        organisation,
        questionnaire,
        questionnaireVersion,
        evidence: isOwn ? 'stated' : 'observed',
        simulated: profile.simulated,
      },
      ctx.now(),
    );
    await recordAudit(tx, { verb: 'diagnosis.check.start', subject: id, detail: { enterprise: profile.enterpriseId } });
  });
  return id;
}

/** Keeps one answer. The next question's number, or null after the last: then the check is done and its gaps are known. */
export async function answerQuestion(ctx: Context, id: string, number: number, answer: Answer): Promise<number | null> {
  const questionnaire = currentQuestionnaire();
  const question = questionnaire.questions[number - 1];
  if (question === undefined) throw new DomainError('notFound', 'diagnosis.question');
  return ctx.db.withActor(ctx, async (tx) => {
    const check = await findOpen(tx, id, questionnaire.version);
    const answers = { ...check.answers, [question.id]: answer };
    await keepAnswers(tx, id, answers);
    const next = questionnaire.questions.findIndex(({ id: other }) => answers[other] === undefined);
    if (next >= 0) return next + 1;
    const { gaps } = interpret(questionnaire, answers);
    await finishCheck(tx, check, gaps, ctx.now());
    await publishEvent(tx, 'diagnosis.checked', { check: id, enterprise: check.enterpriseId });
    await recordAudit(tx, { verb: 'diagnosis.check.finish', subject: id, detail: { gaps: gaps.length } });
    return null;
  });
}

async function findOpen(tx: Transaction, id: string, version: number): Promise<CheckRow> {
  const check = await selectCheck(tx, id, true);
  if (check === null) throw new DomainError('notFound', 'diagnosis.check');
  if (check.state === 'done') throw new DomainError('closed', 'diagnosis.check.done');
  if (check.questionnaireVersion !== version) throw new DomainError('closed', 'diagnosis.check.oldQuestions');
  return check;
}
