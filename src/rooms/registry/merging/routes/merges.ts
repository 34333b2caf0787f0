import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, pageNumber, unknownId } from '../../../../platform/http/routeParts.ts';
import { undoBatchByHand, undoByHand } from '../../duplicates/services/decideByHand.ts';
import { listMergeEvents } from '../../services/mergeEnterprises.ts';
import { mergeListPage } from '../pages/mergeList.tsx';
import { mergeListSchema } from '../view.ts';

const ofReview = { ...ofEconomy, permission: 'registry.review' } as const;
const pageSize = 25;

export const mergeListRoute = defineRoute({
  ...ofReview,
  method: 'GET',
  path: '/desk/merges',
  summary: 'Firms that were made one or divided: by whom, why, and how to take it back',
  audit: 'registry.enterprise.listMerges',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy.extend({ page: pageNumber }),
  body: nothing,
  output: mergeListSchema,
  examples: [{ url: '/desk/merges', as: 'officer' }],
  async handle(ctx, { query }) {
    const { total, events } = await listMergeEvents(ctx, { limit: pageSize, offset: (query.page - 1) * pageSize });
    const standingOf = (batch: string) => events.filter((one) => one.batch === batch && one.undoneAt === null).length;
    const shown = events.map(({ decidedAt, undoneAt, ...event }) => ({
      ...event,
      decidedAt: decidedAt.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
      standing: standingOf(event.batch),
    }));
    return { kind: 'view', view: { events: shown, total, page: query.page, pageSize } };
  },
  page: mergeListPage,
});

export const undoMergeRoute = defineRoute({
  ...ofReview,
  method: 'POST',
  path: '/desk/merges/:event/undo',
  summary: 'Takes one merge or split back',
  audit: 'registry.enterprise.undoMerge.request',
  idempotency: 'key',
  params: z.object({ event: z.uuid() }),
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: `/desk/merges/${unknownId}/undo`, as: 'officer', body: {} }],
  async handle(ctx, { params }) {
    await undoByHand(ctx, params.event);
    return { kind: 'redirect', to: '/desk/merges' };
  },
  page: null,
});

export const undoMergeBatchRoute = defineRoute({
  ...ofReview,
  method: 'POST',
  path: '/desk/merges/batches/:batch/undo',
  summary: 'Takes all merges of one decision back, the last first',
  audit: 'registry.enterprise.undoMergeBatch.request',
  idempotency: 'key',
  params: z.object({ batch: z.uuid() }),
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: `/desk/merges/batches/${unknownId}/undo`, as: 'officer', body: {} }],
  async handle(ctx, { params }) {
    await undoBatchByHand(ctx, params.batch);
    return { kind: 'redirect', to: '/desk/merges' };
  },
  page: null,
});
