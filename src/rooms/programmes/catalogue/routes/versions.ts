import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy } from '../../../../platform/http/routeParts.ts';
import { comparisonPage, publicVersionsPage, versionsPage } from '../pages/versions.tsx';
import {
  describeComparison,
  describePublicVersions,
  describeVersions,
  restoreVersion,
} from '../services/describeVersions.ts';
import { comparisonViewSchema, publicVersionsSchema, versionsViewSchema } from '../views/life.ts';
import { programmeIdSchema } from './public.ts';

const params = z.object({ id: programmeIdSchema });
const number = z.coerce.number().int().min(1).max(1_000_000);
const reading = { ...ofEconomy, method: 'GET', audit: 'none', idempotency: 'safe', params, body: nothing } as const;

export const versionsRoute = defineRoute({
  ...reading,
  path: '/desk/programmes/:id/versions',
  summary: 'Every version of a programme with its day, who published it, and the way back to it',
  permission: 'programmes.manage',
  query: inEconomy,
  output: versionsViewSchema,
  examples: [
    { url: '/desk/programmes/{programme}/versions', as: 'officer' },
    { url: '/desk/programmes/{changedProgramme}/versions', as: 'officer' },
  ],
  handle: async (ctx, { params: { id } }) => ({ kind: 'view', view: await describeVersions(ctx, id) }),
  page: versionsPage,
});

export const compareVersionsRoute = defineRoute({
  ...reading,
  path: '/desk/programmes/:id/versions/compare',
  summary: 'Two versions of a programme field by field, and part by part of the rule; the last two where none is named',
  permission: 'programmes.manage',
  query: inEconomy.extend({ from: number.optional(), to: number.optional() }),
  output: comparisonViewSchema,
  examples: [
    { url: '/desk/programmes/{changedProgramme}/versions/compare?from=1&to=2', as: 'officer' },
    { url: '/desk/programmes/{programme}/versions/compare', as: 'officer' },
  ],
  handle: async (ctx, { params: { id }, query: { from = null, to = null } }) => ({
    kind: 'view',
    view: await describeComparison(ctx, id, { from, to }),
  }),
  page: comparisonPage,
});

export const publicVersionsRoute = defineRoute({
  ...reading,
  path: '/programmes/:id/versions',
  summary: 'The versions of a programme that were on the shelf, and what changed in each',
  permission: 'public',
  query: inEconomy,
  output: publicVersionsSchema,
  examples: [
    { url: '/programmes/{changedProgramme}/versions', as: null },
    { url: '/programmes/{designProgramme}/versions', as: null },
  ],
  handle: async (ctx, { params: { id } }) => ({ kind: 'view', view: await describePublicVersions(ctx, id) }),
  page: publicVersionsPage,
});

export const restoreVersionRoute = defineRoute({
  ...ofEconomy,
  method: 'POST',
  path: '/desk/programmes/:id/versions/:number/restore',
  summary: 'Makes an older version the draft; refused where there is a draft already',
  permission: 'programmes.manage',
  audit: 'programmes.programme.restore.request',
  idempotency: 'key',
  params: params.extend({ number }),
  query: inEconomy,
  body: z.object({ version: z.string().max(30).default('') }),
  output: nothing,
  examples: [{ url: '/desk/programmes/{programme}/versions/1/restore', as: 'officer', body: { version: 'none' } }],
  async handle(ctx, { params: { id, number: version }, body }) {
    await restoreVersion(ctx, id, version, body.version);
    return { kind: 'redirect', to: '/desk/programmes?done=restored' };
  },
  page: null,
});
