import type { Transaction } from '../../../platform/context.ts';
import type { FormulaKey } from '../model.ts';
import type { Contribution } from '../rules/countFigure.ts';

export interface Window {
  from: string;
  to: string;
  /** Null for all programmes. */
  programmeId: string | null;
}

const ofProgramme = (table: string) => `($4::text IS NULL OR ${table}.programme_id = $4)`;

/** Of suggestions that firms have had so many months: those carried out in that time. */
const suggestionsWithin = (months: number) => `
  SELECT s.enterprise_id AS id, count(*)::float8 AS denominator, count(*) FILTER (
    WHERE s.state = 'implemented' AND s.state_on <= coalesce(d.completed_on, d.started_on) + interval '${months} months')::float8 AS numerator
  FROM programmes_api.suggestion s JOIN programmes_api.delivery d ON d.economy = s.economy AND d.id = s.delivery_id
  WHERE s.economy = $1 AND coalesce(d.completed_on, d.started_on) >= $2::date
    AND coalesce(d.completed_on, d.started_on) + interval '${months} months' <= $3::date AND ${ofProgramme('s')}
  GROUP BY s.enterprise_id ORDER BY s.enterprise_id`;

const queries: Record<Exclude<FormulaKey, 'lotteryEffect'>, string> = {
  firmsServed: `
    SELECT d.enterprise_id AS id, 1::float8 AS numerator, 1::float8 AS denominator FROM programmes_api.delivery d
    WHERE d.economy = $1 AND d.started_on BETWEEN $2::date AND $3::date AND d.state <> 'cancelled' AND ${ofProgramme('d')}
    GROUP BY d.enterprise_id ORDER BY d.enterprise_id`,
  suggestionsImplemented6: suggestionsWithin(6),
  suggestionsImplemented12: suggestionsWithin(12),
  firmsChanged: `
    SELECT DISTINCT ON (f.enterprise_id) f.enterprise_id AS id, (f.changed = 'yes')::int::float8 AS numerator, 1::float8 AS denominator
    FROM programmes_api.feedback f
    WHERE f.economy = $1 AND f.given_on BETWEEN $2::date AND $3::date AND ${ofProgramme('f')}
    ORDER BY f.enterprise_id, f.given_on DESC, f.id`,
  complaintsOnTime: `
    SELECT c.id::text AS id, (c.closed_on IS NOT NULL AND c.closed_on <= c.due_on)::int::float8 AS numerator, 1::float8 AS denominator
    FROM programmes_api.public_complaint c
    WHERE c.economy = $1 AND c.due_on BETWEEN $2::date AND $3::date AND ${ofProgramme('c')} ORDER BY c.id`,
};

/** What each firm (each complaint) adds to an indicator, from the views that rooms of lower rank offer. */
export async function selectCases(
  tx: Transaction,
  formula: keyof typeof queries,
  { from, to, programmeId }: Window,
): Promise<Contribution[]> {
  const { rows } = await tx.client.query<Contribution>(queries[formula], [tx.economy, from, to, programmeId]);
  return rows;
}

export async function selectProgrammes(tx: Transaction): Promise<{ id: string; title: string }[]> {
  const { rows } = await tx.client.query<{ id: string; title: string }>(
    `SELECT id, title FROM programmes_api.programme WHERE economy = $1 AND shelf = 'live' AND state = 'published'
     ORDER BY title COLLATE "C", id`,
    [tx.economy],
  );
  return rows;
}
