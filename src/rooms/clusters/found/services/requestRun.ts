import { randomUUID } from 'node:crypto';
import type { Context } from '../../../../platform/context.ts';
import { definition } from '../../analyses/detect/detect.ts';
import { detectRegisterJob } from '../jobs.ts';
import type { RunOptions } from '../model.ts';
import { insertRun, setJob } from '../store/runs.ts';

/** Writes down what is to be detected, and puts it into the queue. */
export async function requestRun(
  ctx: Context,
  { grouping, options }: { grouping: string; options: RunOptions },
): Promise<{ run: string; job: string }> {
  return ctx.db.withActor(ctx, async (tx) => {
    const run = randomUUID();
    await insertRun(tx, { id: run, grouping, options, definition });
    const job = await ctx.jobs.enqueue(ctx, tx, detectRegisterJob, { runId: run });
    await setJob(tx, run, job);
    return { run, job };
  });
}
