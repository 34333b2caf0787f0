import { z } from 'zod';
import { defineRoute } from '../../../platform/http/route.ts';
import { nothing } from '../../../platform/http/routeParts.ts';
import { clustersQuerySchema } from '../model.ts';
import { clustersPage } from '../pages/clusters.tsx';
import { methodPage } from '../pages/method.tsx';
import { describeClusters } from '../services/describeClusters.ts';
import { requestMeasurement } from '../services/requestMeasurement.ts';
import { clustersViewSchema } from '../views/clusters.ts';

export const clustersRoute = defineRoute({
  method: 'GET',
  path: '/clusters',
  summary: 'Where industries gather: location quotients by town, with a test and an interval',
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: clustersQuerySchema,
  body: nothing,
  output: clustersViewSchema,
  embeddable: false,
  examples: [
    { url: '/clusters', as: null },
    { url: '/clusters?scheme=ISIC4&sort=quotient&least=10', as: null },
    { url: '/clusters?show=all', as: null },
    { url: '/clusters?scheme=nothing-is-called-so', as: null },
    { url: '/clusters', as: 'analyst' },
  ],
  handle: async (ctx, { query }) => ({ kind: 'view', view: await describeClusters(ctx, query) }),
  page: clustersPage,
});

export const methodRoute = defineRoute({
  method: 'GET',
  path: '/clusters/method',
  summary: 'How it is told where industries gather, and what that cannot say',
  permission: 'public',
  tenant: 'none',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: nothing,
  body: nothing,
  output: nothing,
  embeddable: false,
  examples: [{ url: '/clusters/method', as: null }],
  handle: async () => ({ kind: 'view', view: {} }),
  page: methodPage,
});

export const measureRoute = defineRoute({
  method: 'POST',
  path: '/clusters/measure',
  summary: 'Measures the whole register again, in the background',
  permission: 'clusters.measure',
  tenant: 'economy',
  audit: 'clusters.measure.request',
  idempotency: 'key',
  params: nothing,
  query: z.object({ economy: z.string().optional() }),
  body: nothing,
  output: nothing,
  embeddable: false,
  examples: [{ url: '/clusters/measure', as: 'analyst', body: {} }],
  async handle(ctx) {
    const id = await requestMeasurement(ctx);
    return { kind: 'redirect', to: `/jobs/${id}?economy=${ctx.economy}` };
  },
  page: null,
});
