import { randomUUID } from 'node:crypto';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { definition } from '../../analyses/detect/detect.ts';
import { detectRegisterJob } from '../jobs.ts';
import type { RunOptions } from '../model.ts';
import { deleteRuns, insertRun, setJob } from '../store/runs.ts';

export interface AskedRun {
  grouping: string;
  options: RunOptions;
}

/** Writes down what is to be detected, for a caller who runs it at once. */
export async function declareRun(ctx: Context, asked: AskedRun): Promise<string> {
  return ctx.db.withActor(ctx, (tx) => writeRun(tx, asked));
}

async function writeRun(tx: Transaction, asked: AskedRun): Promise<string> {
  const id = randomUUID();
  await insertRun(tx, { id, ...asked, definition });
  return id;
}

/** Writes down what is to be detected, and puts it into the queue. */
export async function requestRun(ctx: Context, asked: AskedRun): Promise<{ run: string; job: string }> {
  return ctx.db.withActor(ctx, async (tx) => {
    const run = await writeRun(tx, asked);
    const job = await ctx.jobs.enqueue(ctx, tx, detectRegisterJob, { runId: run });
    await setJob(tx, run, job);
    return { run, job };
  });
}

/** Takes all detections of an invented economy away. */
export const clearRuns = (ctx: Context): Promise<void> => ctx.db.withActor(ctx, deleteRuns);
