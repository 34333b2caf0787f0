import { defineJob } from '../../../platform/jobs/index.ts';
import type { Listener } from '../../../platform/room/define.ts';
import { tellOfNew } from './services/tellOfNew.ts';

export const tellOfNewJob = defineJob<Record<string, never>>({
  name: 'registry.tellOfNew',
  titleKey: 'registry.savedSearch.job',
  retries: 3,
  async run(ctx) {
    await tellOfNew(ctx);
    return { resultUrl: null };
  },
});

/** New firms may have come: who asked to be told of them is told. */
export const savedSearchListeners: readonly Listener[] = [
  {
    topic: 'registry.importApplied',
    name: 'registry.tellOfNew',
    hear: async (ctx, tx) => {
      await ctx.jobs.enqueue(ctx, tx, tellOfNewJob, {});
    },
  },
];
