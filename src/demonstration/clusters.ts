import type { Context } from '../platform/context.ts';
import { declareRun, detectRegister, listFoundClusters } from '../rooms/clusters/index.ts';

/** Few simulations, so that the demonstration is soon there: chances are told to the hundredth. */
const options = {
  simulations: 99,
  resamples: 10,
  level: 0.05,
  require: 'both',
  leastPlants: 5,
  leastStrength: 1.5,
  seed: 7,
} as const;

/** One detection over the invented register; a register that has been searched is left as it is. */
export async function detectClusters(ctx: Context): Promise<void> {
  if ((await listFoundClusters(ctx)).length > 0) return;
  await detectRegister(ctx, await declareRun(ctx, { grouping: 'isic4', options }));
}
