const earthRadius = 6371.0088;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Kilometres between two points along the great circle. */
export function kilometres(a: readonly [longitude: number, latitude: number], b: readonly [number, number]): number {
  const [north, east] = [radians(b[1] - a[1]) / 2, radians(b[0] - a[0]) / 2];
  const chord = Math.sin(north) ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(east) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** The narrowest box in degrees that holds a circle: west, south, east, north. */
export function boxAround(longitude: number, latitude: number, km: number): [number, number, number, number] {
  const height = (km / earthRadius) * (180 / Math.PI);
  const width = Math.min(180, height / Math.max(0.01, Math.cos(radians(latitude))));
  return [longitude - width, latitude - height, longitude + width, latitude + height];
}
