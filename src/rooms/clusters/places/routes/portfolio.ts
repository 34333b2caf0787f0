import { defineRoute } from '../../../../platform/http/route.ts';
import { nothing, unknownId } from '../../../../platform/http/routeParts.ts';
import { keepFormSchema, portfolioQuerySchema } from '../model.ts';
import { portfolioPage } from '../pages/portfolio.tsx';
import { forgetPortfolio, keepPortfolio } from '../services/keptPortfolios.ts';
import { describePortfolio, hrefOf } from '../services/portfolio.ts';
import { portfolioViewSchema } from '../views/portfolio.ts';
import { idParam, read, write } from './parts.ts';

const here = '/places/portfolio';

export const portfolioRoute = defineRoute({
  ...read,
  path: here,
  summary: 'Where to invest first: the best projects within a budget, and how sure that is',
  permission: 'public',
  query: portfolioQuerySchema,
  output: portfolioViewSchema,
  examples: [
    { url: here, as: null },
    { url: `${here}?exactly=100&objective=minMaxRegret&groupsOnly=no`, as: 'analyst' },
  ],
  handle: async (ctx, { query }) => ({ kind: 'view', view: await describePortfolio(ctx, query) }),
  page: portfolioPage,
});

export const keepRoute = defineRoute({
  ...write,
  path: here,
  summary: 'Keeps a choice of projects by name; a large one is worked out in the background',
  audit: 'clusters.portfolio.keep.request',
  params: nothing,
  body: keepFormSchema,
  output: nothing,
  examples: [{ url: here, as: 'analyst', body: { name: 'x' } }],
  async handle(ctx, { body: { name, ...query } }) {
    const job = await keepPortfolio(ctx, name, query);
    return { kind: 'redirect', to: job === null ? `${hrefOf(query)}&economy=${ctx.economy}` : `/jobs/${job}` };
  },
  page: null,
});

export const forgetRoute = defineRoute({
  ...write,
  path: `${here}/:id/forget`,
  summary: 'Takes a kept choice out of the list; for who kept it',
  audit: 'clusters.portfolio.forget.request',
  params: idParam,
  body: nothing,
  output: nothing,
  examples: [{ url: `${here}/${unknownId}/forget`, as: 'analyst', body: {} }],
  async handle(ctx, { params }) {
    await forgetPortfolio(ctx, params.id);
    return { kind: 'redirect', to: `${here}?economy=${ctx.economy}` };
  },
  page: null,
});
