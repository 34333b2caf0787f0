import type { Transaction } from '../../../../platform/context.ts';
import type { Shelf } from '../model.ts';
import { type ProgrammeRow, programmeColumns } from './programmes.ts';

/** What a reader narrows the catalogue to; null is no wish. */
export interface CatalogueFilter {
  shelf: Shelf;
  words: string;
  instrument: string | null;
  gap: string | null;
  goal: string | null;
  unit: string | null;
  /** Economy that a design is from. */
  from: string | null;
  /** First year of a decade in which a design ran. */
  decade: number | null;
  place: string | null;
  phase: string | null;
}

export const facetKinds = ['instrument', 'gap', 'goal', 'unit', 'from', 'decade', 'place', 'phase'] as const;
export type FacetKind = (typeof facetKinds)[number];

const published = `economy = $1 AND is_current AND state = 'published' AND shelf = $2`;
const decade = `(substring(document->>'period' FROM '(?:18|19|20)[0-9]{2}')::int / 10 * 10)`;
/** Where the source of a design does not say who applied, nobody is counted. */
const unitStated = `CASE WHEN document->'sources'->>'unit' = 'not stated' THEN NULL ELSE unit END`;
const phase = (today: string) =>
  `CASE WHEN closes_on < ${today}::date THEN 'closed' WHEN opens_on > ${today}::date THEN 'coming' ELSE 'open' END`;
const texts = `lower(concat_ws(' ', title, document->>'summary', document->>'provider', document->>'keywords'))`;

export async function searchPublished(
  tx: Transaction,
  filter: CatalogueFilter,
  { today, sort, limit, offset }: { today: string; sort: 'title' | 'deadline'; limit: number; offset: number },
): Promise<{ total: number; rows: ProgrammeRow[] }> {
  const where = `${published} AND ($3 = '' OR position(lower($3) IN ${texts}) > 0)
    AND ($4::text IS NULL OR instrument = $4) AND ($5::text IS NULL OR document->'gaps' ? $5)
    AND ($6::text IS NULL OR document->'goals' ? $6) AND ($7::text IS NULL OR ${unitStated} = $7)
    AND ($8::text IS NULL OR document->>'economy' = $8) AND ($9::int IS NULL OR ${decade} = $9)
    AND ($10::text IS NULL OR document->'areaCodes' ? $10) AND ($11::text IS NULL OR ${phase('$12')} = $11)
    AND $12::text IS NOT NULL`;
  const { shelf, words, instrument, gap, goal, unit, from, decade: year, place, phase: wanted } = filter;
  const values = [tx.economy, shelf, words, instrument, gap, goal, unit, from, year, place, wanted, today];
  const { rows: counted } = await tx.client.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM programmes.programme WHERE ${where}`,
    values,
  );
  const order =
    sort === 'deadline'
      ? `closes_on < $12::date, closes_on NULLS LAST, title COLLATE "C", id`
      : `title COLLATE "C", id`;
  const { rows } = await tx.client.query<ProgrammeRow>(
    `SELECT ${programmeColumns} FROM programmes.programme WHERE ${where} ORDER BY ${order} LIMIT $13 OFFSET $14`,
    [...values, limit, offset],
  );
  return { total: counted[0]?.total ?? 0, rows };
}

/** Of one shelf: what occurs of each kind, with how many programmes have it. */
export async function countFacets(
  tx: Transaction,
  shelf: Shelf,
  today: string,
): Promise<{ kind: FacetKind; code: string; programmes: number }[]> {
  const { rows } = await tx.client.query(
    `WITH shown AS (SELECT *, ${decade} AS decade, ${phase('$3')} AS phase FROM programmes.programme WHERE ${published}),
     facet AS (
       SELECT f.kind, f.code FROM shown, LATERAL (VALUES ('instrument', instrument), ('unit', ${unitStated}), ('from', document->>'economy'),
         ('decade', decade::text), ('phase', phase)) AS f (kind, code)
       UNION ALL
       SELECT f.kind, e.code FROM shown, LATERAL (VALUES ('gap', 'gaps'), ('goal', 'goals'), ('place', 'areaCodes')) AS f (kind, field),
         LATERAL jsonb_array_elements_text(coalesce(document->f.field, '[]')) AS e (code))
     SELECT kind, code, count(*)::int AS programmes FROM facet WHERE code IS NOT NULL GROUP BY kind, code ORDER BY kind, code`,
    [tx.economy, shelf, today],
  );
  return rows;
}

export async function countPublished(tx: Transaction): Promise<{ shelf: Shelf; programmes: number }[]> {
  const { rows } = await tx.client.query(
    `SELECT shelf, count(*)::int AS programmes FROM programmes.programme
     WHERE economy = $1 AND is_current AND state = 'published' GROUP BY shelf`,
    [tx.economy],
  );
  return rows;
}
