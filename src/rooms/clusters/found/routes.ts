import { z } from 'zod';
import { writeCsv } from '../../../platform/files/index.ts';
import { defineRoute } from '../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, pageNumber } from '../../../platform/http/routeParts.ts';
import { clusterIdSchema, foundQuerySchema, runFormSchema } from './model.ts';
import { foundPage } from './pages/found.tsx';
import { foundListPage } from './pages/foundList.tsx';
import { runPage } from './pages/run.tsx';
import { runsPage } from './pages/runs.tsx';
import { listFound, readFound } from './services/readFound.ts';
import { listRuns, readRun } from './services/readRuns.ts';
import { requestRun } from './services/requestRun.ts';
import { writeFoundGeoJson, writeFoundRows, writeMembers } from './services/writeFound.ts';
import { foundListSchema, foundViewSchema, runListSchema, runViewSchema } from './views/found.ts';

const read = { ...ofEconomy, method: 'GET', audit: 'none', idempotency: 'safe', body: nothing } as const;

export const foundListRoute = defineRoute({
  ...read,
  path: '/clusters/found',
  summary: 'Clusters as they were found: bounded, tested, found again; by industry, place, type and size',
  permission: 'public',
  params: nothing,
  query: foundQuerySchema,
  output: foundListSchema,
  examples: [
    { url: '/clusters/found', as: null },
    { url: '/clusters/found?sort=establishments&type=traditional&least=10', as: 'analyst' },
    { url: '/clusters/found?group=nothing', as: null },
  ],
  handle: async (ctx, { query }) => ({ kind: 'view', view: await listFound(ctx, query) }),
  page: foundListPage,
});

export const foundCsvRoute = defineRoute({
  ...read,
  path: '/clusters/found.csv',
  summary: 'The clusters that the query selects, with every published number, as a table',
  permission: 'public',
  params: nothing,
  query: foundQuerySchema,
  output: nothing,
  examples: [{ url: '/clusters/found.csv', as: null }],
  async handle(ctx, { query }) {
    const { names, rows } = await writeFoundRows(ctx, query);
    const body = writeCsv(names, rows, { textColumns: [0, 1, 2, 3] });
    return {
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      fileName: `found-clusters-${ctx.economy}.csv`,
      body,
    };
  },
  page: null,
});

export const foundGeoJsonRoute = defineRoute({
  ...read,
  path: '/clusters/found.geojson',
  summary: 'The outlines of the clusters that the query selects, with their published numbers',
  permission: 'public',
  params: nothing,
  query: foundQuerySchema,
  output: nothing,
  examples: [{ url: '/clusters/found.geojson', as: null }],
  async handle(ctx, { query }) {
    const body = JSON.stringify(await writeFoundGeoJson(ctx, query));
    return { kind: 'file', contentType: 'application/geo+json; charset=utf-8', body };
  },
  page: null,
});

const params = z.object({ cluster: clusterIdSchema });

export const foundRoute = defineRoute({
  ...read,
  path: '/clusters/found/:cluster',
  summary:
    'One cluster: where it is, how strong, of what kind, how it works, who is in it as far as the reader may know',
  permission: 'public',
  params,
  query: inEconomy.extend({ page: pageNumber }),
  output: foundViewSchema,
  examples: [
    { url: '/clusters/found/{foundCluster}', as: null },
    { url: '/clusters/found/{foundCluster}', as: 'officer' },
    { url: '/clusters/found/{foundCluster}', as: 'association' },
  ],
  slots: (view) => {
    const subject = {
      id: view.id,
      group: view.groupCode,
      groupTitle: view.groupTitle,
      isicPrefixes: view.isicPrefixes.join(','),
      areas: view.places.map(({ code }) => code).join(','),
      enterpriseIds: view.enterpriseIds.join(','),
    };
    return ['work', 'gaps', 'programmes', 'requests', 'upgrade', 'markets'].map((part) => ({
      slot: `clusterPage.${part}`,
      subject,
    }));
  },
  handle: async (ctx, { params: { cluster }, query: { page } }) => ({
    kind: 'view',
    view: await readFound(ctx, cluster, page),
  }),
  page: foundPage,
});

export const foundMembersRoute = defineRoute({
  ...read,
  path: '/clusters/found/:cluster/members.csv',
  summary: 'The establishments of a cluster with their membership, for those who lead or measure clusters',
  permission: 'clusters.readMembers',
  params,
  query: inEconomy,
  output: nothing,
  examples: [{ url: '/clusters/found/{foundCluster}/members.csv', as: 'officer' }],
  async handle(ctx, { params: { cluster } }) {
    const { names, rows } = await writeMembers(ctx, cluster);
    const body = writeCsv(names, rows, { textColumns: [0, 1, 2, 3] });
    return { kind: 'file', contentType: 'text/csv; charset=utf-8', fileName: `cluster-${cluster}.csv`, body };
  },
  page: null,
});

export const runsRoute = defineRoute({
  ...read,
  path: '/clusters/runs',
  summary: 'Detections of clusters over the register, and a form for another',
  permission: 'clusters.measure',
  params: nothing,
  query: inEconomy,
  output: runListSchema,
  examples: [{ url: '/clusters/runs', as: 'analyst' }],
  handle: async (ctx) => ({ kind: 'view', view: await listRuns(ctx) }),
  page: runsPage,
});

export const startRunRoute = defineRoute({
  ...ofEconomy,
  method: 'POST',
  path: '/clusters/runs',
  summary: 'Detects clusters over the whole register, in the background',
  permission: 'clusters.measure',
  audit: 'clusters.detect.request',
  idempotency: 'key',
  params: nothing,
  query: inEconomy,
  body: runFormSchema,
  output: nothing,
  examples: [{ url: '/clusters/runs', as: 'analyst', body: { simulations: 99, resamples: 0 } }],
  async handle(ctx, { body: { economy: _, groups, ...options } }) {
    const id = await requestRun(ctx, groups, options);
    return { kind: 'redirect', to: `/jobs/${id}?economy=${ctx.economy}` };
  },
  page: null,
});

export const runRoute = defineRoute({
  ...read,
  path: '/clusters/runs/:run',
  summary: 'One detection: how, from what, what it found of each group, and what changed since another',
  permission: 'clusters.measure',
  params: z.object({ run: z.uuid() }),
  query: inEconomy.extend({ with: z.uuid().or(z.literal('')).optional() }),
  output: runViewSchema,
  examples: [{ url: '/clusters/runs/{clusterRun}', as: 'analyst' }],
  handle: async (ctx, { params: { run }, query }) => ({
    kind: 'view',
    view: await readRun(ctx, run, query.with || null),
  }),
  page: runPage,
});
