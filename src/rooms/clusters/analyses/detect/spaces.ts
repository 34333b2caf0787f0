import { areaSpace, type GridSpace, gridSpace, type Route } from '../../../../kernels/spatial/delineation/index.ts';
import type { AreaLinks, DetectionOptions, Establishments } from './model.ts';

/** What spaces are made of: arrays alone, so that threads can share them. */
export type PlacedEstablishments = Pick<Establishments, 'count' | 'areaOf' | 'x' | 'y' | 'units' | 'areaMiddles'> & {
  areaCount: number;
};

/** Everything that is the same for all groups: spaces, and which establishments each can place. */
export interface DetectionSpaces {
  points: (Route & { space: GridSpace; indexOf: Int32Array; placed: Int32Array }) | null;
  areas: (Route & { indexOf: Int32Array; placed: Int32Array; isSquares: boolean }) | null;
}

const shifts = [
  [0.5, 0],
  [0, 0.5],
  [0.5, 0.5],
] as const;

/** Spaces of both routes; null where the register gives a route nothing to stand on. */
export function buildSpaces(
  establishments: PlacedEstablishments,
  links: AreaLinks | null,
  options: DetectionOptions,
): DetectionSpaces {
  const points = pointsRoute(establishments, options);
  return {
    points,
    areas: links === null ? squaresRoute(establishments, points, options) : areasRoute(establishments, links, options),
  };
}

function placedBy(count: number, isPlaced: (i: number) => boolean) {
  const indexOf = new Int32Array(count).fill(-1);
  const placed: number[] = [];
  for (let i = 0; i < count; i += 1) {
    if (!isPlaced(i)) continue;
    indexOf[i] = placed.length;
    placed.push(i);
  }
  return { indexOf, placed: Int32Array.from(placed) };
}

function pointsRoute(establishments: PlacedEstablishments, options: DetectionOptions): DetectionSpaces['points'] {
  const { count, x, y, units } = establishments;
  const { indexOf, placed } = placedBy(count, (i) => !Number.isNaN(x[i]!));
  if (placed.length === 0) return null;
  const [px, py] = [Float64Array.from(placed, (i) => x[i]!), Float64Array.from(placed, (i) => y[i]!)];
  const { cellKm, radiiKm, largestShare } = options;
  const space = gridSpace(px, py, { cellKm, radiiKm, largestShare, units });
  const otherCuts = shifts.map((shift) => {
    const other = gridSpace(px, py, { cellKm, radiiKm, largestShare, units, shift });
    return { space: other, cellOf: other.cellOf };
  });
  return { space, cellOf: space.cellOf, otherCuts, indexOf, placed };
}

function areasRoute(
  { count, areaCount, areaOf, x, y, units, areaMiddles }: PlacedEstablishments,
  links: AreaLinks,
  { largestShare, mostAreas }: DetectionOptions,
): DetectionSpaces['areas'] {
  const { indexOf, placed } = placedBy(count, (i) => areaOf[i]! >= 0);
  const cellOf = Int32Array.from(placed, (i) => areaOf[i]!);
  const population = new Int32Array(areaCount);
  for (const area of cellOf) population[area]! += 1;
  const { east, north } = areaMiddles ?? middles(areaCount, areaOf, x, y, units);
  const space = areaSpace(population, links, east, north, { largestShare, mostAreas });
  return { space, cellOf, otherCuts: [], indexOf, placed, isSquares: false };
}

/** Squares stand for areas; stability is tried in squares that lie otherwise. */
function squaresRoute(
  { x, y, units }: PlacedEstablishments,
  points: DetectionSpaces['points'],
  { areaKm, largestShare }: DetectionOptions,
): DetectionSpaces['areas'] {
  if (points === null) return null;
  const [px, py] = [Float64Array.from(points.placed, (i) => x[i]!), Float64Array.from(points.placed, (i) => y[i]!)];
  const radiiKm = [0.5, 1, 1.5, 2, 3].map((times) => times * areaKm);
  const make = (shift: readonly [number, number]) => {
    const space = gridSpace(px, py, { cellKm: areaKm, radiiKm, largestShare, units, shift });
    return { space, cellOf: space.cellOf };
  };
  const { indexOf, placed } = points;
  return { ...make([0, 0]), otherCuts: shifts.map(make), indexOf, placed, isSquares: true };
}

/** Where an area's plants are on average, in kilometres; areas without a placed plant lie together at 0. */
function middles(areaCount: number, areaOf: Int32Array, x: Float64Array, y: Float64Array, units: 'degrees' | 'km') {
  const east = new Float64Array(areaCount);
  const north = new Float64Array(areaCount);
  const placed = new Int32Array(areaCount);
  for (let i = 0; i < areaOf.length; i += 1) {
    const area = areaOf[i]!;
    if (area < 0 || Number.isNaN(x[i]!)) continue;
    const scale = units === 'degrees' ? kmPerDegree : 1;
    east[area]! += x[i]! * (units === 'degrees' ? scale * Math.cos((y[i]! * Math.PI) / 180) : 1);
    north[area]! += y[i]! * scale;
    placed[area]! += 1;
  }
  for (let area = 0; area < areaCount; area += 1) {
    if (placed[area] === 0) continue;
    east[area]! /= placed[area]!;
    north[area]! /= placed[area]!;
  }
  return { east, north };
}

const kmPerDegree = (Math.PI / 180) * 6371.0088;
