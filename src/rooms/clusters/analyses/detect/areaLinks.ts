import { contiguityOfPlants, gridSpace } from '../../../../kernels/spatial/delineation/index.ts';
import { type AreaShape, contiguityWeights, linkIslands } from '../../../../kernels/spatial/weights/index.ts';
import type { AreaLinks, Establishments } from './model.ts';

export interface AreaBoundary {
  area: string;
  shape: AreaShape;
}

/** Areas that touch by their boundaries; islands are linked to the nearest. Areas of the register without a boundary stay alone. */
export function linksOfBoundaries(
  areas: readonly string[],
  boundaries: readonly AreaBoundary[],
): AreaLinks & { middles: { east: Float64Array; north: Float64Array }; withoutBoundary: readonly string[] } {
  const shapes = new Map<string, AreaShape>();
  for (const { area, shape } of boundaries) shapes.set(area, [...(shapes.get(area) ?? []), ...shape]);
  const ordered = areas.map((area) => shapes.get(area) ?? []);
  const { weights, added } = linkIslands(contiguityWeights(ordered, 'queen'), ordered, 'greatCircle');
  const middles = { east: new Float64Array(areas.length), north: new Float64Array(areas.length) };
  for (const [at, shape] of ordered.entries()) {
    const [x, y] = middleOf(shape);
    middles.east[at] = x * kmPerDegree * Math.cos((y * Math.PI) / 180);
    middles.north[at] = y * kmPerDegree;
  }
  return {
    offsets: weights.offsets,
    neighbours: weights.neighbours,
    source: 'boundaries',
    islandsLinked: added.length,
    middles,
    withoutBoundary: areas.filter((area) => !shapes.has(area)),
  };
}

const kmPerDegree = (Math.PI / 180) * 6371.0088;

/** Mean of the corners of the ring with most of them: enough to say which areas lie nearest. */
function middleOf(shape: AreaShape): [x: number, y: number] {
  const ring = shape
    .map((polygon) => polygon[0] ?? [])
    .reduce((best, one) => (one.length > best.length ? one : best), []);
  let [x, y] = [0, 0];
  for (const position of ring) {
    x += position[0]!;
    y += position[1]!;
  }
  return ring.length === 0 ? [0, 0] : [x / ring.length, y / ring.length];
}

const gridOfContactKm = 2;

/** Areas that touch by where their plants stand; null where none has a place. */
export function linksOfPlants({ areas, areaOf, x, y, units, count }: Establishments): AreaLinks | null {
  const placed: number[] = [];
  for (let i = 0; i < count; i += 1) if (!Number.isNaN(x[i]!) && areaOf[i]! >= 0) placed.push(i);
  if (placed.length === 0) return null;
  const space = gridSpace(
    Float64Array.from(placed, (i) => x[i]!),
    Float64Array.from(placed, (i) => y[i]!),
    {
      ...{ cellKm: gridOfContactKm, radiiKm: [gridOfContactKm], largestShare: 1, units },
    },
  );
  const found = contiguityOfPlants(
    space,
    Int32Array.from(placed, (i) => areaOf[i]!),
    areas.length,
  );
  return { ...found, source: 'plants' };
}
