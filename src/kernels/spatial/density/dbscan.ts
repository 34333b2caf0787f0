import { buildPointTree, type DistanceMetric, treeDistanceSquaredOf, visitNear } from '../weights/pointTree.ts';

export interface DensityClusters {
  /** Cluster of each point from 0, −1 where it belongs to none. */
  cluster: Int32Array;
  /** 1 for points from which clusters spread. */
  isCore: Uint8Array;
  clusterCount: number;
}

/**
 * Density clusters of points (DBSCAN): points with enough others near them, joined to those within reach.
 * Used to explore; over plants it finds cities, for it knows nothing of where everything is: see backgroundDensityClusters.
 * @param x kilometres east, or longitudes
 * @param y kilometres north, or latitudes
 * @param options reach in kilometres; least number of points within it, the point itself among them
 * @returns clusters numbered by their first point; a border point belongs to the first cluster that reaches it
 * @throws RangeError where reach is not above 0, leastPoints below 1, or a coordinate is not finite
 * Cost: n log n, and pairs within reach. Source: Ester, Kriegel, Sander & Xu (1996). Same as R's dbscan::dbscan. Held by its results in density.test.ts.
 */
export function densityClusters(
  x: Float64Array,
  y: Float64Array,
  options: { reachKm: number; leastPoints: number; metric: DistanceMetric },
): DensityClusters {
  const near = neighboursWithin(x, y, options.reachKm, options.metric, 'densityClusters');
  if (!(options.leastPoints >= 1))
    throw new RangeError(`densityClusters: leastPoints must be 1 or more, not ${options.leastPoints}`);
  const isCore = Uint8Array.from(near, (others) => (others.length + 1 >= options.leastPoints ? 1 : 0));
  return spread(near, isCore);
}

/**
 * Density clusters of one group of plants beside plants of all industries: a plant is a core where within reach there are enough plants of the group
 * and they are more than `leastRatio` times as frequent among all plants as the group is in the whole (the local M of Marcon and Puech), so
 * that a city alone makes no cluster.
 * @param x all plants
 * @param y all plants
 * @param members indices of the group's plants, each once
 * @param options as densityClusters; leastRatio, 1 or more
 * @returns clusters of the members, in their order
 * @throws RangeError as densityClusters, or where a member is no plant
 * Degenerate: a place with no other plant within reach has no ratio and is no core; where all plants are members none is. No test belongs to it: use it to
 * look, not to conclude. Cost: pairs of any plants within reach of members. Source: Ester et al. (1996) with the ratio of Marcon & Puech (2010).
 */
export function backgroundDensityClusters(
  x: Float64Array,
  y: Float64Array,
  members: Int32Array,
  options: { reachKm: number; leastPoints: number; leastRatio: number; metric: DistanceMetric },
): DensityClusters {
  const { reachKm, leastPoints, leastRatio, metric } = options;
  const caller = 'backgroundDensityClusters';
  if (!(leastPoints >= 1)) throw new RangeError(`${caller}: leastPoints must be 1 or more, not ${leastPoints}`);
  if (!(leastRatio >= 1)) throw new RangeError(`${caller}: leastRatio must be 1 or more, not ${leastRatio}`);
  const rank = new Int32Array(x.length).fill(-1);
  for (const [at, member] of members.entries()) {
    if (!(member >= 0 && member < x.length)) throw new RangeError(`${caller}: there is no plant ${member}`);
    rank[member] = at;
  }
  const all = neighboursWithin(x, y, reachKm, metric, caller, members);
  const near = all.map((others) => others.map((other) => rank[other]!).filter((other) => other >= 0));
  const share = (members.length - 1) / (x.length - 1);
  const isCore = Uint8Array.from(near, (own, at) => {
    const others = all[at]!.length;
    return own.length + 1 >= leastPoints && others > 0 && own.length / others > leastRatio * share ? 1 : 0;
  });
  return spread(near, isCore);
}

function neighboursWithin(
  x: Float64Array,
  y: Float64Array,
  reachKm: number,
  metric: DistanceMetric,
  caller: string,
  only?: Int32Array,
): number[][] {
  if (!(reachKm > 0)) throw new RangeError(`${caller}: reachKm must be above 0, not ${reachKm}`);
  const tree = buildPointTree(x, y, metric);
  const limit = treeDistanceSquaredOf(tree, reachKm);
  const points = only ?? Int32Array.from({ length: x.length }, (_, i) => i);
  return Array.from(points, (point) => {
    const found: number[] = [];
    visitNear(tree, point, limit, (other) => {
      if (other !== point) found.push(other);
      return limit;
    });
    return found;
  });
}

function spread(near: readonly (readonly number[])[], isCore: Uint8Array): DensityClusters {
  const cluster = new Int32Array(near.length).fill(-1);
  let clusterCount = 0;
  for (let first = 0; first < near.length; first += 1) {
    if (isCore[first] === 0 || cluster[first] !== -1) continue;
    const open = [first];
    cluster[first] = clusterCount;
    while (open.length > 0) {
      for (const other of near[open.pop()!]!) {
        if (cluster[other] !== -1) continue;
        cluster[other] = clusterCount;
        if (isCore[other] === 1) open.push(other);
      }
    }
    clusterCount += 1;
  }
  return { cluster, isCore, clusterCount };
}
