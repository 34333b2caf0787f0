import { defineJob } from '../../../platform/jobs/index.ts';
import { detectRegister } from './services/detectRegister.ts';

/** Safe to run again: a run that is done stays as it is. */
export const detectRegisterJob = defineJob<{ runId: string }>({
  name: 'clusters.detectRegister',
  titleKey: 'clusters.found.detect.title',
  retries: 1,
  async run(ctx, { runId }) {
    await detectRegister(ctx, runId);
    return { resultUrl: `/clusters/runs/${runId}?economy=${ctx.economy}` };
  },
});
