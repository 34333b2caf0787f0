import type { Transaction } from '../../../../platform/context.ts';

export interface TakeUpRow {
  /** Null where the register does not say how many people work there. */
  employees: number | null;
  applied: boolean;
  served: boolean;
  completed: boolean;
  changed: boolean;
}

/** A firm of a group is known by its own id, and after a merger by the id that it has now: so each is counted once, however it came. */
const firmsOfProgramme = `
  asked AS (
    SELECT coalesce(k.new_id, f.id) AS id, f.group_id FROM (
      SELECT a.economy, coalesce(a.enterprise_id, m.enterprise_id) AS id, a.group_id FROM programmes.application a
      JOIN programmes.round r ON r.economy = a.economy AND r.id = a.round_id
      LEFT JOIN programmes.application_member m ON m.economy = a.economy AND m.application_id = a.id
      WHERE a.economy = $1 AND r.programme_id = $2 AND a.state <> 'withdrawn') AS f
    LEFT JOIN programmes.known_redirect k ON k.economy = f.economy AND k.old_id = f.id WHERE f.id IS NOT NULL),
  got AS (
    SELECT coalesce(k.new_id, f.id) AS id, f.group_id, f.started_on IS NOT NULL AS served, f.state = 'completed' AS completed,
      EXISTS (SELECT FROM programmes.suggestion s WHERE s.economy = f.economy AND s.delivery_id = f.delivery AND s.state = 'implemented') AS changed
    FROM (
      SELECT d.economy, d.id AS delivery, coalesce(d.enterprise_id, p.enterprise_id) AS id, d.group_id, d.started_on, d.state
      FROM programmes.delivery d LEFT JOIN programmes.participant p ON p.economy = d.economy AND p.delivery_id = d.id
      WHERE d.economy = $1 AND d.programme_id = $2 AND d.state <> 'cancelled') AS f
    LEFT JOIN programmes.known_redirect k ON k.economy = f.economy AND k.old_id = f.id WHERE f.id IS NOT NULL)`;

/**
 * Of every firm that applied for a programme, by itself or with its group: whether it was served, whether the help was completed, and whether anything
 * changed. Of a group's services those count that the firm took part in.
 */
export async function selectTakeUp(tx: Transaction, programmeId: string): Promise<TakeUpRow[]> {
  const { rows } = await tx.client.query<TakeUpRow>(
    `WITH ${firmsOfProgramme},
     firm AS (SELECT DISTINCT id FROM asked),
     help AS (SELECT id, bool_or(served) AS served, bool_or(completed) AS completed, bool_or(changed) AS changed FROM got GROUP BY id)
     SELECT p.employees, f.id IS NOT NULL AS applied, coalesce(h.served, false) AS served,
       coalesce(h.completed, false) AS completed, coalesce(h.changed, false) AS changed
     FROM firm f FULL JOIN help h USING (id)
     CROSS JOIN LATERAL (SELECT (SELECT q.employees FROM registry_api.enterprise_profile q
       WHERE q.economy = $1 AND q.enterprise_id = coalesce(f.id, h.id)) AS employees) AS p`,
    [tx.economy, programmeId],
  );
  return rows;
}

export interface GroupReachRow {
  step: 'applied' | 'served' | 'completed';
  groups: number;
  /** Of the groups, each once though it be in several. */
  firms: number;
  /** Beside them, which no group brought. */
  others: number;
}

/** Groups that applied, were served and had a service completed, with their firms. */
export async function selectGroupReach(tx: Transaction, programmeId: string): Promise<GroupReachRow[]> {
  const { rows } = await tx.client.query<GroupReachRow>(
    `WITH ${firmsOfProgramme},
     step AS (SELECT 'applied' AS step, id, group_id FROM asked
       UNION SELECT 'served', id, group_id FROM got WHERE served UNION SELECT 'completed', id, group_id FROM got WHERE completed)
     SELECT step, count(DISTINCT group_id)::int AS groups, count(DISTINCT id) FILTER (WHERE group_id IS NOT NULL)::int AS firms,
       (count(DISTINCT id) - count(DISTINCT id) FILTER (WHERE group_id IS NOT NULL))::int AS others
     FROM step GROUP BY step HAVING count(group_id) > 0 ORDER BY array_position(ARRAY['applied', 'served', 'completed'], step)`,
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
