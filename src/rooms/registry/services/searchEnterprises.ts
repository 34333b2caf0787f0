import type { Context } from '../../../platform/context.ts';
import { foldText } from '../rules/nameTokens.ts';
import { searchTokens } from '../rules/searchTokens.ts';
import {
  countFacets,
  countHits,
  type FacetValue,
  type GridCell,
  gridHits,
  type SearchFilter,
  type SearchHit,
  type SearchSort,
  searchPage,
} from '../store/search.ts';

export interface SearchQuery {
  text: string;
  place: string | null;
  isic: string | null;
  national: string | null;
  box: readonly [number, number, number, number] | null;
  sort: SearchSort;
  page: number;
  pageSize: number;
}

export interface SearchResult {
  total: number;
  located: number;
  hits: SearchHit[];
  facets: { parents: FacetValue[]; places: FacetValue[]; isic: FacetValue[] };
  grid: GridCell[];
}

/** Width of a map square in degrees, about 2.5 km at the tropics' edge. */
const gridStep = 0.025;

/** Finds establishments by name in any script, place and industry; with counts and a map of all that was found. */
export async function searchEnterprises(
  ctx: Context,
  query: SearchQuery,
  wanted: { facets: boolean; grid: boolean } = { facets: true, grid: true },
): Promise<SearchResult> {
  const filter = filterOf(query);
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const { establishments, located } = await countHits(tx, filter);
      const hits = await searchPage(tx, filter, {
        sort: query.sort,
        limit: query.pageSize,
        offset: (query.page - 1) * query.pageSize,
      });
      const facets = wanted.facets ? await countFacets(tx, filter) : { parents: [], places: [], isic: [] };
      const grid = wanted.grid && located > 0 ? await gridHits(tx, filter, gridStep) : [];
      return { total: establishments, located, hits, facets, grid };
    },
    { readOnly: true, statementTimeoutMs: 10_000 },
  );
}

export function filterOf(query: Pick<SearchQuery, 'text' | 'place' | 'isic' | 'national' | 'box'>): SearchFilter {
  const text = query.text.trim();
  const tokens = text === '' ? null : searchTokens(text);
  return {
    tokens: tokens !== null && tokens.groups.length > 0 ? tokens : null,
    folded: foldText(text),
    place: query.place,
    isic: query.isic,
    national: query.national,
    box: query.box,
  };
}
