import { randomUUID } from 'node:crypto';
import pg from 'pg';
import PgBoss from 'pg-boss';
import type { Context, Transaction } from '../context.ts';
import type { Job } from './define.ts';
import { insertJob } from './store.ts';

export const queueName = 'toolroom';

/** A worker that has not been heard of for so long is taken for dead. */
export const silenceSeconds = 90;

export type QueueConnection = PgBoss.DatabaseOptions;

export interface JobQueue {
  /** Enqueues in the caller's transaction: if that rolls back there is no job. Returns the job's id. */
  enqueue(
    ctx: Context,
    tx: Transaction,
    job: Job,
    payload: Record<string, string | number | boolean | null>,
  ): Promise<string>;
  /** Lets a job whose worker has gone be run again at once. */
  giveBack(id: string): Promise<void>;
  boss: PgBoss;
  stop(): Promise<void>;
}

/** Opens the queue for enqueueing; `work` of worker.ts takes jobs from it. The schema is made by `prepareQueue`. */
export async function openQueue(connection: PgBoss.DatabaseOptions): Promise<JobQueue> {
  const boss = new PgBoss({
    ...connection,
    schema: 'pgboss',
    migrate: false,
    supervise: false,
    schedule: false,
    max: 2,
  });
  boss.on('error', () => {});
  await boss.start();
  return {
    boss,
    async enqueue(ctx, tx, job, payload) {
      const id = randomUUID();
      await insertJob(tx, { id, name: job.name, payload, locale: ctx.t.locale });
      await boss.send(
        queueName,
        { economy: tx.economy, id },
        {
          id,
          retryLimit: 50,
          retryDelay: 1,
          expireInMinutes: 60,
          db: { executeSql: (text: string, values: unknown[]) => tx.client.query(text, values) },
        },
      );
      return id;
    },
    async giveBack(id) {
      await boss.fail(queueName, id, { reason: 'worker gone' });
    },
    stop: () => boss.stop({ graceful: false, close: true, wait: true }),
  };
}

/** Makes or upgrades pg-boss's own tables, as the owner, and lets app and worker use them; one process at a time. */
export async function prepareQueue(ownerConnection: PgBoss.DatabaseOptions): Promise<void> {
  const client = new pg.Client(ownerConnection as pg.ClientConfig);
  await client.connect();
  try {
    // Two at once would grant the same rights, which PostgreSQL refuses to one of them ("tuple concurrently updated").
    await client.query("SELECT pg_advisory_lock(hashtextextended('pgboss', 0))");
    await makeQueue(ownerConnection);
    await client.query(`
      GRANT USAGE ON SCHEMA pgboss TO toolroom_app, toolroom_job;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO toolroom_app, toolroom_job;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO toolroom_app, toolroom_job`);
  } finally {
    await client.end();
  }
}

async function makeQueue(ownerConnection: PgBoss.DatabaseOptions): Promise<void> {
  const boss = new PgBoss({ ...ownerConnection, schema: 'pgboss', supervise: false, schedule: false, max: 1 });
  boss.on('error', () => {});
  await boss.start();
  try {
    await boss.createQueue(queueName, { name: queueName, policy: 'standard' });
  } finally {
    await boss.stop({ graceful: false, close: true, wait: true });
  }
}
