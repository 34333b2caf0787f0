import { defineJob } from '../../../platform/jobs/index.ts';
import { applyOutcomes } from './services/importOutcomes.ts';

/** Safe to run again: a file that was taken or refused is left as it is. */
export const importOutcomesJob = defineJob<{ importId: string }>({
  name: 'evidence.importOutcomes',
  titleKey: 'evidence.sources.job',
  retries: 1,
  async run(ctx, { importId }) {
    await applyOutcomes(ctx, importId);
    return { resultUrl: `/evidence/sources/files/${importId}?economy=${ctx.economy}` };
  },
});
