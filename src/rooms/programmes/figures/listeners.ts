import type { Listener } from '../../../platform/room/define.ts';
import { publishFiguresJob } from './jobs.ts';

/** Once the places are given and once firms have spoken, what is public of the programme is made anew, in the background. */
export const figureListeners: readonly Listener[] = [
  {
    topic: 'programmes.roundAssigned',
    name: 'programmes.figuresAfterDraw',
    hear: async (ctx, tx) => {
      await ctx.jobs.enqueue(ctx, tx, publishFiguresJob, { programme: null });
    },
  },
];
