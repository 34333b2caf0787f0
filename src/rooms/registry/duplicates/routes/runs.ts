import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, pageNumber, unknownId } from '../../../../platform/http/routeParts.ts';
import { batchPage } from '../pages/batch.tsx';
import { runPage } from '../pages/run.tsx';
import { runListPage } from '../pages/runList.tsx';
import { undoBatch } from '../services/decidePairs.ts';
import { learnedOf } from '../services/learnedOf.ts';
import { listRuns, readBatch, readRun } from '../services/readPairs.ts';
import { batchPageSchema, runListSchema, runPageSchema } from '../view.ts';
import { runView, viewOfPair } from './views.ts';

const ofReview = { ...ofEconomy, permission: 'registry.review' } as const;
const ofBatch = z.object({ batch: z.uuid() });
const pageSize = 25;

export const runListRoute = defineRoute({
  ...ofReview,
  method: 'GET',
  path: '/desk/duplicates/runs',
  summary: 'Searches for duplicates: when, by whom, with what parameters and what result',
  audit: 'registry.duplicate.listRuns',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy.extend({ page: pageNumber }),
  body: nothing,
  output: runListSchema,
  examples: [{ url: '/desk/duplicates/runs', as: 'officer' }],
  async handle(ctx, { query }) {
    const { total, runs } = await listRuns(ctx, { limit: pageSize, offset: (query.page - 1) * pageSize });
    return { kind: 'view', view: { total, runs: runs.map(runView), page: query.page, pageSize } };
  },
  page: runListPage,
});

export const runRoute = defineRoute({
  ...ofReview,
  method: 'GET',
  path: '/desk/duplicates/runs/:run',
  summary: 'One search for duplicates: its figures, its parameters, and what it learned',
  audit: 'registry.duplicate.readRun',
  idempotency: 'safe',
  params: z.object({ run: z.uuid() }),
  query: inEconomy,
  body: nothing,
  output: runPageSchema,
  examples: [{ url: '/desk/duplicates/runs/{duplicateRun}', as: 'officer' }],
  async handle(ctx, { params }) {
    const run = await readRun(ctx, params.run);
    const view = { run: runView(run), prior: run.model?.logPriorOdds ?? null, fields: learnedOf(run.model) };
    return { kind: 'view', view };
  },
  page: runPage,
});

export const batchRoute = defineRoute({
  ...ofReview,
  method: 'GET',
  path: '/desk/duplicates/batches/:batch',
  summary: 'One decision about several pairs',
  audit: 'registry.duplicate.readBatch',
  idempotency: 'safe',
  params: ofBatch,
  query: inEconomy,
  body: nothing,
  output: batchPageSchema,
  examples: [{ url: '/desk/duplicates/batches/{duplicateBatch}', as: 'officer' }],
  async handle(ctx, { params }) {
    const { batch, pairs } = await readBatch(ctx, params.batch);
    const { pairs: _, ...shown } = batch;
    return {
      kind: 'view',
      view: {
        batch: shown,
        pairs: pairs.map((pair) => ({ ...viewOfPair(pair), stands: pair.stands })),
        mayUndo: batch.undoneAt === null && pairs.some(({ stands }) => stands),
      },
    };
  },
  page: batchPage,
});

export const undoBatchRoute = defineRoute({
  ...ofReview,
  method: 'POST',
  path: '/desk/duplicates/batches/:batch/undo',
  summary: 'Takes a decision about several pairs back',
  audit: 'registry.duplicate.undoBatch.request',
  idempotency: 'key',
  params: ofBatch,
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: `/desk/duplicates/batches/${unknownId}/undo`, as: 'officer', body: {} }],
  async handle(ctx, { params }) {
    await undoBatch(ctx, params.batch);
    return { kind: 'redirect', to: `/desk/duplicates/batches/${params.batch}` };
  },
  page: null,
});
