import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, pageNumber } from '../../../../platform/http/routeParts.ts';
import { programmeIdSchema } from '../../catalogue/routes/public.ts';
import { firmsPage } from '../pages/firms.tsx';
import { programmeReachPage } from '../pages/programmeReach.tsx';
import { reachPage } from '../pages/reach.tsx';
import { unlessReadingPage } from '../pages/reading.tsx';
import { describeReach, listReach } from '../services/describeReach.ts';
import { listUnreached, writeUnreached } from '../services/listUnreached.ts';
import { breakdownFile, reachFile } from '../services/reachFiles.ts';
import { programmeReachSchema, reachListSchema, reachSorts, unreachedSchema } from '../views/reach.ts';
import { csvAnswer, orReading, reading, unlessReading } from './shared.ts';

const params = z.object({ id: programmeIdSchema });
const listQuery = inEconomy.extend({
  sort: z.enum(reachSorts).default('unreached'),
  order: z.enum(['asc', 'desc']).default('desc'),
  page: pageNumber,
});

export const reachRoute = defineRoute({
  ...reading,
  path: '/desk/reach',
  summary: 'Every programme over all firms of the register: eligible, could be, applied, served, not reached',
  params: nothing,
  query: listQuery,
  output: orReading(reachListSchema),
  examples: [
    { url: '/desk/reach', as: 'officer' },
    { url: '/desk/reach?sort=title&order=asc', as: 'adviser' },
  ],
  handle: unlessReading(async (ctx, { query }) => ({ kind: 'view', view: await listReach(ctx, query) })),
  page: unlessReadingPage(reachPage),
});

export const reachFileRoute = defineRoute({
  ...reading,
  path: '/desk/reach.csv',
  summary: 'The same as a table',
  params: nothing,
  query: inEconomy,
  output: nothing,
  examples: [{ url: '/desk/reach.csv', as: 'officer' }],
  handle: async (ctx) => csvAnswer(`reach-${ctx.economy}-${ctx.today}`, await reachFile(ctx)),
  page: null,
});

export const programmeReachRoute = defineRoute({
  ...reading,
  path: '/desk/reach/:id',
  summary: 'Who could have one programme and who has it, by size, region, cluster, women’s ownership and sector',
  params,
  query: inEconomy,
  output: orReading(programmeReachSchema),
  examples: [{ url: '/desk/reach/{programme}', as: 'officer' }],
  handle: unlessReading(async (ctx, { params: { id } }) => ({ kind: 'view', view: await describeReach(ctx, id) })),
  page: unlessReadingPage(programmeReachPage),
});

export const programmeReachFileRoute = defineRoute({
  ...reading,
  path: '/desk/reach/:id/reach.csv',
  summary: 'The same as a table',
  params,
  query: inEconomy,
  output: nothing,
  examples: [{ url: '/desk/reach/{programme}/reach.csv', as: 'officer' }],
  handle: async (ctx, { params: { id } }) => csvAnswer(`reach-${id}-${ctx.today}`, await breakdownFile(ctx, id)),
  page: null,
});

const code = z.string().max(40).default('');
const firmsQuery = inEconomy.extend({
  show: z.enum(['eligible', 'unknown']).default('eligible'),
  size: code,
  region: code,
  cluster: code,
  page: pageNumber,
});

export const unreachedRoute = defineRoute({
  ...reading,
  path: '/desk/reach/:id/firms',
  summary: 'Firms that could have a programme, or could turn out to, and that it has not reached',
  params,
  query: firmsQuery,
  output: orReading(unreachedSchema),
  examples: [
    { url: '/desk/reach/{programme}/firms', as: 'officer' },
    { url: '/desk/reach/{programme}/firms?show=unknown&size=small', as: 'adviser' },
  ],
  handle: unlessReading(async (ctx, { params: { id }, query: { economy: _, ...query } }) => ({
    kind: 'view',
    view: await listUnreached(ctx, id, query),
  })),
  page: unlessReadingPage(firmsPage),
});

export const unreachedFileRoute = defineRoute({
  ...reading,
  path: '/desk/reach/:id/firms.csv',
  summary: 'The same as a table, of 50,000 firms at most',
  params,
  query: firmsQuery,
  output: nothing,
  examples: [{ url: '/desk/reach/{programme}/firms.csv', as: 'officer' }],
  handle: async (ctx, { params: { id }, query }) =>
    csvAnswer(`firms-${id}-${ctx.today}`, await writeUnreached(ctx, id, query)),
  page: null,
});
