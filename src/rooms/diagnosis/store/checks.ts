import type { Transaction } from '../../../platform/context.ts';
import type { Answers } from '../model.ts';
import type { FoundGap } from '../rules/interpret.ts';

export interface CheckRow {
  id: string;
  enterpriseId: string;
  enterpriseName: string;
  organisation: string | null;
  questionnaireVersion: number;
  answers: Answers;
  evidence: 'stated' | 'observed';
  state: 'open' | 'done';
  startedAt: Date;
  doneAt: Date | null;
  simulated: boolean;
  version: number;
}

const columns = `c.id, c.enterprise_id AS "enterpriseId", coalesce(e.name, c.enterprise_id) AS "enterpriseName", c.organisation,
  c.questionnaire_version AS "questionnaireVersion", c.answers, c.evidence, c.state, c.started_at AS "startedAt", c.done_at AS "doneAt",
  c.simulated, c.version`;
const source = `diagnosis.capability_check c LEFT JOIN registry_api.enterprise e ON e.economy = c.economy AND e.id = c.enterprise_id`;

export async function selectCheck(tx: Transaction, id: string, lock = false): Promise<CheckRow | null> {
  const { rows } = await tx.client.query<CheckRow>(
    `SELECT ${columns} FROM ${source} WHERE c.economy = $1 AND c.id = $2 ${lock ? 'FOR UPDATE OF c' : ''}`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export async function selectChecks(
  tx: Transaction,
  enterpriseIds: readonly string[],
  doneOnly: boolean,
): Promise<CheckRow[]> {
  const { rows } = await tx.client.query<CheckRow>(
    `SELECT ${columns} FROM ${source} WHERE c.economy = $1 AND c.enterprise_id = ANY($2) AND (NOT $3 OR c.state = 'done')
     ORDER BY c.started_at DESC, c.id LIMIT 50`,
    [tx.economy, enterpriseIds, doneOnly],
  );
  return rows;
}

export interface NewCheck {
  id: string;
  enterpriseId: string;
  organisation: string | null;
  questionnaire: string;
  questionnaireVersion: number;
  evidence: 'stated' | 'observed';
  simulated: boolean;
}

export async function insertCheck(tx: Transaction, one: NewCheck, at: Date): Promise<void> {
  await tx.client.query(
    `INSERT INTO diagnosis.capability_check (economy, id, enterprise_id, organisation, questionnaire, questionnaire_version, evidence, state, simulated,
       started_by, started_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9, $10)`,
    [
      tx.economy,
      one.id,
      one.enterpriseId,
      one.organisation,
      one.questionnaire,
      one.questionnaireVersion,
      one.evidence,
      one.simulated,
      tx.actor.userId ?? 'anonymous',
      at,
    ],
  );
}

export async function keepAnswers(tx: Transaction, id: string, answers: Answers): Promise<void> {
  await tx.client.query(
    'UPDATE diagnosis.capability_check SET answers = $3, version = version + 1 WHERE economy = $1 AND id = $2',
    [tx.economy, id, JSON.stringify(answers)],
  );
}

/** Ends a check and writes down what it found. */
export async function finishCheck(
  tx: Transaction,
  check: CheckRow,
  gaps: readonly FoundGap[],
  at: Date,
): Promise<void> {
  await tx.client.query(
    `UPDATE diagnosis.capability_check SET state = 'done', done_at = $3, version = version + 1 WHERE economy = $1 AND id = $2`,
    [tx.economy, check.id, at],
  );
  for (const { gap, question, level, target } of gaps) {
    await tx.client.query(
      `INSERT INTO diagnosis.gap (economy, check_id, gap, organisation, question, level, target) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT DO NOTHING`,
      [tx.economy, check.id, gap, check.organisation, question, level, target],
    );
  }
}

export async function deleteSimulatedChecks(tx: Transaction): Promise<void> {
  await tx.client.query('DELETE FROM diagnosis.capability_check WHERE economy = $1 AND simulated', [tx.economy]);
}
