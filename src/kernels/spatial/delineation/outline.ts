/** A closed ring of corners, first and last the same. */
export type Ring = readonly (readonly [x: number, y: number])[];

/**
 * Outlines of cells of a raster: grown by one cell all round, holes filled, traced along cell borders.
 * Used to draw a cluster: its cells are those that are occupied, with gaps between them that mean nothing.
 * @param columns column of each cell, whole numbers
 * @param rows row of each cell
 * @returns one outer ring a part, anticlockwise, corners in units of cells (cell c, r covers c … c + 1, r … r + 1); none where there is no cell
 * Cells that touch by a corner alone are parts of their own after growing. Cost: cells × 9, and the box around them.
 * Held by outline.test.ts: areas of rings, a ring around a hole, parts.
 */
export function outlineCells(columns: ArrayLike<number>, rows: ArrayLike<number>): Ring[] {
  if (columns.length === 0) return [];
  const [left, bottom] = [minimum(columns) - 2, minimum(rows) - 2];
  const width = maximum(columns) - left + 3;
  const height = maximum(rows) - bottom + 3;
  const filled = new Uint8Array(width * height);
  for (let i = 0; i < columns.length; i += 1)
    for (let dy = -1; dy <= 1; dy += 1)
      for (let dx = -1; dx <= 1; dx += 1) filled[(rows[i]! - bottom + dy) * width + columns[i]! - left + dx] = 1;
  fillHoles(filled, width, height);
  return trace(filled, width, height).map((ring) => ring.map(([x, y]) => [x + left, y + bottom] as const));
}

/** What the outside does not reach is inside. */
function fillHoles(filled: Uint8Array, width: number, height: number): void {
  const outside = new Uint8Array(filled.length);
  const open = [0];
  outside[0] = 1;
  while (open.length > 0) {
    const at = open.pop()!;
    const [x, y] = [at % width, Math.floor(at / width)];
    const reach = (nx: number, ny: number) => {
      const next = ny * width + nx;
      if (nx < 0 || ny < 0 || nx >= width || ny >= height || outside[next] === 1 || filled[next] === 1) return;
      outside[next] = 1;
      open.push(next);
    };
    reach(x - 1, y);
    reach(x + 1, y);
    reach(x, y - 1);
    reach(x, y + 1);
  }
  for (let i = 0; i < filled.length; i += 1) if (outside[i] === 0) filled[i] = 1;
}

/** Follows borders with the inside on the left; at a corner where two parts meet it stays with its own part. */
function trace(filled: Uint8Array, width: number, height: number): [number, number][][] {
  const isIn = (x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height && filled[y * width + x] === 1;
  const done = new Uint8Array(filled.length);
  const rings: [number, number][][] = [];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      // The lower border of a cell with nothing below begins a ring, unless one has passed here.
      if (!isIn(x, y) || isIn(x, y - 1) || done[y * width + x] === 1) continue;
      const ring: [number, number][] = [[x, y]];
      let [px, py, dx, dy] = [x, y, 1, 0];
      do {
        if (dx === 1) done[py * width + px] = 1;
        [px, py] = [px + dx, py + dy];
        const leftAhead = isIn(px + (dx + -dy - 1) / 2, py + (dy + dx - 1) / 2);
        const rightAhead = isIn(px + (dx + dy - 1) / 2, py + (dy - dx - 1) / 2);
        const [ox, oy] = [dx, dy];
        if (!leftAhead) [dx, dy] = [-dy, dx];
        else if (rightAhead) [dx, dy] = [dy, -dx];
        if (dx !== ox || dy !== oy) ring.push([px, py]);
      } while (px !== x || py !== y);
      if (ring.at(-1)![0] !== x || ring.at(-1)![1] !== y) ring.push([x, y]);
      rings.push(ring);
    }
  return rings;
}

function minimum(values: ArrayLike<number>): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < values.length; i += 1) if (values[i]! < least) least = values[i]!;
  return least;
}

function maximum(values: ArrayLike<number>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i += 1) if (values[i]! > most) most = values[i]!;
  return most;
}
