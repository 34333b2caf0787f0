import type { Context } from '../../../platform/context.ts';
import { measureRegisterJob } from '../jobs.ts';

/** Puts a measurement of the whole register into the queue; returns the job's id. */
export function requestMeasurement(ctx: Context): Promise<string> {
  return ctx.db.withActor(ctx, (tx) => ctx.jobs.enqueue(ctx, tx, measureRegisterJob, {}));
}
