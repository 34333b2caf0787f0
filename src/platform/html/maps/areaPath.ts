import type { MultiPolygon, Polygon, Position } from 'geojson';

/** Longitude and latitude to tenths of a pixel. */
export type Project = (position: Position) => [number, number] | null;

type Ring = [number, number][];

function projectRing(ring: readonly Position[], project: Project): Ring {
  const points: Ring = [];
  for (const position of ring) {
    const projected = project(position);
    if (!projected) continue;
    const point: [number, number] = [Math.round(projected[0] * 10), Math.round(projected[1] * 10)];
    const last = points.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) points.push(point);
  }
  return points;
}

function areaOf(ring: Ring): number {
  let twice = 0;
  for (let i = 0; i < ring.length; i++) {
    const [x1, y1] = ring[i]!;
    const [x2, y2] = ring[(i + 1) % ring.length]!;
    twice += x1 * y2 - x2 * y1;
  }
  return Math.abs(twice) / 2;
}

/** Relative steps in whole tenths of a pixel: the shortest way to write a path. */
function writeLine(points: Ring, closed: boolean): string {
  const shown = closed && points.length > 1 && same(points[0]!, points.at(-1)!) ? points.slice(0, -1) : points;
  let text = `M${shown[0]![0]} ${shown[0]![1]}`;
  for (let i = 1; i < shown.length; i++) {
    const dx = shown[i]![0] - shown[i - 1]![0];
    const dy = shown[i]![1] - shown[i - 1]![1];
    text += `${i === 1 ? 'l' : dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
  }
  return closed ? `${text}z` : text;
}

const same = (a: [number, number], b: [number, number]) => a[0] === b[0] && a[1] === b[1];

/** Path of an area; rings below `leastArea` square pixels are dropped, except the area's largest, which is never lost. */
export function writeArea(geometry: Polygon | MultiPolygon, project: Project, leastArea = 1.5): string {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.flatMap((polygon) => polygon.map((ring) => projectRing(ring, project)));
  const sized = rings.map((ring) => ({ ring, area: areaOf(ring) })).sort((a, b) => b.area - a.area);
  return sized
    .filter(({ ring, area }, i) => i === 0 || (ring.length > 3 && area >= leastArea * 100))
    .map(({ ring }) => writeLine(ring, true))
    .join('');
}

export function writeLines(lines: readonly (readonly Position[])[], project: Project): string {
  return lines
    .map((line) => projectRing(line, project))
    .filter((line) => line.length > 1)
    .map((line) => writeLine(line, false))
    .join('');
}
