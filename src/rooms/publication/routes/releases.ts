import { z } from 'zod';
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

export const releaseRoutes: readonly Route[] = [releasesRoute, releaseRoute];
