import { defineJob } from '../../../platform/jobs/index.ts';
import { publishFigures } from './services/publishFigures.ts';

/** Safe to run again: each release takes the place of the one before. */
export const publishFiguresJob = defineJob<{ programme: string | null }>({
  name: 'programmes.publishFigures',
  titleKey: 'programmes.figures.job',
  retries: 2,
  async run(ctx, { programme }) {
    await publishFigures(ctx, programme);
    return {
      resultUrl:
        programme === null ? `/programmes?economy=${ctx.economy}` : `/programmes/${programme}?economy=${ctx.economy}`,
    };
  },
});
