import { defineJob } from '../../platform/jobs/index.ts';
import { computeAllPlans, computeIndicators } from './services/computeIndicators.ts';

/** Safe to run again: of two computations on a day the later holds. */
export const computeIndicatorsJob = defineJob<{ plan: string | null }>({
  name: 'plans.computeIndicators',
  titleKey: 'plans.compute.title',
  retries: 2,
  async run(ctx, { plan }) {
    if (plan === null) await computeAllPlans(ctx);
    else await computeIndicators(ctx, plan);
    return { resultUrl: plan === null ? `/plans?economy=${ctx.economy}` : `/plans/${plan}?economy=${ctx.economy}` };
  },
});
