import { buildPointTree, type DistanceMetric, kilometresOf, treeDistanceSquaredOf, visitNear } from './pointTree.ts';
import { type SpatialWeights, weightsFromLinks } from './spatialWeights.ts';

export interface PointWeights {
  weights: SpatialWeights;
  /** Length of each link in kilometres, in the order of weights.neighbours. */
  distanceKm: Float64Array;
}

/**
 * Weights from each point to its k nearest others, each 1.
 * Used where areas have no common boundaries (islands, towns as points), so that every area has the same number of neighbours.
 * @param x, y coordinates by the metric, one point an area
 * @param k neighbours of each, 1 … n − 1
 * @returns links, seldom symmetric, with their lengths. Of points equally far the one with the lower number is taken
 * @throws RangeError where k or a coordinate is outside its range
 * Cost: about n log n. Same as spdep's knearneigh but for ties. Held by comparison with all pairs in pointWeights.test.ts.
 */
export function nearestNeighbours(x: Float64Array, y: Float64Array, k: number, metric: DistanceMetric): PointWeights {
  if (!Number.isInteger(k) || k < 1 || k > x.length - 1)
    throw new RangeError(`nearestNeighbours: k must be a whole number from 1 to ${x.length - 1}, not ${k}`);
  const tree = buildPointTree(x, y, metric);
  const from = new Int32Array(x.length * k);
  const to = new Int32Array(x.length * k);
  const lengths = new Float64Array(x.length * k);
  const nearest = new Int32Array(k);
  const squares = new Float64Array(k);
  for (let point = 0; point < x.length; point += 1) {
    let held = 0;
    visitNear(tree, point, Number.POSITIVE_INFINITY, (other, squared) => {
      if (other !== point) {
        let place = held < k ? held : k - 1;
        const isOut = held === k && !isBefore(squared, other, squares[place]!, nearest[place]!);
        if (!isOut) {
          while (place > 0 && isBefore(squared, other, squares[place - 1]!, nearest[place - 1]!)) {
            squares[place] = squares[place - 1]!;
            nearest[place] = nearest[place - 1]!;
            place -= 1;
          }
          squares[place] = squared;
          nearest[place] = other;
          if (held < k) held += 1;
        }
      }
      return held < k ? Number.POSITIVE_INFINITY : squares[k - 1]!;
    });
    from.fill(point, point * k, (point + 1) * k);
    to.set(nearest, point * k);
    for (let place = 0; place < k; place += 1) lengths[point * k + place] = kilometresOf(tree, squares[place]!);
  }
  return withLengths(x.length, from, to, lengths);
}

function isBefore(squared: number, point: number, otherSquared: number, other: number): boolean {
  return squared < otherSquared || (squared === otherSquared && point < other);
}

/**
 * Weights between all points at most a distance apart, each 1.
 * Used where nearness in kilometres is what counts. Crowded places get many neighbours, lonely ones none.
 * @param x, y coordinates by the metric
 * @param distanceKm the limit, 0 or more; a point exactly at it is a neighbour
 * @param mostLinks more than these are refused, so that a limit in metres where kilometres are meant fills no memory
 * @returns symmetric links with their lengths
 * @throws RangeError where the distance or a coordinate is outside its range, or the links are too many
 * Cost: about n log n, and the links. Same as spdep's dnearneigh(0, d). Held by comparison with all pairs in pointWeights.test.ts.
 */
export function distanceBand(
  x: Float64Array,
  y: Float64Array,
  distanceKm: number,
  metric: DistanceMetric,
  mostLinks = 50_000_000,
): PointWeights {
  if (!(distanceKm >= 0) || distanceKm === Number.POSITIVE_INFINITY)
    throw new RangeError(`distanceBand: distanceKm must be 0 or more, not ${distanceKm}`);
  const tree = buildPointTree(x, y, metric);
  const limit = treeDistanceSquaredOf(tree, distanceKm) * (1 + 1e-14);
  const [from, to, lengths]: [number[], number[], number[]] = [[], [], []];
  for (let point = 0; point < x.length; point += 1)
    visitNear(tree, point, limit, (other, squared) => {
      if (other !== point) {
        from.push(point);
        to.push(other);
        lengths.push(kilometresOf(tree, squared));
      }
      if (from.length > mostLinks)
        throw new RangeError(`distanceBand: distanceKm ${distanceKm} gives more than ${mostLinks} links`);
      return limit;
    });
  return withLengths(x.length, Int32Array.from(from), Int32Array.from(to), Float64Array.from(lengths));
}

function withLengths(areaCount: number, from: Int32Array, to: Int32Array, lengths: Float64Array): PointWeights {
  const numbers = Float64Array.from(lengths, (_, link) => link + 1);
  const weights = weightsFromLinks(areaCount, from, to, numbers);
  const distanceKm = weights.weights.map((number) => lengths[number - 1]!);
  weights.weights.fill(1);
  return { weights, distanceKm };
}
