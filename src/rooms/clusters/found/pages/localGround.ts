export interface LocalGround {
  width: number;
  height: number;
  project: (place: readonly [longitude: number, latitude: number]) => [x: number, y: number];
  /** Polygons as a path; empty where none of it lies within the frame. */
  path: (polygons: readonly (readonly (readonly number[])[])[][] | number[][][][]) => string;
  bar: { km: number; pixels: number };
}

const width = 480;
const kmPerDegree = (Math.PI / 180) * 6371.0088;
const barLengths = [1, 2, 5, 10, 20, 50, 100, 200];

/** A small map around some places: degrees are stretched so that a kilometre is as long both ways. */
export function localGround(places: readonly (readonly [longitude: number, latitude: number])[]): LocalGround {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [longitude, latitude] of places) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const leastKm = 6;
  const acrossKm = Math.max(leastKm, (east - west) * squeeze * kmPerDegree) * 1.25;
  const upKm = Math.max(leastKm, (north - south) * kmPerDegree) * 1.25;
  const [midX, midY] = [(west + east) / 2, (south + north) / 2];
  const height = Math.round(Math.min(560, Math.max(300, (width * upKm) / acrossKm)));
  const pixelsPerKm = Math.min(width / acrossKm, height / upKm);
  const round = (value: number) => Math.round(value * 10) / 10;
  const project = ([longitude, latitude]: readonly [number, number]): [number, number] => [
    round(width / 2 + (longitude - midX) * squeeze * kmPerDegree * pixelsPerKm),
    round(height / 2 - (latitude - midY) * kmPerDegree * pixelsPerKm),
  ];
  const km = barLengths.findLast((length) => length * pixelsPerKm <= width / 3) ?? 1;
  return {
    width,
    height,
    project,
    path: (polygons) => polygons.map((polygon) => pathOf(polygon, project, height)).join(''),
    bar: { km, pixels: round(km * pixelsPerKm) },
  };
}

/** A polygon that lies wholly to one side of the frame is left out. */
function pathOf(
  polygon: readonly (readonly (readonly number[])[])[],
  project: LocalGround['project'],
  height: number,
): string {
  const rings = polygon.map((ring) => ring.map(([longitude, latitude]) => project([longitude!, latitude!])));
  const outer = rings[0] ?? [];
  const isOutside =
    outer.every(([x]) => x < 0) ||
    outer.every(([x]) => x > width) ||
    outer.every(([, y]) => y < 0) ||
    outer.every(([, y]) => y > height);
  if (isOutside) return '';
  return rings.map((ring) => `M${ring.map(([x, y]) => `${x} ${y}`).join('L')}z`).join('');
}
