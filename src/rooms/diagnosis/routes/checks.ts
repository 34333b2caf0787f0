import { z } from 'zod';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { defineRoute } from '../../../platform/http/route.ts';
import { inEconomy, nothing } from '../../../platform/http/routeParts.ts';
import { listOwnFirms, readProfile } from '../../registry/index.ts';
import { currentQuestionnaire } from '../catalogue/questionnaires.ts';
import { answerTexts, readAnswer } from '../model.ts';
import { questionPage } from '../pages/question.tsx';
import { resultPage } from '../pages/result.tsx';
import { startPage } from '../pages/start.tsx';
import { answerQuestion, startCheck } from '../services/carryOutCheck.ts';
import { type CheckRow, listChecks, readCheck } from '../services/readChecks.ts';
import { type QuestionPageView, questionPageSchema, resultSchema, startSchema } from '../views/checks.ts';
import { resultViewOf } from '../views/viewOf.ts';

const enterpriseId = z.string().regex(/^[A-Z]{3}-[0-9A-HJKMNP-TV-Z]{12}$/);
const shared = { permission: 'diagnosis.answer', tenant: 'economy', embeddable: false } as const;
const one = z.object({ check: z.uuid() });
const numbered = one.extend({ number: z.coerce.number().int().min(1).max(50) });

export const startRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/diagnosis',
  summary: 'Begins a check of what a firm can do; former checks of the firm',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy.extend({ firm: enterpriseId.optional() }),
  body: nothing,
  output: startSchema,
  examples: [
    { url: '/diagnosis', as: 'owner' },
    { url: '/diagnosis?firm={enterprise}', as: 'adviser' },
  ],
  async handle(ctx, { query }) {
    const { questions, source } = currentQuestionnaire();
    const firms = query.firm === undefined ? await listOwnFirms(ctx) : [await firmOf(ctx, query.firm)];
    const checks = await listChecks(ctx, query.firm ?? null);
    return { kind: 'view', view: { firms, checks: checks.map(summaryOf), questions: questions.length, source } };
  },
  page: startPage,
});

async function firmOf(ctx: Context, id: string) {
  const { enterpriseId: found, name } = await readProfile(ctx, id);
  return { id: found, name };
}

const summaryOf = (check: CheckRow) => ({
  id: check.id,
  enterpriseName: check.enterpriseName,
  state: check.state,
  startedAt: check.startedAt.toISOString(),
  next: Math.max(1, 1 + currentQuestionnaire().questions.findIndex(({ id }) => check.answers[id] === undefined)),
});

export const beginRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/diagnosis',
  summary: 'Begins a check of a firm',
  audit: 'diagnosis.check.start.request',
  idempotency: 'key',
  params: nothing,
  query: inEconomy,
  body: z.object({ enterpriseId }),
  output: nothing,
  examples: [{ url: '/diagnosis', as: 'owner', body: { enterpriseId: 'XDM-000000000000' } }],
  handle: async (ctx, { body }) => ({
    kind: 'redirect',
    to: `/diagnosis/${await startCheck(ctx, body.enterpriseId)}/1`,
  }),
  page: null,
});

function questionViewOf(check: CheckRow, number: number, issues: QuestionPageView['issues']): QuestionPageView {
  const { questions } = currentQuestionnaire();
  const question = questions[number - 1];
  if (question === undefined) throw new DomainError('notFound', 'diagnosis.question');
  const answer = check.answers[question.id];
  return {
    id: check.id,
    enterpriseName: check.enterpriseName,
    number,
    of: questions.length,
    question,
    answer: answer === undefined ? null : (String(answer) as QuestionPageView['answer']),
    issues,
  };
}

export const questionRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/diagnosis/:check/:number',
  summary: 'One question of a check',
  audit: 'none',
  idempotency: 'safe',
  params: numbered,
  query: inEconomy,
  body: nothing,
  output: questionPageSchema,
  examples: [{ url: '/diagnosis/{openCheck}/2', as: 'owner' }],
  async handle(ctx, { params: { check: id, number } }) {
    const check = await readCheck(ctx, id);
    if (check.state === 'done') return { kind: 'redirect', to: `/diagnosis/${id}` };
    return { kind: 'view', view: questionViewOf(check, number, []) };
  },
  page: questionPage,
});

export const answerRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/diagnosis/:check/:number',
  summary: 'Keeps the answer to one question; after the last the gaps are known',
  audit: 'diagnosis.check.answer.request',
  idempotency: 'key',
  params: numbered,
  query: inEconomy,
  body: z.object({ answer: z.enum([...answerTexts, '']).default('') }),
  output: questionPageSchema,
  examples: [{ url: '/diagnosis/00000000-0000-4000-8000-000000000000/1', as: 'owner', body: { answer: '2' } }],
  async handle(ctx, { params: { check: id, number }, body }) {
    if (body.answer === '') {
      const issues = [{ field: 'answer', key: 'diagnosis.answer.missing' }];
      return { kind: 'view', status: 422, view: questionViewOf(await readCheck(ctx, id), number, issues) };
    }
    const next = await answerQuestion(ctx, id, number, readAnswer(body.answer));
    return { kind: 'redirect', to: next === null ? `/diagnosis/${id}` : `/diagnosis/${id}/${next}` };
  },
  page: questionPage,
});

export const resultRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/diagnosis/:check',
  summary: 'Where a firm stands, what it lacks, and which help there is for that',
  audit: 'diagnosis.check.read',
  idempotency: 'safe',
  params: one,
  query: inEconomy,
  body: nothing,
  output: resultSchema,
  examples: [{ url: '/diagnosis/{check}', as: 'owner' }],
  slots: ({ id, gaps }) => [
    { slot: 'diagnosisResult.programmes', subject: { id, gaps: [...new Set(gaps.map(({ gap }) => gap))].join(',') } },
  ],
  async handle(ctx, { params: { check: id } }) {
    const check = await readCheck(ctx, id);
    if (check.state === 'open') return { kind: 'redirect', to: `/diagnosis/${id}/${summaryOf(check).next}` };
    return { kind: 'view', view: resultViewOf(check) };
  },
  page: resultPage,
});
