import { sql } from 'kysely';
import type { Transaction } from '../../../platform/context.ts';
import { conditions, hitColumns, type SearchFilter, type SearchHit } from './search.ts';

export interface CandidateRow extends SearchHit {
  otherNames: { text: string }[];
  attributes: string;
}

/** What holds any reading of a query, as the index gives it, with every name that it bears. */
export async function selectCandidates(
  tx: Transaction,
  filter: SearchFilter,
  readings: readonly (readonly (readonly string[])[])[],
  most: number,
): Promise<CandidateRow[]> {
  const one = (groups: readonly (readonly string[])[]) => {
    const sure = groups.flatMap((group) => (group.length === 1 ? group : []));
    const open = groups.filter((group) => group.length > 1).map((group) => sql`s.terms && ${[...group]}::bigint[]`);
    return sql`(${sql.join([...(sure.length > 0 ? [sql`s.terms @> ${sure}::bigint[]`] : []), ...open], sql` AND `)})`;
  };
  const { rows } = await sql<CandidateRow>`
    WITH found AS MATERIALIZED (
      SELECT s.establishment_id FROM registry.public_search s
      WHERE ${conditions(tx.economy, { ...filter, groups: [], otherwise: null })} AND (${sql.join(readings.map(one), sql` OR `)})
      LIMIT ${most})
    SELECT ${hitColumns}, s.attributes, coalesce(t.stated->'names', '[]') || (
      SELECT coalesce(jsonb_agg(jsonb_build_object('text', o.text)), '[]') FROM registry.other_name o
      WHERE o.economy = t.economy AND o.enterprise_id = t.enterprise_id AND o.ended_at IS NULL) AS "otherNames"
    FROM found JOIN registry.public_search s ON s.establishment_id = found.establishment_id AND s.economy = ${tx.economy}
    JOIN registry.establishment t ON t.id = s.establishment_id AND t.economy = s.economy`.execute(tx.sql);
  return rows;
}
