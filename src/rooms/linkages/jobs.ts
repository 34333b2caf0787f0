import { defineJob } from '../../platform/jobs/index.ts';
import { planMeetings } from './services/planMeetings.ts';

/** Safe to run again: each run replaces the timetable before; people or wishes that changed meanwhile are read anew. */
export const planMeetingsJob = defineJob<{ eventId: string }>({
  name: 'linkages.planMeetings',
  titleKey: 'linkages.plan.title',
  retries: 3,
  async run(ctx, { eventId }) {
    await planMeetings(ctx, eventId);
    return { resultUrl: `/events/${eventId}?economy=${ctx.economy}` };
  },
});
