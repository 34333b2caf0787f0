/** A place: x and y, or longitude and latitude. What follows (height) is not looked at. */
export type Position = readonly number[];

/** Polygons of an area as in GeoJSON's MultiPolygon: polygons, their rings, positions. The first ring is the outer one. */
export type AreaShape = readonly (readonly (readonly Position[])[])[];

/** Straight pieces of all boundaries, by area. */
export interface Boundaries {
  areaCount: number;
  /** Area, and the coordinates of both ends, of each piece. */
  area: Int32Array;
  x1: Float64Array;
  y1: Float64Array;
  x2: Float64Array;
  y2: Float64Array;
  /** Pieces of area a stand at offsets[a] … offsets[a + 1] − 1. */
  offsets: Int32Array;
  /** The larger side of the box around all. */
  extent: number;
}

/**
 * Boundaries of areas as straight pieces.
 * @param shapes one an area; rings closed or not; an area without polygons is allowed and has no pieces
 * @throws RangeError where there is no area, or a coordinate is not finite
 * Cost: positions. Held by contiguity.test.ts.
 */
export function listBoundaries(shapes: readonly AreaShape[]): Boundaries {
  if (shapes.length === 0) throw new RangeError('listBoundaries: shapes must hold an area, not 0');
  const [area, pieces]: [number[], number[]] = [[], []];
  const offsets = new Int32Array(shapes.length + 1);
  let [west, east] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [south, north] = [west, east];
  for (const [index, shape] of shapes.entries()) {
    for (const ring of shape.flat())
      for (const [place, position] of ring.entries()) {
        const next = ring[(place + 1) % ring.length]!;
        const [x, y] = [position[0]!, position[1]!];
        if (!Number.isFinite(x) || !Number.isFinite(y))
          throw new RangeError(`listBoundaries: shapes[${index}] holds a position that is not finite: ${x}, ${y}`);
        [west, east, south, north] = [Math.min(west, x), Math.max(east, x), Math.min(south, y), Math.max(north, y)];
        if (x === next[0] && y === next[1]) continue;
        area.push(index);
        pieces.push(x, y, next[0]!, next[1]!);
      }
    offsets[index + 1] = area.length;
  }
  const column = (at: number) => Float64Array.from(area, (_, piece) => pieces[piece * 4 + at]!);
  return {
    areaCount: shapes.length,
    area: Int32Array.from(area),
    x1: column(0),
    y1: column(1),
    x2: column(2),
    y2: column(3),
    offsets,
    extent: Math.max(0, east - west, north - south),
  };
}
