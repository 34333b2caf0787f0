import { detectNow } from '../../../src/rooms/clusters/index.ts';
import { contextOf } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** A detection over the register of the tests, and the strongest cluster that it found. */
export const clustersSample: Sample = async (portal) => {
  // So few plants gather nowhere: what chance makes is taken, so that there is something to show.
  const options = { simulations: 99, resamples: 0, level: 0.95, require: 'either' } as const;
  await detectNow(contextOf(portal.composition), options, 'tw-factory-3');
  const analyst = await portal.visitor('analyst');
  const { clusters } = await analyst.json<{ clusters: { id: string }[] }>('/clusters/found');
  const { runs } = await analyst.json<{ runs: { id: string }[] }>('/clusters/runs');
  if (clusters[0] === undefined) throw new Error('clustersSample: no cluster was found in the register of the tests');
  return { foundCluster: clusters[0].id, clusterRun: runs[0]!.id };
};
