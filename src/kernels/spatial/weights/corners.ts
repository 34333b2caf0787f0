import type { Boundaries } from './areaShapes.ts';

/** Corners of all boundaries, those within the tolerance of each other made one. */
export interface Corners {
  x: Float64Array;
  y: Float64Array;
  /** Corner at both ends of each piece. */
  first: Int32Array;
  second: Int32Array;
  tolerance: number;
  grid: CornerGrid;
}

/** Corners by square cells, for finding those near a piece. */
interface CornerGrid {
  cell: number;
  west: number;
  south: number;
  columns: number;
  rows: number;
  offsets: Int32Array;
  corners: Int32Array;
}

/**
 * Makes ends of pieces into corners.
 * @param boundaries straight pieces
 * @param tolerance ends at most so far from a corner already found are that corner
 * @returns corners, and those of each piece
 * Cost: pieces. Held by contiguity.test.ts.
 */
export function findCorners(boundaries: Boundaries, tolerance: number): Corners {
  const [x, y]: [number[], number[]] = [[], []];
  const cells = new Map<string, number[]>();
  const exact = new Map<number, Map<number, number>>();
  const find = (px: number, py: number): number => {
    const known = exact.get(px)?.get(py);
    if (known !== undefined) return known;
    const corner = tolerance === 0 ? -1 : findNear(px, py);
    const found = corner === -1 ? x.push(px) - 1 : corner;
    if (corner === -1) y.push(py);
    const column = exact.get(px) ?? new Map<number, number>();
    exact.set(px, column.set(py, found));
    if (corner === -1 && tolerance > 0) {
      const key = `${Math.floor(px / tolerance)},${Math.floor(py / tolerance)}`;
      cells.set(key, [...(cells.get(key) ?? []), found]);
    }
    return found;
  };
  const findNear = (px: number, py: number): number => {
    const [column, row] = [Math.floor(px / tolerance), Math.floor(py / tolerance)];
    let nearest = -1;
    let least = tolerance * tolerance;
    for (let dx = -1; dx <= 1; dx += 1)
      for (let dy = -1; dy <= 1; dy += 1)
        for (const corner of cells.get(`${column + dx},${row + dy}`) ?? []) {
          const squared = (x[corner]! - px) ** 2 + (y[corner]! - py) ** 2;
          if (squared <= least) [nearest, least] = [corner, squared];
        }
    return nearest;
  };
  const first =
    boundaries.x1.length === 0 ? [] : Array.from(boundaries.x1, (px, piece) => find(px, boundaries.y1[piece]!));
  const second = Array.from(boundaries.x2, (px, piece) => find(px, boundaries.y2[piece]!));
  const [cx, cy] = [Float64Array.from(x), Float64Array.from(y)];
  return {
    x: cx,
    y: cy,
    first: Int32Array.from(first),
    second: Int32Array.from(second),
    tolerance,
    grid: gridCorners(cx, cy, boundaries.extent),
  };
}

function gridCorners(x: Float64Array, y: Float64Array, extent: number): CornerGrid {
  const side = Math.max(1, Math.min(2048, Math.ceil(Math.sqrt(x.length))));
  const cell = extent === 0 ? 1 : extent / side;
  const west = x.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const south = y.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const grid = { cell, west, south, columns: side + 1, rows: side + 1 };
  const cellOf = (corner: number) =>
    Math.floor((y[corner]! - south) / cell) * grid.columns + Math.floor((x[corner]! - west) / cell);
  const offsets = new Int32Array(grid.columns * grid.rows + 1);
  for (let corner = 0; corner < x.length; corner += 1) offsets[cellOf(corner) + 1]! += 1;
  for (let at = 0; at + 1 < offsets.length; at += 1) offsets[at + 1]! += offsets[at]!;
  const next = offsets.slice();
  const corners = new Int32Array(x.length);
  for (let corner = 0; corner < x.length; corner += 1) {
    const at = cellOf(corner);
    corners[next[at]!] = corner;
    next[at]! += 1;
  }
  return { ...grid, offsets, corners };
}

/** Corners on a piece between its ends, from its first end to its second. */
export function findCornersOn(boundaries: Boundaries, corners: Corners, piece: number): number[] {
  const { grid, tolerance } = corners;
  const [a, b] = [corners.first[piece]!, corners.second[piece]!];
  const [ax, ay, bx, by] = [corners.x[a]!, corners.y[a]!, corners.x[b]!, corners.y[b]!];
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  if (length === 0) return [];
  const slack = Math.max(tolerance, boundaries.extent * 1e-15);
  const found: { corner: number; along: number }[] = [];
  const clamp = (value: number, most: number) => Math.max(0, Math.min(most, Math.floor(value)));
  const firstColumn = clamp((Math.min(ax, bx) - slack - grid.west) / grid.cell, grid.columns - 1);
  const lastColumn = clamp((Math.max(ax, bx) + slack - grid.west) / grid.cell, grid.columns - 1);
  for (let column = firstColumn; column <= lastColumn; column += 1) {
    const [low, high] = heightsIn(grid, column, slack, { ax, ay, dx, dy });
    const firstRow = clamp((low - slack - grid.south) / grid.cell, grid.rows - 1);
    const lastRow = clamp((high + slack - grid.south) / grid.cell, grid.rows - 1);
    for (let row = firstRow; row <= lastRow; row += 1) {
      const at = row * grid.columns + column;
      for (let place = grid.offsets[at]!; place < grid.offsets[at + 1]!; place += 1) {
        const corner = grid.corners[place]!;
        if (corner === a || corner === b) continue;
        const [px, py] = [corners.x[corner]! - ax, corners.y[corner]! - ay];
        const along = (px * dx + py * dy) / length;
        if (along <= 0 || along >= length || Math.abs(px * dy - py * dx) > slack * length) continue;
        found.push({ corner, along });
      }
    }
  }
  return found.sort((one, other) => one.along - other.along || one.corner - other.corner).map(({ corner }) => corner);
}

/** Lowest and highest y of the piece within a column of cells. */
function heightsIn(
  grid: CornerGrid,
  column: number,
  slack: number,
  { ax, ay, dx, dy }: { ax: number; ay: number; dx: number; dy: number },
): readonly [number, number] {
  const ends = [ay, ay + dy] as const;
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  if (Math.abs(dx) <= slack) return [least, most];
  const at = (x: number) => Math.max(least, Math.min(most, ay + ((x - ax) / dx) * dy));
  const west = grid.west + column * grid.cell - slack;
  const [one, other] = [at(west), at(west + grid.cell + 2 * slack)];
  return [Math.min(one, other), Math.max(one, other)];
}
