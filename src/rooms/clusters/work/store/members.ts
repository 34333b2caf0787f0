import type { Transaction } from '../../../../platform/context.ts';
import type { MemberState } from '../model.ts';

export interface MemberRow {
  id: string;
  programmeId: string;
  enterpriseId: string;
  name: string;
  state: MemberState;
  named: boolean;
  invitedAt: Date;
  answeredAt: Date | null;
  answeredFor: string | null;
  answerPaper: string | null;
  leftAt: Date | null;
  version: number;
}

const columns = `m.id, m.programme_id AS "programmeId", m.enterprise_id AS "enterpriseId", coalesce(e.name, m.enterprise_id) AS name, m.state,
  m.named, m.invited_at AS "invitedAt", m.answered_at AS "answeredAt", m.answered_for AS "answeredFor", m.answer_paper AS "answerPaper",
  m.left_at AS "leftAt", m.version`;
const source = `clusters.programme_member m LEFT JOIN registry_api.enterprise e ON e.economy = m.economy AND e.id = m.enterprise_id`;

/** Those of whom the actor may know. */
export async function selectMembers(tx: Transaction, programmeIds: readonly string[]): Promise<MemberRow[]> {
  const { rows } = await tx.client.query<MemberRow>(
    `SELECT ${columns} FROM ${source} WHERE m.economy = $1 AND m.programme_id = ANY ($2) ORDER BY name, m.id LIMIT 5000`,
    [tx.economy, programmeIds],
  );
  return rows;
}

export async function selectMember(tx: Transaction, id: string): Promise<MemberRow | null> {
  const { rows } = await tx.client.query<MemberRow>(
    `SELECT ${columns} FROM ${source} WHERE m.economy = $1 AND m.id = $2`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export async function selectMembershipsOf(tx: Transaction, enterpriseIds: readonly string[]): Promise<MemberRow[]> {
  const { rows } = await tx.client.query<MemberRow>(
    `SELECT ${columns} FROM ${source} WHERE m.economy = $1 AND m.enterprise_id = ANY ($2)
     ORDER BY m.state = 'invited' DESC, m.invited_at DESC, m.id LIMIT 200`,
    [tx.economy, enterpriseIds],
  );
  return rows;
}

/** How many firms agreed to take part in a programme that is public; names of nobody. */
export async function countMembers(tx: Transaction, programmeId: string): Promise<number> {
  const { rows } = await tx.client.query<{ members: number }>('SELECT clusters.count_members($1, $2) AS members', [
    tx.economy,
    programmeId,
  ]);
  return rows[0]?.members ?? 0;
}

/** False where the firm was invited before. */
export async function insertMember(
  tx: Transaction,
  one: { id: string; programmeId: string; organisation: string | null; enterpriseId: string; simulated: boolean },
  at: Date,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `INSERT INTO clusters.programme_member (economy, id, programme_id, organisation, enterprise_id, simulated, invited_by, invited_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [
      ...[tx.economy, one.id, one.programmeId, one.organisation, one.enterpriseId, one.simulated],
      ...[tx.actor.userId ?? 'system', at],
    ],
  );
  return rowCount === 1;
}

export interface MemberAnswer {
  id: string;
  from: readonly MemberState[];
  state: MemberState;
  named: boolean;
  /** The organisation for which the answer was given. */
  answeredFor: string | null;
  paper: string | null;
  version: number;
}

/** False where it changed since it was read, or the actor may not answer. */
export async function updateAnswer(tx: Transaction, answer: MemberAnswer, at: Date): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE clusters.programme_member SET state = $3, named = $4, answered_by = $5, answered_for = $6, answer_paper = $7,
       answered_at = CASE WHEN $3 = 'left' THEN answered_at ELSE $8 END, left_at = CASE WHEN $3 = 'left' THEN $8::timestamptz END,
       version = version + 1
     WHERE economy = $1 AND id = $2 AND version = $9 AND state = ANY ($10)`,
    [
      ...[tx.economy, answer.id, answer.state, answer.named, tx.actor.userId ?? 'system', answer.answeredFor],
      ...[answer.paper, at, answer.version, answer.from],
    ],
  );
  return rowCount === 1;
}
