import { z } from 'zod';
import type { Context } from '../../../../platform/context.ts';
import type { Answer } from '../../../../platform/http/route.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { feedbackPage } from '../pages/feedback.tsx';
import { checkAnswers } from '../rules/checkAnswers.ts';
import { giveFeedback, type Key, type RequestRow, readRequest } from '../services/giveFeedback.ts';
import { answersSchema, type FeedbackPageView, feedbackPageSchema } from '../views/feedback.ts';
import { inEconomy, nothing, shared } from './shared.ts';

const noAnswers = answersSchema.parse({});
const byLink = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{10,64}$/) });
const byRequest = z.object({ request: z.uuid() });
const withThanks = inEconomy.extend({ thanks: z.string().max(5).optional() });

function viewOf(ctx: Context, request: RequestRow, action: string, thanks: boolean): FeedbackPageView {
  const state = request.answered
    ? thanks
      ? 'thanks'
      : 'answered'
    : request.expiresOn < ctx.today
      ? 'expired'
      : 'open';
  const { programmeId, programmeTitle, startedOn } = request;
  return { state, action, programmeId, programmeTitle, startedOn, answers: noAnswers, issues: [] };
}

async function take(
  ctx: Context,
  key: Key,
  action: string,
  body: z.output<typeof answersSchema>,
): Promise<Answer<FeedbackPageView>> {
  const checked = checkAnswers(body);
  if (checked.answers === null) {
    const view = viewOf(ctx, await readRequest(ctx, key), action, false);
    return { kind: 'view', status: 422, view: { ...view, answers: body, issues: checked.issues } };
  }
  await giveFeedback(ctx, key, checked.answers);
  return { kind: 'redirect', to: `${action}&thanks=1` };
}

const ofLink = (ctx: Context, token: string) => `/feedback/${token}?economy=${ctx.economy}`;
const ofFirm = (ctx: Context, request: string) => `/firm/feedback/${request}?economy=${ctx.economy}`;

export const feedbackFormRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/feedback/:token',
  summary: 'Four questions on help that a firm got, for whoever holds its link',
  permission: 'public',
  audit: 'none',
  idempotency: 'safe',
  params: byLink,
  query: withThanks,
  body: nothing,
  output: feedbackPageSchema,
  examples: [{ url: '/feedback/{feedbackToken}', as: null }],
  async handle(ctx, { params: { token }, query }) {
    return {
      kind: 'view',
      view: viewOf(ctx, await readRequest(ctx, { token }), ofLink(ctx, token), query.thanks !== undefined),
    };
  },
  page: feedbackPage,
});

export const feedbackRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/feedback/:token',
  summary: 'Takes the answers, once; a complaint gets its owner and deadline at once',
  permission: 'public',
  audit: 'programmes.feedback.give.request',
  idempotency: 'key',
  params: byLink,
  query: inEconomy,
  body: answersSchema,
  output: feedbackPageSchema,
  examples: [{ url: '/feedback/no-such-link-here', as: null, body: {} }],
  handle: (ctx, { params: { token }, body }) => take(ctx, { token }, ofLink(ctx, token), body),
  page: feedbackPage,
});

export const ownFeedbackFormRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/firm/feedback/:request',
  summary: 'The same four questions for who is signed in for the firm',
  permission: 'firm.act',
  audit: 'none',
  idempotency: 'safe',
  params: byRequest,
  query: withThanks,
  body: nothing,
  output: feedbackPageSchema,
  examples: [{ url: '/firm/feedback/{feedbackRequest}', as: 'owner' }],
  async handle(ctx, { params: { request: requestId }, query }) {
    return {
      kind: 'view',
      view: viewOf(ctx, await readRequest(ctx, { requestId }), ofFirm(ctx, requestId), query.thanks !== undefined),
    };
  },
  page: feedbackPage,
});

export const ownFeedbackRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/firm/feedback/:request',
  summary: 'Takes the answers of who is signed in for the firm',
  permission: 'firm.act',
  audit: 'programmes.feedback.give.request',
  idempotency: 'key',
  params: byRequest,
  query: inEconomy,
  body: answersSchema,
  output: feedbackPageSchema,
  examples: [{ url: '/firm/feedback/00000000-0000-4000-8000-000000000000', as: 'owner', body: {} }],
  handle: (ctx, { params: { request: requestId }, body }) => take(ctx, { requestId }, ofFirm(ctx, requestId), body),
  page: feedbackPage,
});
