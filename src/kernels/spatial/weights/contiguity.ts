import { type AreaShape, type Boundaries, listBoundaries } from './areaShapes.ts';
import { type Corners, findCorners, findCornersOn } from './corners.ts';
import { type SpatialWeights, weightsFromLinks } from './spatialWeights.ts';

/** queen: a common point is enough. rook: a common stretch of boundary is needed. */
export type Contiguity = 'queen' | 'rook';

/**
 * Areas that touch, from their polygons.
 * Used for local statistics and for joining areas into clusters.
 * @param shapes polygons of each area, in any unit (degrees too: only touching counts)
 * @param rule queen or rook
 * @param tolerance corners at most so far apart are one, and a corner so near to a straight piece lies on it; in the unit of the
 *   coordinates; null: a ten-millionth of the whole extent
 * @returns symmetric links of weight 1; an area that touches none has none (see linkIslands)
 * @throws RangeError where there is no area, a coordinate is not finite, or the tolerance is negative
 * A corner of one area on the straight boundary of another parts that boundary there, so that areas drawn with different corners along the
 * same line are found. Boundaries that cross (areas that overlap) are no contact. Areas on both sides of the date line do not meet.
 * Degenerate: one area has no neighbour; an area without polygons none; two areas of the same shape are neighbours by both rules.
 * Cost: about positions × log positions. Same as spdep's poly2nb where boundaries share corners; poly2nb does not find those that don't.
 * Source: Cliff & Ord (1973). Held by spdep's lists for irregular cells and by maps drawn by hand in contiguity.test.ts.
 */
export function contiguityWeights(
  shapes: readonly AreaShape[],
  rule: Contiguity,
  tolerance: number | null = null,
): SpatialWeights {
  const boundaries = listBoundaries(shapes);
  const within = tolerance ?? boundaries.extent * 1e-7;
  if (!(within >= 0) || within === Number.POSITIVE_INFINITY)
    throw new RangeError(`contiguityWeights: tolerance must be 0 or more, not ${tolerance}`);
  const corners = findCorners(boundaries, within);
  const links = new Set<number>();
  const contacts = rule === 'queen' ? touchCorners(boundaries, corners) : touchPieces(boundaries, corners);
  for (const areas of contacts)
    for (const one of areas) for (const other of areas) if (one !== other) links.add(one * shapes.length + other);
  const sorted = Float64Array.from(links).sort();
  const from = Int32Array.from(sorted, (link) => Math.floor(link / shapes.length));
  const to = Int32Array.from(sorted, (link) => link % shapes.length);
  return weightsFromLinks(shapes.length, from, to, null);
}

/** Areas at each corner, those on whose straight boundary it lies included. */
function touchCorners(boundaries: Boundaries, corners: Corners): readonly number[][] {
  const areas: number[][] = Array.from({ length: corners.x.length }, () => []);
  const add = (corner: number, area: number) => {
    const held = areas[corner]!;
    if (!held.includes(area)) held.push(area);
  };
  for (let piece = 0; piece < boundaries.area.length; piece += 1) {
    const area = boundaries.area[piece]!;
    add(corners.first[piece]!, area);
    add(corners.second[piece]!, area);
    for (const corner of findCornersOn(boundaries, corners, piece)) add(corner, area);
  }
  return areas;
}

/** Areas along each piece of boundary, parted at every corner that lies on it. */
function touchPieces(boundaries: Boundaries, corners: Corners): Iterable<number[]> {
  const areas = new Map<number, number[]>();
  for (let piece = 0; piece < boundaries.area.length; piece += 1) {
    const chain = [corners.first[piece]!, ...findCornersOn(boundaries, corners, piece), corners.second[piece]!];
    for (let at = 0; at + 1 < chain.length; at += 1) {
      const [low, high] = [Math.min(chain[at]!, chain[at + 1]!), Math.max(chain[at]!, chain[at + 1]!)];
      if (low === high) continue;
      const key = low * corners.x.length + high;
      const held = areas.get(key);
      if (held === undefined) areas.set(key, [boundaries.area[piece]!]);
      else if (!held.includes(boundaries.area[piece]!)) held.push(boundaries.area[piece]!);
    }
  }
  return areas.values();
}
