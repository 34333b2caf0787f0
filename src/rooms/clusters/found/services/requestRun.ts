import { randomUUID } from 'node:crypto';
import type { Context } from '../../../../platform/context.ts';
import { detectRegisterJob } from '../jobs.ts';
import type { RunOptions } from '../model.ts';
import { deleteRuns, insertRun } from '../store/runs.ts';
import { detectRegister } from './detectRegister.ts';

const usualSeed = 1;

/** Keeps what is asked for and puts it into the queue; returns the job's id. */
export function requestRun(ctx: Context, groups: string, options: Omit<RunOptions, 'seed'>): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const runId = randomUUID();
    await insertRun(tx, { id: runId, groups, options: { ...options, seed: usualSeed } });
    return ctx.jobs.enqueue(ctx, tx, detectRegisterJob, { runId });
  });
}

/** The same at once, without a queue; for the demonstration. */
export async function runNow(ctx: Context, options: Omit<RunOptions, 'seed'>, groups = 'isic4'): Promise<void> {
  const runId = randomUUID();
  await ctx.db.withActor(ctx, (tx) => insertRun(tx, { id: runId, groups, options: { ...options, seed: usualSeed } }));
  await detectRegister(ctx, runId);
}

/** Takes all detections of an invented economy away. */
export const clearRuns = (ctx: Context): Promise<void> => ctx.db.withActor(ctx, deleteRuns);
