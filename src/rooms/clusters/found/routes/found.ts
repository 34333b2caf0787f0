import { z } from 'zod';
import { writeCsv } from '../../../../platform/files/index.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, pageNumber } from '../../../../platform/http/routeParts.ts';
import { foundQuerySchema } from '../model.ts';
import { clusterPage } from '../pages/cluster.tsx';
import { foundPage } from '../pages/found.tsx';
import { describeCluster, describeFound } from '../services/describeFound.ts';
import { foundAsGeoJson, foundAsTable, membersAsTable } from '../services/files.ts';
import { clusterViewSchema, foundViewSchema } from '../views/found.ts';

const reading = {
  ...ofEconomy,
  method: 'GET',
  permission: 'public',
  audit: 'none',
  idempotency: 'safe',
  body: nothing,
} as const;
const params = z.object({ id: z.uuid() });

const listRoute = defineRoute({
  ...reading,
  path: '/clusters/found',
  summary: 'Clusters that detection found in the register, on a map and as a list',
  params: nothing,
  query: foundQuerySchema,
  output: foundViewSchema,
  examples: [
    { url: '/clusters/found', as: null },
    { url: '/clusters/found?sort=size&traded=yes&least=5', as: null },
    { url: '/clusters/found?group=nothing-is-called-so', as: 'analyst' },
  ],
  handle: async (ctx, { query }) => ({ kind: 'view', view: await describeFound(ctx, query) }),
  page: foundPage,
});

const csvRoute = defineRoute({
  ...reading,
  path: '/clusters/found.csv',
  summary: 'Found clusters with the numbers that may be shown to anybody',
  params: nothing,
  query: foundQuerySchema,
  output: nothing,
  examples: [{ url: '/clusters/found.csv', as: null }],
  async handle(ctx, { query }) {
    const { columns, rows } = await foundAsTable(ctx, query);
    return {
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      fileName: `found-clusters-${ctx.economy}.csv`,
      body: writeCsv(columns, rows),
    };
  },
  page: null,
});

const geoJsonRoute = defineRoute({
  ...reading,
  path: '/clusters/found.geojson',
  summary: 'Outlines of the found clusters with the same numbers',
  params: nothing,
  query: foundQuerySchema,
  output: nothing,
  examples: [{ url: '/clusters/found.geojson', as: null }],
  handle: async (ctx, { query }) => ({
    kind: 'file',
    contentType: 'application/geo+json; charset=utf-8',
    fileName: `found-clusters-${ctx.economy}.geojson`,
    body: JSON.stringify(await foundAsGeoJson(ctx, query)),
  }),
  page: null,
});

const clusterRoute = defineRoute({
  ...reading,
  path: '/clusters/found/:id',
  summary: 'One found cluster: how strong, of what kind, how it grows and works, and how each number was made',
  params,
  query: inEconomy.extend({ page: pageNumber }),
  output: clusterViewSchema,
  examples: [
    { url: '/clusters/found/{foundCluster}', as: null },
    { url: '/clusters/found/{foundCluster}', as: 'officer' },
  ],
  slots(view) {
    const subject = {
      id: view.id,
      group: view.cluster.group,
      groupTitle: view.cluster.groupTitle,
      isicPrefixes: view.isicPrefixes.join(','),
      areas: view.areas.map(({ code }) => code).join(','),
    };
    const enterpriseIds = view.members?.enterpriseIds.join(',') ?? '';
    const ofFirms = ['clusterPage.gaps', 'clusterPage.programmes', 'clusterPage.requests'];
    const ofAll = ['clusterPage.work', 'clusterPage.markets', 'clusterPage.upgrade'];
    return [...ofFirms, ...ofAll].map((slot) => ({ slot, subject: { ...subject, enterpriseIds } }));
  },
  handle: async (ctx, { params: { id }, query }) => ({
    kind: 'view',
    view: await describeCluster(ctx, id, query.page),
  }),
  page: clusterPage,
});

const membersRoute = defineRoute({
  ...reading,
  permission: 'clusters.readMembers',
  path: '/clusters/found/:id/members.csv',
  summary: 'Who belongs to a cluster, for those who work with it',
  params,
  query: inEconomy,
  output: nothing,
  examples: [
    { url: '/clusters/found/{foundCluster}/members.csv', as: 'association' },
    { url: '/clusters/found/{foundCluster}/members.csv', as: 'analyst' },
  ],
  async handle(ctx, { params: { id } }) {
    const { columns, rows } = await membersAsTable(ctx, id);
    const body = writeCsv(columns, rows);
    return { kind: 'file', contentType: 'text/csv; charset=utf-8', fileName: `cluster-members-${id}.csv`, body };
  },
  page: null,
});

export const foundRoutes: readonly Route[] = [listRoute, csvRoute, geoJsonRoute, clusterRoute, membersRoute];
