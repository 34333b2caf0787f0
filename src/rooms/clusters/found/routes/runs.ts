import { z } from 'zod';
import { writeCsv } from '../../../../platform/files/index.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId } from '../../../../platform/http/routeParts.ts';
import { comparePage } from '../pages/compare.tsx';
import { runPage } from '../pages/run.tsx';
import { runsPage } from '../pages/runs.tsx';
import { foundAsGeoJson, foundAsTable } from '../services/files.ts';
import { describeComparison, describeRunPage, describeRuns, showRun, startRun } from '../services/runs.ts';
import { compareViewSchema, runsViewSchema, runViewSchema } from '../views/runs.ts';

const shared = { ...ofEconomy, permission: 'clusters.measure', query: inEconomy } as const;
const reading = { ...shared, method: 'GET', audit: 'none', idempotency: 'safe', body: nothing } as const;
const params = z.object({ id: z.uuid() });
const field = z
  .union([z.string().max(60), z.number()])
  .transform(String)
  .optional();

const listRoute = defineRoute({
  ...reading,
  path: '/clusters/runs',
  summary: 'Detections over the register, and a form for another',
  params: nothing,
  output: runsViewSchema,
  examples: [{ url: '/clusters/runs', as: 'analyst' }],
  handle: async (ctx) => ({ kind: 'view', view: await describeRuns(ctx) }),
  page: runsPage,
});

const startRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/clusters/runs',
  summary: 'Detects clusters in the whole register, in the background',
  audit: 'clusters.detect.request',
  idempotency: 'key',
  params: nothing,
  body: z.object({
    grouping: field,
    simulations: field,
    resamples: field,
    level: field,
    require: field,
    leastPlants: field,
    leastStrength: field,
    seed: field,
  }),
  output: runsViewSchema,
  examples: [{ url: '/clusters/runs', as: 'analyst', body: { simulations: '5' } }],
  async handle(ctx, { body }) {
    const started = await startRun(ctx, body);
    if ('view' in started) return { kind: 'view', status: 422, view: started.view };
    return { kind: 'redirect', to: `/jobs/${started.job}?economy=${ctx.economy}` };
  },
  page: runsPage,
});

const runRoute = defineRoute({
  ...reading,
  path: '/clusters/runs/:id',
  summary: 'One detection: how it was made, what it found of each group, and what it could not confirm',
  params,
  output: runViewSchema,
  examples: [{ url: '/clusters/runs/{clusterRun}', as: 'analyst' }],
  handle: async (ctx, { params: { id } }) => ({ kind: 'view', view: await describeRunPage(ctx, id) }),
  page: runPage,
});

const showRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/clusters/runs/:id/show',
  summary: 'Makes a detection the one that public pages show',
  audit: 'clusters.run.show.request',
  idempotency: 'key',
  params,
  body: nothing,
  output: nothing,
  examples: [{ url: `/clusters/runs/${unknownId}/show`, as: 'officer', body: {} }],
  async handle(ctx, { params: { id } }) {
    await showRun(ctx, id);
    return { kind: 'redirect', to: `/clusters/runs/${id}?economy=${ctx.economy}` };
  },
  page: null,
});

const compareRoute = defineRoute({
  ...reading,
  path: '/clusters/runs/:id/compare',
  summary: 'What became of the clusters of one detection in another',
  params,
  query: inEconomy.extend({ with: z.uuid() }),
  output: compareViewSchema,
  examples: [{ url: '/clusters/runs/{clusterRun}/compare?with={otherClusterRun}', as: 'analyst' }],
  handle: async (ctx, { params: { id }, query }) => ({
    kind: 'view',
    view: await describeComparison(ctx, id, query.with),
  }),
  page: comparePage,
});

const runCsvRoute = defineRoute({
  ...reading,
  path: '/clusters/runs/:id/clusters.csv',
  summary: 'The clusters of one detection as a table',
  params,
  output: nothing,
  examples: [{ url: '/clusters/runs/{clusterRun}/clusters.csv', as: 'officer' }],
  async handle(ctx, { params: { id } }) {
    const { columns, rows } = await foundAsTable(ctx, null, id);
    const body = writeCsv(columns, rows);
    return { kind: 'file', contentType: 'text/csv; charset=utf-8', fileName: `clusters-of-run-${id}.csv`, body };
  },
  page: null,
});

const runGeoJsonRoute = defineRoute({
  ...reading,
  path: '/clusters/runs/:id/clusters.geojson',
  summary: 'The clusters of one detection with their outlines',
  params,
  output: nothing,
  examples: [{ url: '/clusters/runs/{clusterRun}/clusters.geojson', as: 'officer' }],
  handle: async (ctx, { params: { id } }) => ({
    kind: 'file',
    contentType: 'application/geo+json; charset=utf-8',
    fileName: `clusters-of-run-${id}.geojson`,
    body: JSON.stringify(await foundAsGeoJson(ctx, null, id)),
  }),
  page: null,
});

export const runRoutes: readonly Route[] = [
  listRoute,
  startRoute,
  runRoute,
  showRoute,
  compareRoute,
  runCsvRoute,
  runGeoJsonRoute,
];
