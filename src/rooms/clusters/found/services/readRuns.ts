import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { schemeTitle } from '../../rules/schemeTitle.ts';
import { listSchemes } from '../../store/measurements.ts';
import { compareRuns } from '../rules/compareRuns.ts';
import { selectRun, selectRunMembers, selectRuns } from '../store/runs.ts';
import type { RunList, RunView } from '../views/found.ts';
import { runShownOf } from './readFound.ts';

const mostRuns = 50;

export function listRuns(ctx: Context): Promise<RunList> {
  return ctx.db.withActor(
    ctx,
    async (tx) => ({
      runs: (await selectRuns(tx, mostRuns)).map((run) => ({
        ...runShownOf(run),
        ...{ state: run.state, reason: run.reason, isCurrent: run.isCurrent, clusters: run.clusters },
        requestedAt: run.requestedAt.toISOString(),
      })),
      schemes: (await listSchemes(tx)).map((code) => ({ code, title: schemeTitle(ctx.t, code) })),
    }),
    { readOnly: true },
  );
}

/** A run with its findings, and what became of clusters since another one: the one before, where none is named. */
export function readRun(ctx: Context, id: string, withId: string | null): Promise<RunView> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const run = await selectRun(tx, id);
      if (run === null) throw new DomainError('notFound', 'clusters.run');
      const others = (await selectRuns(tx, mostRuns)).filter(
        (one) => one.id !== id && one.state === 'done' && one.groups === run.groups,
      );
      const earlier = others.find((one) => (withId === null ? one.requestedAt < run.requestedAt : one.id === withId));
      const compared =
        earlier === undefined || run.state !== 'done'
          ? null
          : compareRuns(await selectRunMembers(tx, earlier.id), await selectRunMembers(tx, id));
      return {
        run: { ...runShownOf(run), state: run.state, reason: run.reason, isCurrent: run.isCurrent },
        findings: run.findings.map(
          ({
            group,
            title,
            establishments,
            status,
            reason,
            gamma,
            gammaQValue,
            pValue,
            qValue,
            clusters,
            unconfirmed,
          }) => ({
            ...{
              group,
              title,
              establishments,
              status,
              reason,
              gamma,
              gammaQValue,
              pValue,
              qValue,
              clusters,
              unconfirmed,
            },
          }),
        ),
        compared:
          compared === null || earlier === undefined
            ? null
            : {
                with: { id: earlier.id, finishedAt: earlier.finishedAt?.toISOString() ?? null },
                changes: compared.map((one) => ({ ...one, before: [...one.before] })),
              },
        others: others.map((one) => ({ id: one.id, finishedAt: one.finishedAt?.toISOString() ?? null })),
      };
    },
    { readOnly: true },
  );
}
