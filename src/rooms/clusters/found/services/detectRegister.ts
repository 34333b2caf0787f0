import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../../platform/audit/index.ts';
import { InputFaults } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { hasBoundaries } from '../../../../platform/html/maps/index.ts';
import { publishEvent } from '../../../../platform/outbox/index.ts';
import { listRegisterPlaces, readRegisterSize } from '../../../registry/index.ts';
import { describeClusters } from '../../analyses/detect/describeClusters.ts';
import { detectClusters } from '../../analyses/detect/detectClusters.ts';
import type { ClusterProperties } from '../../analyses/detect/detectOutput.ts';
import type { DetectedCluster, Detection } from '../../analyses/detect/model.ts';
import { writeCluster } from '../../analyses/detect/writeClusters.ts';
import { defaultTypology } from '../../rules/typology.ts';
import { fixedOptions, foundTopic, yearsOfGrowth } from '../model.ts';
import { compareRuns, continuedIds } from '../rules/compareRuns.ts';
import {
  type FoundRow,
  insertCards,
  insertFound,
  insertMembers,
  type MemberRow,
  selectEvidence,
  updateWorking,
} from '../store/found.ts';
import { selectRegister } from '../store/register.ts';
import {
  endRun,
  type FinishedRun,
  finishRun,
  lockRun,
  lockRuns,
  markCurrent,
  type RunRow,
  selectCurrentRun,
  selectLatestRun,
  selectRun,
} from '../store/runs.ts';
import { readCompared } from './compare.ts';
import { type ChosenGroups, readGrouping } from './groupLists.ts';
import { putTogether } from './putTogether.ts';
import { arrangeRegister, linkAreas, type RegisterToDetect } from './readRegister.ts';
import { workingOf } from './tellWorking.ts';

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
    (tx) => store(ctx, tx, finishedRun(run, chosen, register, found, asOf, ctx.today), clusters),
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

interface WrittenCluster {
  row: FoundRow;
  card: ClusterProperties;
  members: Omit<MemberRow, 'cluster_id'>[];
}

function writeFound(
  ctx: Pick<Context, 'today'>,
  run: RunRow,
  register: RegisterToDetect,
  { clusters }: Detection,
  parents: ReadonlyMap<string, string | null>,
): WrittenCluster[] {
  const full = writeFeatures(ctx.today, register, clusters, false);
  const disclosed = writeFeatures(ctx.today, register, clusters, true);
  return clusters.map((cluster, at) => {
    const { geometry, properties } = full[at]!;
    const towns = cluster.areas.map(({ area }) => area);
    const above = towns.flatMap((town) => parents.get(town) ?? []);
    return {
      row: {
        id: randomUUID(),
        run_id: run.id,
        group_code: cluster.group,
        group_title: cluster.groupTitle,
        traded: cluster.traded,
        isic_prefixes: [...(register.prefixes.get(cluster.group) ?? [])],
        rank: cluster.rank,
        establishments: properties.establishments,
        strength: properties.strength,
        q_value: properties.qValue,
        type: properties.type,
        functioning: properties.functioning,
        places: [...new Set([...towns, ...above])],
        disclosed: disclosed[at]!.properties,
        outline: geometry,
      },
      card: { ...properties, core: null, members: null },
      members: membersOf(cluster, register),
    };
  });
}

function writeFeatures(
  today: string,
  { establishments, groups, boundaries }: RegisterToDetect,
  clusters: readonly DetectedCluster[],
  isPublic: boolean,
) {
  const year = Number(today.slice(0, 4)) + (Number(today.slice(5, 7)) - 1) / 12;
  return describeClusters(establishments, groups, clusters, {
    typology: defaultTypology,
    dates: establishments.since === null ? null : { before: year - yearsOfGrowth, after: year },
    evidenceOf: () => [],
  }).map((described) => writeCluster(described, { establishments, boundaries, isAreasOnly: false, public: isPublic }));
}

function membersOf(cluster: DetectedCluster, { rows }: RegisterToDetect): WrittenCluster['members'] {
  const core = new Set(cluster.core);
  return Array.from(cluster.members, (member, at) => ({
    establishment_id: rows[member]!.id,
    enterprise_id: rows[member]!.enterprise,
    membership: cluster.membership[at]!,
    is_core: core.has(member),
  }));
}

function finishedRun(
  run: RunRow,
  { list }: ChosenGroups,
  register: RegisterToDetect,
  found: Detection,
  asOf: string | null,
  today: string,
): FinishedRun {
  const { quality } = register;
  return {
    id: run.id,
    groups_id: list.id,
    groups_version: list.version,
    method: {
      routes: found.routes,
      contiguity: found.linkSource,
      islandsLinked: found.islandsLinked,
      null: 'establishments of the group thrown on the places of all establishments',
    },
    quality: {
      establishments: register.establishments.count,
      withoutGroup: register.withoutGroup,
      withoutArea: register.withoutArea,
      placed: quality.rows - quality.withoutPoint - quality.unusable - quality.atZero,
      withoutPoint: quality.withoutPoint,
      tooCoarse: quality.unusable,
      atZero: quality.atZero,
      sharedSpots: quality.sharedSpots,
      warnings: [...quality.warnings],
    },
    findings: found.groups,
    unconfirmed: writeFeatures(today, register, found.unconfirmed, true),
    clusters: found.clusters.length,
    as_of: asOf,
  };
}

/** All of a run in one transaction; a cluster that continues one of an earlier run keeps its id, and what is known of how it works. */
async function store(
  ctx: Context,
  tx: Transaction,
  run: FinishedRun,
  clusters: readonly WrittenCluster[],
): Promise<void> {
  await lockRuns(tx);
  if ((await lockRun(tx, run.id)) !== 'queued') throw new DomainError('conflict', 'clusters.run');
  const current = await selectCurrentRun(tx);
  const idOf = await continueIds(tx, current, clusters);
  await finishRun(tx, run, ctx.now());
  const rows = clusters.map(({ row }) => ({ ...row, id: idOf(row.id) }));
  await insertFound(tx, rows);
  const cards = clusters.map(({ row, card }) => ({ id: idOf(row.id), card }));
  await insertCards(tx, run.id, cards);
  const members = clusters.flatMap((one) => one.members.map((member) => ({ ...member, cluster_id: idOf(one.row.id) })));
  await insertMembers(tx, run.id, members);
  for (const { id, evidence } of await selectEvidence(tx, run.id)) await updateWorking(tx, id, workingOf(evidence));
  if (current === null) await markCurrent(tx, run.id);
  await publishEvent(tx, foundTopic, { runId: run.id, clusters: clusters.length });
  await recordAudit(tx, { verb: 'clusters.detect', subject: run.id, detail: { clusters: clusters.length } });
}

/** Ids of the run that is shown go before those of the latest, which may not be shown yet. */
async function continueIds(
  tx: Transaction,
  current: RunRow | null,
  clusters: readonly WrittenCluster[],
): Promise<(id: string) => string> {
  const latest = await selectLatestRun(tx);
  const continued = new Map<string, string>();
  for (const run of new Set([current?.id, latest?.id])) {
    if (run === undefined) continue;
    const taken = new Set(continued.values());
    const before = (await readCompared(tx, run)).filter(({ id }) => !taken.has(id));
    const after = clusters
      .filter(({ row }) => !continued.has(row.id))
      .map(({ row, members }) => ({
        id: row.id,
        group: row.group_code,
        members: members.map((member) => member.establishment_id),
      }));
    for (const [is, was] of continuedIds(compareRuns(before, after))) continued.set(is, was);
  }
  return (id) => continued.get(id) ?? id;
}
