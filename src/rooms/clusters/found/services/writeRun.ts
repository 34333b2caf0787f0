import { randomUUID } from 'node:crypto';
import type { Context } from '../../../../platform/context.ts';
import { type DescribedCluster, describeClusters } from '../../analyses/detect/describeClusters.ts';
import type { ClusterProperties } from '../../analyses/detect/detectOutput.ts';
import type { DetectedCluster, Detection } from '../../analyses/detect/model.ts';
import { type WriteOptions, writeCluster } from '../../analyses/detect/writeClusters.ts';
import { defaultTypology } from '../../rules/typology.ts';
import { yearsOfGrowth } from '../model.ts';
import type { FoundRow } from '../store/found.ts';
import type { MemberRow } from '../store/members.ts';
import type { FinishedRun, RunRow } from '../store/runs.ts';
import type { ChosenGroups } from './groupLists.ts';
import type { RegisterToDetect } from './readRegister.ts';

export interface WrittenCluster {
  row: FoundRow;
  card: ClusterProperties;
  members: Omit<MemberRow, 'cluster_id'>[];
}

/** Clusters of a detection as they are stored: what anybody may see, every number, and who belongs to them. */
export function writeFound(
  ctx: Pick<Context, 'today'>,
  run: RunRow,
  register: RegisterToDetect,
  { clusters }: Detection,
  parents: ReadonlyMap<string, string | null>,
): WrittenCluster[] {
  return describeAll(ctx.today, register, clusters).map((described) => {
    const { cluster } = described;
    const { geometry, properties } = writeCluster(described, writingOf(register, false));
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
        disclosed: writeCluster(described, writingOf(register, true)).properties,
        outline: geometry,
      },
      card: { ...properties, core: null, members: null },
      members: membersOf(cluster, register),
    };
  });
}

function describeAll(
  today: string,
  { establishments, groups }: RegisterToDetect,
  clusters: readonly DetectedCluster[],
): DescribedCluster[] {
  const year = Number(today.slice(0, 4)) + (Number(today.slice(5, 7)) - 1) / 12;
  return describeClusters(establishments, groups, clusters, {
    typology: defaultTypology,
    dates: establishments.since === null ? null : { before: year - yearsOfGrowth, after: year },
    evidenceOf: () => [],
  });
}

const writingOf = ({ establishments, boundaries }: RegisterToDetect, isPublic: boolean): WriteOptions => ({
  establishments,
  boundaries,
  isAreasOnly: false,
  public: isPublic,
});

function membersOf(cluster: DetectedCluster, { rows }: RegisterToDetect): WrittenCluster['members'] {
  const core = new Set(cluster.core);
  return Array.from(cluster.members, (member, at) => ({
    establishment_id: rows[member]!.id,
    enterprise_id: rows[member]!.enterprise,
    membership: cluster.membership[at]!,
    is_core: core.has(member),
  }));
}

export function finishedRun(
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
    unconfirmed: describeAll(today, register, found.unconfirmed).map((one) =>
      writeCluster(one, writingOf(register, true)),
    ),
    clusters: found.clusters.length,
    as_of: asOf,
  };
}
