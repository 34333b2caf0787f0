import type { Listener } from '../../platform/room/define.ts';
import { computeIndicatorsJob } from './jobs.ts';

/** Places were given: what plans count of programmes is counted again, in the background. */
export const planListeners: readonly Listener[] = [
  {
    topic: 'programmes.roundAssigned',
    name: 'plans.computeAfterDraw',
    hear: async (ctx, tx) => {
      await ctx.jobs.enqueue(ctx, tx, computeIndicatorsJob, { plan: null });
    },
  },
];
