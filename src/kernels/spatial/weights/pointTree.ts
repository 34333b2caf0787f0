/** planar: x and y in kilometres. greatCircle: x longitude and y latitude in degrees, distances in kilometres on a sphere. */
export type DistanceMetric = 'planar' | 'greatCircle';

export const earthRadiusKm = 6371.0088;

/** Points arranged so that those near a place are found without looking at all. */
export interface PointTree {
  metric: DistanceMetric;
  dimensions: 2 | 3;
  /** Coordinates of point p at p · dimensions; on the sphere, of a ball of radius 1. */
  coordinates: Float64Array;
  /** Points in the tree's order: the middle of each stretch parts it along the axis of its split. */
  order: Int32Array;
  axis: Uint8Array;
}

const leafSize = 12;

/**
 * A k-d tree over points of a plane or of the globe.
 * Used for nearest neighbours and distance bands. Crowded and coinciding points do no harm.
 * @param x, y coordinates by the metric
 * @param metric planar, or greatCircle with longitudes −180 … 180 (or 0 … 360) and latitudes −90 … 90
 * @returns the tree
 * @throws RangeError where lengths differ, a coordinate is not finite, or degrees are no degrees
 * Cost: n log² n. On the globe the tree holds points of a ball: chords grow with arcs, so that neither poles nor the date line are special.
 * Source: Bentley (1975), Commun. ACM 18:509. Held by comparison with all pairs in pointWeights.test.ts.
 */
export function buildPointTree(x: Float64Array, y: Float64Array, metric: DistanceMetric): PointTree {
  if (x.length !== y.length) throw new RangeError(`buildPointTree: y must have ${x.length} values, not ${y.length}`);
  const dimensions = metric === 'planar' ? 2 : 3;
  const coordinates = new Float64Array(x.length * dimensions);
  for (let point = 0; point < x.length; point += 1) {
    checkPoint(x[point]!, y[point]!, point, metric);
    coordinates.set(placePoint(x[point]!, y[point]!, metric), point * dimensions);
  }
  const tree: PointTree = {
    metric,
    dimensions,
    coordinates,
    order: Int32Array.from({ length: x.length }, (_, point) => point),
    axis: new Uint8Array(x.length),
  };
  split(tree, 0, x.length);
  return tree;
}

function checkPoint(x: number, y: number, point: number, metric: DistanceMetric): void {
  const isGlobe = metric === 'greatCircle';
  if (!Number.isFinite(x) || (isGlobe && (x < -180 || x > 360)))
    throw new RangeError(`buildPointTree: x[${point}] is out of range: ${x}`);
  if (!Number.isFinite(y) || (isGlobe && Math.abs(y) > 90))
    throw new RangeError(`buildPointTree: y[${point}] is out of range: ${y}`);
}

function placePoint(x: number, y: number, metric: DistanceMetric): number[] {
  if (metric === 'planar') return [x, y];
  const [longitude, latitude] = [(x * Math.PI) / 180, (y * Math.PI) / 180];
  return [Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)];
}

function split(tree: PointTree, first: number, end: number): void {
  if (end - first <= leafSize) return;
  const { coordinates, dimensions, order } = tree;
  let axis = 0;
  let widest = -1;
  for (let candidate = 0; candidate < dimensions; candidate += 1) {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let at = first; at < end; at += 1) {
      const value = coordinates[order[at]! * dimensions + candidate]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (high - low > widest) [axis, widest] = [candidate, high - low];
  }
  order
    .subarray(first, end)
    .sort((a, b) => coordinates[a * dimensions + axis]! - coordinates[b * dimensions + axis]! || a - b);
  const middle = (first + end) >> 1;
  tree.axis[middle] = axis;
  split(tree, first, middle);
  split(tree, middle + 1, end);
}

/** Points whose tree distance from a point is at most a limit that may shrink meanwhile: visit gives the limit that is to hold from then on. */
export function visitNear(
  tree: PointTree,
  point: number,
  limit: number,
  visit: (other: number, treeDistanceSquared: number) => number,
): void {
  const { coordinates, dimensions, order, axis } = tree;
  const start = point * dimensions;
  let squaredLimit = limit;
  const look = (other: number) => {
    let squared = 0;
    for (let d = 0; d < dimensions; d += 1) {
      const step = coordinates[other * dimensions + d]! - coordinates[start + d]!;
      squared += step * step;
    }
    if (squared <= squaredLimit) squaredLimit = visit(other, squared);
  };
  const walk = (first: number, end: number): void => {
    if (end - first <= leafSize) {
      for (let at = first; at < end; at += 1) look(order[at]!);
      return;
    }
    const middle = (first + end) >> 1;
    const gap = coordinates[start + axis[middle]!]! - coordinates[order[middle]! * dimensions + axis[middle]!]!;
    if (gap < 0) walk(first, middle);
    else walk(middle + 1, end);
    if (gap * gap > squaredLimit) return;
    look(order[middle]!);
    if (gap < 0) walk(middle + 1, end);
    else walk(first, middle);
  };
  walk(0, order.length);
}

/** Kilometres of a distance in the tree, and the other way. */
export function kilometresOf(tree: PointTree, treeDistanceSquared: number): number {
  const distance = Math.sqrt(treeDistanceSquared);
  return tree.metric === 'planar' ? distance : 2 * earthRadiusKm * Math.asin(Math.min(1, distance / 2));
}

export function treeDistanceSquaredOf(tree: PointTree, distanceKm: number): number {
  if (tree.metric === 'planar') return distanceKm * distanceKm;
  return (2 * Math.sin(Math.min(Math.PI, distanceKm / earthRadiusKm) / 2)) ** 2;
}
