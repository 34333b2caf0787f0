import { z } from 'zod';
import { writeCsvLines } from '../../../platform/files/index.ts';
import { defineRoute } from '../../../platform/http/route.ts';
import { exportColumns, readExport, textColumns } from '../services/searchExport.ts';
import { searchQuerySchema } from '../services/searchQuery.ts';

const shared = {
  method: 'GET',
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  params: z.object({}),
  query: searchQuerySchema,
  body: z.object({}),
  output: z.object({}),
  embeddable: false,
  page: null,
} as const;

export const exportRoute = defineRoute({
  ...shared,
  path: '/suppliers.csv',
  summary: 'What a search found, in the columns in which files are handed in; at most ten thousand rows',
  examples: [{ url: '/suppliers.csv?q=hong', as: null }],
  async handle(ctx, { query }) {
    const rows = await readExport(ctx, query);
    const cells = rows.map((row) => exportColumns.map((column) => row[column] ?? null));
    return {
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      fileName: `suppliers-${ctx.economy}.csv`,
      body: [...writeCsvLines([...exportColumns], cells, { textColumns })].join(''),
    };
  },
});

export const exportPointsRoute = defineRoute({
  ...shared,
  path: '/suppliers/points.geojson',
  summary: 'What a search found, a point for each establishment, in the columns in which files are handed in',
  examples: [{ url: '/suppliers/points.geojson?q=hong', as: null }],
  async handle(ctx, { query }) {
    const features = (await readExport(ctx, query)).map(({ longitude, latitude, ...properties }) => ({
      type: 'Feature',
      geometry: longitude === null || latitude === null ? null : { type: 'Point', coordinates: [longitude, latitude] },
      properties,
    }));
    return {
      kind: 'file',
      contentType: 'application/geo+json; charset=utf-8',
      fileName: `suppliers-${ctx.economy}.geojson`,
      body: JSON.stringify({ type: 'FeatureCollection', features }),
    };
  },
});
