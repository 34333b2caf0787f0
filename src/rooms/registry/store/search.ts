import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../../platform/context.ts';

/** Place and industry, as the register's rows have them; of each kind one must hold. */
export interface Narrowing {
  place: readonly string[];
  isic: readonly string[];
  national: readonly string[];
  /** Of every list of terms at least one. */
  terms: readonly (readonly string[])[];
}

export interface Circle {
  longitude: number;
  latitude: number;
  km: number;
}

/** west, south, east, north */
export type Box = readonly [number, number, number, number];

export interface SearchFilter {
  /** Of every group at least one alternative, whole: what the name must hold. */
  groups: readonly (readonly (readonly string[])[])[];
  /** Establishments that fit whatever they are called, and terms of which any is enough: a number that was typed. */
  otherwise: { ids: readonly string[]; terms: readonly string[] } | null;
  /** Terms that must all be there: a place, an industry. */
  all: readonly string[];
  /** Of every list at least one. */
  oneOf: readonly (readonly string[])[];
  /** What is looked for in the rows themselves: the index would read off half the register for it. */
  inRows: Narrowing;
  /** The query as typed, folded: exact names come first. */
  folded: string;
  box: Box | null;
  circle: Circle | null;
  /** Squares of the map that hold all that can fit; null where any may. */
  squares: readonly number[] | null;
}

export type SearchSort = 'relevance' | 'name' | 'distance';

export interface Page {
  limit: number;
  offset: number;
}

export interface SearchHit {
  establishmentId: string;
  enterpriseId: string;
  name: string;
  placeCode: string | null;
  parentCode: string | null;
  nationalCodes: string[];
  isicCodes: string[];
  longitude: number | null;
  latitude: number | null;
  geoPrecision: string | null;
}

/** So many are looked at of what a name finds, or as many as a page holds; where there are more, it is said. */
export const leastLookedAt = 1_000;

export interface Margins {
  byPlace: { place: string | null; parent: string | null; count: number }[];
  byIndustries: { codes: string; count: number }[];
  byAttribute: { attribute: string; count: number }[];
  bySquare: { square: number; count: number }[];
}

export interface FoundByName extends Margins {
  hits: SearchHit[];
  total: number;
  /** There are more than `total`, and nothing is known of the rest. */
  hasMore: boolean;
}

export const hitColumns = sql`s.establishment_id AS "establishmentId", s.enterprise_id AS "enterpriseId", s.name,
  s.place_code AS "placeCode", s.parent_code AS "parentCode", s.national_codes AS "nationalCodes",
  s.isic_codes AS "isicCodes", s.longitude, s.latitude, s.geo_precision AS "geoPrecision"`;

const margins = sql`
      (SELECT coalesce(json_agg(c), '[]') FROM (
        SELECT place_code AS place, parent_code AS parent, count(*) FROM counted GROUP BY 1, 2) AS c) AS "byPlace",
      (SELECT coalesce(json_agg(c), '[]') FROM (
        SELECT array_to_string(isic_codes, ',') AS codes, count(*) FROM counted GROUP BY isic_codes) AS c) AS "byIndustries",
      (SELECT coalesce(json_agg(c), '[]') FROM (
        SELECT attribute, count(*) FROM counted, unnest(string_to_array(attributes, ' ')) AS attribute GROUP BY 1) AS c) AS "byAttribute",
      (SELECT coalesce(json_agg(c), '[]') FROM (SELECT square, count(*) FROM counted GROUP BY 1) AS c) AS "bySquare"`;
const countedColumns = sql`f.place_code, f.parent_code, f.isic_codes, f.attributes, registry.map_square(f.longitude, f.latitude) AS square`;

/**
 * Looks at all that fits, or at the first of them that the index gives, once: the page and the counts are of the same rows.
 * Where there are too many to look at, names that begin as the query does are fetched besides.
 */
export async function findByName(
  tx: Transaction,
  filter: SearchFilter,
  { sort, limit, offset, counted }: Page & { sort: SearchSort; counted: boolean },
): Promise<FoundByName> {
  const most = Math.max(leastLookedAt, limit);
  const where = conditions(tx.economy, filter);
  const begins = sql`b.economy = ${tx.economy} AND b.sort_key >= ${filter.folded}
    AND b.sort_key <= ${filter.folded} || chr(1114111)`;
  const { rows } = await sql<FoundByName & { found: number }>`
    WITH found AS MATERIALIZED (
      SELECT s.establishment_id, s.sort_key, s.place_code, s.parent_code, s.isic_codes, s.attributes, s.longitude, s.latitude
      FROM registry.public_search s WHERE ${where} LIMIT ${most + 1}),
    beginning AS (
      SELECT s.establishment_id, s.sort_key, s.longitude, s.latitude
      FROM (SELECT b.* FROM registry.public_search b WHERE ${begins} ORDER BY b.sort_key, b.establishment_id LIMIT 1000) AS s
      WHERE ${filter.folded !== ''} AND (SELECT count(*) FROM found) > ${most} AND ${where}
        AND NOT EXISTS (SELECT FROM found f WHERE f.establishment_id = s.establishment_id)),
    page AS (
      SELECT s.establishment_id, row_number() OVER () AS position FROM (
        SELECT s.establishment_id
        FROM (SELECT establishment_id, sort_key, longitude, latitude FROM found
              UNION ALL SELECT establishment_id, sort_key, longitude, latitude FROM beginning) AS s
        ORDER BY ${order(sort, filter)} LIMIT ${limit} OFFSET ${offset}) AS s),
    counted AS MATERIALIZED (SELECT ${countedColumns} FROM found f WHERE ${counted} LIMIT ${most})
    SELECT
      (SELECT coalesce(json_agg(h ORDER BY h.position), '[]') FROM (
        SELECT p.position, ${hitColumns} FROM page p
        JOIN registry.public_search s ON s.establishment_id = p.establishment_id AND s.economy = ${tx.economy}) AS h) AS hits,
      (SELECT count(*)::int FROM found) AS found, ${margins}`.execute(tx.sql);
  const { found, ...row } = rows[0] as FoundByName & { found: number };
  return { ...row, total: Math.min(found, most), hasMore: found > most };
}

/** Counts alone, of as many rows as are looked at. */
export async function countByName(tx: Transaction, filter: SearchFilter): Promise<Margins> {
  const { rows } = await sql<Margins>`
    WITH counted AS MATERIALIZED (
      SELECT ${countedColumns} FROM registry.public_search f
      WHERE f.establishment_id IN (
        SELECT s.establishment_id FROM registry.public_search s WHERE ${conditions(tx.economy, filter)} LIMIT ${leastLookedAt})
        AND f.economy = ${tx.economy})
    SELECT ${margins}`.execute(tx.sql);
  return rows[0] as Margins;
}

/** Goes along the names and keeps what fits, until the page is full or so many were passed. */
export async function walkByName(
  tx: Transaction,
  narrowing: Narrowing,
  { limit, offset, most }: Page & { most: number },
): Promise<SearchHit[]> {
  const { rows } = await sql<SearchHit>`
    SELECT ${hitColumns}
    FROM (
      SELECT s.establishment_id, s.sort_key FROM (
        SELECT w.establishment_id, w.sort_key, w.place_code, w.parent_code, w.divisions
          ${isClose(narrowing) ? sql`, w.isic_codes, w.national_codes, w.terms` : sql``}
        FROM registry.public_search w WHERE w.economy = ${tx.economy}
        ORDER BY w.sort_key, w.establishment_id LIMIT ${most}) AS s
      WHERE ${sql.join([sql`true`, ...narrowed(narrowing)], sql` AND `)} ORDER BY s.sort_key, s.establishment_id LIMIT ${limit} OFFSET ${offset}) AS p
    JOIN registry.public_search s ON s.establishment_id = p.establishment_id AND s.economy = ${tx.economy}
    ORDER BY s.sort_key, s.establishment_id`.execute(tx.sql);
  return rows;
}

/** Does it ask for more than the index by name can tell? */
export const isClose = ({ isic, national, terms }: Narrowing) =>
  national.length > 0 || terms.length > 0 || isic.some((code) => code.length > 2);

/** Fetches everything that fits and sorts it by name: for what is rare. */
export async function sortByName(tx: Transaction, filter: SearchFilter, { limit, offset }: Page): Promise<SearchHit[]> {
  const { rows } = await sql<SearchHit>`
    WITH found AS MATERIALIZED (
      SELECT s.establishment_id, s.sort_key FROM registry.public_search s WHERE ${conditions(tx.economy, filter)})
    SELECT ${hitColumns}
    FROM (SELECT establishment_id FROM found ORDER BY sort_key, establishment_id LIMIT ${limit} OFFSET ${offset}) AS p
    JOIN registry.public_search s ON s.establishment_id = p.establishment_id AND s.economy = ${tx.economy}
    ORDER BY s.sort_key, s.establishment_id`.execute(tx.sql);
  return rows;
}

/** The index by name itself holds places, sections and divisions; for a closer look each row is visited. */
function narrowed({ place, isic, national, terms }: Narrowing): RawBuilder<unknown>[] {
  const kept: RawBuilder<unknown>[] = [];
  if (place.length > 0)
    kept.push(sql`(s.place_code = ANY(${[...place]}::text[]) OR s.parent_code = ANY(${[...place]}::text[]))`);
  if (isic.length > 0) {
    const divisions = [...new Set(isic.map((code) => code.slice(0, 2)))];
    kept.push(sql`string_to_array(s.divisions, ',') && ${divisions}::text[]`);
  }
  if (isic.some((code) => code.length > 2)) kept.push(sql`s.isic_codes && ${[...isic]}::text[]`);
  if (national.length > 0) kept.push(sql`s.national_codes && ${[...national]}::text[]`);
  for (const list of terms) kept.push(sql`s.terms && ${[...list]}::bigint[]`);
  return kept;
}

export function conditions(economy: string, filter: SearchFilter): RawBuilder<unknown> {
  const { groups, all, oneOf, inRows, box, circle, squares, otherwise } = filter;
  const met: RawBuilder<unknown>[] = [sql`s.economy = ${economy}`, ...narrowed(inRows)];
  // Place and industry go into each alternative: the index then looks only at what has all of them.
  const holds = (terms: readonly string[]) => sql`s.terms @> ${[...terms, ...all]}::bigint[]`;
  const named = groups.map((group) => sql`(${sql.join(group.map(holds), sql` OR `)})`);
  if (otherwise === null || groups.length === 0) met.push(...named);
  else
    met.push(sql`((${sql.join(named, sql` AND `)}) OR s.terms && ${[...otherwise.terms]}::bigint[]
      OR s.establishment_id = ANY(${[...otherwise.ids]}::text[]))`);
  if ((groups.length === 0 || otherwise !== null) && all.length > 0) met.push(holds([]));
  for (const terms of oneOf) met.push(sql`s.terms && ${[...terms]}::bigint[]`);
  if (squares !== null) met.push(sql`registry.map_square(s.longitude, s.latitude) = ANY(${[...squares]}::int[])`);
  if (box !== null) {
    const [west, south, east, north] = box;
    met.push(sql`s.longitude BETWEEN ${west} AND ${east} AND s.latitude BETWEEN ${south} AND ${north}`);
  }
  if (circle !== null) met.push(sql`${distance(circle)} <= ${circle.km}`);
  return sql.join(met, sql` AND `);
}

/** Kilometres of `s` from the middle, as `rules/distance.ts` has them. */
const distance = ({ longitude, latitude }: Circle) => sql`(2 * 6371.0088 * asin(least(1, sqrt(
  power(sin(radians(s.latitude - ${latitude}) / 2), 2)
  + cos(radians(${latitude})) * cos(radians(s.latitude)) * power(sin(radians(s.longitude - ${longitude}) / 2), 2)))))`;

/** A stable order: the same page shows the same rows. */
function order(sort: SearchSort, filter: SearchFilter): RawBuilder<unknown> {
  if (sort === 'distance' && filter.circle !== null)
    return sql`${distance(filter.circle)}, s.sort_key, s.establishment_id`;
  if (sort === 'name' || filter.folded === '') return sql`s.sort_key, s.establishment_id`;
  return sql`CASE WHEN s.sort_key = ${filter.folded} THEN 0
                  WHEN starts_with(s.sort_key, ${filter.folded}) THEN 1
                  WHEN strpos(s.sort_key, ${filter.folded}) > 0 THEN 2 ELSE 3 END,
             length(s.sort_key), s.sort_key, s.establishment_id`;
}
