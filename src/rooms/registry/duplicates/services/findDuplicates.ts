import { randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { type LinkageModel, linkageModelVersion } from '../../../../kernels/resolution/index.ts';
import { recordAudit } from '../../../../platform/audit/index.ts';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { lockRegister } from '../../store/records.ts';
import { type ComparedFirm, lowerThreshold, mostFirms, type RunFigures, searchSeed } from '../model.ts';
import { type Comparison, compareAll, compareArrivals, type Judged, learnFirms } from '../rules/compareFirms.ts';
import { countWhatHangs, selectFirmsOfImport } from '../store/firms.ts';
import { dropUnfound, keepPairs } from '../store/keepPairs.ts';
import { countStates, selectJudged, selectSurePairs } from '../store/pairs.ts';
import { hasRunOf, insertRun, lockSearch, selectLastModel, updateFigures } from '../store/runs.ts';
import { settlePairs } from '../store/settlePairs.ts';
import { decideIn } from './decidePairs.ts';
import { readFirms } from './readFirms.ts';

const steps = 6;

interface Search {
  kind: 'all' | 'arrivals';
  importId: string | null;
  model: LinkageModel;
  /** Null where this run learned it. */
  modelRun: string | null;
  upper: number | null;
  firms: readonly ComparedFirm[];
  newFirms: number;
  judged: Judged;
  found: Comparison;
  startedAt: number;
}

/** Compares every firm with every other. Returns the run. */
export async function findDuplicates(
  ctx: Context,
  { upper, importId = null }: { upper: number | null; importId?: string | null },
): Promise<string> {
  refuseUnlessReviewer(ctx);
  const startedAt = performance.now();
  const judged = await settleAndJudge(ctx);
  const firms = await readAll(ctx);
  await say(ctx, 2, 'learning');
  const model = learnFirms(firms, judged);
  await say(ctx, 3, 'comparing');
  const found = compareAll(model, firms, judged);
  await say(ctx, 4, 'keeping');
  const search = { kind: 'all', importId, model, modelRun: null, upper, firms, judged, found, startedAt } as const;
  return keepRun(ctx, { ...search, newFirms: firms.length });
}

/**
 * Compares the firms of an import with all, by what an earlier search learned; where there was none, nobody has asked for it yet.
 * Where they are more than a quarter of all, what was learned before does not speak of them, and all are compared anew.
 */
export async function compareNewFirms(ctx: Context, importId: string): Promise<string | null> {
  refuseUnlessReviewer(ctx);
  const startedAt = performance.now();
  const known = await ctx.db.withActor(ctx, async (tx) => ({
    done: await hasRunOf(tx, importId),
    last: await selectLastModel(tx),
    ids: new Set(await selectFirmsOfImport(tx, importId)),
  }));
  if (known.done || known.last === null || known.ids.size === 0) return null;
  const judged = await settleAndJudge(ctx);
  const all = await readAll(ctx);
  if (known.ids.size > all.length / 4) return findDuplicates(ctx, { upper: null, importId });
  const old = all.filter(({ id }) => !known.ids.has(id));
  const firms = [...old, ...all.filter(({ id }) => known.ids.has(id))];
  await say(ctx, 3, 'comparing');
  const { run: modelRun, model } = known.last;
  const found = compareArrivals(model, firms, old.length, judged);
  await say(ctx, 4, 'keeping');
  const search = { kind: 'arrivals', importId, model, modelRun, upper: null, firms, judged, found, startedAt } as const;
  return keepRun(ctx, { ...search, newFirms: firms.length - old.length });
}

function refuseUnlessReviewer({ actor }: Context): void {
  if (!isAllowed(actor, 'registry.review')) throw new DomainError('notAllowed', 'registry.duplicate.review');
}

/** Kernels don't pause: between two steps the worker shows that it lives. */
async function say(ctx: Context, step: number, what: 'reading' | 'learning' | 'comparing' | 'keeping'): Promise<void> {
  ctx.progress?.(step, steps, ctx.t(`registry.duplicate.progress.${what}`));
  await breathe();
}

const settleAndJudge = (ctx: Context) =>
  ctx.db.withActor(ctx, async (tx) => {
    await settlePairs(tx);
    return selectJudged(tx);
  });

async function readAll(ctx: Context): Promise<ComparedFirm[]> {
  await say(ctx, 0, 'reading');
  const firms = await readFirms(ctx, (done, total) => {
    if (total > mostFirms) throw new DomainError('tooMany', 'registry.duplicate.many', { most: mostFirms });
    ctx.progress?.((2 * done) / Math.max(1, total), steps, ctx.t('registry.duplicate.progress.reading'));
  });
  await breathe();
  return firms;
}

function keepRun(ctx: Context, search: Search): Promise<string> {
  const runId = randomUUID();
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      if (!(await lockSearch(tx))) throw new DomainError('conflict', 'registry.duplicate.searching');
      const { found, kind, modelRun } = search;
      const figures = figuresOf(search);
      const model = modelRun === null ? search.model : null;
      const { importId, upper } = search;
      const made = { id: runId, kind, importId, modelRun, modelVersion: linkageModelVersion, model, seed: searchSeed };
      await insertRun(tx, { ...made, lower: lowerThreshold, upper, figures });
      const ids = [...new Set(found.pairs.flatMap(({ a, b }) => [a.id, b.id]))];
      await keepPairs(tx, runId, found.pairs, await countWhatHangs(tx, ids));
      if (kind === 'all') await dropUnfound(tx, runId);
      await settlePairs(tx);
      if (upper !== null) figures.merged = await mergeSure(ctx, tx, runId, upper);
      figures.waiting = (await countStates(tx)).waiting;
      figures.seconds = Math.round((performance.now() - search.startedAt) / 100) / 10;
      await updateFigures(tx, runId, figures);
      await recordAudit(tx, {
        verb: 'registry.duplicate.find',
        subject: runId,
        detail: { kind, firms: figures.firms, found: figures.found, merged: figures.merged },
      });
      ctx.progress?.(steps, steps, ctx.t('registry.duplicate.progress.keeping'));
      return runId;
    },
    { statementTimeoutMs: 0 },
  );
}

function figuresOf({ firms, newFirms, judged, found }: Search): RunFigures {
  return {
    firms: firms.length,
    newFirms,
    compared: found.compared,
    rules: found.report.map(({ rule, pairs, status }) => ({ rule, pairs: Math.round(pairs), used: status === 'used' })),
    judgedSame: judged.same.length,
    judgedDifferent: judged.different.length,
    found: found.pairs.length,
    barred: found.barred,
    merged: 0,
    waiting: 0,
    seconds: 0,
  };
}

/** Only where an officer switched it on for this search. */
async function mergeSure(ctx: Context, tx: Transaction, runId: string, upper: number): Promise<number> {
  const sure = await selectSurePairs(tx, runId, upper);
  if (sure.length === 0) return 0;
  await lockRegister(tx);
  const batch = randomUUID();
  const reason = ctx.t('registry.duplicate.machine.reason', { upper: ctx.t.number(upper * 100) });
  for (const id of sure) await decideIn(tx, id, { decision: 'same', into: null, reason, batch, how: 'machine' });
  await settlePairs(tx);
  return sure.length;
}
