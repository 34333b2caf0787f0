import { z } from 'zod';
import { defineRoute } from '../../../platform/http/route.ts';
import { drawSearchMap } from '../pages/drawSearchMap.tsx';
import { searchPage } from '../pages/search.tsx';
import { searchEnterprises } from '../services/searchEnterprises.ts';
import { searchOf, searchQuerySchema } from '../services/searchQuery.ts';
import { viewSearch } from '../services/searchView.ts';
import { searchViewSchema } from '../views/search.ts';

export const searchRoute = defineRoute({
  method: 'GET',
  path: '/suppliers',
  summary: 'Finds firms by name in any script, by place and by industry',
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  params: z.object({}),
  query: searchQuerySchema,
  body: z.object({}),
  output: searchViewSchema,
  embeddable: true,
  examples: [
    { url: '/suppliers', as: null },
    { url: '/suppliers?q=hong&isic=25', as: null },
    { url: '/suppliers?q=nothing-is-called-so', as: null },
    { url: '/suppliers?process=casting&process=machining&size=small&isic=25', as: null },
    { url: '/suppliers?near=65000010&km=25', as: null },
  ],
  handle: async (ctx, { query }) => ({ kind: 'view', view: await viewSearch(ctx, query) }),
  page: searchPage,
});

export const searchMapRoute = defineRoute({
  method: 'GET',
  path: '/suppliers.geojson',
  summary: 'What a search found, as points gathered into squares of about 2.5 km',
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  params: z.object({}),
  query: searchQuerySchema,
  body: z.object({}),
  output: z.object({}),
  embeddable: false,
  examples: [{ url: '/suppliers.geojson?q=hong', as: null }],
  async handle(ctx, { query }) {
    const { grid } = await searchEnterprises(ctx, { ...searchOf(query), pageSize: 1 }, { facets: false, grid: true });
    const features = grid.map(({ longitude, latitude, count }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties: { count, label: ctx.t('registry.search.map.count', { count }) },
    }));
    return {
      kind: 'file',
      contentType: 'application/geo+json; charset=utf-8',
      body: JSON.stringify({ type: 'FeatureCollection', features }),
    };
  },
  page: null,
});

export const searchDrawingRoute = defineRoute({
  method: 'GET',
  path: '/suppliers.svg',
  summary: 'The map of what a search found, drawn',
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  params: z.object({}),
  query: searchQuerySchema,
  body: z.object({}),
  output: z.object({}),
  embeddable: true,
  examples: [{ url: '/suppliers.svg?q=hong', as: null }],
  async handle(ctx, { query }) {
    const { grid } = await searchEnterprises(ctx, { ...searchOf(query), pageSize: 1 }, { facets: false, grid: true });
    return { kind: 'file', contentType: 'image/svg+xml; charset=utf-8', body: drawSearchMap(ctx.economy, grid, ctx.t) };
  },
  page: null,
});
