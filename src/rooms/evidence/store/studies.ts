import type { Transaction } from '../../../platform/context.ts';
import type { StudyCard, StudyPlan, StudyResult, StudyState } from '../model.ts';

export interface StudyRow {
  id: string;
  round_id: string;
  programme_id: string;
  title: string;
  indicator: string;
  unit: string;
  source: string;
  baseline_period: string | null;
  follow_up_period: string | null;
  plan: StudyPlan;
  outcomes_known: boolean;
  state: StudyState;
  reason: string | null;
  release_key: string;
  /** What is shown beside a published effect. */
  card: StudyCard | null;
  simulated: boolean;
  registered_at: Date;
  evaluated_at: Date | null;
  version: number;
}

const columns = `id, round_id, programme_id, title, indicator, unit, source, baseline_period, follow_up_period, plan,
  outcomes_known, state, reason, release_key, card, simulated, registered_at, evaluated_at, version`;

export async function findStudy(tx: Transaction, where: { id: string } | { round: string }): Promise<StudyRow | null> {
  const [column, value] = 'id' in where ? ['id', where.id] : ['round_id', where.round];
  const { rows } = await tx.client.query<StudyRow>(
    `SELECT ${columns} FROM evidence.study WHERE economy = $1 AND ${column} = $2`,
    [tx.economy, value],
  );
  return rows[0] ?? null;
}

export async function listStudiesOf(tx: Transaction, programmeId: string): Promise<StudyRow[]> {
  const { rows } = await tx.client.query<StudyRow>(
    `SELECT ${columns} FROM evidence.study WHERE economy = $1 AND programme_id = $2 ORDER BY registered_at DESC, id`,
    [tx.economy, programmeId],
  );
  return rows;
}

export async function selectStudies(
  tx: Transaction,
  { state, limit, offset }: { state: StudyState | null; limit: number; offset: number },
): Promise<{ rows: StudyRow[]; total: number }> {
  const where = 'economy = $1 AND ($2::text IS NULL OR state = $2)';
  const { rows } = await tx.client.query<StudyRow>(
    `SELECT ${columns} FROM evidence.study WHERE ${where} ORDER BY registered_at DESC, id LIMIT $3 OFFSET $4`,
    [tx.economy, state, limit, offset],
  );
  const count = await tx.client.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM evidence.study WHERE ${where}`,
    [tx.economy, state],
  );
  return { rows, total: count.rows[0]?.total ?? 0 };
}

export type NewStudy = Pick<
  StudyRow,
  | 'id'
  | 'round_id'
  | 'programme_id'
  | 'title'
  | 'indicator'
  | 'unit'
  | 'source'
  | 'baseline_period'
  | 'follow_up_period'
  | 'plan'
  | 'outcomes_known'
  | 'release_key'
  | 'simulated'
>;

/** False where the round has a study already. */
export async function insertStudy(tx: Transaction, study: NewStudy): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `INSERT INTO evidence.study (economy, id, round_id, programme_id, title, indicator, unit, source, baseline_period,
       follow_up_period, plan, outcomes_known, state, release_key, simulated, registered_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'registered', $13, $14, $15)
     ON CONFLICT (economy, round_id) DO NOTHING`,
    [
      tx.economy,
      study.id,
      study.round_id,
      study.programme_id,
      study.title,
      study.indicator,
      study.unit,
      study.source,
      study.baseline_period,
      study.follow_up_period,
      JSON.stringify(study.plan),
      study.outcomes_known,
      study.release_key,
      study.simulated,
      tx.actor.userId ?? 'system',
    ],
  );
  return rowCount === 1;
}

export interface VersionRow {
  number: number;
  state: StudyState;
  reason: string | null;
  result: StudyResult | null;
  inputs: StudyInput[];
  input_hash: string;
  release_id: string | null;
  computed_at: Date;
}
export type StudyInput = [
  application: string,
  outcome: number | null,
  baseline: number | null,
  periods?: [period: string, value: number][],
];

export async function listVersions(tx: Transaction, studyId: string): Promise<VersionRow[]> {
  const { rows } = await tx.client.query<VersionRow>(
    `SELECT number, state, reason, result, inputs, input_hash, release_id, computed_at FROM evidence.study_version
     WHERE economy = $1 AND study_id = $2 ORDER BY number DESC`,
    [tx.economy, studyId],
  );
  return rows;
}

/** One run of a study after the other. */
export async function lockStudy(tx: Transaction, id: string): Promise<void> {
  await tx.client.query('SELECT FROM evidence.study WHERE economy = $1 AND id = $2 FOR UPDATE', [tx.economy, id]);
}

export async function insertVersion(
  tx: Transaction,
  studyId: string,
  version: Omit<VersionRow, 'computed_at'>,
  at: Date,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO evidence.study_version
       (economy, study_id, number, state, reason, result, inputs, input_hash, release_id, computed_by, computed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.economy,
      studyId,
      version.number,
      version.state,
      version.reason,
      version.result === null ? null : JSON.stringify(version.result),
      JSON.stringify(version.inputs),
      version.input_hash,
      version.release_id,
      tx.actor.userId ?? 'system',
      at,
    ],
  );
  await tx.client.query(
    `UPDATE evidence.study SET state = $3, reason = $4, evaluated_at = $5, card = $6, version = version + 1
     WHERE economy = $1 AND id = $2`,
    [
      tx.economy,
      studyId,
      version.state,
      version.reason,
      at,
      version.state === 'estimated' && version.result?.card ? JSON.stringify(version.result.card) : null,
    ],
  );
}

export async function deleteSimulatedStudies(tx: Transaction): Promise<void> {
  await tx.client.query(
    `DELETE FROM evidence.study_version v USING evidence.study s
     WHERE s.economy = $1 AND s.simulated AND v.economy = s.economy AND v.study_id = s.id`,
    [tx.economy],
  );
  await tx.client.query('DELETE FROM evidence.study WHERE economy = $1 AND simulated', [tx.economy]);
}
