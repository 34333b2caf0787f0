import type { LinkageModel } from '../../../../kernels/resolution/index.ts';
import type { Transaction } from '../../../../platform/context.ts';
import type { DuplicateRun } from '../model.ts';

type Row = Omit<DuplicateRun, 'finishedAt'> & { finishedAt: Date };
const columns = `id, kind, import_id AS "importId", model_run AS "modelRun", model_version AS "modelVersion", seed, lower, upper, figures,
  started_by_name AS "startedBy", finished_at AS "finishedAt"`;
const asRun = (row: Row): DuplicateRun => ({ ...row, finishedAt: row.finishedAt.toISOString() });

export async function insertRun(
  tx: Transaction,
  run: Omit<DuplicateRun, 'finishedAt' | 'startedBy'> & { model: LinkageModel | null },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.duplicate_run (economy, id, kind, import_id, model_run, model_version, model, seed, lower, upper, figures, started_by, started_by_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      tx.economy,
      run.id,
      run.kind,
      run.importId,
      run.modelRun,
      run.modelVersion,
      run.model === null ? null : JSON.stringify(run.model),
      run.seed,
      run.lower,
      run.upper,
      JSON.stringify(run.figures),
      tx.actor.userId ?? 'anonymous',
      tx.actor.name,
    ],
  );
}

export async function updateFigures(tx: Transaction, id: string, figures: DuplicateRun['figures']): Promise<void> {
  await tx.client.query('UPDATE registry.duplicate_run SET figures = $3 WHERE economy = $1 AND id = $2', [
    tx.economy,
    id,
    JSON.stringify(figures),
  ]);
}

export async function selectRuns(
  tx: Transaction,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; runs: DuplicateRun[] }> {
  const { rows } = await tx.client.query<Row>(
    `SELECT ${columns} FROM registry.duplicate_run WHERE economy = $1 ORDER BY finished_at DESC, id LIMIT $2 OFFSET $3`,
    [tx.economy, limit, offset],
  );
  const counted = await tx.client.query<{ total: number }>(
    'SELECT count(*)::int AS total FROM registry.duplicate_run WHERE economy = $1',
    [tx.economy],
  );
  return { total: counted.rows[0]?.total ?? 0, runs: rows.map(asRun) };
}

export async function selectRun(
  tx: Transaction,
  id: string,
): Promise<(DuplicateRun & { model: LinkageModel | null }) | null> {
  const { rows } = await tx.client.query<Row & { model: LinkageModel | null }>(
    `SELECT ${columns}, model FROM registry.duplicate_run WHERE economy = $1 AND id = $2`,
    [tx.economy, id],
  );
  return rows[0] === undefined ? null : { ...asRun(rows[0]), model: rows[0].model };
}

/** What was learned last, and by which run. */
export async function selectLastModel(tx: Transaction): Promise<{ run: string; model: LinkageModel } | null> {
  const { rows } = await tx.client.query<{ run: string; model: LinkageModel }>(
    `SELECT id AS run, model FROM registry.duplicate_run WHERE economy = $1 AND model IS NOT NULL ORDER BY finished_at DESC, id LIMIT 1`,
    [tx.economy],
  );
  return rows[0] ?? null;
}

/** Whether the new firms of an import were compared already: news may come twice. */
export async function hasRunOf(tx: Transaction, importId: string): Promise<boolean> {
  const { rows } = await tx.client.query(
    'SELECT FROM registry.duplicate_run WHERE economy = $1 AND import_id = $2 LIMIT 1',
    [tx.economy, importId],
  );
  return rows.length > 0;
}

/** One search of an economy at a time; false where another one is at work. */
export async function lockSearch(tx: Transaction): Promise<boolean> {
  const { rows } = await tx.client.query<{ taken: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('registry.findDuplicates ' || $1, 0)) AS taken`,
    [tx.economy],
  );
  return rows[0]?.taken ?? false;
}
