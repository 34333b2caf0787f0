import type { Context } from '../../../platform/context.ts';
import { planMeetingsJob } from '../jobs.ts';
import { lockEvent } from './arrangeEvent.ts';

/** Puts the making of a timetable into the queue; returns the job's id. */
export function requestPlan(ctx: Context, eventId: string): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    await lockEvent(tx, eventId);
    return ctx.jobs.enqueue(ctx, tx, planMeetingsJob, { eventId });
  });
}
