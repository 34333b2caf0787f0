import type { Transaction } from '../../../../platform/context.ts';
import type { ClusterFeature, DetectOutput } from '../../analyses/detect/detectOutput.ts';
import type { RunOptions } from '../model.ts';

export interface RunRow {
  id: string;
  state: 'queued' | 'done' | 'failed' | 'cancelled';
  job_id: string | null;
  grouping: string;
  groups_id: string | null;
  groups_version: string | null;
  options: RunOptions;
  definition: string;
  method: Pick<DetectOutput['method'], 'routes' | 'contiguity' | 'islandsLinked' | 'null'> | null;
  quality: DetectOutput['quality'] | null;
  findings: DetectOutput['groups'] | null;
  unconfirmed: ClusterFeature[] | null;
  clusters: number | null;
  as_of: string | null;
  is_current: boolean;
  faults: { message: string; remedy: string | null }[] | null;
  requested_by: string;
  requested_at: Date;
  finished_at: Date | null;
}

const columns = `id, state, job_id, grouping, groups_id, groups_version, options, definition, method, quality, findings, unconfirmed, clusters,
  as_of, is_current, faults, requested_by, requested_at, finished_at`;

export async function insertRun(
  tx: Transaction,
  { id, grouping, options, definition }: Pick<RunRow, 'id' | 'grouping' | 'options' | 'definition'>,
): Promise<void> {
  await tx.client.query(
    'INSERT INTO clusters.run (economy, id, grouping, options, definition, requested_by) VALUES ($1, $2, $3, $4, $5, $6)',
    [tx.economy, id, grouping, JSON.stringify(options), definition, tx.actor.userId ?? 'system'],
  );
}

export async function setJob(tx: Transaction, run: string, job: string): Promise<void> {
  await tx.client.query('UPDATE clusters.run SET job_id = $3 WHERE economy = $1 AND id = $2', [tx.economy, run, job]);
}

export async function selectRuns(tx: Transaction, limit: number): Promise<RunRow[]> {
  const { rows } = await tx.client.query<RunRow>(
    `SELECT ${columns} FROM clusters.run WHERE economy = $1 ORDER BY requested_at DESC, id LIMIT $2`,
    [tx.economy, limit],
  );
  return rows;
}

export async function selectRun(tx: Transaction, id: string): Promise<RunRow | null> {
  const { rows } = await tx.client.query<RunRow>(`SELECT ${columns} FROM clusters.run WHERE economy = $1 AND id = $2`, [
    tx.economy,
    id,
  ]);
  return rows[0] ?? null;
}

/** Runs of an economy are stored and shown one after the other. */
export async function lockRuns(tx: Transaction): Promise<void> {
  await tx.client.query(`SELECT pg_advisory_xact_lock(hashtext('clusters.run ' || $1))`, [tx.economy]);
}

/** Keeps others from changing it until the transaction ends. */
export async function lockRun(tx: Transaction, id: string): Promise<RunRow['state'] | null> {
  const { rows } = await tx.client.query<Pick<RunRow, 'state'>>(
    'SELECT state FROM clusters.run WHERE economy = $1 AND id = $2 FOR UPDATE',
    [tx.economy, id],
  );
  return rows[0]?.state ?? null;
}

export async function selectCurrentRun(tx: Transaction): Promise<RunRow | null> {
  const { rows } = await tx.client.query<RunRow>(
    `SELECT ${columns} FROM clusters.run WHERE economy = $1 AND is_current`,
    [tx.economy],
  );
  return rows[0] ?? null;
}

export async function selectLatestRun(tx: Transaction): Promise<Pick<RunRow, 'id'> | null> {
  const { rows } = await tx.client.query<Pick<RunRow, 'id'>>(
    `SELECT id FROM clusters.run WHERE economy = $1 AND state = 'done' ORDER BY finished_at DESC, requested_at DESC LIMIT 1`,
    [tx.economy],
  );
  return rows[0] ?? null;
}

export type FinishedRun = Pick<
  RunRow,
  'id' | 'groups_id' | 'groups_version' | 'method' | 'quality' | 'findings' | 'unconfirmed' | 'clusters' | 'as_of'
>;

export async function finishRun(tx: Transaction, run: FinishedRun, at: Date): Promise<void> {
  await tx.client.query(
    `UPDATE clusters.run SET state = 'done', groups_id = $3, groups_version = $4, method = $5, quality = $6, findings = $7,
       unconfirmed = $8, clusters = $9, as_of = $10, finished_at = $11 WHERE economy = $1 AND id = $2`,
    [
      tx.economy,
      run.id,
      run.groups_id,
      run.groups_version,
      JSON.stringify(run.method),
      JSON.stringify(run.quality),
      JSON.stringify(run.findings),
      JSON.stringify(run.unconfirmed),
      run.clusters,
      run.as_of,
      at,
    ],
  );
}

/** What went wrong, or that somebody stopped it; a run that is done stays so. */
export async function endRun(
  tx: Transaction,
  id: string,
  state: 'failed' | 'cancelled',
  faults: RunRow['faults'],
  at: Date,
): Promise<void> {
  await tx.client.query(
    `UPDATE clusters.run SET state = $3, faults = $4, finished_at = $5 WHERE economy = $1 AND id = $2 AND state = 'queued'`,
    [tx.economy, id, state, faults === null ? null : JSON.stringify(faults), at],
  );
}

/** Public pages speak of this run from now on. */
export async function markCurrent(tx: Transaction, id: string): Promise<void> {
  await tx.client.query('UPDATE clusters.run SET is_current = false WHERE economy = $1 AND is_current', [tx.economy]);
  await tx.client.query(
    `UPDATE clusters.run SET is_current = true, current_by = $3 WHERE economy = $1 AND id = $2 AND state = 'done'`,
    [tx.economy, id, tx.actor.userId ?? 'system'],
  );
}

/** Detections over a register that is invented are invented too. */
export async function deleteRuns(tx: Transaction): Promise<void> {
  await tx.client.query('DELETE FROM clusters.run WHERE economy = $1', [tx.economy]);
}
