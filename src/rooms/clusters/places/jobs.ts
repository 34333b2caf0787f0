import { defineJob } from '../../../platform/jobs/index.ts';
import { answerKept } from './services/answerKept.ts';

/** Safe to run again: what is answered is left as it is. */
export const workOutPortfolioJob = defineJob<{ portfolioId: string }>({
  name: 'clusters.workOutPortfolio',
  titleKey: 'clusters.portfolio.job',
  retries: 1,
  async run(ctx, { portfolioId }) {
    const address = await answerKept(ctx, portfolioId);
    return { resultUrl: `${address}${address.includes('?') ? '&' : '?'}economy=${ctx.economy}` };
  },
});
