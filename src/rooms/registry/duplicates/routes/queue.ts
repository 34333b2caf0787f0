import { z } from 'zod';
import type { Context } from '../../../../platform/context.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import {
  type FormIssue,
  inEconomy,
  nothing,
  ofEconomy,
  pageNumber,
  unknownId,
} from '../../../../platform/http/routeParts.ts';
import { decidePairsJob, findDuplicatesJob } from '../jobs.ts';
import { decisions, leastUpperThreshold, mostAtOnce, pairStates, usualUpperThreshold } from '../model.ts';
import { queuePage } from '../pages/queue.tsx';
import { noteBatch } from '../services/decidePairs.ts';
import { listPairs } from '../services/readPairs.ts';
import { type QueueView, queueSchema } from '../view.ts';
import { runView, viewOfPair } from './views.ts';

const ofReview = { ...ofEconomy, permission: 'registry.review' } as const;
const pageSize = 25;
const listQuery = inEconomy.extend({
  page: pageNumber,
  state: z.enum([...pairStates, 'all']).default('waiting'),
  place: z.string().max(40).default(''),
  band: z
    .string()
    .regex(/^(\d?\.?\d{1,3}-\d?\.?\d{1,3})?$/, 'a band of probabilities is written as 0.5-0.6')
    .default(''),
  found: z.string().max(60).optional(),
});
type Query = z.output<typeof listQuery>;
const firstPage = listQuery.parse({});

async function viewOf(ctx: Context, query: Query, more: Partial<QueueView> = {}): Promise<QueueView> {
  const [from, to] = query.band === '' ? [null, null] : query.band.split('-').map(Number);
  const state = query.state === 'all' ? null : query.state;
  const filter = { state, place: query.place || null, from: from ?? null, to: to === 1 ? null : (to ?? null) };
  const found = await listPairs(ctx, filter, { limit: pageSize, offset: (query.page - 1) * pageSize });
  return {
    ...found,
    pairs: found.pairs.map(viewOfPair),
    lastRun: found.lastRun === null ? null : runView(found.lastRun),
    page: query.page,
    pageSize,
    state,
    place: query.place,
    band: query.band,
    answers: { decision: '', reason: '', ticked: [] },
    search: { automatic: false, upper: String(usualUpperThreshold) },
    issues: [],
    ...more,
  };
}

export const queueRoute = defineRoute({
  ...ofReview,
  method: 'GET',
  path: '/desk/duplicates',
  summary: 'Pairs of firms that may be one, those first whose decision is worth most',
  audit: 'registry.duplicate.list',
  idempotency: 'safe',
  params: nothing,
  query: listQuery,
  body: nothing,
  output: queueSchema,
  examples: [
    { url: '/desk/duplicates', as: 'officer' },
    { url: '/desk/duplicates?state=different', as: 'officer' },
    { url: '/desk/duplicates?state=all&band=0.9-0.95&place=99', as: 'officer' },
  ],
  handle: async (ctx, { query }) => ({ kind: 'view', view: await viewOf(ctx, query) }),
  page: queuePage,
});

export const searchDuplicatesRoute = defineRoute({
  ...ofReview,
  method: 'POST',
  path: '/desk/duplicates/search',
  summary: 'Compares every firm of the economy with every other',
  audit: 'registry.duplicate.find.request',
  idempotency: 'key',
  params: nothing,
  query: inEconomy,
  body: z.object({ automatic: z.enum(['on', '']).default(''), upper: z.string().trim().max(10).default('') }),
  output: queueSchema,
  examples: [{ url: '/desk/duplicates/search', as: 'officer', body: { automatic: 'on', upper: 'all' } }],
  async handle(ctx, { body }) {
    const automatic = body.automatic === 'on';
    const upper = Number(body.upper.replace(',', '.'));
    if (automatic && !(upper >= leastUpperThreshold && upper < 1)) {
      const issues: FormIssue[] = [{ field: 'upper', key: 'registry.duplicate.upper.invalid' }];
      const view = await viewOf(ctx, firstPage, { issues, search: { automatic, upper: body.upper } });
      return { kind: 'view', status: 422, view };
    }
    const payload = { upper: automatic ? upper : null };
    const job = await ctx.db.withActor(ctx, (tx) => ctx.jobs.enqueue(ctx, tx, findDuplicatesJob, payload));
    return { kind: 'redirect', to: `/jobs/${job}?economy=${ctx.economy}` };
  },
  page: queuePage,
});

/** Boxes of one name come as one text where one is ticked. */
const ticked = z.union([z.array(z.uuid()).max(mostAtOnce), z.uuid().transform((one) => [one])]).default([]);

export const decideManyRoute = defineRoute({
  ...ofReview,
  method: 'POST',
  path: '/desk/duplicates/decisions',
  summary: 'Decides about several pairs with one reason; it can be taken back as one',
  audit: 'registry.duplicate.decideMany.request',
  idempotency: 'key',
  params: nothing,
  query: inEconomy,
  body: z.object({
    pairs: ticked,
    decision: z.enum([...decisions, '']).default(''),
    reason: z.string().trim().max(1000).default(''),
  }),
  output: queueSchema,
  examples: [{ url: '/desk/duplicates/decisions', as: 'officer', body: { pairs: [unknownId], decision: 'later' } }],
  async handle(ctx, { body }) {
    const { pairs, decision, reason } = body;
    const issues = [
      ...(pairs.length === 0 ? [{ field: 'pairs', key: 'registry.duplicate.pairs.missing' }] : []),
      ...(decision === '' ? [{ field: 'decision', key: 'registry.duplicate.decision.missing' }] : []),
      ...(reason === '' && decision === 'same' ? [{ field: 'reason', key: 'registry.duplicate.reason.missing' }] : []),
    ];
    if (issues.length > 0 || decision === '') {
      const answers = { decision, reason, ticked: pairs };
      return { kind: 'view', status: 422, view: await viewOf(ctx, firstPage, { answers, issues }) };
    }
    const job = await ctx.db.withActor(ctx, async (tx) => {
      const batch = await noteBatch(ctx, tx, { decision, reason, pairs });
      return ctx.jobs.enqueue(ctx, tx, decidePairsJob, { batch });
    });
    return { kind: 'redirect', to: `/jobs/${job}?economy=${ctx.economy}` };
  },
  page: queuePage,
});
