import { defineJob } from '../../platform/jobs/index.ts';
import { measureRegister } from './services/measureRegister.ts';

/** Safe to run again: each run replaces the measurements before. */
export const measureRegisterJob = defineJob<Record<string, never>>({
  name: 'clusters.measureRegister',
  titleKey: 'clusters.measure.title',
  retries: 2,
  async run(ctx) {
    await measureRegister(ctx);
    return { resultUrl: `/clusters?economy=${ctx.economy}` };
  },
});
