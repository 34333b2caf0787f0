import { defineJob } from '../../../platform/jobs/index.ts';
import { dayBegan } from '../../../platform/outbox/index.ts';
import type { Listener } from '../../../platform/room/define.ts';
import { checkLinks } from './services/checkLinks.ts';

export const checkLinksJob = defineJob<{ isAsked: boolean }>({
  name: 'programmes.checkLinks',
  titleKey: 'catalogue.links.job',
  retries: 1,
  async run(ctx, { isAsked }) {
    await checkLinks(ctx, { isAsked });
    return { resultUrl: '/desk/programmes' };
  },
});

export const catalogueListeners: readonly Listener[] = [
  {
    topic: dayBegan,
    name: 'programmes.checkLinks.dayBegan',
    hear: async (ctx, tx) => {
      await ctx.jobs.enqueue(ctx, tx, checkLinksJob, { isAsked: false });
    },
  },
];
