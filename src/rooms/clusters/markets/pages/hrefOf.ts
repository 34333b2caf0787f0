import type { PageContext } from '../../../../platform/html/page.ts';
import type { MarketsView } from '../views/markets.ts';

export type Part = { view: MarketsView; page: PageContext };

export function hrefOf({ view, page }: Part, change: Partial<MarketsView['query']>, path = '/clusters/markets') {
  const parts = new URLSearchParams({ economy: page.economy.code });
  for (const [name, value] of Object.entries({ ...view.query, page: 1, ...change }))
    if (value !== '' && !(name === 'page' && value === 1)) parts.set(name, String(value));
  return `${path}?${parts}`;
}
