import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../../platform/context.ts';
import type { SearchTokens } from '../rules/searchTokens.ts';

export interface SearchFilter {
  tokens: SearchTokens | null;
  /** The query as typed, folded: exact names come first. */
  folded: string;
  place: string | null;
  isic: string | null;
  national: string | null;
  /** west, south, east, north */
  box: readonly [number, number, number, number] | null;
}

export type SearchSort = 'relevance' | 'name';

export interface SearchHit {
  establishmentId: string;
  enterpriseId: string;
  name: string;
  placeCode: string | null;
  placeName: string | null;
  placeNameLocal: string | null;
  parentName: string | null;
  nationalCodes: string[];
  isicCodes: string[];
  longitude: number | null;
  latitude: number | null;
  geoPrecision: string | null;
}

export async function searchPage(
  tx: Transaction,
  filter: SearchFilter,
  { sort, limit, offset }: { sort: SearchSort; limit: number; offset: number },
): Promise<SearchHit[]> {
  const { rows } = await sql<SearchHit>`
    SELECT s.establishment_id AS "establishmentId", s.enterprise_id AS "enterpriseId", s.name,
      s.place_code AS "placeCode", p.name AS "placeName", p.name_local AS "placeNameLocal", c.name AS "parentName",
      s.national_codes AS "nationalCodes", s.isic_codes AS "isicCodes", s.longitude, s.latitude, s.geo_precision AS "geoPrecision"
    FROM (
      SELECT s.* FROM registry.public_search s WHERE ${conditions(tx.economy, filter)}
      ORDER BY ${order(sort, filter)} LIMIT ${limit} OFFSET ${offset}) AS s
    LEFT JOIN registry.place p ON p.economy = s.economy AND p.code = s.place_code
    LEFT JOIN registry.place c ON c.economy = s.economy AND c.code = s.parent_code
    ORDER BY ${order(sort, filter)}`.execute(tx.sql);
  return rows;
}

export async function countHits(
  tx: Transaction,
  filter: SearchFilter,
): Promise<{ establishments: number; located: number }> {
  const { rows } = await sql<{ establishments: number; located: number }>`
    SELECT count(*)::int AS establishments, count(s.longitude)::int AS located
    FROM registry.public_search s WHERE ${conditions(tx.economy, filter)}`.execute(tx.sql);
  return rows[0] as { establishments: number; located: number };
}

export interface FacetValue {
  code: string;
  count: number;
}

/** Counts of hits by county, by ISIC section and by ISIC division, whatever page is shown. */
export async function countFacets(
  tx: Transaction,
  filter: SearchFilter,
): Promise<{ parents: FacetValue[]; places: FacetValue[]; isic: FacetValue[] }> {
  const { rows } = await sql<{ kind: 'parents' | 'places' | 'isic'; code: string; count: number }>`
    WITH hit AS MATERIALIZED (
      SELECT s.place_code, s.parent_code, s.isic_codes FROM registry.public_search s WHERE ${conditions(tx.economy, filter)})
    SELECT 'parents' AS kind, parent_code AS code, count(*)::int AS count FROM hit WHERE parent_code IS NOT NULL GROUP BY 2
    UNION ALL
    SELECT 'places', place_code, count(*)::int FROM hit WHERE place_code IS NOT NULL GROUP BY 2
    UNION ALL
    SELECT 'isic', code, count(*)::int FROM hit, unnest(isic_codes) AS code WHERE length(code) <= 2 GROUP BY 2`.execute(
    tx.sql,
  );
  const of = (kind: string) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ code, count }) => ({ code, count }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  return { parents: of('parents'), places: of('places'), isic: of('isic') };
}

export interface GridCell {
  longitude: number;
  latitude: number;
  count: number;
}

/** Hits gathered into squares of `stepDegrees`, so that no single plant is drawn and a map stays small. */
export async function gridHits(tx: Transaction, filter: SearchFilter, stepDegrees: number): Promise<GridCell[]> {
  const { rows } = await sql<GridCell>`
    SELECT (floor(s.longitude / ${stepDegrees}) + 0.5) * ${stepDegrees} AS longitude,
           (floor(s.latitude / ${stepDegrees}) + 0.5) * ${stepDegrees} AS latitude, count(*)::int AS count
    FROM registry.public_search s
    WHERE ${conditions(tx.economy, filter)} AND s.longitude IS NOT NULL
    GROUP BY 1, 2 ORDER BY 1, 2`.execute(tx.sql);
  return rows;
}

export async function pointsOf(tx: Transaction, filter: SearchFilter, limit: number): Promise<SearchHit[]> {
  return searchPage(tx, filter, { sort: 'name', limit, offset: 0 });
}

function conditions(economy: string, filter: SearchFilter): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`s.economy = ${economy}`];
  for (const group of filter.tokens?.groups ?? []) {
    all.push(
      sql`(${sql.join(
        group.map((tokens) => sql`s.terms @> ${[...tokens]}::text[]`),
        sql` OR `,
      )})`,
    );
  }
  if (filter.place !== null) all.push(sql`s.terms @> ${[`@${filter.place}`]}::text[]`);
  if (filter.isic !== null) all.push(sql`s.terms @> ${[`#ISIC4:${filter.isic}`]}::text[]`);
  if (filter.national !== null) all.push(sql`s.terms @> ${[`#${filter.national}`]}::text[]`);
  if (filter.box !== null) {
    const [west, south, east, north] = filter.box;
    all.push(sql`s.longitude BETWEEN ${west} AND ${east} AND s.latitude BETWEEN ${south} AND ${north}`);
  }
  return sql.join(all, sql` AND `);
}

/** A stable order: the same page shows the same rows. */
function order(sort: SearchSort, filter: SearchFilter): RawBuilder<unknown> {
  if (sort === 'name' || filter.folded === '') return sql`s.sort_key, s.establishment_id`;
  return sql`CASE WHEN s.sort_key = ${filter.folded} THEN 0
                  WHEN starts_with(s.sort_key, ${filter.folded}) THEN 1
                  WHEN strpos(s.sort_key, ${filter.folded}) > 0 THEN 2 ELSE 3 END,
             length(s.sort_key), s.sort_key, s.establishment_id`;
}
