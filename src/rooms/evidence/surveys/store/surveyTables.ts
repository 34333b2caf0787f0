import type { Transaction } from '../../../../platform/context.ts';
import type { Difference, TableRequest, TableResult, tableStates } from '../model.ts';

export interface TableSpec {
  design: Record<string, unknown>;
  estimates: Record<string, unknown>[];
  indicators: Record<string, unknown>[];
}

export interface SurveyTableRow {
  id: string;
  survey_id: string;
  title: string;
  request: TableRequest;
  state: (typeof tableStates)[number];
  spec: TableSpec | null;
  result: TableResult | null;
  tests: Difference[];
  faults: string[];
  release_id: string | null;
  asked_at: Date;
  built_at: Date | null;
}

const columns = 'id, survey_id, title, request, state, spec, result, tests, faults, release_id, asked_at, built_at';
const userOf = (tx: Transaction) => tx.actor.userId ?? 'system';

export async function insertSurveyTable(
  tx: Transaction,
  table: Pick<SurveyTableRow, 'id' | 'survey_id' | 'title' | 'request'>,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO evidence.survey_table (economy, id, survey_id, user_id, title, request, state)
     VALUES ($1, $2, $3, $4, $5, $6, 'waiting')`,
    [tx.economy, table.id, table.survey_id, userOf(tx), table.title, JSON.stringify(table.request)],
  );
}

export async function findSurveyTable(tx: Transaction, id: string, lock = false): Promise<SurveyTableRow | null> {
  const { rows } = await tx.client.query<SurveyTableRow>(
    `SELECT ${columns} FROM evidence.survey_table
     WHERE economy = $1 AND id = $2 AND user_id = $3${lock ? ' FOR UPDATE' : ''}`,
    [tx.economy, id, userOf(tx)],
  );
  return rows[0] ?? null;
}

export async function listSurveyTables(tx: Transaction, survey: string): Promise<SurveyTableRow[]> {
  const { rows } = await tx.client.query<SurveyTableRow>(
    `SELECT ${columns} FROM evidence.survey_table
     WHERE economy = $1 AND survey_id = $2 AND user_id = $3 ORDER BY asked_at DESC LIMIT 200`,
    [tx.economy, survey, userOf(tx)],
  );
  return rows;
}

export async function keepTable(
  tx: Transaction,
  id: string,
  spec: object,
  result: TableResult,
  at: Date,
): Promise<void> {
  await tx.client.query(
    `UPDATE evidence.survey_table SET state = 'built', spec = $3, result = $4, faults = '[]', built_at = $5, version = version + 1
     WHERE economy = $1 AND id = $2`,
    [tx.economy, id, JSON.stringify(spec), JSON.stringify(result), at],
  );
}

export async function keepFaults(tx: Transaction, id: string, faults: readonly string[], at: Date): Promise<void> {
  await tx.client.query(
    `UPDATE evidence.survey_table SET state = 'failed', faults = $3, built_at = $4, version = version + 1
     WHERE economy = $1 AND id = $2`,
    [tx.economy, id, JSON.stringify(faults), at],
  );
}

export async function keepTests(tx: Transaction, id: string, tests: readonly Difference[]): Promise<void> {
  await tx.client.query(
    'UPDATE evidence.survey_table SET tests = $3, version = version + 1 WHERE economy = $1 AND id = $2',
    [tx.economy, id, JSON.stringify(tests)],
  );
}

export async function renameSurveyTable(tx: Transaction, id: string, title: string): Promise<void> {
  await tx.client.query(
    'UPDATE evidence.survey_table SET title = $3, version = version + 1 WHERE economy = $1 AND id = $2',
    [tx.economy, id, title],
  );
}

export async function deleteSurveyTable(tx: Transaction, id: string): Promise<void> {
  await tx.client.query('DELETE FROM evidence.survey_table WHERE economy = $1 AND id = $2', [tx.economy, id]);
}

export async function markTableReleased(tx: Transaction, id: string, release: string): Promise<void> {
  await tx.client.query(
    'UPDATE evidence.survey_table SET release_id = $3, version = version + 1 WHERE economy = $1 AND id = $2',
    [tx.economy, id, release],
  );
}
