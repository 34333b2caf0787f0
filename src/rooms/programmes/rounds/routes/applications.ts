import { z } from 'zod';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { checkAgain } from '../../groups/services/checkAgain.ts';
import { readGroup } from '../../groups/services/readGroup.ts';
import { reasonCodes, roundIdSchema } from '../model.ts';
import { applicationPage } from '../pages/application.tsx';
import { applyPage } from '../pages/apply.tsx';
import { ownApplicationPage } from '../pages/ownApplication.tsx';
import { judgedIn, judgedPrefix } from '../rules/judgedFields.ts';
import { applyToRound, listApplicants } from '../services/applyToRound.ts';
import { answerApplication, decideApplication, withdrawApplication } from '../services/decideApplication.ts';
import { readApplication, readRound } from '../services/readRounds.ts';
import { type ApplicationPageView, applicationPageSchema, applyViewSchema } from '../views/rounds.ts';
import { applicationViewOf, eventViewOf, roundViewOf } from '../views/viewOf.ts';
import { inEconomy, nothing, shared, version } from './shared.ts';

const params = z.object({ application: roundIdSchema });
const unknown = '00000000-0000-4000-8000-000000000000';
const noAnswers = { state: '', reasonCode: '', reason: '', score: '', judged: {} };

async function pageOf(ctx: Context, id: string, mayDecide: boolean): Promise<ApplicationPageView> {
  const { application, events } = await readApplication(ctx, id);
  const { groupId, groupRule: rule } = application;
  const group = groupId === null ? null : await readGroup(ctx, { applicationId: id, groupId, rule });
  return {
    application: { ...applicationViewOf(application), eligibility: group?.outcome ?? application.eligibility },
    group,
    events: events.map(eventViewOf),
    answers: noAnswers,
    issues: [],
    mayDecide,
  };
}

export const applyFormRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/firm/apply/:round',
  summary: 'The form in which a firm or a group applies for a place',
  permission: 'firm.act',
  audit: 'none',
  idempotency: 'safe',
  params: z.object({ round: roundIdSchema }),
  query: inEconomy,
  body: nothing,
  output: applyViewSchema,
  examples: [{ url: '/firm/apply/{round}', as: 'owner' }],
  async handle(ctx, { params: { round: id } }) {
    const round = await readRound(ctx, id);
    const applicants = await listApplicants(ctx, round.unit);
    const answers = { applicantId: applicants[0]?.id ?? '', need: '', consent: '' };
    return { kind: 'view', view: { round: roundViewOf(round, ctx.today), applicants, answers, issues: [] } };
  },
  page: applyPage,
});

export const applyRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/firm/apply/:round',
  summary: 'Hands in an application; whether the firm qualifies is worked out and kept with all facts',
  permission: 'firm.act',
  audit: 'programmes.application.submit.request',
  idempotency: 'key',
  params: z.object({ round: roundIdSchema }),
  query: inEconomy,
  body: z.object({
    applicantId: z.string().max(60).default(''),
    need: z.string().trim().max(4000).default(''),
    consent: z.enum(['yes', 'no', '']).default(''),
  }),
  output: applyViewSchema,
  examples: [{ url: `/firm/apply/${unknown}`, as: 'owner', body: {} }],
  async handle(ctx, { params: { round: id }, body }) {
    const round = await readRound(ctx, id);
    const applicants = await listApplicants(ctx, round.unit);
    const issues = [
      ...(applicants.some((one) => one.id === body.applicantId)
        ? []
        : [{ field: 'applicantId', key: 'programmes.apply.applicantId.missing' }]),
      ...(body.need === '' ? [{ field: 'need', key: 'programmes.apply.need.missing' }] : []),
      ...(body.consent === '' ? [{ field: 'consent', key: 'programmes.apply.consent.missing' }] : []),
    ];
    if (issues.length > 0) {
      return {
        kind: 'view',
        status: 422,
        view: { round: roundViewOf(round, ctx.today), applicants, answers: body, issues },
      };
    }
    const application = await applyToRound(ctx, {
      roundId: id,
      applicantId: body.applicantId,
      need: body.need,
      consentsFollowUp: body.consent === 'yes',
    });
    return { kind: 'redirect', to: `/firm/applications/${application}?sent=1` };
  },
  page: applyPage,
});

export const ownApplicationRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/firm/applications/:application',
  summary: 'Where an application stands, what was decided when, on what grounds, and how to object',
  permission: 'firm.act',
  audit: 'none',
  idempotency: 'safe',
  params,
  query: inEconomy.extend({ sent: z.string().max(5).optional() }),
  body: nothing,
  output: applicationPageSchema,
  examples: [{ url: '/firm/applications/{ownApplication}', as: 'owner' }],
  async handle(ctx, { params: { application: id } }) {
    return { kind: 'view', view: await pageOf(ctx, id, false) };
  },
  page: ownApplicationPage,
});

export const withdrawRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/firm/applications/:application/withdraw',
  summary: 'Takes an application back',
  permission: 'firm.act',
  audit: 'programmes.application.withdraw.request',
  idempotency: 'key',
  params,
  query: inEconomy,
  body: z.object({ version }),
  output: nothing,
  examples: [{ url: `/firm/applications/${unknown}/withdraw`, as: 'owner', body: { version: '1' } }],
  async handle(ctx, { params: { application: id }, body }) {
    await withdrawApplication(ctx, id, body.version);
    return { kind: 'redirect', to: `/firm/applications/${id}` };
  },
  page: null,
});

export const answerRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/firm/applications/:application/answer',
  summary: 'Answers what the agency asked for',
  permission: 'firm.act',
  audit: 'programmes.application.answer.request',
  idempotency: 'key',
  params,
  query: inEconomy,
  body: z.object({ version, answer: z.string().trim().max(4000).default('') }),
  output: applicationPageSchema,
  examples: [{ url: `/firm/applications/${unknown}/answer`, as: 'owner', body: { version: '1', answer: 'x' } }],
  async handle(ctx, { params: { application: id }, body }) {
    if (body.answer === '') {
      const view = await pageOf(ctx, id, false);
      return {
        kind: 'view',
        status: 422,
        view: { ...view, issues: [{ field: 'answer', key: 'programmes.application.answer.missing' }] },
      };
    }
    await answerApplication(ctx, id, body.answer, body.version);
    return { kind: 'redirect', to: `/firm/applications/${id}` };
  },
  page: ownApplicationPage,
});

export const applicationRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/desk/applications/:application',
  summary: 'An application as those see it who decide on it',
  permission: 'programmes.readApplications',
  audit: 'programmes.application.read',
  idempotency: 'safe',
  params,
  query: inEconomy,
  body: nothing,
  output: applicationPageSchema,
  examples: [{ url: '/desk/applications/{application}', as: 'officer' }],
  slots: ({ application }) => [{ slot: 'applicationPage.help', subject: { id: application.id } }],
  async handle(ctx, { params: { application: id } }) {
    return { kind: 'view', view: await pageOf(ctx, id, isAllowed(ctx.actor, 'programmes.manage')) };
  },
  page: applicationPage,
});

export const checkMembersRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/desk/applications/:application/members',
  summary: 'Checks the firms of a group again by what the agency knows of them today',
  permission: 'programmes.manage',
  audit: 'programmes.group.check.request',
  idempotency: 'key',
  params,
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: `/desk/applications/${unknown}/members`, as: 'officer', body: {} }],
  async handle(ctx, { params: { application: id } }) {
    const { application } = await readApplication(ctx, id);
    await checkAgain(ctx, { applicationId: id, programmeId: application.programmeId });
    return { kind: 'redirect', to: `/desk/applications/${id}#members` };
  },
  page: null,
});

export const decideRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/desk/applications/:application/decide',
  summary: 'Says whether an application qualifies, with a reason that the applicant reads',
  permission: 'programmes.manage',
  audit: 'programmes.application.decide.request',
  idempotency: 'key',
  params,
  query: inEconomy,
  body: z
    .object({
      version,
      state: z.enum(['qualified', 'notQualified', 'infoRequested', '']).default(''),
      reasonCode: z.enum([...reasonCodes, '']).default(''),
      reason: z.string().trim().max(2000).default(''),
      score: z.string().trim().max(10).default(''),
    })
    .catchall(z.string().max(2000)),
  output: applicationPageSchema,
  examples: [{ url: `/desk/applications/${unknown}/decide`, as: 'officer', body: { version: '1' } }],
  async handle(
    ctx,
    { params: { application: id }, body: { version: of, state, reasonCode, reason, score: points, ...more } },
  ) {
    const judged = judgedIn(more);
    const body = { version: of, state, reasonCode, reason, score: points, judged };
    const score = body.score === '' ? null : Number(body.score);
    const before = await pageOf(ctx, id, true);
    const needsWords = body.state === 'notQualified' || body.state === 'infoRequested';
    const issues = [
      ...(body.state === '' ? [{ field: 'state', key: 'programmes.decide.state.missing' }] : []),
      ...(body.reasonCode === '' ? [{ field: 'reasonCode', key: 'programmes.decide.reasonCode.missing' }] : []),
      ...(needsWords && body.reason === '' ? [{ field: 'reason', key: 'programmes.decide.reason.missing' }] : []),
      ...(score !== null && !(score >= 0 && score <= 100)
        ? [{ field: 'score', key: 'programmes.decide.score.invalid' }]
        : []),
      ...before.application.toJudge.flatMap(({ fact }) =>
        body.state === 'qualified' && judged[fact] !== 'yes'
          ? [{ field: `${judgedPrefix}${fact}`, key: 'programmes.decide.judged.missing' }]
          : [],
      ),
    ];
    if (issues.length > 0) {
      const { version: _, ...answers } = body;
      return { kind: 'view', status: 422, view: { ...before, answers, issues } };
    }
    if (body.state === '' || body.reasonCode === '') throw new DomainError('conflict', 'programmes.changed');
    await decideApplication(ctx, id, {
      state: body.state,
      reasonCode: body.reasonCode,
      reason: body.reason || null,
      score,
      assessments: Object.entries(judged).map(([fact, said]) => ({ fact, holds: said === 'yes' })),
      version: body.version,
    });
    return { kind: 'redirect', to: `/desk/applications/${id}` };
  },
  page: applicationPage,
});
