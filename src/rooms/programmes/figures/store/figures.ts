import type { Transaction } from '../../../../platform/context.ts';

export interface TakeUpRow {
  /** Null where the register does not say how many people work there. */
  employees: number | null;
  applied: boolean;
  served: boolean;
  completed: boolean;
  changed: boolean;
}

/** Of every firm that applied for a programme: whether it was served, whether the help was completed, and whether anything changed. */
export async function selectTakeUp(tx: Transaction, programmeId: string): Promise<TakeUpRow[]> {
  const { rows } = await tx.client.query<TakeUpRow>(
    `WITH firm AS (
       SELECT a.enterprise_id, bool_or(a.state = 'assigned') AS assigned FROM programmes.application a
       JOIN programmes.round r ON r.economy = a.economy AND r.id = a.round_id
       WHERE a.economy = $1 AND r.programme_id = $2 AND a.enterprise_id IS NOT NULL AND a.state <> 'withdrawn' GROUP BY a.enterprise_id),
     help AS (
       SELECT d.enterprise_id, bool_or(d.started_on IS NOT NULL) AS served, bool_or(d.state = 'completed') AS completed,
         bool_or(EXISTS (SELECT FROM programmes.suggestion s WHERE s.economy = d.economy AND s.delivery_id = d.id AND s.state = 'implemented')) AS changed
       FROM programmes.delivery d WHERE d.economy = $1 AND d.programme_id = $2 AND d.state <> 'cancelled' GROUP BY d.enterprise_id)
     SELECT p.employees, f.enterprise_id IS NOT NULL AS applied, coalesce(h.served, false) AS served,
       coalesce(h.completed, false) AS completed, coalesce(h.changed, false) AS changed
     FROM firm f FULL JOIN help h USING (enterprise_id)
     CROSS JOIN LATERAL (SELECT (SELECT q.employees FROM registry_api.enterprise_profile q
       WHERE q.economy = $1 AND q.enterprise_id = coalesce(f.enterprise_id, h.enterprise_id)) AS employees) AS p`,
    [tx.economy, programmeId],
  );
  return rows;
}

export interface GradeRow {
  firms: number;
  answers: number;
  usefulness: number | null;
  competence: number | null;
  specificity: number | null;
  changed: number;
}

/** What firms said of a programme: means of one to five, each firm once by its latest answer. */
export async function selectGrades(tx: Transaction, programmeId: string): Promise<GradeRow> {
  const { rows } = await tx.client.query<GradeRow>(
    `SELECT count(*)::int AS firms, coalesce(sum(n), 0)::int AS answers, avg(usefulness)::float8 AS usefulness, avg(competence)::float8 AS competence,
       avg(specificity)::float8 AS specificity, count(*) FILTER (WHERE changed = 'yes')::int AS changed
     FROM (SELECT DISTINCT ON (enterprise_id) *, count(*) OVER (PARTITION BY enterprise_id) AS n FROM programmes.feedback
           WHERE economy = $1 AND programme_id = $2 ORDER BY enterprise_id, given_on DESC, id) AS latest`,
    [tx.economy, programmeId],
  );
  return rows[0] as GradeRow;
}

export async function selectPublished(
  tx: Transaction,
  programmeId: string | null,
): Promise<{ id: string; title: string; simulated: boolean }[]> {
  const { rows } = await tx.client.query<{ id: string; title: string; simulated: boolean }>(
    `SELECT id, title, simulated FROM programmes.programme
     WHERE economy = $1 AND is_current AND shelf = 'live' AND state = 'published' AND ($2::text IS NULL OR id = $2) ORDER BY id`,
    [tx.economy, programmeId],
  );
  return rows;
}
