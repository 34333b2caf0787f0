import type { Transaction } from '../../../platform/context.ts';
import type { TableEstimates } from '../analyses/survey/estimateTable.ts';
import type { Declaration } from '../rules/publishedTables.ts';

export interface SurveyFileRow {
  id: string;
  table_id: string;
  file_id: string;
  file_name: string;
  columns: string[];
  declaration: Declaration | null;
  result: TableEstimates | null;
  input_hash: string;
  release_id: string | null;
  uploaded_at: Date;
  computed_at: Date | null;
  version: number;
}

const columns =
  'id, table_id, file_id, file_name, columns, declaration, result, input_hash, release_id, uploaded_at, computed_at, version';

export async function insertSurveyFile(
  tx: Transaction,
  file: Pick<SurveyFileRow, 'id' | 'table_id' | 'file_id' | 'file_name' | 'columns' | 'input_hash'>,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO evidence.survey_file (economy, id, table_id, user_id, file_id, file_name, columns, input_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tx.economy,
      file.id,
      file.table_id,
      tx.actor.userId ?? 'system',
      file.file_id,
      file.file_name,
      JSON.stringify(file.columns),
      file.input_hash,
    ],
  );
}

export async function findSurveyFile(tx: Transaction, tableId: string, id: string): Promise<SurveyFileRow | null> {
  const { rows } = await tx.client.query<SurveyFileRow>(
    `SELECT ${columns} FROM evidence.survey_file WHERE economy = $1 AND table_id = $2 AND id = $3`,
    [tx.economy, tableId, id],
  );
  return rows[0] ?? null;
}

/** The reader's own, newest first. */
export async function listSurveyFiles(tx: Transaction, tableId: string): Promise<SurveyFileRow[]> {
  const { rows } = await tx.client.query<SurveyFileRow>(
    `SELECT ${columns} FROM evidence.survey_file WHERE economy = $1 AND table_id = $2 AND user_id = $3
     ORDER BY uploaded_at DESC LIMIT 20`,
    [tx.economy, tableId, tx.actor.userId ?? 'system'],
  );
  return rows;
}

export async function keepEstimates(
  tx: Transaction,
  id: string,
  declaration: Declaration,
  result: TableEstimates,
  at: Date,
): Promise<void> {
  await tx.client.query(
    `UPDATE evidence.survey_file SET declaration = $3, result = $4, computed_at = $5, release_id = NULL, version = version + 1
     WHERE economy = $1 AND id = $2`,
    [tx.economy, id, JSON.stringify(declaration), JSON.stringify(result), at],
  );
}

export async function markReleased(tx: Transaction, id: string, release: string): Promise<void> {
  await tx.client.query('UPDATE evidence.survey_file SET release_id = $3 WHERE economy = $1 AND id = $2', [
    tx.economy,
    id,
    release,
  ]);
}
