import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy } from '../../../../platform/http/routeParts.ts';
import { reviewPage } from '../pages/review.tsx';
import { describeReview } from '../services/describeReview.ts';
import { moveReview, type ReviewAction, setNeedsReview } from '../services/reviewProgramme.ts';
import { reviewViewSchema } from '../views/life.ts';
import type { deskDone } from '../views/programmeForm.ts';
import { programmeIdSchema } from './public.ts';

const params = z.object({ id: programmeIdSchema });
const shared = { ...ofEconomy, query: inEconomy } as const;

export const reviewRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/desk/programmes/:id/review',
  summary: 'A draft for a second pair of eyes: its rule in words, what changed, and what stands against publishing it',
  permission: 'programmes.manage',
  audit: 'none',
  idempotency: 'safe',
  params,
  body: nothing,
  output: reviewViewSchema,
  examples: [
    { url: '/desk/programmes/{programme}/review', as: 'officer' },
    { url: '/desk/programmes/{draftProgramme}/review', as: 'officer' },
    { url: '/desk/programmes/{askedProgramme}/review', as: 'administrator' },
  ],
  handle: async (ctx, { params: { id } }) => ({ kind: 'view', view: await describeReview(ctx, id) }),
  page: reviewPage,
});

const done: Record<ReviewAction, (typeof deskDone)[number]> = {
  ask: 'asked',
  publish: 'published',
  return: 'returned',
  takeBack: 'takenBack',
};

export const decideReviewRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/desk/programmes/:id/review',
  summary: 'Asks for the review of a draft, publishes it as it stands, returns it with a reason, or takes it back',
  permission: 'programmes.manage',
  audit: 'programmes.programme.review.request',
  idempotency: 'key',
  params,
  body: z.object({
    action: z.enum(['ask', 'publish', 'return', 'takeBack']),
    reason: z.string().trim().max(2000).default(''),
    version: z.string().max(30).default(''),
  }),
  output: reviewViewSchema,
  examples: [
    { url: '/desk/programmes/{askedProgramme}/review', as: 'officer', body: { action: 'return', reason: '' } },
  ],
  async handle(ctx, { params: { id }, body: { action, reason, version } }) {
    const faults = await moveReview(ctx, id, { action, reason, basedOn: version });
    if (faults.length > 0)
      return { kind: 'view', status: 422, view: await describeReview(ctx, id, { faults, reason }) };
    return { kind: 'redirect', to: `/desk/programmes?done=${done[action]}` };
  },
  page: reviewPage,
});

export const reviewRuleRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/desk/programmes/review-rule',
  summary: 'Sets whether a programme is published by somebody else than those who wrote it',
  permission: 'administer',
  audit: 'programmes.reviewRule.request',
  idempotency: 'key',
  params: nothing,
  body: z.object({ needed: z.enum(['yes', 'no']) }),
  output: nothing,
  examples: [{ url: '/desk/programmes/review-rule', as: 'administrator', body: { needed: 'no' } }],
  async handle(ctx, { body: { needed } }) {
    await setNeedsReview(ctx, needed === 'yes');
    return { kind: 'redirect', to: '/desk/programmes?done=rule' };
  },
  page: null,
});
