import { writeCsv } from '../../../../platform/files/index.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { nothing, ofEconomy } from '../../../../platform/http/routeParts.ts';
import { marketsQuerySchema } from '../model.ts';
import { marketsPage } from '../pages/markets.tsx';
import { describeMarkets, listMarkets } from '../services/describeMarkets.ts';
import { marketsViewSchema } from '../views/markets.ts';

const read = {
  ...ofEconomy,
  method: 'GET',
  audit: 'none',
  idempotency: 'safe',
  permission: 'public',
  params: nothing,
  query: marketsQuerySchema,
  body: nothing,
} as const;

const marketsRoute = defineRoute({
  ...read,
  path: '/clusters/markets',
  summary: 'Markets abroad for what clusters make, and products into which they could upgrade, from a trade file',
  output: marketsViewSchema,
  examples: [
    { url: '/clusters/markets', as: null },
    { url: '/clusters/markets?group={marketGroup}&market={market}&sort=growth&order=gain', as: null },
    { url: '/clusters/markets?group=nothing&year=1900&page=9', as: 'analyst' },
  ],
  handle: async (ctx, { query }) => ({ kind: 'view', view: await describeMarkets(ctx, query) }),
  page: marketsPage,
});

const csvRoute = defineRoute({
  ...read,
  path: '/clusters/markets.csv',
  summary: 'The markets that the query selects, all of them, with every number',
  output: nothing,
  examples: [{ url: '/clusters/markets.csv', as: null }],
  async handle(ctx, { query }) {
    const { markets, file, year } = await listMarkets(ctx, query);
    const names = [
      ...['market', 'year', 'currency', 'demand', 'own', 'share', 'growth', 'growth_from', 'growth_to'],
      ...['suppliers', 'concentration', 'tariff', 'tariff_low', 'tariff_high', 'source', 'known_on'],
    ];
    const rows = markets.map((one) => [
      ...[one.market, year, file?.currency ?? '', one.demand, one.own, one.share],
      ...[one.growth?.rate ?? null, one.growth?.from ?? null, one.growth?.to ?? null, one.suppliers],
      ...[one.concentration, one.tariff, one.tariffLow, one.tariffHigh, file?.source ?? '', file?.knownOn ?? ''],
    ]);
    const body = writeCsv(names, rows, { textColumns: [0, 2, 14] });
    return { kind: 'file', contentType: 'text/csv; charset=utf-8', fileName: `markets-${ctx.economy}.csv`, body };
  },
  page: null,
});

export const marketRoutes: readonly Route[] = [marketsRoute, csvRoute];
