import type { Transaction } from '../../../../platform/context.ts';
import type { BandCount, DuplicatePair, ExplainedPair, FirmCells, PairState } from '../model.ts';
import { bands } from '../model.ts';

type Row = Omit<DuplicatePair, 'decidedAt'> & { decidedAt: Date | null };
const columns = `p.id, p.a_id AS "aId", p.b_id AS "bId", p.a_now AS "aNow", p.b_now AS "bNow",
  coalesce(a.name, p.a_cells->>'name', p.a_id) AS "aName", coalesce(b.name, p.b_cells->>'name', p.b_id) AS "bName", p.run_id AS "runId",
  p.probability, p.worth, p.a_hangs AS "aHangs", p.b_hangs AS "bHangs", p.cautions, p.state, p.decided_by_name AS "decidedBy",
  p.decided_at AS "decidedAt", p.decided_how AS "decidedHow", p.reason, p.batch, p.merge_event AS "mergeEvent", p.version`;
// The firm by its own id: of two that were made one, the one that went is known by what was compared.
const joined = `registry.duplicate_pair p
  LEFT JOIN registry.enterprise a ON a.economy = p.economy AND a.id = CASE WHEN p.a_now = p.b_now OR p.a_now = p.a_id THEN p.a_id ELSE p.a_now END
  LEFT JOIN registry.enterprise b ON b.economy = p.economy AND b.id = CASE WHEN p.a_now = p.b_now OR p.b_now = p.b_id THEN p.b_id ELSE p.b_now END`;
const mainOf = (name: string) => name.split('\u001f')[0]!;
const asPair = <R extends Row>(row: R) => ({
  ...row,
  aName: mainOf(row.aName),
  bName: mainOf(row.bName),
  decidedAt: row.decidedAt?.toISOString() ?? null,
});

export interface PairFilter {
  state: PairState | null;
  place: string | null;
  from: number | null;
  to: number | null;
}

const where = `p.economy = $1 AND p.shown AND ($2::text IS NULL OR p.state = $2) AND ($3::text IS NULL OR p.places @> ARRAY[$3::text])
  AND ($4::float8 IS NULL OR p.probability >= $4) AND ($5::float8 IS NULL OR p.probability < $5)`;
const valuesOf = (tx: Transaction, { state, place, from, to }: PairFilter) => [tx.economy, state, place, from, to];

/** Those that wait by what a decision is worth, those that were decided from the latest on. */
export async function selectPairs(
  tx: Transaction,
  filter: PairFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; pairs: DuplicatePair[] }> {
  const { rows } = await tx.client.query<Row>(
    `SELECT ${columns} FROM ${joined} WHERE ${where}
     ORDER BY CASE WHEN p.state IN ('waiting', 'later') THEN NULL ELSE p.decided_at END DESC NULLS FIRST, p.worth DESC, p.id LIMIT $6 OFFSET $7`,
    [...valuesOf(tx, filter), limit, offset],
  );
  const counted = await tx.client.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM registry.duplicate_pair p WHERE ${where}`,
    valuesOf(tx, filter),
  );
  return { total: counted.rows[0]?.total ?? 0, pairs: rows.map(asPair) };
}

export async function selectPair(tx: Transaction, id: string, lock = false): Promise<ExplainedPair | null> {
  const { rows } = await tx.client.query<Row & Pick<ExplainedPair, 'prior' | 'levels' | 'aCells' | 'bCells'>>(
    `SELECT ${columns}, p.prior, p.levels, p.a_cells AS "aCells", p.b_cells AS "bCells" FROM ${joined}
     WHERE p.economy = $1 AND p.id = $2 ${lock ? 'FOR UPDATE OF p' : ''}`,
    [tx.economy, id],
  );
  return rows[0] === undefined ? null : asPair(rows[0]);
}

export async function countStates(tx: Transaction): Promise<Record<PairState, number>> {
  const { rows } = await tx.client.query<{ state: PairState; count: number }>(
    'SELECT state, count(*)::int AS count FROM registry.duplicate_pair WHERE economy = $1 AND shown GROUP BY state',
    [tx.economy],
  );
  const counts = { waiting: 0, later: 0, same: 0, different: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

/** What people decided of pairs that a search had found, by how probable it held them; machines and merges by another way don't count. */
export async function countBands(tx: Transaction): Promise<BandCount[]> {
  const { rows } = await tx.client.query<{ band: number; waiting: number; same: number; different: number }>(
    `SELECT width_bucket(least(probability, 0.999999), $2::float8[]) AS band,
       count(*) FILTER (WHERE state IN ('waiting', 'later') AND shown)::int AS waiting,
       count(*) FILTER (WHERE state = 'same' AND decided_how = 'person')::int AS same,
       count(*) FILTER (WHERE state = 'different' AND decided_how = 'person')::int AS different
     FROM registry.duplicate_pair WHERE economy = $1 AND probability IS NOT NULL GROUP BY 1`,
    [tx.economy, [...bands]],
  );
  return bands.slice(0, -1).map((from, index) => {
    const found = rows.find(({ band }) => band === index + 1);
    return {
      from,
      to: bands[index + 1]!,
      waiting: found?.waiting ?? 0,
      same: found?.same ?? 0,
      different: found?.different ?? 0,
    };
  });
}

/** What binds and teaches the next search: firms found to be different, and records that people found to be one. */
export async function selectJudged(
  tx: Transaction,
): Promise<{ different: [string, string][]; same: [FirmCells, FirmCells][] }> {
  const { rows } = await tx.client.query<{
    state: PairState;
    aNow: string;
    bNow: string;
    aCells: FirmCells | null;
    bCells: FirmCells | null;
  }>(
    `SELECT state, a_now AS "aNow", b_now AS "bNow", CASE WHEN state = 'same' THEN a_cells END AS "aCells",
       CASE WHEN state = 'same' THEN b_cells END AS "bCells"
     FROM registry.duplicate_pair WHERE economy = $1 AND ((state = 'different' AND a_now <> b_now) OR (state = 'same' AND decided_how = 'person'))
     ORDER BY a_id, b_id`,
    [tx.economy],
  );
  return {
    different: rows.filter(({ state }) => state === 'different').map(({ aNow, bNow }) => [aNow, bNow]),
    same: rows.flatMap(({ state, aCells, bCells }): [FirmCells, FirmCells][] =>
      state === 'same' && aCells !== null && bCells !== null ? [[aCells, bCells]] : [],
    ),
  };
}

/** Found by this run, sure enough, with nothing that asks for a person. */
export async function selectSurePairs(tx: Transaction, runId: string, upper: number): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `SELECT id FROM registry.duplicate_pair WHERE economy = $1 AND run_id = $2 AND probability >= $3 AND cautions = '{}' AND state = 'waiting'
       AND shown ORDER BY probability DESC, id`,
    [tx.economy, runId, upper],
  );
  return rows.map(({ id }) => id);
}

/** Places of pairs that are shown, to filter by. */
export async function selectPairPlaces(tx: Transaction): Promise<{ code: string; name: string; count: number }[]> {
  const { rows } = await tx.client.query<{ code: string; name: string; count: number }>(
    `SELECT l.code, l.name, count(*)::int AS count FROM registry.duplicate_pair p, unnest(p.places) AS c(code)
     JOIN registry.place l ON l.economy = $1 AND l.code = c.code
     WHERE p.economy = $1 AND p.shown GROUP BY l.code, l.name, l.level ORDER BY l.level, l.name, l.code LIMIT 500`,
    [tx.economy],
  );
  return rows;
}
