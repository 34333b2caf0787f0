import { z } from 'zod';
import { sortsOfMarkets, sortsOfProducts } from '../model.ts';

const n = z.number();

/** What is wanted before anything can be told. */
const missing = z.enum(['file', 'table', 'products']).nullable();

const fileShown = z.object({
  id: z.string(),
  fileName: z.string(),
  source: z.string(),
  knownOn: z.string(),
  currency: z.string(),
  simulated: z.boolean(),
  reporter: z.string(),
  years: z.array(n),
  exporters: n,
  hasTariff: z.boolean(),
  status: z.enum(['ok', 'notEnough', 'notIdentified', 'tooMany']),
});
export type FileShown = z.output<typeof fileShown>;

const market = z.object({
  market: z.string(),
  demand: z.string(),
  own: z.string(),
  share: n.nullable(),
  growth: z.object({ rate: n, from: n, to: n }).nullable(),
  suppliers: n,
  concentration: n.nullable(),
  tariff: n.nullable(),
  tariffLow: n.nullable(),
  tariffHigh: n.nullable(),
});
export type Market = z.output<typeof market>;

const upgrade = z.object({
  hs: z.string(),
  title: z.string().nullable(),
  density: n.nullable(),
  complexity: n.nullable(),
  gain: n.nullable(),
  growth: n.nullable(),
  demand: z.string(),
  own: z.string(),
  isUndominated: z.boolean(),
  /** The part of the product that the group makes; 0 where it only lies near to the group. */
  ofGroup: n,
  /** Of what the economy exports with advantage already, the nearest. */
  nearest: z.object({ hs: z.string(), title: z.string().nullable(), proximity: n }).nullable(),
});
export type Upgrade = z.output<typeof upgrade>;

export const marketsViewSchema = z.object({
  query: z.object({
    group: z.string(),
    market: z.string(),
    year: z.string(),
    sort: z.enum(sortsOfMarkets),
    order: z.enum(sortsOfProducts),
    page: n,
  }),
  missing,
  file: fileShown.nullable(),
  groups: z.array(z.object({ code: z.string(), title: z.string() })),
  names: z.array(z.string()),
  groupTitle: z.string().nullable(),
  year: n.nullable(),
  products: n,
  unknownProducts: n,
  total: n,
  pageSize: n,
  markets: z.array(market),
  largest: z.array(z.object({ market: z.string(), demand: n, own: n })),
  chosen: z
    .object({
      market: z.string(),
      years: z.array(z.object({ year: n, demand: z.string(), own: z.string() })),
      suppliers: z.array(z.object({ exporter: z.string(), value: z.string(), share: n.nullable() })),
    })
    .nullable(),
  upgrades: z.array(upgrade),
  upgradeCount: n,
  canChange: z.boolean(),
});
export type MarketsView = z.output<typeof marketsViewSchema>;

export interface GroupMarkets {
  group: string;
  groupTitle: string;
  missing: z.output<typeof missing>;
  file: FileShown | null;
  year: number | null;
  markets: readonly Market[];
  upgrades: readonly Upgrade[];
  canChange: boolean;
}
