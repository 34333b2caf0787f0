import { z } from 'zod';
import type { Context } from '../../../../platform/context.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId, version } from '../../../../platform/http/routeParts.ts';
import { enterpriseIdSchema } from '../../model.ts';
import { enterpriseViewOf } from '../../services/enterpriseView.ts';
import { decisions } from '../model.ts';
import { pairPage } from '../pages/pair.tsx';
import { decidePair, keptOf, undoPair } from '../services/decidePairs.ts';
import { distanceBetween, levelsOf, namesOf } from '../services/explainPair.ts';
import { readPair } from '../services/readPairs.ts';
import { type PairPageView, pairPageSchema } from '../view.ts';
import { viewOfPair } from './views.ts';

const ofReview = { ...ofEconomy, permission: 'registry.review' } as const;
const ofPair = z.object({ pair: z.uuid() });

async function pageOf(ctx: Context, id: string, more: Partial<PairPageView> = {}): Promise<PairPageView> {
  const { pair, reports, a, b } = await readPair(ctx, id);
  const waits = pair.state === 'waiting' || pair.state === 'later';
  return {
    pair: viewOfPair(pair),
    a: a === null ? null : enterpriseViewOf(ctx, a),
    b: b === null ? null : enterpriseViewOf(ctx, b),
    distanceKm: a === null || b === null ? null : distanceBetween(a.establishments, b.establishments),
    prior: pair.prior,
    levels: levelsOf(pair),
    ...namesOf(pair),
    reports: reports.map(({ id: report, text, state, reportedAt }) => ({
      id: report,
      text,
      state,
      reportedAt: reportedAt.toISOString(),
    })),
    keeps: keptOf(pair),
    mayDecide: waits && a !== null && b !== null,
    mayUndo: pair.state !== 'waiting' && (pair.state !== 'same' || pair.mergeEvent !== null),
    answers: { decision: '', into: keptOf(pair), reason: '' },
    issues: [],
    ...more,
  };
}

export const pairRoute = defineRoute({
  ...ofReview,
  method: 'GET',
  path: '/desk/duplicates/:pair',
  summary: 'Two firms side by side, with all that speaks for and against their being one',
  audit: 'registry.duplicate.read',
  idempotency: 'safe',
  params: ofPair,
  query: inEconomy,
  body: nothing,
  output: pairPageSchema,
  examples: [
    { url: '/desk/duplicates/{duplicatePair}', as: 'officer' },
    { url: '/desk/duplicates/{mergedPair}', as: 'officer' },
  ],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await pageOf(ctx, params.pair) }),
  page: pairPage,
});

export const decidePairRoute = defineRoute({
  ...ofReview,
  method: 'POST',
  path: '/desk/duplicates/:pair/decision',
  summary: 'Finds two firms to be one, to be different, or leaves it for later',
  audit: 'registry.duplicate.decide.request',
  idempotency: 'key',
  params: ofPair,
  query: inEconomy,
  body: z.object({
    decision: z.enum([...decisions, '']).default(''),
    into: z.union([enterpriseIdSchema, z.literal('')]).default(''),
    reason: z.string().trim().max(1000).default(''),
    version,
  }),
  output: pairPageSchema,
  examples: [
    { url: `/desk/duplicates/${unknownId}/decision`, as: 'officer', body: { decision: 'different', version: '1' } },
  ],
  async handle(ctx, { params, body }) {
    const { decision, reason, into } = body;
    const issues = [
      ...(decision === '' ? [{ field: 'decision', key: 'registry.duplicate.decision.missing' }] : []),
      ...(reason === '' && decision === 'same' ? [{ field: 'reason', key: 'registry.duplicate.reason.missing' }] : []),
    ];
    if (issues.length > 0 || decision === '')
      return {
        kind: 'view',
        status: 422,
        view: await pageOf(ctx, params.pair, { answers: { decision, into, reason }, issues }),
      };
    await decidePair(ctx, params.pair, { decision, into: into || null, reason, version: body.version });
    return { kind: 'redirect', to: `/desk/duplicates/${params.pair}` };
  },
  page: pairPage,
});

export const undoPairRoute = defineRoute({
  ...ofReview,
  method: 'POST',
  path: '/desk/duplicates/:pair/undo',
  summary: 'Takes a decision about a pair back: the pair waits again, and firms that were made one are two',
  audit: 'registry.duplicate.undo.request',
  idempotency: 'key',
  params: ofPair,
  query: inEconomy,
  body: z.object({ version }),
  output: nothing,
  examples: [{ url: `/desk/duplicates/${unknownId}/undo`, as: 'officer', body: { version: '1' } }],
  async handle(ctx, { params, body }) {
    await undoPair(ctx, params.pair, body.version);
    return { kind: 'redirect', to: `/desk/duplicates/${params.pair}` };
  },
  page: null,
});
