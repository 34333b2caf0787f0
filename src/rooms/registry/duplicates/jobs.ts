import { defineJob } from '../../../platform/jobs/index.ts';
import type { Listener } from '../../../platform/room/define.ts';
import { settlePairs } from './services/decideByHand.ts';
import { decideBatch } from './services/decidePairs.ts';
import { compareNewFirms, findDuplicates } from './services/findDuplicates.ts';

/** Safe to run again: a search leaves nothing behind until it has ended, and then replaces what waited. */
export const findDuplicatesJob = defineJob<{ upper: number | null }>({
  name: 'registry.findDuplicates',
  titleKey: 'registry.duplicate.job',
  retries: 1,
  async run(ctx, { upper }) {
    const run = await findDuplicates(ctx, { upper });
    return { resultUrl: `/desk/duplicates?economy=${ctx.economy}&found=${run}` };
  },
});

export const compareNewFirmsJob = defineJob<{ importId: string }>({
  name: 'registry.compareNewFirms',
  titleKey: 'registry.duplicate.job.arrivals',
  retries: 1,
  async run(ctx, { importId }) {
    const run = await compareNewFirms(ctx, importId);
    return { resultUrl: run === null ? null : `/desk/duplicates/runs/${run}?economy=${ctx.economy}` };
  },
});

export const decidePairsJob = defineJob<{ batch: string }>({
  name: 'registry.decidePairs',
  titleKey: 'registry.duplicate.job.decide',
  retries: 2,
  async run(ctx, { batch }) {
    await decideBatch(ctx, batch);
    return { resultUrl: `/desk/duplicates/batches/${batch}?economy=${ctx.economy}` };
  },
});

const followed = ['registry.enterprisesMerged', 'registry.mergeUndone', 'registry.enterpriseSplit'] as const;

export const duplicateListeners: readonly Listener[] = [
  {
    topic: 'registry.importApplied',
    name: 'registry.compareNewFirms',
    hear: async (ctx, tx, event) => {
      await ctx.jobs.enqueue(ctx, tx, compareNewFirmsJob, { importId: String(event.payload.importId) });
    },
  },
  ...followed.map((topic): Listener => ({ topic, name: `${topic}.settlePairs`, hear: (_ctx, tx) => settlePairs(tx) })),
];
