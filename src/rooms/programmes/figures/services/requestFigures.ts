import type { Context } from '../../../../platform/context.ts';
import { publishFiguresJob } from '../jobs.ts';

/** Enqueues the publishing of every programme's figures; returns the job. */
export function requestFigures(ctx: Context): Promise<string> {
  return ctx.db.withActor(ctx, (tx) => ctx.jobs.enqueue(ctx, tx, publishFiguresJob, { programme: null }));
}
