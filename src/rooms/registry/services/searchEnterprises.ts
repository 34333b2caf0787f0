import { isicChildren } from '../../../codes/isic/index.ts';
import type { Context } from '../../../platform/context.ts';
import { foldText } from '../rules/nameTokens.ts';
import { searchTokens } from '../rules/searchTokens.ts';
import { hashTerm } from '../rules/termHash.ts';
import {
  countFound,
  countHits,
  type FacetValue,
  type GridCell,
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

const noFacets = { parents: [], places: [], isic: [] };

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
      const hits = await searchPage(tx, filter, {
        sort: query.sort,
        limit: query.pageSize,
        offset: (query.page - 1) * query.pageSize,
      });
      if (wanted.facets || wanted.grid) return { hits, ...(await countFound(tx, filter, gridStep)) };
      return { hits, total: await countHits(tx, filter), located: 0, facets: noFacets, grid: [] };
    },
    { readOnly: true, statementTimeoutMs: 10_000 },
  );
}

export function filterOf({
  text,
  place,
  isic,
  national,
  box,
}: Pick<SearchQuery, 'text' | 'place' | 'isic' | 'national' | 'box'>): SearchFilter {
  const oneOf: string[][] = [];
  if (place !== null) oneOf.push([hashTerm(`@${place}`)]);
  if (isic !== null) oneOf.push(withContained(isic).map((code) => hashTerm(`#ISIC4:${code}`)));
  if (national !== null) oneOf.push([hashTerm(`#${national}`)]);
  return {
    groups: searchTokens(text).groups.map((group) => group.map((tokens) => tokens.map(hashTerm))),
    oneOf,
    folded: foldText(text.trim()),
    box,
  };
}

/** A code of ISIC and all below it; a section has a term of its own, for nearly every firm is in one. */
function withContained(code: string): string[] {
  if (code.length === 1) return [code];
  return [code, ...isicChildren(code).flatMap((child) => withContained(child.code))];
}
