import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { findJob } from '../../../../platform/jobs/index.ts';
import type { RunOptions } from '../model.ts';
import { fates } from '../rules/compareRuns.ts';
import { defaultRunForm, type Issue, readRunForm } from '../rules/readRunForm.ts';
import { selectFound } from '../store/found.ts';
import { lockRun, lockRuns, markCurrent, type RunRow, selectRun, selectRuns } from '../store/runs.ts';
import type { CompareView, RunForm, RunsView, RunView } from '../views/runs.ts';
import { readComparison } from './compare.ts';
import { foundRowOf, placeNames, titleOfCluster } from './describeFound.ts';
import { describeRun } from './describeRun.ts';
import { listGroupings } from './groupLists.ts';
import { requestRun } from './requestRun.ts';

const mostRuns = 100;

export async function describeRuns(
  ctx: Context,
  form: RunForm = defaultRunForm,
  issues: readonly Issue[] = [],
): Promise<RunsView> {
  const runs = await ctx.db.withActor(ctx, async (tx) => {
    const rows = await selectRuns(tx, mostRuns);
    const ended: RunRow[] = [];
    for (const row of rows) {
      const job = row.state === 'queued' && row.job_id !== null ? await findJob(tx, row.job_id) : null;
      const isOver = job?.state === 'cancelled' || job?.state === 'failed';
      ended.push(isOver ? { ...row, state: job.state === 'failed' ? 'failed' : 'cancelled' } : row);
    }
    return ended;
  });
  return {
    runs: runs.map((run) => describeRun(ctx, run)),
    groupings: await listGroupings(ctx),
    form,
    issues: [...issues],
  };
}

/** Asks for a run as the form says, or says what is wrong with it. */
export async function startRun(ctx: Context, given: Partial<RunForm>): Promise<{ job: string } | { view: RunsView }> {
  const groupings = (await listGroupings(ctx)).map(({ value }) => value);
  const { form, request, issues } = readRunForm(given, groupings);
  if (issues.length > 0) return { view: await describeRuns(ctx, form, issues) };
  return { job: (await requestRun(ctx, request)).job };
}

export async function describeRunPage(ctx: Context, id: string): Promise<RunView> {
  const name = await placeNames(ctx);
  const { run, rows, others } = await ctx.db.withActor(
    ctx,
    async (tx) => {
      const run = await selectRun(tx, id);
      if (run === null) throw new DomainError('notFound', 'clusters.run');
      const { rows } = await selectFound(tx, id, { least: 0, sort: 'evidence' }, null);
      return { run, rows, others: await selectRuns(tx, mostRuns) };
    },
    { readOnly: true },
  );
  return {
    run: describeRun(ctx, run),
    findings: run.findings ?? [],
    clusters: rows.map((row) => foundRowOf(ctx, row, name)),
    unconfirmed: (run.unconfirmed ?? []).map(({ properties }) => ({
      ...properties,
      places: properties.areas.map(({ area }) => name(area)),
    })),
    others: others
      .filter((other) => other.state === 'done' && other.id !== id)
      .map((other) => ({
        id: other.id,
        text: ctx.t('clusters.found.run.of', {
          at: ctx.t.date(other.finished_at!.toISOString()),
          clusters: other.clusters ?? 0,
        }),
      })),
  };
}

/** Says which run the public pages show. */
export async function showRun(ctx: Context, id: string): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    await lockRuns(tx);
    const state = await lockRun(tx, id);
    if (state === null) throw new DomainError('notFound', 'clusters.run');
    if (state !== 'done') throw new DomainError('conflict', 'clusters.runNotDone');
    await markCurrent(tx, id);
    await recordAudit(tx, { verb: 'clusters.run.show', subject: id, requestId: ctx.requestId });
  });
}

export async function describeComparison(ctx: Context, id: string, other: string): Promise<CompareView> {
  const name = await placeNames(ctx);
  const { before, after, cases, clustersBefore, clustersAfter } = await readComparison(ctx, id, other);
  const sideOf = (clusters: typeof clustersBefore) => (cluster: string) => {
    const row = clusters.get(cluster)!;
    return { id: cluster, title: titleOfCluster(ctx, row.disclosed, name), establishments: row.establishments };
  };
  const titles = new Map([...clustersBefore, ...clustersAfter].map(([, row]) => [row.group_code, row.group_title]));
  return {
    before: describeRun(ctx, before),
    after: describeRun(ctx, after),
    sameGroups: before.grouping === after.grouping && before.groups_version === after.groups_version,
    sameOptions: askedAlike(before.options, after.options),
    counts: Object.fromEntries(
      fates.map((fate) => [fate, cases.filter((one) => one.fate === fate).length]),
    ) as CompareView['counts'],
    cases: cases.map((one) => ({
      fate: one.fate,
      groupTitle: titles.get(one.group) ?? one.group,
      before: one.before.map(sideOf(clustersBefore)),
      after: one.after.map(sideOf(clustersAfter)),
      membersBefore: one.membersBefore,
      membersAfter: one.membersAfter,
      shared: one.shared,
    })),
  };
}

const askedAlike = (one: RunOptions, other: RunOptions) =>
  (['require', 'level', 'leastPlants', 'leastStrength'] as const).every((name) => one[name] === other[name]);
