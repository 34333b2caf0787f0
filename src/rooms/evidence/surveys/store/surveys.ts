import type { Transaction } from '../../../../platform/context.ts';
import type { Design, DesignCheck, SurveyColumn } from '../model.ts';

export interface SurveyRow {
  id: string;
  name: string;
  file_id: string;
  file_name: string;
  input_hash: string;
  columns: SurveyColumn[];
  row_count: number;
  design: Design | null;
  design_check: DesignCheck | null;
  uploaded_at: Date;
  version: number;
}

const columns =
  'id, name, file_id, file_name, input_hash, columns, row_count, design, design_check, uploaded_at, version';

export async function insertSurvey(
  tx: Transaction,
  survey: Pick<SurveyRow, 'id' | 'name' | 'file_id' | 'file_name' | 'input_hash' | 'columns' | 'row_count'>,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO evidence.survey (economy, id, user_id, name, file_id, file_name, input_hash, columns, row_count)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.economy,
      survey.id,
      userOf(tx),
      survey.name,
      survey.file_id,
      survey.file_name,
      survey.input_hash,
      JSON.stringify(survey.columns),
      survey.row_count,
    ],
  );
}

const userOf = (tx: Transaction) => tx.actor.userId ?? 'system';

/** One’s own alone, an administrator’s eyes included: what a survey says of a firm is nobody else’s. */
export async function findSurvey(tx: Transaction, id: string, lock = false): Promise<SurveyRow | null> {
  const { rows } = await tx.client.query<SurveyRow>(
    `SELECT ${columns} FROM evidence.survey WHERE economy = $1 AND id = $2 AND user_id = $3${lock ? ' FOR UPDATE' : ''}`,
    [tx.economy, id, userOf(tx)],
  );
  return rows[0] ?? null;
}

export async function listSurveys(tx: Transaction): Promise<(SurveyRow & { tables: number; published: number })[]> {
  const { rows } = await tx.client.query<SurveyRow & { tables: number; published: number }>(
    `SELECT s.*, count(t.id)::int AS tables, count(t.release_id)::int AS published
     FROM evidence.survey s LEFT JOIN evidence.survey_table t ON t.economy = s.economy AND t.survey_id = s.id
     WHERE s.economy = $1 AND s.user_id = $2 GROUP BY s.economy, s.id ORDER BY s.uploaded_at DESC LIMIT 100`,
    [tx.economy, userOf(tx)],
  );
  return rows;
}

export async function keepDesign(tx: Transaction, id: string, design: Design, check: DesignCheck): Promise<void> {
  await tx.client.query(
    `UPDATE evidence.survey SET design = $3, design_check = $4, version = version + 1 WHERE economy = $1 AND id = $2`,
    [tx.economy, id, JSON.stringify(design), JSON.stringify(check)],
  );
}

export async function renameSurvey(tx: Transaction, id: string, name: string): Promise<void> {
  await tx.client.query('UPDATE evidence.survey SET name = $3, version = version + 1 WHERE economy = $1 AND id = $2', [
    tx.economy,
    id,
    name,
  ]);
}

export async function deleteSurvey(tx: Transaction, id: string): Promise<void> {
  await tx.client.query('DELETE FROM evidence.survey_table WHERE economy = $1 AND survey_id = $2', [tx.economy, id]);
  await tx.client.query('DELETE FROM evidence.survey WHERE economy = $1 AND id = $2', [tx.economy, id]);
}
