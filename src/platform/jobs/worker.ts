import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { InputFaults } from '../command/define.ts';
import type { Actor, Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { Job } from './define.ts';
import { type JobQueue, queueName, silenceSeconds } from './queue.ts';
import type { JobRow } from './store.ts';

/** A job that has taken so many workers down with it is not tried again. */
const mostAttempts = 5;

export interface WorkerParts {
  queue: JobQueue;
  /** Connections of the job role. */
  pool: Pool;
  jobs: readonly Job[];
  logger: Logger;
  /** Known to whoever watches this worker, so that its jobs can be given back when it ends. */
  workerId?: string;
  contextFor: (facts: {
    actor: Actor;
    economy: string;
    requestId: string;
    locale: string;
    signal: AbortSignal;
    progress: (done: number, total: number | null, what?: string) => void;
  }) => Context;
}

export interface Worker {
  workerId: string;
  stop(): Promise<void>;
}

/** Takes jobs one at a time until stopped, and gives back those whose worker fell silent. */
export async function startWorker(parts: WorkerParts): Promise<Worker> {
  const workerId = parts.workerId ?? randomUUID();
  await parts.queue.boss.work<{ economy: string; id: string }>(
    queueName,
    { batchSize: 1, pollingIntervalSeconds: 0.5 },
    async ([taken]) => {
      if (taken !== undefined) await runJob(parts, workerId, taken.data);
    },
  );
  const watch = setInterval(
    () => {
      giveBackSilent(parts).catch((err) => parts.logger.error({ err }, 'looking for silent workers failed'));
    },
    (silenceSeconds * 1000) / 2,
  );
  return {
    workerId,
    async stop() {
      clearInterval(watch);
      await parts.queue.boss.offWork(queueName).catch(() => {});
    },
  };
}

async function runJob(parts: WorkerParts, workerId: string, { economy, id }: { economy: string; id: string }) {
  const row = await begin(parts.pool, workerId, economy, id);
  if (row === null) return;
  if (row.attempt > mostAttempts) return finish(parts.pool, row, 'failed', { errorCode: 'workerLost' });
  const job = parts.jobs.find((known) => known.name === row.name);
  const cancel = new AbortController();
  const report = reporter(parts, row, cancel);
  try {
    if (job === undefined) throw new Error(`no job is named ${row.name}`);
    const ctx = parts.contextFor({
      actor: { ...row.actor, kind: 'job' },
      economy,
      requestId: id,
      locale: row.locale,
      signal: cancel.signal,
      progress: report.progress,
    });
    const { resultUrl } = await job.run(ctx, row.payload);
    await report.stop();
    await finish(parts.pool, row, 'done', { resultUrl });
  } catch (error) {
    await report.stop();
    await settleFailure(parts, row, job, error, cancel.signal.aborted);
  }
}

/** A person's fault or refusal ends the job with its words; a bug or outage is tried again as often as the job says. */
async function settleFailure(
  parts: WorkerParts,
  row: JobRow,
  job: Job | undefined,
  error: unknown,
  cancelled: boolean,
) {
  if (cancelled) return finish(parts.pool, row, 'cancelled', {});
  if (error instanceof InputFaults) {
    const detail = error.faults
      .slice(0, 1000)
      .map(({ message, remedy, row: at, column }) => ({ message, remedy, row: at, column }));
    return finish(parts.pool, row, 'failed', { errorCode: 'input', errorDetail: detail });
  }
  if (error instanceof DomainError) {
    return finish(parts.pool, row, 'failed', { errorCode: error.reason, errorDetail: [] });
  }
  parts.logger.error({ err: error, job: row.id, name: row.name }, 'job failed');
  if (job !== undefined && row.attempt <= job.retries) {
    await parts.pool.query(`UPDATE platform.job SET state = 'queued', worker = NULL WHERE economy = $1 AND id = $2`, [
      row.economy,
      row.id,
    ]);
    throw error;
  }
  return finish(parts.pool, row, 'failed', { errorCode: 'failed', errorDetail: [] });
}

async function begin(pool: Pool, workerId: string, economy: string, id: string): Promise<JobRow | null> {
  const { rows } = await pool.query<JobRow>(
    `UPDATE platform.job SET state = 'running', worker = $3, heartbeat_at = now(), attempt = attempt + 1,
       started_at = coalesce(started_at, now()), done = 0, total = NULL
     WHERE economy = $1 AND id = $2 AND state IN ('queued', 'running') RETURNING *`,
    [economy, id, workerId],
  );
  return rows[0] ?? null;
}

async function finish(
  pool: Pool,
  row: JobRow,
  state: 'done' | 'failed' | 'cancelled',
  more: { resultUrl?: string | null; errorCode?: string; errorDetail?: object[] },
): Promise<void> {
  await pool.query(
    `UPDATE platform.job SET state = $3, finished_at = now(), result_url = $4, error_code = $5, error_detail = $6,
       done = CASE WHEN $3 = 'done' THEN coalesce(total, done) ELSE done END
     WHERE economy = $1 AND id = $2`,
    [
      row.economy,
      row.id,
      state,
      more.resultUrl ?? null,
      more.errorCode ?? null,
      JSON.stringify(more.errorDetail ?? null),
    ],
  );
}

/** Writes progress at most twice a second, beats the heart, and learns of a wish to cancel. */
function reporter(parts: WorkerParts, row: JobRow, cancel: AbortController) {
  let latest: { done: number; total: number | null; what: string | null } = { done: 0, total: null, what: null };
  let writing: Promise<void> = Promise.resolve();
  const write = async () => {
    const { rows } = await parts.pool.query<{ cancel_requested: boolean }>(
      `UPDATE platform.job SET done = $3, total = $4, what = $5, heartbeat_at = now()
       WHERE economy = $1 AND id = $2 AND state = 'running' RETURNING cancel_requested`,
      [
        row.economy,
        row.id,
        Math.round(latest.done),
        latest.total === null ? null : Math.round(latest.total),
        latest.what,
      ],
    );
    if (rows[0]?.cancel_requested) cancel.abort(new DomainError('closed', 'job.cancelled'));
  };
  const timer = setInterval(() => {
    writing = writing.then(write).catch((err) => parts.logger.error({ err, job: row.id }, 'progress was not written'));
  }, 500);
  return {
    progress(done: number, total: number | null, what?: string) {
      latest = { done, total, what: what ?? null };
      cancel.signal.throwIfAborted();
    },
    async stop() {
      clearInterval(timer);
      await writing;
      await write().catch(() => {});
    },
  };
}

/** Jobs whose worker has not beaten for a while go back to the queue; run by every worker, harmless when run by many. */
export async function giveBackSilent(parts: Pick<WorkerParts, 'pool' | 'queue'>): Promise<number> {
  const { rows } = await parts.pool.query<{ id: string }>(
    `UPDATE platform.job SET state = 'queued', worker = NULL
     WHERE state = 'running' AND heartbeat_at < now() - make_interval(secs => $1) RETURNING id`,
    [silenceSeconds],
  );
  for (const { id } of rows) await parts.queue.giveBack(id);
  return rows.length;
}

/** The same for one worker that is known to have ended. */
export async function giveBackJobsOf(parts: Pick<WorkerParts, 'pool' | 'queue'>, workerId: string): Promise<number> {
  const { rows } = await parts.pool.query<{ id: string }>(
    `UPDATE platform.job SET state = 'queued', worker = NULL WHERE state = 'running' AND worker = $1 RETURNING id`,
    [workerId],
  );
  for (const { id } of rows) await parts.queue.giveBack(id);
  return rows.length;
}
