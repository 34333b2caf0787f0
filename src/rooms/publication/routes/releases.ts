import { z } from 'zod';
import { writeCsv } from '../../../platform/files/index.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { inEconomy, nothing } from '../../../platform/http/routeParts.ts';
import { releasePage } from '../pages/release.tsx';
import { releasesPage } from '../pages/releases.tsx';
import { listReleases, readReleaseById } from '../services/readReleases.ts';
import { releaseListViewSchema, releaseViewSchema } from '../views/releases.ts';

const params = z.object({ id: z.uuid() });
const shared = {
  method: 'GET',
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  body: nothing,
} as const;

const releasesRoute = defineRoute({
  ...shared,
  path: '/data/releases',
  summary: 'Every table that was published, newest first, with how many of its cells are hidden',
  params: nothing,
  query: inEconomy.extend({
    topic: z
      .string()
      .max(80)
      .optional()
      .transform((topic) => (topic === '' ? undefined : topic)),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  output: releaseListViewSchema,
  embeddable: false,
  examples: [
    { url: '/data/releases', as: null },
    { url: '/data/releases?topic=nothing.published&page=3', as: null },
  ],
  handle: async (ctx, { query }) => ({
    kind: 'view',
    view: await listReleases(ctx, { topic: query.topic ?? null, page: query.page }),
  }),
  page: releasesPage,
});

const releaseRoute = defineRoute({
  ...shared,
  path: '/data/releases/:id',
  summary: 'A published table: its cells, what is hidden, and how it was made',
  params,
  query: inEconomy,
  output: releaseViewSchema,
  embeddable: true,
  examples: [{ url: '/data/releases/{release}', as: null }],
  handle: async (ctx, { params: { id } }) => ({ kind: 'view', view: await readReleaseById(ctx, id) }),
  page: releasePage,
});

const releaseCsvRoute = defineRoute({
  ...shared,
  path: '/data/releases/:id/table.csv',
  summary: 'A published table as CSV: a row for each cell, with its status',
  params,
  query: inEconomy,
  output: nothing,
  embeddable: false,
  examples: [{ url: '/data/releases/{release}/table.csv', as: null }],
  async handle(ctx, { params: { id } }) {
    const { dimensions, measures, cells, topic } = await readReleaseById(ctx, id);
    const rows = cells.map(({ key, values, status }) => [
      ...dimensions.map((name) => key[name]),
      ...measures.map((name) => values[name]),
      status,
    ]);
    return {
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      fileName: `${topic}-${id}.csv`,
      body: writeCsv([...dimensions, ...measures, 'status'], rows, { textColumns: dimensions.map((_, at) => at) }),
    };
  },
  page: null,
});

export const publicationRoutes: readonly Route[] = [releasesRoute, releaseRoute, releaseCsvRoute];
