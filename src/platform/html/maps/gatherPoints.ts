import type { Project } from './areaPath.ts';

/** Longitude, latitude and, where a point stands for several, how many. */
export type MapPoint = readonly [longitude: number, latitude: number, count?: number];

export interface PointCell {
  /** Mean place of the cell's points, in pixels. */
  x: number;
  y: number;
  count: number;
}

/** Gathers points into hexagons of `radius` pixels; larger cells come first, so that small circles lie on top. */
export function gatherPoints(points: readonly MapPoint[], project: Project, radius: number): PointCell[] {
  const dx = radius * Math.sqrt(3);
  const dy = radius * 3;
  const cells = new Map<string, { x: number; y: number; count: number }>();
  for (const point of points) {
    const [longitude, latitude, weight = 1] = point;
    const projected = project([longitude, latitude]);
    if (!projected) continue;
    const [x, y] = projected;
    const key = hexagonOf(x, y, dx, dy);
    const cell = cells.get(key) ?? { x: 0, y: 0, count: 0 };
    cells.set(key, { x: cell.x + x * weight, y: cell.y + y * weight, count: cell.count + weight });
  }
  return [...cells.values()]
    .map(({ x, y, count }) => ({ x: x / count, y: y / count, count }))
    .sort((a, b) => b.count - a.count);
}

/** Centres of hexagons are two rectangular lattices, one shifted by half a step both ways: the nearer centre takes the point. */
function hexagonOf(x: number, y: number, dx: number, dy: number): string {
  const even = [Math.round(x / dx), Math.round(y / dy)] as const;
  const odd = [Math.floor(x / dx) + 0.5, Math.floor(y / dy) + 0.5] as const;
  const distance2 = ([column, row]: readonly [number, number]) => (column * dx - x) ** 2 + (row * dy - y) ** 2;
  return (distance2(even) <= distance2(odd) ? even : odd).join(' ');
}
