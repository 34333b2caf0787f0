import { defineJob } from '../../../platform/jobs/index.ts';
import { dayBegan } from '../../../platform/outbox/index.ts';
import type { Listener } from '../../../platform/room/define.ts';
import { tellOfCalls } from './services/tellOfCalls.ts';

export const tellOfCallsJob = defineJob<Record<string, never>>({
  name: 'programmes.tellOfCalls',
  titleKey: 'alerts.job',
  retries: 3,
  async run(ctx) {
    await tellOfCalls(ctx);
    return { resultUrl: null };
  },
});

/** News by which something may have become open to a firm. */
const topics = ['programmes.programmePublished', 'programmes.roundOpened', 'registry.importApplied', dayBegan];

export const alertListeners: readonly Listener[] = topics.map((topic) => ({
  topic,
  name: `programmes.tellOfCalls.${topic}`,
  hear: async (ctx, tx) => {
    await ctx.jobs.enqueue(ctx, tx, tellOfCallsJob, {});
  },
}));
