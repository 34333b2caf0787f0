import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { readEnterprise } from '../../services/readEnterprise.ts';
import { selectDecisionBatch, selectPairsOfBatch } from '../store/decisions.ts';
import { selectDuplicateReports } from '../store/firms.ts';
import { countBands, countStates, type PairFilter, selectPair, selectPairPlaces, selectPairs } from '../store/pairs.ts';
import { selectRun, selectRuns } from '../store/runs.ts';

export type { PairFilter };

export function listPairs(ctx: Context, filter: PairFilter, page: { limit: number; offset: number }) {
  return ctx.db.withActor(
    ctx,
    async (tx) => ({
      ...(await selectPairs(tx, filter, page)),
      counts: await countStates(tx),
      bands: await countBands(tx),
      places: await selectPairPlaces(tx),
      lastRun: (await selectRuns(tx, { limit: 1, offset: 0 })).runs[0] ?? null,
    }),
    { readOnly: true },
  );
}

export function countWaitingPairs(ctx: Context): Promise<number> {
  return ctx.db.withActor(ctx, async (tx) => (await countStates(tx)).waiting, { readOnly: true });
}

/** A pair with what is known of both firms; of firms that were made one, the one that remains twice. */
export async function readPair(ctx: Context, id: string) {
  const { pair, reports } = await ctx.db.withActor(ctx, async (tx) => {
    const found = await selectPair(tx, id);
    if (found === null) throw new DomainError('notFound', 'registry.duplicate');
    return { pair: found, reports: await selectDuplicateReports(tx, [found.aId, found.bId, found.aNow, found.bNow]) };
  });
  const firmOf = async (firm: string) => {
    const found = await readEnterprise(ctx, firm).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'notFound') return null;
      throw error;
    });
    return found?.kind === 'found' ? found.record : null;
  };
  return { pair, reports, a: await firmOf(pair.aNow), b: pair.aNow === pair.bNow ? null : await firmOf(pair.bNow) };
}

export function listRuns(ctx: Context, page: { limit: number; offset: number }) {
  return ctx.db.withActor(ctx, (tx) => selectRuns(tx, page), { readOnly: true });
}

export function readRun(ctx: Context, id: string) {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const run = await selectRun(tx, id);
      if (run === null) throw new DomainError('notFound', 'registry.duplicate.run');
      return run;
    },
    { readOnly: true },
  );
}

export function readBatch(ctx: Context, id: string) {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const batch = await selectDecisionBatch(tx, id);
      if (batch === null) throw new DomainError('notFound', 'registry.duplicate.batch');
      const standing = new Set(await selectPairsOfBatch(tx, id));
      const pairs = [];
      for (const pair of batch.pairs) {
        const found = await selectPair(tx, pair);
        if (found !== null) pairs.push({ ...found, stands: standing.has(pair) });
      }
      return { batch, pairs };
    },
    { readOnly: true },
  );
}
