import { outlineCells } from '../../../../kernels/spatial/delineation/index.ts';
import type { OutlineCell } from './model.ts';

export interface MultiPolygonShape {
  type: 'MultiPolygon';
  coordinates: number[][][][];
}

/** The cells of a cluster as an outline in the units of the places; null where there are none. */
export function outlineOf(cells: readonly OutlineCell[]): MultiPolygonShape | null {
  const first = cells[0];
  if (first === undefined) return null;
  // Rows of a grid in degrees differ a little in the width of their cells; over a cluster one width serves.
  const [width, height] = [2 * middleOf(cells.map(({ halfWidth }) => halfWidth)), 2 * first.halfHeight];
  const [west, south] = [first.x - first.halfWidth, first.y - first.halfHeight];
  const rings = outlineCells(
    cells.map(({ x }) => Math.round((x - west - width / 2) / width)),
    cells.map(({ y }) => Math.round((y - south - height / 2) / height)),
  );
  const place = (value: number) => Number(value.toFixed(6));
  return {
    type: 'MultiPolygon',
    coordinates: rings.map((ring) => [ring.map(([x, y]) => [place(west + x * width), place(south + y * height)])]),
  };
}

const middleOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;
