import type { Transaction } from '../../../../platform/context.ts';
import type { AssignmentRule, RoundDesign, RoundRule } from '../model.ts';

export interface RoundRow {
  id: string;
  programmeId: string;
  programmeVersion: number;
  programmeTitle: string;
  programmeInstrument: string;
  title: string;
  unit: 'enterprise' | 'group';
  places: number;
  opensOn: string;
  closesOn: string;
  assignmentRule: AssignmentRule;
  rule: RoundRule;
  design: RoundDesign | Record<string, never>;
  smallestEffect: number | null;
  seedCommitment: string | null;
  listHash: string | null;
  drawnAt: Date | null;
  budget: string | null;
  currency: string | null;
  state: 'draft' | 'open' | 'assigned' | 'cancelled';
  simulated: boolean;
  version: number;
}

const columns = `r.id, r.programme_id AS "programmeId", r.programme_version AS "programmeVersion", p.title AS "programmeTitle",
  p.instrument AS "programmeInstrument", r.title, r.unit, r.places, r.opens_on::text AS "opensOn", r.closes_on::text AS "closesOn",
  r.assignment_rule AS "assignmentRule", r.rule, r.design, r.smallest_effect AS "smallestEffect", r.seed_commitment AS "seedCommitment",
  r.list_hash AS "listHash", r.drawn_at AS "drawnAt", trim_scale(r.budget)::text AS budget, r.currency, r.state, r.simulated, r.version`;
const source = `programmes.round r JOIN programmes.programme p
  ON p.economy = r.economy AND p.id = r.programme_id AND p.version = r.programme_version`;

export async function selectRound(tx: Transaction, id: string, lock = false): Promise<RoundRow | null> {
  const { rows } = await tx.client.query<RoundRow>(
    `SELECT ${columns} FROM ${source} WHERE r.economy = $1 AND r.id = $2 ${lock ? 'FOR UPDATE OF r' : ''}`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export async function selectRounds(tx: Transaction, programmeId: string | null): Promise<RoundRow[]> {
  const { rows } = await tx.client.query<RoundRow>(
    `SELECT ${columns} FROM ${source}
     WHERE r.economy = $1 AND ($2::text IS NULL OR r.programme_id = $2) AND r.state <> 'cancelled'
     ORDER BY r.opens_on DESC, r.title, r.id LIMIT 500`,
    [tx.economy, programmeId],
  );
  return rows;
}

export interface NewRound
  extends Pick<
    RoundRow,
    | 'id'
    | 'programmeId'
    | 'title'
    | 'places'
    | 'opensOn'
    | 'closesOn'
    | 'assignmentRule'
    | 'rule'
    | 'budget'
    | 'currency'
    | 'smallestEffect'
  > {
  design: RoundDesign | Record<string, never>;
}

/** Null where the programme is not one that can be applied for. */
export async function insertRound(tx: Transaction, round: NewRound): Promise<string | null> {
  const { rows } = await tx.client.query<{ id: string }>(
    `INSERT INTO programmes.round (economy, id, programme_id, programme_version, title, unit, places, opens_on, closes_on, assignment_rule, rule,
       design, smallest_effect, budget, currency, state, simulated, created_by)
     SELECT economy, $2, id, version, $4, unit, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'draft', simulated, $14
     FROM programmes.programme WHERE economy = $1 AND id = $3 AND is_current AND shelf = 'live' AND state = 'published' AND unit <> 'person'
     RETURNING id`,
    [
      tx.economy,
      round.id,
      round.programmeId,
      round.title,
      round.places,
      round.opensOn,
      round.closesOn,
      round.assignmentRule,
      JSON.stringify(round.rule),
      JSON.stringify(round.design),
      round.smallestEffect,
      round.budget,
      round.currency,
      tx.actor.userId ?? 'anonymous',
    ],
  );
  return rows[0]?.id ?? null;
}

/** False where somebody changed the round since it was read. */
export async function openRound(tx: Transaction, id: string, commitment: string, version: number): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE programmes.round SET state = 'open', seed_commitment = $3, version = version + 1
     WHERE economy = $1 AND id = $2 AND version = $4 AND state = 'draft'`,
    [tx.economy, id, commitment, version],
  );
  return rowCount === 1;
}

export async function cancelRound(tx: Transaction, id: string, version: number): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE programmes.round SET state = 'cancelled', version = version + 1
     WHERE economy = $1 AND id = $2 AND version = $3 AND state = 'draft'`,
    [tx.economy, id, version],
  );
  return rowCount === 1;
}

export async function closeRound(tx: Transaction, id: string, listHash: string, at: Date): Promise<void> {
  await tx.client.query(
    `UPDATE programmes.round SET state = 'assigned', list_hash = $3, drawn_at = $4, version = version + 1 WHERE economy = $1 AND id = $2`,
    [tx.economy, id, listHash, at],
  );
}

export async function insertSeed(tx: Transaction, roundId: string, seed: string): Promise<void> {
  await tx.client.query('INSERT INTO programmes.lottery_seed (economy, round_id, seed) VALUES ($1, $2, $3)', [
    tx.economy,
    roundId,
    seed,
  ]);
}

export async function selectSeed(
  tx: Transaction,
  roundId: string,
): Promise<{ seed: string; revealed: boolean } | null> {
  const { rows } = await tx.client.query<{ seed: string; revealed: boolean }>(
    'SELECT seed, revealed_at IS NOT NULL AS revealed FROM programmes.lottery_seed WHERE economy = $1 AND round_id = $2',
    [tx.economy, roundId],
  );
  return rows[0] ?? null;
}

export async function revealSeed(tx: Transaction, roundId: string, at: Date): Promise<void> {
  await tx.client.query('UPDATE programmes.lottery_seed SET revealed_at = $3 WHERE economy = $1 AND round_id = $2', [
    tx.economy,
    roundId,
    at,
  ]);
}
