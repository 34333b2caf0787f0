export type Ring = readonly (readonly [number, number])[];

export interface IndexedArea {
  /** Each polygon's rings; points in holes are outside. */
  polygons: readonly (readonly Ring[])[];
}

/** A hundred cells to the degree, about a kilometre: most have no boundary in them, and one answer for all their points. */
const cellsPerDegree = 100;
const cellsAround = 360 * cellsPerDegree;

/** Finds the area that a point lies in: by a grid, and ring by ring only in cells that a boundary goes through. */
export class AreaIndex<Area extends IndexedArea> {
  private readonly entries: { polygon: readonly Ring[]; area: Area; box: Box }[] = [];
  private readonly crossed = new Set<number>();
  private readonly settled = new Map<number, Area | null>();
  private readonly candidates = new Map<number, { polygon: readonly Ring[]; area: Area; box: Box }[]>();

  constructor(areas: readonly Area[]) {
    for (const area of areas)
      for (const polygon of area.polygons) {
        this.entries.push({ polygon, area, box: boxOf(polygon[0] as Ring) });
        for (const ring of polygon) this.cross(ring);
      }
  }

  areaAt(longitude: number, latitude: number): Area | null {
    const [column, row] = [gridOf(longitude), gridOf(latitude)];
    const cell = cellOf(column, row);
    if (this.crossed.has(cell)) return this.search(cell, column, row, longitude, latitude);
    let found = this.settled.get(cell);
    if (found === undefined) {
      found = this.search(cell, column, row, longitude, latitude);
      this.settled.set(cell, found);
    }
    return found;
  }

  private search(cell: number, column: number, row: number, longitude: number, latitude: number): Area | null {
    let near = this.candidates.get(cell);
    if (near === undefined) {
      near = this.entries.filter(({ box }) => touches(box, column, row));
      this.candidates.set(cell, near);
    }
    return near.find(({ polygon }) => isInside(polygon, longitude, latitude))?.area ?? null;
  }

  /** Every cell of each stretch's own box: a few too many, never one too few. */
  private cross(ring: Ring): void {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const box = boxOf([ring[i]!, ring[j]!]);
      for (let x = gridOf(box.west); x <= gridOf(box.east); x++)
        for (let y = gridOf(box.south); y <= gridOf(box.north); y++) this.crossed.add(cellOf(x, y));
    }
  }
}

const gridOf = (degrees: number) => Math.floor(degrees * cellsPerDegree);
const cellOf = (column: number, row: number) => row * cellsAround + column;

const touches = (box: Box, column: number, row: number) =>
  gridOf(box.west) <= column && gridOf(box.east) >= column && gridOf(box.south) <= row && gridOf(box.north) >= row;

interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

function boxOf(ring: Ring): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [x, y] of ring) {
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    box.south = Math.min(box.south, y);
    box.north = Math.max(box.north, y);
  }
  return box;
}

/** A ray to the east crosses the boundary of what it starts in an odd number of times; holes count too. */
export function isInside(polygon: readonly Ring[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of polygon)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i] as readonly [number, number];
      const [xj, yj] = ring[j] as readonly [number, number];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  return inside;
}

/** The centroid of the largest polygon; where that lies outside, the middle of the widest stretch at its height. */
export function centreOf({ polygons }: IndexedArea): [longitude: number, latitude: number] {
  const largest = polygons.reduce((most, one) => (Math.abs(areaOf(one[0]!)) > Math.abs(areaOf(most[0]!)) ? one : most));
  const [x, y] = centroidOf(largest[0] as Ring);
  return isInside(largest, x, y) ? [x, y] : [middleOfWidest(largest, y), y];
}

function areaOf(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
    sum += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1];
  return sum / 2;
}

function centroidOf(ring: Ring): [number, number] {
  const [x0, y0] = ring[0] as readonly [number, number];
  let [twice, cx, cy] = [0, 0, 0];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    // From the first corner: far from the origin the products would swallow the small areas of villages.
    const [ax, ay, bx, by] = [ring[j]![0] - x0, ring[j]![1] - y0, ring[i]![0] - x0, ring[i]![1] - y0];
    const cross = ax * by - bx * ay;
    twice += cross;
    cx += (ax + bx) * cross;
    cy += (ay + by) * cross;
  }
  return twice === 0 ? [x0, y0] : [x0 + cx / (3 * twice), y0 + cy / (3 * twice)];
}

function middleOfWidest(polygon: readonly Ring[], y: number): number {
  const crossings = polygon
    .flatMap((ring) =>
      ring.flatMap(([xi, yi], i) => {
        const [xj, yj] = ring[(i + ring.length - 1) % ring.length] as readonly [number, number];
        return yi > y !== yj > y ? [((xj - xi) * (y - yi)) / (yj - yi) + xi] : [];
      }),
    )
    .sort((a, b) => a - b);
  let [best, width] = [polygon[0]![0]![0], -1];
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [west, east] = [crossings[i] as number, crossings[i + 1] as number];
    if (east - west > width) [best, width] = [(west + east) / 2, east - west];
  }
  return best;
}
