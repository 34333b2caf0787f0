import type { Listener } from '../../platform/room/define.ts';
import { measureRegisterJob } from './jobs.ts';

/** The register has changed: what was measured from it is measured again, in the background. */
const measureAgain: Listener['hear'] = async (ctx, tx) => {
  await ctx.jobs.enqueue(ctx, tx, measureRegisterJob, {});
};

export const clusterListeners: readonly Listener[] = [
  { topic: 'registry.importApplied', name: 'clusters.measureAgain', hear: measureAgain },
  { topic: 'registry.importUndone', name: 'clusters.measureAgain', hear: measureAgain },
];
