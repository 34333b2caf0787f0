import { type CodedCapability, capabilityTitle, isicEntries } from '../../../codes/index.ts';
import type { Context } from '../../../platform/context.ts';
import { type AttributeFacet, attributeFacets } from '../rules/attributes.ts';
import type { SearchView } from '../views/search.ts';
import { industryTitle } from './industryTitles.ts';
import { type SearchResult, searchEnterprises } from './searchEnterprises.ts';
import { mostPages, searchPageSize as pageSize, type Query, searchOf } from './searchQuery.ts';

type PlaceOf = ReadonlyMap<string, SearchResult['places'][number]>;

export async function viewSearch(ctx: Context, query: Query): Promise<SearchView> {
  const found = await searchEnterprises(ctx, searchOf(query));
  const placeOf: PlaceOf = new Map(found.places.map((place) => [place.code, place]));
  const counted = (level: 'county' | 'town', values: readonly { code: string; count: number }[]) =>
    values.map((value) => ({ ...value, level, title: placeOf.get(value.code)?.name ?? value.code }));
  const { economy: _, ...asked } = query;
  const { near = null, lat = null, lon = null, km = null, box = null } = query;
  return {
    query: { ...asked, near, lat, lon, km, box },
    total: found.total,
    hasMore: found.hasMore,
    located: found.located,
    pageSize,
    lastPage: Math.min(mostPages, Math.ceil(found.total / pageSize)),
    hits: found.hits.map((hit) => ({
      enterpriseId: hit.enterpriseId,
      establishmentId: hit.establishmentId,
      name: hit.name,
      place: hit.placeName,
      placeLocal: hit.placeNameLocal,
      region: hit.parentName,
      industries: industriesOf(hit),
      longitude: hit.longitude,
      latitude: hit.latitude,
      geoPrecision: hit.geoPrecision,
      found: hit.found,
      km: hit.km === null ? null : Math.round(hit.km * 10) / 10,
    })),
    places: [...counted('county', found.facets.parents), ...counted('town', found.facets.places)],
    isic: industriesShown(found, query.isic),
    facets: attributeFacets.flatMap((name) => facetOf(ctx, name, found.facets.attributes, query[name])),
    chosen: chosenOf(ctx, query, placeOf),
    centre: found.centre,
    grid: found.grid,
  };
}

const levels = new Set(['section', 'division']);

/** Sections and divisions; groups of chosen divisions, classes of chosen groups, and what is beside them. */
function industriesShown({ facets }: SearchResult, chosen: readonly string[]): SearchView['isic'] {
  const countOf = new Map(facets.isic.map(({ code, count }) => [code, count]));
  const isOpen = (parent: string) => chosen.some((code) => code === parent || code.startsWith(parent));
  return isicEntries.flatMap(({ code, title, level }) => {
    const count = countOf.get(code);
    const isShown = levels.has(level) || isOpen(code.slice(0, -1)) || chosen.includes(code);
    return count === undefined || !isShown ? [] : [{ code, title, level, count }];
  });
}

function facetOf(
  ctx: Context,
  name: AttributeFacet,
  counted: readonly { code: string; count: number }[],
  chosen: readonly string[],
): SearchView['facets'] {
  const values = counted
    .filter(({ code }) => code.startsWith(`${name}:`))
    .map(({ code, count }) => ({ code: code.slice(name.length + 1), count }));
  for (const code of chosen) if (!values.some((value) => value.code === code)) values.push({ code, count: 0 });
  if (values.length === 0) return [];
  if (name === 'size' || name === 'spare') values.sort((a, b) => rankOf(a.code) - rankOf(b.code));
  return [{ name, values: values.map((value) => ({ ...value, title: titleOf(ctx, name, value.code) })) }];
}

const ranks = ['micro', 'small', 'medium', 'large', '10', '25', '50'];
const rankOf = (code: string) => ranks.indexOf(code);

function titleOf(ctx: Context, name: AttributeFacet, code: string): string {
  if (name === 'process' || name === 'material' || name === 'certificate')
    return capabilityTitle(name satisfies CodedCapability, code) ?? code;
  if (name === 'spare') return ctx.t('registry.search.spare.atLeast', { share: Number(code) / 100 });
  return ctx.t(`registry.search.${name}.${code}`);
}

function chosenOf(ctx: Context, query: Query, placeOf: PlaceOf): SearchView['chosen'] {
  const chosen: SearchView['chosen'] = [];
  const placeTitle = (code: string) => placeOf.get(code)?.name ?? code;
  for (const code of query.place) chosen.push({ name: 'place', code, title: placeTitle(code) });
  for (const code of query.isic) {
    chosen.push({ name: 'isic', code, title: `${code} ${industryTitle('ISIC4', code)?.title ?? ''}`.trim() });
  }
  for (const code of query.industry) {
    const [scheme, own] = code.split(':') as [string, string];
    chosen.push({ name: 'industry', code, title: industryTitle(scheme, own)?.title ?? code });
  }
  for (const name of attributeFacets) {
    for (const code of query[name]) chosen.push({ name, code, title: titleOf(ctx, name, code) });
  }
  const { near, lat, lon, km = 10, box } = query;
  if (lat !== undefined && lon !== undefined)
    chosen.push({
      name: 'near',
      code: '',
      title: ctx.t('registry.search.near.chosenPoint', { km, point: `${lat}, ${lon}` }),
    });
  else if (near !== undefined)
    chosen.push({
      name: 'near',
      code: near,
      title: ctx.t('registry.search.near.chosen', { km, place: placeTitle(near) }),
    });
  if (box !== undefined) chosen.push({ name: 'box', code: box, title: ctx.t('registry.search.box.chosen') });
  return chosen;
}

/** The register's own words for what a plant makes; ISIC's where it has none. */
function industriesOf(hit: { nationalCodes: readonly string[]; isicCodes: readonly string[] }): string[] {
  const products = hit.nationalCodes
    .map((text) => text.split(':') as [string, string])
    .filter(([scheme]) => scheme.endsWith('-3'))
    .map(([scheme, code]) => industryTitle(scheme, code)?.title)
    .filter((title) => title !== undefined);
  return products.length > 0
    ? products
    : narrowest(hit.isicCodes).map((code) => industryTitle('ISIC4', code)?.title ?? code);
}

/** Codes that contain no other code of the list. */
export function narrowest(codes: readonly string[]): string[] {
  return codes.filter((code) => /^\d/.test(code) && !codes.some((other) => other !== code && other.startsWith(code)));
}
