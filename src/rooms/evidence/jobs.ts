import { defineJob } from '../../platform/jobs/index.ts';
import { evaluateRound } from './services/evaluateRound.ts';

/** Safe to run again: a run on the same values adds no version. */
export const evaluateRoundJob = defineJob<{ roundId: string }>({
  name: 'evidence.evaluateRound',
  titleKey: 'evidence.evaluate.title',
  retries: 2,
  async run(ctx, { roundId }) {
    const { studyId } = await evaluateRound(ctx, roundId);
    const where = studyId === null ? '/evidence/studies' : `/evidence/studies/${studyId}`;
    return { resultUrl: `${where}?economy=${ctx.economy}` };
  },
});
