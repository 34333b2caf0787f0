import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../../platform/context.ts';

export interface SearchFilter {
  /** Of every group at least one alternative, whole: what the name must hold. */
  groups: readonly (readonly (readonly string[])[])[];
  /** Of every list at least one: places, industries. */
  oneOf: readonly (readonly string[])[];
  /** The query as typed, folded: exact names come first. */
  folded: string;
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

export async function countHits(tx: Transaction, filter: SearchFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM registry.public_search s WHERE ${conditions(tx.economy, filter)}`.execute(
    tx.sql,
  );
  return rows[0]?.count ?? 0;
}

export interface FacetValue {
  code: string;
  count: number;
}

export interface GridCell {
  longitude: number;
  latitude: number;
  count: number;
}

export interface SearchOverview {
  total: number;
  located: number;
  facets: { parents: FacetValue[]; places: FacetValue[]; isic: FacetValue[] };
  /** Hits gathered into squares, so that no single plant is drawn and a map stays small. */
  grid: GridCell[];
}

interface OverviewRow {
  kind: number;
  place: string | null;
  parent: string | null;
  divisions: string | null;
  east: number | null;
  north: number | null;
  count: number;
  located: number;
}

/** All that is counted of the hits, whatever page is shown, in one reading: places, ISIC sections and divisions, squares. */
export async function countFound(tx: Transaction, filter: SearchFilter, stepDegrees: number): Promise<SearchOverview> {
  const { rows } = await sql<OverviewRow>`
    SELECT grouping(f.place_code, f.divisions, f.east) AS kind, f.place_code AS place, f.parent_code AS parent, f.divisions,
      f.east, f.north, count(*)::int AS count, count(f.east)::int AS located
    FROM (
      SELECT s.place_code, s.parent_code, s.divisions, floor(s.longitude / ${stepDegrees}) AS east, floor(s.latitude / ${stepDegrees}) AS north
      FROM registry.public_search s WHERE ${conditions(tx.economy, filter)}) AS f
    GROUP BY GROUPING SETS ((f.place_code, f.parent_code), (f.divisions), (f.east, f.north), ())`.execute(tx.sql);
  const places = new Counts();
  const parents = new Counts();
  const isic = new Counts();
  const grid: GridCell[] = [];
  let all = { count: 0, located: 0 };
  for (const row of rows) {
    // Bits say which columns are gathered over: place, divisions, square.
    if (row.kind === 0b111) all = row;
    else if (row.kind === 0b011) {
      places.add(row.place, row.count);
      parents.add(row.parent, row.count);
    } else if (row.kind === 0b101) {
      for (const code of row.divisions?.split(',') ?? []) isic.add(code, row.count);
    } else if (row.east !== null && row.north !== null) {
      const middle = (square: number) => (square + 0.5) * stepDegrees;
      grid.push({ longitude: middle(row.east), latitude: middle(row.north), count: row.count });
    }
  }
  grid.sort((a, b) => a.longitude - b.longitude || a.latitude - b.latitude);
  const facets = { parents: parents.list(), places: places.list(), isic: isic.list() };
  return { total: all.count, located: all.located, facets, grid };
}

class Counts {
  private readonly byCode = new Map<string, number>();

  add(code: string | null, count: number): void {
    if (code !== null && code !== '') this.byCode.set(code, (this.byCode.get(code) ?? 0) + count);
  }

  /** Largest first. */
  list(): FacetValue[] {
    return [...this.byCode]
      .map(([code, count]) => ({ code, count }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  }
}

export async function pointsOf(tx: Transaction, filter: SearchFilter, limit: number): Promise<SearchHit[]> {
  return searchPage(tx, filter, { sort: 'name', limit, offset: 0 });
}

function conditions(economy: string, filter: SearchFilter): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`s.economy = ${economy}`];
  for (const group of filter.groups) {
    all.push(
      sql`(${sql.join(
        group.map((terms) => sql`s.terms @> ${[...terms]}::bigint[]`),
        sql` OR `,
      )})`,
    );
  }
  for (const terms of filter.oneOf) all.push(sql`s.terms && ${[...terms]}::bigint[]`);
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
