/** About a kilometre: no finer than the outline of a cluster. */
const step = 0.01;

/** Places by squares of about a kilometre, each with its middle and how many stand in it. */
export function gatherMembers(
  places: readonly { longitude: number; latitude: number }[],
): [longitude: number, latitude: number, count: number][] {
  const counts = new Map<string, [number, number, number]>();
  for (const { longitude, latitude } of places) {
    const [column, row] = [Math.floor(longitude / step), Math.floor(latitude / step)];
    const key = `${column} ${row}`;
    const held = counts.get(key) ?? [round((column + 0.5) * step), round((row + 0.5) * step), 0];
    held[2] += 1;
    counts.set(key, held);
  }
  return [...counts.values()];
}

const round = (degrees: number) => Number(degrees.toFixed(3));
