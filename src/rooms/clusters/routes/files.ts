import { DomainError } from '../../../platform/errors.ts';
import { writeCsv } from '../../../platform/files/index.ts';
import {
  type AreaValue,
  areasAsGeoJson,
  hasBoundaries,
  loadBoundaries,
  locationQuotientBreaks,
} from '../../../platform/html/maps/index.ts';
import { defineRoute } from '../../../platform/http/route.ts';
import { nothing } from '../../../platform/http/routeParts.ts';
import { clustersQuerySchema } from '../model.ts';
import { areaValues } from '../pages/areaValues.ts';
import { describeClusters } from '../services/describeClusters.ts';
import { listFileRows } from '../services/listFileRows.ts';

export const csvRoute = defineRoute({
  method: 'GET',
  path: '/clusters.csv',
  summary: 'Every cell that the query selects, with all its numbers, as a table',
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: clustersQuerySchema,
  body: nothing,
  output: nothing,
  embeddable: false,
  examples: [{ url: '/clusters.csv?least=0', as: null }],
  async handle(ctx, { query }) {
    const { columns, rows, textColumns } = await listFileRows(ctx, query);
    return {
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      fileName: `clusters-${ctx.economy}.csv`,
      body: writeCsv(columns, rows, { textColumns }),
    };
  },
  page: null,
});

export const geoJsonRoute = defineRoute({
  method: 'GET',
  path: '/clusters.geojson',
  summary: 'The towns with the class and the words of one industry’s map',
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: clustersQuerySchema,
  body: nothing,
  output: nothing,
  embeddable: false,
  examples: [{ url: '/clusters.geojson', as: null }],
  async handle(ctx, { query }) {
    if (!hasBoundaries(ctx.economy)) throw new DomainError('notFound', 'clusters.boundaries');
    const view = await describeClusters(ctx, { ...query, show: 'industry' });
    const boundaries = loadBoundaries(ctx.economy, 'towns');
    const values: ReadonlyMap<string, AreaValue> = areaValues(view.areas, boundaries, ctx.t);
    return {
      kind: 'file',
      contentType: 'application/geo+json; charset=utf-8',
      body: JSON.stringify(areasAsGeoJson(boundaries, values, locationQuotientBreaks, 'diverging')),
    };
  },
  page: null,
});
