import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { listRegisterPlaces } from '../../../registry/index.ts';
import { type FoundQuery, pageSize } from '../model.ts';
import {
  selectDetail,
  selectEnterprises,
  selectFound,
  selectFoundAll,
  selectFoundPage,
  selectGroups,
  selectMembers,
  selectTrend,
} from '../store/found.ts';
import { type RunRow, selectCurrentRun, selectRun } from '../store/runs.ts';
import type { FoundList, FoundView, RunShown } from '../views/found.ts';

export const runShownOf = (run: Omit<RunRow, 'findings'>): RunShown => ({
  id: run.id,
  groups: run.groups,
  finishedAt: run.finishedAt?.toISOString() ?? null,
  asOf: run.asOf,
  ...{ establishments: run.establishments, placed: run.placed, definition: run.definition },
  ...{ contiguity: run.contiguity, islandsLinked: run.islandsLinked },
  ...{
    simulations: run.options.simulations,
    resamples: run.options.resamples,
    level: run.options.level,
    seed: run.options.seed,
  },
});

/** Who may see which firms are in a cluster. */
export const seesMembers = (ctx: Context): boolean => isAllowed(ctx.actor, 'clusters.readMembers');

export async function listFound(ctx: Context, query: FoundQuery): Promise<FoundList> {
  const places = await listRegisterPlaces(ctx);
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const run = await selectCurrentRun(tx);
      const { total, rows } = await selectFoundPage(tx, query);
      const all = run === null ? [] : await selectFoundAll(tx, query);
      const { economy: _, ...asked } = query;
      return {
        query: asked,
        run: run === null ? null : runShownOf(run),
        total,
        pageSize,
        clusters: rows.map(({ runId: _run, isicPrefixes, rank, isConfirmed, routes, stage, cameFrom, ...row }) => row),
        groups: await selectGroups(tx),
        regions: places.filter(({ parentCode }) => parentCode === null).map(({ code, name }) => ({ code, name })),
        towns: townsOf(all),
        canRun: isAllowed(ctx.actor, 'clusters.measure'),
      };
    },
    { readOnly: true },
  );
}

function townsOf(clusters: readonly { title: string; placeCodes: readonly string[] }[]): FoundList['towns'] {
  const towns = new Map<string, string[]>();
  for (const { title, placeCodes } of clusters)
    for (const code of placeCodes) towns.set(code, [...(towns.get(code) ?? []), title]);
  return [...towns].map(([code, titles]) => ({ code, clusters: titles.length, titles: titles.slice(0, 5) }));
}

export async function readFound(ctx: Context, id: string, page: number): Promise<FoundView> {
  const places = new Map((await listRegisterPlaces(ctx)).map(({ code, name }) => [code, name]));
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const found = await selectFound(tx, id);
      if (found === null) throw new DomainError('notFound', 'clusters.cluster');
      const run = await selectRun(tx, found.runId);
      const mayRead = seesMembers(ctx);
      const detail = mayRead ? await selectDetail(tx, found.runId, id) : null;
      const properties = detail ?? found.properties;
      const members = mayRead
        ? await selectMembers(tx, found.runId, id, { limit: pageSize, offset: (page - 1) * pageSize })
        : null;
      return {
        ...{ id, title: found.title, groupCode: found.groupCode, groupTitle: found.groupTitle, traded: found.traded },
        ...{ isicPrefixes: found.isicPrefixes, isConfirmed: found.isConfirmed, isCurrent: found.isCurrent },
        ...{
          change: found.change,
          cameFrom: found.cameFrom,
          core: found.core,
          outline: found.outline as Record<string, unknown> | null,
          properties,
          run: runShownOf(run!),
        },
        places: properties.areas.map(({ area, ...rest }) => ({ code: area, name: places.get(area) ?? area, ...rest })),
        trend: (await selectTrend(tx, id)).map(({ finishedAt, ...one }) => ({
          ...one,
          on: finishedAt.toISOString().slice(0, 10),
        })),
        members:
          members === null
            ? null
            : {
                ...{ total: found.establishments, page, pageSize },
                rows: members.map(({ establishment, enterprise, name, place, membership }) => ({
                  ...{ establishment, enterprise, name, membership },
                  place: place === null ? null : (places.get(place) ?? place),
                })),
              },
        enterpriseIds: mayRead ? await selectEnterprises(tx, found.runId, id) : [],
      };
    },
    { readOnly: true },
  );
}

export interface FoundCluster {
  id: string;
  title: string;
  groupCode: string;
  groupTitle: string;
  isicPrefixes: readonly string[];
  areas: readonly { code: string; members: number }[];
  establishments: number;
  strength: number;
}

/** Clusters of the current run, those of a place alone where one is named (its code, or the beginning of it). */
export function listFoundClusters(ctx: Context, { place = '' }: { place?: string } = {}): Promise<FoundCluster[]> {
  const query = { group: '', place, type: '', traded: '', least: 0, sort: 'strength', page: 1 } as const;
  return ctx.db.withActor(
    ctx,
    async (tx) =>
      (await selectFoundAll(tx, query)).map(
        ({ id, title, groupCode, groupTitle, isicPrefixes, establishments, strength, properties }) => ({
          ...{ id, title, groupCode, groupTitle, isicPrefixes, establishments, strength },
          areas: properties.areas.map(({ area, members }) => ({ code: area, members })),
        }),
      ),
    { readOnly: true },
  );
}
