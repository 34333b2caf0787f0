import { isicChildren } from '../../../codes/isic/index.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { choosePath } from '../rules/choosePath.ts';
import { foldText } from '../rules/nameTokens.ts';
import { mapOf, type SearchOverview, Tally } from '../rules/registerCounts.ts';
import { searchTokens } from '../rules/searchTokens.ts';
import { hashTerm } from '../rules/termHash.ts';
import {
  type FoundByName,
  findByName,
  isClose,
  type Narrowing,
  type SearchFilter,
  type SearchSort,
  type SearchHit as StoredHit,
  sortByName,
  walkByName,
} from '../store/search.ts';
import { type KeptRegister, type RegisterPlace, readCounts } from './readCounts.ts';

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

export interface SearchHit extends StoredHit {
  placeName: string | null;
  placeNameLocal: string | null;
  parentName: string | null;
}

export interface SearchResult extends SearchOverview {
  /** More fit than `total`: so many were looked at, and everything counted is counted of these. */
  hasMore: boolean;
  hits: SearchHit[];
  /** All places of the register, for their names. */
  places: readonly RegisterPlace[];
}

const noCounts = { located: 0, facets: { parents: [], places: [], isic: [] }, grid: [] };

/** Finds establishments by name in any script, place and industry; with counts and a map of all that was found. */
export async function searchEnterprises(
  ctx: Context,
  query: SearchQuery,
  wanted: { facets: boolean; grid: boolean } = { facets: true, grid: true },
): Promise<SearchResult> {
  const { groups } = searchTokens(query.text);
  const counted = wanted.facets || wanted.grid;
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const register = await readCounts(tx);
      ctx.signal?.throwIfAborted();
      const isPlain = groups.length === 0 && query.box === null;
      const found = await (isPlain ? listPlainly : lookAtNames)(tx, register, query, counted);
      const hits = found.hits.map((hit) => withPlaces(hit, register.placeOf));
      return { ...found, hits, places: register.places };
    },
    { readOnly: true, statementTimeoutMs: 10_000 },
  );
}

type Found = SearchOverview & { hasMore: boolean; hits: StoredHit[] };

/** By place and industry alone: everything is counted already, and the list is the register's own order by name. */
async function listPlainly(
  tx: Transaction,
  { counts, size }: KeptRegister,
  query: SearchQuery,
  counted: boolean,
): Promise<Found> {
  const overview = counted ? counts.count(query) : { total: counts.total(query), ...noCounts };
  const { total } = overview;
  const page = pageOf(query);
  const path = choosePath({ ...page, total, size, isClose: isClose(query) });
  const due = Math.max(0, Math.min(page.limit, total - page.offset));
  let hits: StoredHit[] | null = due === 0 ? [] : null;
  if (hits === null && path.kind === 'walk') {
    const walked = await walkByName(tx, query, { ...page, most: path.most });
    // What fits may stand close together, far down the names: then it is fetched and sorted after all.
    if (walked.length === due || path.most >= size) hits = walked;
  }
  return { ...overview, hasMore: false, hits: hits ?? (await sortByName(tx, filterOf(query, nothing), page)) };
}

async function lookAtNames(
  tx: Transaction,
  register: KeptRegister,
  query: SearchQuery,
  counted: boolean,
): Promise<Found> {
  const filter = filterOf(query, commonPart(register, query));
  const found = await findByName(tx, filter, { ...pageOf(query), sort: query.sort, counted });
  return { ...overviewOf(found), hasMore: found.hasMore, hits: found.hits };
}

function overviewOf({ total, byPlace, byDivisions, bySquare }: FoundByName): SearchOverview {
  const places = new Tally();
  const parents = new Tally();
  const isic = new Tally();
  for (const { place, parent, count } of byPlace) {
    places.add(place, count);
    parents.add(parent, count);
  }
  for (const { divisions, count } of byDivisions) for (const code of divisions.split(',')) isic.add(code, count);
  const squares = bySquare.map(({ square, count }) => [square, count] as const);
  return {
    total,
    ...mapOf(squares),
    facets: { parents: parents.list(), places: places.list(), isic: isic.list() },
  };
}

const pageOf = ({ page, pageSize }: SearchQuery) => ({ limit: pageSize, offset: (page - 1) * pageSize });

function withPlaces(hit: StoredHit, placeOf: KeptRegister['placeOf']): SearchHit {
  const place = hit.placeCode === null ? undefined : placeOf.get(hit.placeCode);
  const parent = hit.parentCode === null ? undefined : placeOf.get(hit.parentCode);
  return {
    ...hit,
    placeName: place?.name ?? null,
    placeNameLocal: place?.nameLocal ?? null,
    parentName: parent?.name ?? null,
  };
}

const nothing: Narrowing = { place: null, isic: null, national: null };

/** The part of place and industry that more than half of the register meets. */
function commonPart({ counts, size }: KeptRegister, { place, isic, national }: SearchQuery): Narrowing {
  const kept = <Value>(value: Value | null, alone: Partial<Narrowing>) =>
    value !== null && counts.total({ ...nothing, ...alone }) * 2 > size ? value : null;
  return {
    place: kept(place, { place }),
    isic: kept(isic, { isic }),
    national: kept(national, { national }),
  };
}

function filterOf({ text, box, ...asked }: SearchQuery, inRows: Narrowing): SearchFilter {
  const all: string[] = [];
  const oneOf: string[][] = [];
  if (asked.place !== inRows.place) all.push(hashTerm(`@${asked.place}`));
  if (asked.national !== inRows.national) all.push(hashTerm(`#${asked.national}`));
  if (asked.isic !== null && asked.isic !== inRows.isic) {
    const codes = withContained(asked.isic).map((code) => hashTerm(`#ISIC4:${code}`));
    if (codes.length === 1) all.push(...codes);
    else oneOf.push(codes);
  }
  const groups = searchTokens(text).groups.map((group) => distinct(group).map((tokens) => tokens.map(hashTerm)));
  return { groups, all, oneOf, inRows, folded: foldText(text.trim()), box };
}

const distinct = (group: readonly (readonly string[])[]) => [
  ...new Map(group.map((tokens) => [tokens.join(' '), tokens])).values(),
];

/** A code of ISIC and all below it; a section has a term of its own, for nearly every firm is in one. */
function withContained(code: string): string[] {
  if (code.length === 1) return [code];
  return [code, ...isicChildren(code).flatMap((child) => withContained(child.code))];
}
