import type { DelineatedCluster } from '../../../../kernels/spatial/delineation/index.ts';
import { confirmingLevel, type DelineationAnswer } from './delineateTask.ts';
import type { DetectedCluster, DetectionOptions, Establishments, IndustryGroup, OutlineCell, Routes } from './model.ts';
import type { DetectionSpaces } from './spaces.ts';

/** Establishments of all groups in each area. */
export interface AreaTotals {
  totals: Int32Array;
  all: number;
}

export function countAreas({ areas, areaOf }: Pick<Establishments, 'areas' | 'areaOf'>): AreaTotals {
  const totals = new Int32Array(areas.length);
  let all = 0;
  for (const area of areaOf) {
    if (area < 0) continue;
    totals[area]! += 1;
    all += 1;
  }
  return { totals, all };
}

/** Two findings are of one cluster where they share at least this part of the smaller one's plants. */
const agreesFrom = 0.5;

/** What the two routes found of one group, joined: clusters that both found, and those that one found alone. */
export function joinRoutes(
  establishments: Establishments,
  group: IndustryGroup,
  { points, areas }: DelineationAnswer,
  spaces: DetectionSpaces,
  areaTotals: AreaTotals,
  options: DetectionOptions,
): { clusters: DetectedCluster[]; unconfirmed: DetectedCluster[] } {
  const context = { establishments, group, spaces, areaTotals };
  const isStable = ({ stability }: DetectedCluster) => options.resamples === 0 || stability >= options.leastStability;
  const byAreas = (areas?.clusters ?? []).map((cluster) => ({ cluster, held: membersOf(context, cluster, 'areas') }));
  if (points === null) {
    const found = byAreas.map(({ cluster, held }) => describe(context, cluster, held, 'areasOnly'));
    return {
      clusters: byStrength(found.filter(isStable)),
      unconfirmed: byStrength(found.filter((one) => !isStable(one))),
    };
  }
  const enough = areas === null ? Number.POSITIVE_INFINITY : strengthOfChance(areas.maxima);
  const clusters: DetectedCluster[] = [];
  const unconfirmed: DetectedCluster[] = [];
  const confirmed = new Set<number>();
  for (const cluster of points.clusters) {
    const held = membersOf(context, cluster, 'points');
    let agrees = showsInAreas(context, held, enough);
    for (const [at, area] of byAreas.entries()) {
      if (shareOf(held, area.held) < agreesFrom) continue;
      agrees = true;
      confirmed.add(at);
    }
    const both = describe(context, cluster, held, agrees ? 'both' : 'pointsOnly');
    ((agrees || options.require === 'either') && isStable(both) ? clusters : unconfirmed).push(both);
  }
  for (const [at, { cluster, held }] of byAreas.entries()) {
    if (confirmed.has(at) || cluster.pValue > options.level) continue;
    const alone = describe(context, cluster, held, 'areasOnly');
    (options.require === 'either' && isStable(alone) ? clusters : unconfirmed).push(alone);
  }
  return { clusters: byStrength(clusters), unconfirmed: byStrength(unconfirmed) };
}

/** Beyond chi-squared with one degree of freedom at 5 in 100, whatever the draws say. */
const leastExcess = 1.92;

/** What the strongest window of areas reaches in a tenth of the relabelled registers. */
function strengthOfChance(maxima: Float64Array): number {
  const at = maxima[Math.floor(confirmingLevel * maxima.length)];
  return at === undefined ? Number.POSITIVE_INFINITY : Math.max(leastExcess, at);
}

/** Areas with a smaller part of a cluster's plants are its edge, not its place. */
const placeFrom = 0.1;

/** Whether the areas in which a cluster's plants stand hold, as wholes, so much of the group as chance hardly gathers anywhere. */
function showsInAreas({ group, spaces: { areas } }: JoinContext, { members }: Held, enough: number): boolean {
  if (areas === null || members.length === 0) return false;
  const { space, cellOf, indexOf } = areas;
  const inCluster = new Map<number, number>();
  for (const member of members) {
    const index = indexOf[member]!;
    if (index >= 0) inCluster.set(cellOf[index]!, (inCluster.get(cellOf[index]!) ?? 0) + 1);
  }
  const places = new Set(
    [...inCluster].filter(([, count]) => count >= placeFrom * members.length).map(([cell]) => cell),
  );
  let [count, plants, population] = [0, 0, 0];
  for (const place of places) population += space.population[place]!;
  for (const member of group.members) {
    const index = indexOf[member]!;
    if (index < 0) continue;
    plants += 1;
    if (places.has(cellOf[index]!)) count += 1;
  }
  const expected = (population * plants) / space.total;
  if (count <= expected || plants <= expected) return false;
  const outside = plants - count;
  const ratio =
    count * Math.log(count / expected) + (outside === 0 ? 0 : outside * Math.log(outside / (plants - expected)));
  return ratio >= enough;
}

interface JoinContext {
  areaTotals: AreaTotals;
  establishments: Establishments;
  group: IndustryGroup;
  spaces: DetectionSpaces;
}

interface Held {
  members: number[];
  membership: number[];
}

/** Establishments of the group in the cluster's cells, with the share of resamples in which their cell belonged. */
function membersOf({ group, spaces }: JoinContext, cluster: DelineatedCluster, route: 'points' | 'areas'): Held {
  const { cellOf, indexOf } = spaces[route]!;
  const shareOfCell = new Map<number, number>();
  for (const [at, cell] of cluster.cells.entries()) shareOfCell.set(cell, cluster.membership[at]!);
  const held: Held = { members: [], membership: [] };
  for (const member of group.members) {
    const index = indexOf[member]!;
    const share = index < 0 ? undefined : shareOfCell.get(cellOf[index]!);
    if (share === undefined) continue;
    held.members.push(member);
    held.membership.push(share);
  }
  return held;
}

/** Plants that both hold, as a share of the smaller; plants without a point are held by areas alone and do not count against them. */
function shareOf(points: Held, areas: Held): number {
  const inAreas = new Set(areas.members);
  const both = points.members.filter((member) => inAreas.has(member)).length;
  return both / Math.max(1, Math.min(points.members.length, areas.members.length));
}

const byStrength = (clusters: readonly DetectedCluster[]) =>
  clusters.toSorted((a, b) => b.logLikelihoodRatio - a.logLikelihoodRatio).map((one, i) => ({ ...one, rank: i + 1 }));

const coreFrom = 0.8;

function describe(context: JoinContext, cluster: DelineatedCluster, held: Held, routes: Routes): DetectedCluster {
  const { group, spaces } = context;
  const members = Int32Array.from(held.members);
  const membership = Float64Array.from(held.membership);
  return {
    group: group.code,
    groupTitle: group.title,
    traded: group.traded,
    rank: 0,
    routes,
    members,
    core: members.filter((_, i) => membership[i]! >= coreFrom),
    membership,
    areas: areasOf(context, members),
    pValue: cluster.pValue,
    qValue: 1,
    logLikelihoodRatio: cluster.logLikelihoodRatio,
    expected: cluster.expected,
    population: cluster.population,
    stability: cluster.stability,
    cells: routes === 'areasOnly' && !spaces.areas?.isSquares ? [] : outlineOf(context, cluster, routes),
  };
}

function areasOf({ establishments, group, areaTotals }: JoinContext, members: Int32Array): DetectedCluster['areas'] {
  const { areas, areaOf } = establishments;
  const inCluster = new Map<number, number>();
  for (const member of members) {
    const area = areaOf[member]!;
    if (area >= 0) inCluster.set(area, (inCluster.get(area) ?? 0) + 1);
  }
  const ofGroup = new Map<number, number>();
  let placed = 0;
  for (const member of group.members) {
    const area = areaOf[member]!;
    if (area < 0) continue;
    placed += 1;
    if (inCluster.has(area)) ofGroup.set(area, (ofGroup.get(area) ?? 0) + 1);
  }
  return [...inCluster]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([area, held]) => ({
      area: areas[area]!,
      members: held,
      share: held / members.length,
      locationQuotient: (ofGroup.get(area)! * areaTotals.all) / (areaTotals.totals[area]! * placed),
    }));
}

/** Squares of the cells that hold the cluster, those without a plant of the group too. */
function outlineOf({ spaces }: JoinContext, cluster: DelineatedCluster, routes: Routes): OutlineCell[] {
  const route = routes === 'areasOnly' ? spaces.areas! : spaces.points!;
  const space = route.space as { x?: Float64Array; y?: Float64Array; halfWidth?: Float64Array; halfHeight?: number };
  if (space.x === undefined || space.y === undefined) return [];
  return Array.from(cluster.cells, (cell, at) => ({
    x: space.x![cell]!,
    y: space.y![cell]!,
    halfWidth: space.halfWidth![cell]!,
    halfHeight: space.halfHeight!,
    membership: cluster.membership[at]!,
  }));
}
