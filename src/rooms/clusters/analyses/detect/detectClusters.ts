import { runInThreads, workerEntry } from '../../../../engines/parallel/index.ts';
import { adjustBenjaminiHochberg } from '../../../../kernels/multiplicity/index.ts';
import type { RouteResult } from '../../../../kernels/spatial/delineation/index.ts';
import {
  type DelineationAnswer,
  type DelineationShared,
  type DelineationTask,
  delineateTask,
} from './delineateTask.ts';
import { countAreas, joinRoutes } from './joinRoutes.ts';
import type {
  AreaLinks,
  DetectedCluster,
  Detection,
  DetectionOptions,
  Establishments,
  GroupFinding,
  IndustryGroup,
} from './model.ts';
import { type Screening, screenGroups } from './screenGroups.ts';
import { buildSpaces } from './spaces.ts';

export interface DetectionRun {
  /** As many as there are processors, where left out; 0: here and now, without a thread. */
  threads?: number;
  signal?: AbortSignal | undefined;
  progress?: (done: number, total: number) => void;
}

/**
 * Clusters of every group: found by points and by areas, tested by the maximum over the whole delineation under relabelling, adjusted over the
 * groups (Benjamini–Hochberg), kept where the adjusted p is at most the level. Each group draws from a seed of its own, made of the run's seed and the
 * group's code: groups that come or go, and threads, change nothing for the others but the adjustment.
 */
export async function detectClusters(
  establishments: Establishments,
  groups: readonly IndustryGroup[],
  links: AreaLinks | null,
  options: DetectionOptions,
  run: DetectionRun = {},
): Promise<Detection> {
  const { count, areaOf, x, y, units, areaMiddles } = establishments;
  const placed = {
    count,
    areaOf: shared(areaOf),
    x: shared(x),
    y: shared(y),
    units,
    areaMiddles,
    areaCount: establishments.areas.length,
  };
  const largestFirst = groups
    .map((_, i) => i)
    .sort((a, b) => groups[b]!.members.length - groups[a]!.members.length || a - b);
  const common: DelineationShared = { establishments: placed, links, options };
  const tasks = largestFirst.map((i) => ({ members: groups[i]!.members, seed: seedOf(options.seed, groups[i]!.code) }));
  const answers =
    run.threads === 0 ? tasks.map((task) => delineateTask(common, task)) : await inThreads(common, tasks, run);
  const byGroup = new Array<DelineationAnswer>(groups.length);
  for (const [at, group] of largestFirst.entries()) byGroup[group] = answers[at]!;
  const spaces = buildSpaces(placed, links, options);
  const areaTotals = countAreas(establishments);
  const joined = groups.map((group, i) => joinRoutes(establishments, group, byGroup[i]!, spaces, areaTotals, options));
  return {
    ...adjust(groups, byGroup, joined, screenGroups(establishments, groups, options.seed), options),
    routes: spaces.points === null ? 'areasOnly' : spaces.areas?.isSquares ? 'pointsAndSquares' : 'pointsAndAreas',
    linkSource: links?.source ?? 'squares',
    islandsLinked: links?.islandsLinked ?? 0,
  };
}

const inThreads = (
  common: DelineationShared,
  tasks: readonly DelineationTask[],
  { threads, signal, progress }: DetectionRun,
) =>
  runInThreads<DelineationShared, DelineationTask, DelineationAnswer>({
    entry: workerEntry(import.meta.url, '../workers/clustersWorker'),
    kind: 'delineate',
    shared: common,
    ...{ tasks, threads, signal, progress },
  });

/** Lies in memory that threads share: it is not copied to each. */
function shared<Kind extends Int32Array | Float64Array>(values: Kind): Kind {
  const Constructor = values.constructor as new (buffer: SharedArrayBuffer) => Kind;
  const copy = new Constructor(new SharedArrayBuffer(values.byteLength));
  copy.set(values as never);
  return copy;
}

/** FNV-1a over the code, mixed with the seed. */
export function seedOf(seed: number, code: string): number {
  let hash = 0x811c9dc5;
  for (const unit of code) hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193) >>> 0;
  return (seed * 4_294_967_296 + hash) % Number.MAX_SAFE_INTEGER;
}

interface Joined {
  clusters: DetectedCluster[];
  unconfirmed: DetectedCluster[];
}

/** A group's p is that of its strongest cluster; a further cluster is adjusted in the same family, with its own p in the place of its group's. */
function adjust(
  groups: readonly IndustryGroup[],
  answers: readonly DelineationAnswer[],
  joined: readonly Joined[],
  screened: readonly Screening[],
  { level }: DetectionOptions,
): Pick<Detection, 'clusters' | 'unconfirmed' | 'groups'> {
  const tested = groups.map((_, i) => i).filter((i) => decisive(answers[i]!)?.pValue != null);
  const family = Float64Array.from(tested, (i) => bestOf(answers[i]!, joined[i]!));
  const q = adjustBenjaminiHochberg(family);
  const findings: GroupFinding[] = [];
  const clusters: DetectedCluster[] = [];
  const unconfirmed: DetectedCluster[] = [];
  for (const [i, group] of groups.entries()) {
    const route = decisive(answers[i]!);
    const at = tested.indexOf(i);
    const qOf = (pValue: number) => {
      if (pValue === family[at]) return q[at]!;
      const other = family.slice();
      other[at] = pValue;
      return Math.max(q[at]!, adjustBenjaminiHochberg(other)[at]!);
    };
    const passed = (one: DetectedCluster) => one.qValue <= level;
    const own = joined[i]!.clusters.map((one) => ({ ...one, qValue: qOf(one.pValue) })).filter(passed);
    const alone = joined[i]!.unconfirmed.map((one) => ({ ...one, qValue: qOf(one.pValue) })).filter(passed);
    for (const [rank, one] of own.entries()) clusters.push({ ...one, rank: rank + 1 });
    unconfirmed.push(...alone);
    findings.push({
      group: group.code,
      title: group.title,
      traded: group.traded,
      establishments: group.members.length,
      placed: route?.plants ?? 0,
      status: route?.status ?? 'notEnough',
      reason: route?.reason ?? (route === null ? 'no establishment of the group has a place' : null),
      pValue: at < 0 ? null : family[at]!,
      qValue: at < 0 ? null : q[at]!,
      simulations: route?.simulations ?? 0,
      clusters: own.length,
      unconfirmed: alone.length,
      ...screened[i]!,
    });
  }
  return { clusters, unconfirmed, groups: findings };
}

/** The route whose test decides: points where there are any. */
const decisive = ({ points, areas }: DelineationAnswer): RouteResult | null => points ?? areas;

const bestOf = (answer: DelineationAnswer, { clusters, unconfirmed }: Joined): number =>
  Math.min(decisive(answer)!.pValue!, ...[...clusters, ...unconfirmed].map(({ pValue }) => pValue));
