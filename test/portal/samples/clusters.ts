import { declareRun, detectRegister, listFoundClusters } from '../../../src/rooms/clusters/index.ts';
import { contextOf } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** What the examples of this room's routes speak of: two detections over the portal's small register, with the least that a person may ask for. */
export const clustersSample: Sample = async ({ composition }) => {
  const ctx = contextOf(composition);
  const options = {
    ...{ simulations: 99, resamples: 10, level: 0.2, leastPlants: 3, leastStrength: 1, seed: 1 },
    require: 'either',
  } as const;
  const runs: string[] = [];
  for (const grouping of ['isic4', 'isic4']) {
    const run = await declareRun(ctx, { grouping, options });
    await detectRegister(ctx, run);
    runs.push(run);
  }
  const [cluster] = await listFoundClusters(ctx);
  if (cluster === undefined) throw new Error('the sample’s detections found no cluster');
  return { foundCluster: cluster.id, clusterRun: runs[1]!, otherClusterRun: runs[0]! };
};
