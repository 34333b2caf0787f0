import type { Context, Transaction } from '../../../platform/context.ts';
import type { AttributeFacet } from '../rules/attributes.ts';
import { choosePath } from '../rules/choosePath.ts';
import { kilometres } from '../rules/distance.ts';
import type { SearchOverview } from '../rules/registerCounts.ts';
import { searchTokens } from '../rules/searchTokens.ts';
import type { Box, SearchSort, SearchHit as StoredHit } from '../store/search.ts';
import { isClose, sortByName, walkByName } from '../store/search.ts';
import { type KeptRegister, type RegisterPlace, readCounts } from './readCounts.ts';
import { searchByName } from './searchByName.ts';
import { type Asked, centreOf, filterOf, narrowingOf, pageOf } from './searchFilter.ts';
import { searchNear } from './searchNear.ts';

type Chosen = string | readonly string[] | null;

export interface SearchQuery {
  text: string;
  /** Of each of these one must fit, where several are given. */
  place: Chosen;
  isic: Chosen;
  national: Chosen;
  attributes?: Readonly<Partial<Record<AttributeFacet, readonly string[]>>>;
  /** A point or a place of the register, and what stands so far from it at most. */
  near?: { longitude: number; latitude: number; km: number } | { place: string; km: number } | null;
  box: Box | null;
  sort: SearchSort;
  page: number;
  pageSize: number;
}

/** Why a firm was found: it holds what was typed, bears the number, or is written or sounds nearly so. */
export type Found = 'typed' | 'number' | 'misspelt' | 'sound';

export interface SearchHit extends StoredHit {
  placeName: string | null;
  placeNameLocal: string | null;
  parentName: string | null;
  found: Found;
  /** From the point that was asked about. */
  km: number | null;
}

export interface SearchResult extends SearchOverview {
  /** More fit than `total`: so many were looked at, and everything counted is counted of these. */
  hasMore: boolean;
  hits: SearchHit[];
  /** All places of the register, for their names. */
  places: readonly RegisterPlace[];
  /** Middle of the circle that was searched. */
  centre: { longitude: number; latitude: number; km: number } | null;
}

export type FoundRows = SearchOverview & { hasMore: boolean; hits: (StoredHit & { found?: Found })[] };

const noCounts = { located: 0, facets: { parents: [], places: [], isic: [], attributes: [] }, grid: [] };

/** Finds establishments by name in any script, by number, place, industry and what they can do; with counts and a map of all that was found. */
export async function searchEnterprises(
  ctx: Context,
  query: SearchQuery,
  wanted: { facets: boolean; grid: boolean } = { facets: true, grid: true },
): Promise<SearchResult> {
  const counted = wanted.facets || wanted.grid;
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const register = await readCounts(tx, ctx.today);
      ctx.signal?.throwIfAborted();
      const asked = readAsked(query, register);
      const found = await (asked.groups.length > 0
        ? searchByName(tx, register, asked, counted)
        : asked.circle !== null || asked.box !== null
          ? searchNear(tx, register, asked, counted)
          : listPlainly(tx, register, asked, counted));
      const hits = found.hits.map((hit) => shown(hit, asked, register.placeOf));
      return { ...found, hits, places: register.places, centre: asked.circle };
    },
    { readOnly: true, statementTimeoutMs: 10_000 },
  );
}

function readAsked(query: SearchQuery, register: KeptRegister): Asked {
  const { text, sort, page, pageSize, box, attributes = {} } = query;
  const list = (chosen: Chosen) => (chosen === null ? [] : typeof chosen === 'string' ? [chosen] : chosen);
  const { groups } = searchTokens(text);
  const choice = { place: list(query.place), isic: list(query.isic), national: list(query.national), attributes };
  return { text, choice, groups, box, circle: centreOf(query.near ?? null, register), sort, page, pageSize };
}

/** By place and industry alone: everything is counted already, and the list is the register's own order by name. */
async function listPlainly(
  tx: Transaction,
  register: KeptRegister,
  asked: Asked,
  counted: boolean,
): Promise<FoundRows> {
  const { counts, size } = register;
  const overview = counted ? counts.count(asked.choice) : { total: counts.total(asked.choice), ...noCounts };
  const { total } = overview;
  const page = pageOf(asked);
  const narrowing = narrowingOf(asked.choice, register);
  const path = choosePath({ ...page, total, size, isClose: isClose(narrowing) });
  const due = Math.max(0, Math.min(page.limit, total - page.offset));
  let hits: StoredHit[] | null = due === 0 ? [] : null;
  if (hits === null && path.kind === 'walk') {
    const walked = await walkByName(tx, narrowing, { ...page, most: path.most });
    // What fits may stand close together, far down the names: then it is fetched and sorted after all.
    if (walked.length === due || path.most >= size) hits = walked;
  }
  return { ...overview, hasMore: false, hits: hits ?? (await sortByName(tx, filterOf(asked, register), page)) };
}

function shown(hit: FoundRows['hits'][number], { circle }: Asked, placeOf: KeptRegister['placeOf']): SearchHit {
  const place = hit.placeCode === null ? undefined : placeOf.get(hit.placeCode);
  const parent = hit.parentCode === null ? undefined : placeOf.get(hit.parentCode);
  const hasPoint = circle !== null && hit.longitude !== null && hit.latitude !== null;
  return {
    ...hit,
    placeName: place?.name ?? null,
    placeNameLocal: place?.nameLocal ?? null,
    parentName: parent?.name ?? null,
    found: hit.found ?? 'typed',
    km: hasPoint
      ? kilometres([circle.longitude, circle.latitude], [hit.longitude as number, hit.latitude as number])
      : null,
  };
}
