import type { Context } from '../../../../platform/context.ts';
import { schemeTitle } from '../../rules/schemeTitle.ts';
import type { RunRow } from '../store/runs.ts';
import type { RunSummary } from '../views/found.ts';

export function groupingTitle({ t }: Pick<Context, 't'>, grouping: string): string {
  const [kind, name = ''] = grouping.split(':');
  if (kind === 'scheme') return t('clusters.found.grouping.scheme', { scheme: schemeTitle(t, name) });
  if (kind === 'list') return t('clusters.found.grouping.version', { version: name });
  return t(kind === 'related' ? 'clusters.found.grouping.related' : 'clusters.found.grouping.own');
}

export function describeRun(ctx: Context, run: RunRow): RunSummary {
  return {
    id: run.id,
    state: run.state,
    isCurrent: run.is_current,
    jobId: run.job_id,
    grouping: run.grouping,
    groupingTitle: groupingTitle(ctx, run.grouping),
    groupsVersion: run.groups_version,
    definition: run.definition,
    options: run.options,
    method: run.method,
    quality: run.quality,
    clusters: run.clusters,
    unconfirmed: run.unconfirmed?.length ?? null,
    groups: run.findings?.length ?? null,
    asOf: run.as_of,
    faults: run.faults ?? [],
    requestedAt: run.requested_at.toISOString(),
    finishedAt: run.finished_at?.toISOString() ?? null,
  };
}
