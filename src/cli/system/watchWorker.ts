import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Composition } from '../../compose.ts';
import { giveBackJobsOf } from '../../platform/jobs/index.ts';
import { projectRoot } from '../../platform/projectRoot.ts';

export interface WatchedWorker {
  pid: () => number | undefined;
  stop: () => Promise<void>;
}

/**
 * Keeps one worker process beside the server, so that a long job never keeps a page waiting. When it dies its jobs go
 * back to the queue at once and another is started; it goes when its standard input closes, so it can't outlive us.
 */
export function watchWorker(
  composition: Composition,
  { dataFolder, workerId }: { dataFolder: string | undefined; workerId: string },
): WatchedWorker {
  let child: ChildProcess;
  let stopping = false;
  let quickDeaths = 0;
  const pool = new pg.Pool({ ...composition.opened.connection('job'), max: 1, allowExitOnIdle: true });
  pool.on('error', () => {});

  const start = () => {
    const startedAt = Date.now();
    const words = [
      'work',
      '--worker-id',
      workerId,
      '--attached',
      ...(dataFolder === undefined ? [] : ['--data', dataFolder]),
    ];
    const memory = `--max-old-space-size=${workerMegabytes(process.env.TOOLROOM_WORKER_MEMORY, os.totalmem())}`;
    child = spawn(process.execPath, [memory, path.join(projectRoot(), 'bin', 'toolroom'), ...words], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    child.once('exit', (code) => {
      if (stopping) return;
      quickDeaths = Date.now() - startedAt < 5_000 ? quickDeaths + 1 : 0;
      composition.logger.warn({ code }, 'the worker ended; another is started');
      giveBackJobsOf({ pool, queue: composition.queue }, workerId)
        .catch((err) => composition.logger.error({ err }, 'jobs of the ended worker were not given back'))
        .finally(() => {
          if (!stopping) setTimeout(start, Math.min(30_000, 200 * 2 ** quickDeaths)).unref();
        });
    });
  };
  start();
  return {
    pid: () => child.pid,
    async stop() {
      stopping = true;
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
        await ended;
        clearTimeout(late);
      }
      await giveBackJobsOf({ pool, queue: composition.queue }, workerId).catch(() => {});
      await pool.end();
    },
  };
}

/** What the worker may hold before it is ended: as asked, otherwise half of the machine and 2 GB at most. A file made to eat memory eats no more. */
export function workerMegabytes(asked: string | undefined, machineBytes: number): number {
  if (asked !== undefined && /^[1-9]\d{1,5}$/.test(asked)) return Number(asked);
  return Math.min(2048, Math.max(256, Math.floor(machineBytes / 2 ** 21)));
}
