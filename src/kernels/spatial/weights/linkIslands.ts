import { type AreaShape, type Boundaries, listBoundaries } from './areaShapes.ts';
import { type DistanceMetric, earthRadiusKm } from './pointTree.ts';
import { findIslands, type SpatialWeights, weightsFromLinks } from './spatialWeights.ts';

export interface IslandLink {
  island: number;
  nearest: number;
  distanceKm: number;
}

export interface LinkedWeights {
  weights: SpatialWeights;
  /** Links that were added, by island; each was added in both directions. */
  added: readonly IslandLink[];
}

/**
 * Links every area without neighbours to the area nearest to it, in both directions, with weight 1.
 * Used where an archipelago would otherwise drop out of local statistics. The links are to be counted where results are shown.
 * @param weights contiguity, before it is row-standardised
 * @param shapes polygons of the same areas
 * @param metric planar (kilometres), or greatCircle (degrees; near the island a degree of longitude shrinks by the cosine of its latitude)
 * @returns weights with the links, and the links with their distance from boundary to boundary
 * @throws RangeError where the numbers of areas differ
 * Degenerate: an area without polygons, or the only one, stays alone. Of areas equally near the first is taken. Groups of islands that touch
 * each other are left apart: findComponents counts them.
 * Cost: for each island all areas' boxes, and the boundaries of those few that may be nearest. On the globe a plane is laid at the island:
 * good to 1 % over some hundred kilometres; it decides which is nearest, no more. Held by linkIslands tests in contiguity.test.ts.
 */
export function linkIslands(
  weights: SpatialWeights,
  shapes: readonly AreaShape[],
  metric: DistanceMetric,
): LinkedWeights {
  const areaCount = weights.offsets.length - 1;
  if (shapes.length !== areaCount)
    throw new RangeError(`linkIslands: shapes must hold ${areaCount} areas, not ${shapes.length}`);
  const boundaries = listBoundaries(shapes);
  const boxes = boxAreas(boundaries);
  const added: IslandLink[] = [];
  for (const island of findIslands(weights)) {
    const link = findNearest(boundaries, boxes, island, metric);
    if (link !== null) added.push(link);
  }
  return { weights: addLinks(weights, added), added };
}

function addLinks(weights: SpatialWeights, added: readonly IslandLink[]): SpatialWeights {
  const { offsets, neighbours } = weights;
  const areaCount = offsets.length - 1;
  const links = new Map<number, number>();
  for (let area = 0; area < areaCount; area += 1)
    for (let at = offsets[area]!; at < offsets[area + 1]!; at += 1)
      links.set(area * areaCount + neighbours[at]!, weights.weights[at]!);
  for (const { island, nearest } of added) {
    links.set(island * areaCount + nearest, 1);
    if (!links.has(nearest * areaCount + island)) links.set(nearest * areaCount + island, 1);
  }
  const keys = [...links.keys()];
  const from = Int32Array.from(keys, (key) => Math.floor(key / areaCount));
  const to = Int32Array.from(keys, (key) => key % areaCount);
  return weightsFromLinks(areaCount, from, to, Float64Array.from(links.values()));
}

/** West, south, east, north of each area, at area · 4. */
function boxAreas({ areaCount, area, x1, y1 }: Boundaries): Float64Array {
  const boxes = new Float64Array(areaCount * 4);
  for (let index = 0; index < areaCount; index += 1)
    boxes.set(
      [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
      index * 4,
    );
  for (let piece = 0; piece < area.length; piece += 1) {
    const at = area[piece]! * 4;
    boxes[at] = Math.min(boxes[at]!, x1[piece]!);
    boxes[at + 1] = Math.min(boxes[at + 1]!, y1[piece]!);
    boxes[at + 2] = Math.max(boxes[at + 2]!, x1[piece]!);
    boxes[at + 3] = Math.max(boxes[at + 3]!, y1[piece]!);
  }
  return boxes;
}

function findNearest(
  boundaries: Boundaries,
  boxes: Float64Array,
  island: number,
  metric: DistanceMetric,
): IslandLink | null {
  const { areaCount, offsets } = boundaries;
  if (offsets[island] === offsets[island + 1]) return null;
  const isGlobe = metric === 'greatCircle';
  const latitude = (boxes[island * 4 + 1]! + boxes[island * 4 + 3]!) / 2;
  const kmY = isGlobe ? (earthRadiusKm * Math.PI) / 180 : 1;
  const kmX = isGlobe ? kmY * Math.max(0.01, Math.cos((latitude * Math.PI) / 180)) : 1;
  const turnOf = (area: number) => {
    const step = (boxes[area * 4]! + boxes[area * 4 + 2]! - boxes[island * 4]! - boxes[island * 4 + 2]!) / 2;
    return isGlobe ? -360 * Math.round(step / 360) : 0;
  };
  const others: { area: number; least: number }[] = [];
  for (let area = 0; area < areaCount; area += 1) {
    if (area === island || offsets[area] === offsets[area + 1]) continue;
    const turn = turnOf(area);
    const gapX = Math.max(
      0,
      boxes[area * 4]! + turn - boxes[island * 4 + 2]!,
      boxes[island * 4]! - boxes[area * 4 + 2]! - turn,
    );
    const gapY = Math.max(
      0,
      boxes[area * 4 + 1]! - boxes[island * 4 + 3]!,
      boxes[island * 4 + 1]! - boxes[area * 4 + 3]!,
    );
    others.push({ area, least: Math.hypot(gapX * kmX, gapY * kmY) });
  }
  others.sort((one, other) => one.least - other.least || one.area - other.area);
  let best: IslandLink | null = null;
  for (const { area, least } of others) {
    if (best !== null && least > best.distanceKm) break;
    const distanceKm = distanceBetween(boundaries, boxes.subarray(island * 4, island * 4 + 4), island, area, {
      kmX,
      kmY,
      turn: turnOf(area),
    });
    if (best === null || distanceKm < best.distanceKm || (distanceKm === best.distanceKm && area < best.nearest))
      best = { island, nearest: area, distanceKm };
  }
  return best;
}

/** From a corner of one to a piece of the other, whichever way round is shorter. */
function distanceBetween(
  { offsets, x1, y1, x2, y2 }: Boundaries,
  box: Float64Array,
  island: number,
  other: number,
  { kmX, kmY, turn }: { kmX: number; kmY: number; turn: number },
): number {
  const [west, south, east, north] = [box[0]! * kmX, box[1]! * kmY, box[2]! * kmX, box[3]! * kmY];
  let least = Number.POSITIVE_INFINITY;
  for (let q = offsets[other]!; q < offsets[other + 1]!; q += 1) {
    const [qx, qy, qu, qv] = [(x1[q]! + turn) * kmX, y1[q]! * kmY, (x2[q]! + turn) * kmX, y2[q]! * kmY];
    const gapX = Math.max(0, Math.min(qx, qu) - east, west - Math.max(qx, qu));
    const gapY = Math.max(0, Math.min(qy, qv) - north, south - Math.max(qy, qv));
    if (gapX * gapX + gapY * gapY >= least) continue;
    for (let p = offsets[island]!; p < offsets[island + 1]!; p += 1) {
      const [px, py, pu, pv] = [x1[p]! * kmX, y1[p]! * kmY, x2[p]! * kmX, y2[p]! * kmY];
      least = Math.min(least, toPiece(px, py, qx, qy, qu, qv), toPiece(qx, qy, px, py, pu, pv));
    }
  }
  return Math.sqrt(least);
}

/** Squared distance from a place to a piece. */
function toPiece(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return (x - ax - share * dx) ** 2 + (y - ay - share * dy) ** 2;
}
