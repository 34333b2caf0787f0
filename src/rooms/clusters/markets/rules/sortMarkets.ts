import type { sortsOfMarkets } from '../model.ts';

interface Sortable {
  market: string;
  demand: string;
  share: number | null;
  growth: { rate: number } | null;
  concentration: number | null;
  tariff: number | null;
}

type Sort = (typeof sortsOfMarkets)[number];

/** Large, growing and much supplied first; low tariffs and many suppliers first; what is not known comes last. */
export const sortMarkets = <M extends Sortable>(markets: readonly M[], sort: Sort): M[] =>
  markets.toSorted((a, b) => rankOf(b, sort) - rankOf(a, sort) || (a.market < b.market ? -1 : 1));

function rankOf(one: Sortable, sort: Sort): number {
  if (sort === 'demand') return Number(one.demand);
  const value = sort === 'growth' ? one.growth?.rate : one[sort];
  if (value === null || value === undefined) return -Number.MAX_VALUE;
  return sort === 'tariff' || sort === 'concentration' ? -value : value;
}
