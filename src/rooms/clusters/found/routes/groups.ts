import { z } from 'zod';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy } from '../../../../platform/http/routeParts.ts';
import { groupsPage } from '../pages/groups.tsx';
import { describeGroups, saveGroups } from '../services/groupsPage.ts';
import { groupsViewSchema } from '../views/runs.ts';

const shared = { ...ofEconomy, permission: 'clusters.measure', params: nothing, output: groupsViewSchema } as const;

const groupsRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/clusters/groups',
  summary: 'Lists of industry groups, and one of them to be edited into the next version',
  audit: 'none',
  idempotency: 'safe',
  query: inEconomy.extend({ from: z.coerce.number().int().min(0).max(1_000_000).default(0) }),
  body: nothing,
  examples: [{ url: '/clusters/groups', as: 'analyst' }],
  handle: async (ctx, { query }) => ({ kind: 'view', view: await describeGroups(ctx, query.from) }),
  page: groupsPage,
});

const saveRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/clusters/groups',
  summary: 'Saves a list of industry groups as a new version',
  audit: 'clusters.groups.save.request',
  idempotency: 'key',
  query: inEconomy,
  body: z.record(z.string().max(30), z.string().max(4000)),
  examples: [{ url: '/clusters/groups', as: 'analyst', body: { title: '' } }],
  async handle(ctx, { body }) {
    const saved = await saveGroups(ctx, body);
    if ('view' in saved) return { kind: 'view', status: 422, view: saved.view };
    return { kind: 'redirect', to: `/clusters/groups?from=${saved.version}&economy=${ctx.economy}` };
  },
  page: groupsPage,
});

export const groupRoutes: readonly Route[] = [groupsRoute, saveRoute];
