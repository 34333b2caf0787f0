import { z } from 'zod';
import { isicEntries } from '../../../codes/index.ts';
import type { Context } from '../../../platform/context.ts';
import { writeCsvLines } from '../../../platform/files/index.ts';
import { defineRoute } from '../../../platform/http/route.ts';
import { searchPage } from '../pages/search.tsx';
import { industryTitle } from '../services/industryTitles.ts';
import { searchEnterprises } from '../services/searchEnterprises.ts';
import {
  mostPages,
  searchPageSize as pageSize,
  type Query,
  searchOf,
  searchQuerySchema,
} from '../services/searchQuery.ts';
import { type SearchView, searchViewSchema } from '../views/search.ts';

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
  ],
  handle: async (ctx, { query }) => ({ kind: 'view', view: await viewOf(ctx, query) }),
  page: searchPage,
});

export const exportLimit = 10_000;

export const exportRoute = defineRoute({
  method: 'GET',
  path: '/suppliers.csv',
  summary: 'What a search found, as a table; at most ten thousand rows',
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  params: z.object({}),
  query: searchQuerySchema,
  body: z.object({}),
  output: z.object({}),
  embeddable: false,
  examples: [{ url: '/suppliers.csv?q=hong', as: null }],
  async handle(ctx, { query }) {
    const found = await searchEnterprises(
      ctx,
      { ...searchOf(query), page: 1, pageSize: exportLimit },
      { facets: false, grid: false },
    );
    const columns = [
      'id',
      'enterprise_id',
      'name',
      'place_code',
      'place',
      'region',
      'isic',
      'longitude',
      'latitude',
      'precision',
    ];
    const rows = found.hits.map((hit) => [
      hit.establishmentId,
      hit.enterpriseId,
      hit.name,
      hit.placeCode,
      hit.placeName,
      hit.parentName,
      narrowest(hit.isicCodes).join(';'),
      hit.longitude,
      hit.latitude,
      hit.geoPrecision,
    ]);
    return {
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      fileName: `suppliers-${ctx.economy}.csv`,
      body: [...writeCsvLines(columns, rows, { textColumns: [2, 4, 5] })].join(''),
    };
  },
  page: null,
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

const sectionsAndDivisions = isicEntries.filter(({ level }) => level === 'section' || level === 'division');

async function viewOf(ctx: Context, query: Query): Promise<SearchView> {
  const found = await searchEnterprises(ctx, searchOf(query));
  const placeOf = new Map(found.places.map((place) => [place.code, place]));
  const countOf = new Map(found.facets.isic.map((value) => [value.code, value.count]));
  const [scheme, code] = (query.industry ?? ':').split(':') as [string, string];
  const counted = (level: 'county' | 'town', values: readonly { code: string; count: number }[]) =>
    values.map((value) => ({ ...value, level, title: placeOf.get(value.code)?.name ?? value.code }));
  return {
    query: {
      q: query.q,
      place: query.place ?? null,
      isic: query.isic ?? null,
      industry: query.industry ?? null,
      sort: query.sort,
      page: query.page,
    },
    total: found.total,
    hasMore: found.hasMore,
    located: found.located,
    pageSize,
    lastPage: Math.min(mostPages, Math.ceil(found.total / pageSize)),
    hits: found.hits.map((hit) => ({
      enterpriseId: hit.enterpriseId,
      establishmentId: hit.establishmentId,
      name: hit.name,
      place: hit.placeName,
      placeLocal: hit.placeNameLocal,
      region: hit.parentName,
      industries: industriesOf(hit),
      longitude: hit.longitude,
      latitude: hit.latitude,
      geoPrecision: hit.geoPrecision,
    })),
    places: [...counted('county', found.facets.parents), ...counted('town', found.facets.places)],
    isic: sectionsAndDivisions.flatMap(({ code: of, title, level }) => {
      const count = countOf.get(of);
      return count === undefined ? [] : [{ code: of, title, level: level as 'section' | 'division', count }];
    }),
    placeTitle: query.place === undefined ? null : (placeOf.get(query.place)?.name ?? query.place),
    industryTitle: query.industry === undefined ? null : (industryTitle(scheme, code)?.title ?? query.industry),
    grid: found.grid,
  };
}

/** The register's own words for what a plant makes; ISIC's where it has none. */
function industriesOf(hit: { nationalCodes: readonly string[]; isicCodes: readonly string[] }): string[] {
  const products = hit.nationalCodes
    .map((text) => text.split(':') as [string, string])
    .filter(([scheme]) => scheme.endsWith('-3'))
    .map(([scheme, code]) => industryTitle(scheme, code)?.title)
    .filter((title) => title !== undefined);
  return products.length > 0
    ? products
    : narrowest(hit.isicCodes).map((code) => industryTitle('ISIC4', code)?.title ?? code);
}

/** Codes that contain no other code of the list. */
function narrowest(codes: readonly string[]): string[] {
  return codes.filter((code) => /^\d/.test(code) && !codes.some((other) => other !== code && other.startsWith(code)));
}
