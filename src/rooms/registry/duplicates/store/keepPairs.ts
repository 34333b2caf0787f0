import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../../platform/context.ts';
import type { FirmCells, FoundPair } from '../model.ts';
import { uncertaintyOf, worthOf } from '../rules/worthOf.ts';

const batchSize = 1_000;
const columns = `id uuid, a_id text, b_id text, probability double precision, uncertainty double precision, worth double precision,
  a_hangs integer, b_hangs integer, cautions text[], places text[], prior double precision, levels jsonb, a_cells jsonb, b_cells jsonb`;

/** Pairs that a run found wait for a person; what people decided stays as it is. */
export async function keepPairs(
  tx: Transaction,
  runId: string,
  pairs: readonly FoundPair[],
  hangs: ReadonlyMap<string, number>,
): Promise<void> {
  for (let from = 0; from < pairs.length; from += batchSize) {
    const rows = pairs.slice(from, from + batchSize).map((pair) => rowOf(pair, hangs));
    await tx.client.query(
      `INSERT INTO registry.duplicate_pair AS p (economy, id, a_id, b_id, a_now, b_now, run_id, probability, uncertainty, worth, a_hangs, b_hangs,
         cautions, places, prior, levels, a_cells, b_cells)
       SELECT $1, r.id, r.a_id, r.b_id, r.a_id, r.b_id, $2, r.probability, r.uncertainty, r.worth, r.a_hangs, r.b_hangs,
         r.cautions, r.places, r.prior, r.levels, r.a_cells, r.b_cells
       FROM jsonb_to_recordset($3::jsonb) AS r(${columns})
       ON CONFLICT (economy, a_id, b_id) DO UPDATE SET run_id = excluded.run_id, probability = excluded.probability,
         uncertainty = excluded.uncertainty, worth = excluded.worth, a_hangs = excluded.a_hangs, b_hangs = excluded.b_hangs,
         cautions = excluded.cautions, places = excluded.places, prior = excluded.prior, levels = excluded.levels,
         a_cells = excluded.a_cells, b_cells = excluded.b_cells
       WHERE p.state IN ('waiting', 'later')`,
      [tx.economy, runId, JSON.stringify(rows)],
    );
  }
}

function rowOf({ a, b, score, cautions }: FoundPair, hangs: ReadonlyMap<string, number>) {
  const [one, other] = a.id < b.id ? [a, b] : [b, a];
  const hangsOf = ({ id, establishments }: FoundPair['a']) => establishments + (hangs.get(id) ?? 0);
  return {
    id: randomUUID(),
    a_id: one.id,
    b_id: other.id,
    probability: score.probability,
    uncertainty: uncertaintyOf(score.probability),
    worth: worthOf(score.probability, hangsOf(one) + hangsOf(other)),
    a_hangs: hangsOf(one),
    b_hangs: hangsOf(other),
    cautions,
    places: [...new Set([...one.places, ...other.places])],
    prior: score.logPriorOdds,
    levels: score.levels,
    a_cells: one.cells,
    b_cells: other.cells,
  };
}

/** What waited and was not found again waits no more. */
export async function dropUnfound(tx: Transaction, runId: string): Promise<void> {
  await tx.client.query(
    `DELETE FROM registry.duplicate_pair WHERE economy = $1 AND state = 'waiting' AND run_id IS DISTINCT FROM $2`,
    [tx.economy, runId],
  );
}

/** A pair that somebody decided about without a search having found it. */
export async function keepDecided(
  tx: Transaction,
  one: {
    a: string;
    b: string;
    state: 'same' | 'different';
    cells: ReadonlyMap<string, FirmCells>;
    reason: string;
    batch: string | null;
    mergeEvent: string | null;
  },
): Promise<void> {
  const [a, b] = one.a < one.b ? [one.a, one.b] : [one.b, one.a];
  const cellsOf = (id: string) => {
    const cells = one.cells.get(id);
    return cells === undefined ? null : JSON.stringify(cells);
  };
  await tx.client.query(
    `INSERT INTO registry.duplicate_pair (economy, id, a_id, b_id, a_now, b_now, state, decided_by, decided_by_name, decided_at, decided_how,
       reason, batch, merge_event, a_cells, b_cells)
     VALUES ($1, $2, $3, $4, $3, $4, $5, $6, $7, clock_timestamp(), 'person', $8, $9, $10, $11, $12)
     ON CONFLICT (economy, a_id, b_id) DO UPDATE SET state = excluded.state, decided_by = excluded.decided_by,
       decided_by_name = excluded.decided_by_name, decided_at = excluded.decided_at, decided_how = 'person', reason = excluded.reason,
       batch = excluded.batch, merge_event = excluded.merge_event, version = registry.duplicate_pair.version + 1,
       a_cells = coalesce(registry.duplicate_pair.a_cells, excluded.a_cells), b_cells = coalesce(registry.duplicate_pair.b_cells, excluded.b_cells)`,
    [
      tx.economy,
      randomUUID(),
      a,
      b,
      one.state,
      tx.actor.userId ?? 'anonymous',
      tx.actor.name,
      one.reason,
      one.batch,
      one.mergeEvent,
      cellsOf(a),
      cellsOf(b),
    ],
  );
}
