import type { Actor, Transaction } from '../context.ts';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface JobRow {
  economy: string;
  id: string;
  name: string;
  payload: Record<string, string | number | boolean | null>;
  actor: Actor;
  locale: string;
  created_by: string;
  created_at: Date;
  state: JobState;
  attempt: number;
  worker: string | null;
  started_at: Date | null;
  finished_at: Date | null;
  done: string;
  total: string | null;
  what: string | null;
  result_url: string | null;
  error_code: string | null;
  error_detail: { message: string; remedy?: string; row?: number | null; column?: string | null }[] | null;
  cancel_requested: boolean;
}

export async function insertJob(
  tx: Transaction,
  job: { id: string; name: string; payload: JobRow['payload']; locale: string },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO platform.job (economy, id, name, payload, actor, locale, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.economy, job.id, job.name, job.payload, tx.actor, job.locale, tx.actor.userId ?? 'anonymous'],
  );
}

export async function findJob(tx: Transaction, id: string): Promise<JobRow | null> {
  const { rows } = await tx.client.query<JobRow>('SELECT * FROM platform.job WHERE economy = $1 AND id = $2', [
    tx.economy,
    id,
  ]);
  return rows[0] ?? null;
}

export async function listJobs(tx: Transaction, limit: number): Promise<JobRow[]> {
  const { rows } = await tx.client.query<JobRow>(
    'SELECT * FROM platform.job WHERE economy = $1 ORDER BY created_at DESC LIMIT $2',
    [tx.economy, limit],
  );
  return rows;
}

/** Asks a job to stop; one that has not begun is cancelled at once. Returns false where there is nothing to cancel. */
export async function requestCancel(tx: Transaction, id: string): Promise<boolean> {
  const result = await tx.client.query(
    `UPDATE platform.job SET cancel_requested = true,
       state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END,
       finished_at = CASE WHEN state = 'queued' THEN now() ELSE finished_at END
     WHERE economy = $1 AND id = $2 AND state IN ('queued', 'running')`,
    [tx.economy, id],
  );
  return result.rowCount === 1;
}
