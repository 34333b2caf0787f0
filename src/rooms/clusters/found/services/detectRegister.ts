import { InputFaults } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { hasBoundaries } from '../../../../platform/html/maps/index.ts';
import { listRegisterPlaces, readRegisterSize } from '../../../registry/index.ts';
import { detectClusters } from '../../analyses/detect/detectClusters.ts';
import { fixedOptions } from '../model.ts';
import { selectRegister } from '../store/register.ts';
import { endRun, type RunRow, selectRun } from '../store/runs.ts';
import { type ChosenGroups, readGrouping } from './groupLists.ts';
import { putTogether } from './putTogether.ts';
import { arrangeRegister, linkAreas, type RegisterToDetect } from './readRegister.ts';
import { storeRun } from './storeRun.ts';
import { finishedRun, writeFound } from './writeRun.ts';

/** Clusters of the whole register, stored at once when all is found: what is stopped or fails on the way leaves nothing behind. */
export async function detectRegister(ctx: Context, runId: string): Promise<void> {
  const run = await ctx.db.withActor(ctx, (tx) => selectRun(tx, runId), { readOnly: true });
  if (run === null) throw new DomainError('notFound', 'clusters.run');
  if (run.state !== 'queued') return;
  try {
    await detectAndStore(ctx, run);
  } catch (error) {
    await settle(ctx, runId, error);
    throw error;
  }
}

/** An outage is tried again, so the run stays queued; a refusal or a wish to stop ends it. */
async function settle(ctx: Context, runId: string, error: unknown): Promise<void> {
  const isCancelled = ctx.signal?.aborted === true;
  if (!isCancelled && !(error instanceof InputFaults) && !(error instanceof DomainError)) return;
  const faults =
    error instanceof InputFaults
      ? error.faults.slice(0, 20).map(({ message, remedy }) => ({ message, remedy: remedy ?? null }))
      : null;
  const state = isCancelled ? 'cancelled' : 'failed';
  await ctx.db.withActor(ctx, (tx) => endRun(tx, runId, state, isCancelled ? null : faults, ctx.now()));
}

async function detectAndStore(ctx: Context, run: RunRow): Promise<void> {
  const chosen = await readGrouping(ctx, run.grouping);
  const register = await readRegister(ctx, chosen);
  const { asOf } = await readRegisterSize(ctx);
  const found = await detectClusters(
    register.establishments,
    register.groups,
    register.links,
    { ...fixedOptions, ...run.options },
    {
      signal: ctx.signal,
      progress: (done, total) => ctx.progress?.(done, total, ctx.t('clusters.found.detect.progress')),
    },
  );
  const places = new Map((await listRegisterPlaces(ctx)).map(({ code, parentCode }) => [code, parentCode]));
  const clusters = writeFound(ctx, run, register, found, places);
  ctx.signal?.throwIfAborted();
  await ctx.db.withActor(
    ctx,
    (tx) => storeRun(ctx, tx, finishedRun(run, chosen, register, found, asOf, ctx.today), clusters),
    {
      statementTimeoutMs: 0,
    },
  );
}

async function readRegister(
  ctx: Context,
  { list, scheme, prefixes, isByRelatedness }: ChosenGroups,
): Promise<RegisterToDetect> {
  const rows = await ctx.db.withActor(ctx, (tx) => selectRegister(tx, scheme), {
    readOnly: true,
    statementTimeoutMs: 0,
  });
  if (rows.length === 0)
    refuse('register', {
      code: 'noRegister',
      message: ctx.t('clusters.found.fault.noRegister'),
      remedy: ctx.t('clusters.found.fault.noRegister.remedy'),
    });
  const arranged = arrangeRegister(rows, list);
  if (arranged.groups.length === 0)
    refuse('register', {
      code: 'noGroup',
      message: ctx.t('clusters.found.fault.noGroup'),
      remedy: ctx.t('clusters.found.fault.noGroup.remedy'),
    });
  const linked = linkAreas(hasBoundaries(ctx.economy) ? ctx.economy : null, arranged.establishments);
  const related = isByRelatedness ? putTogether(ctx, arranged.establishments, arranged.groups) : null;
  return { ...arranged, prefixes, ...related, ...linked };
}
