import type { Position } from 'geojson';
import type { Topology } from 'topojson-specification';

/** Squared distance of `p` from the segment a–b. */
function distance2(p: Position, a: Position, b: Position): number {
  const [dx, dy] = [b[0]! - a[0]!, b[1]! - a[1]!];
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((p[0]! - a[0]!) * dx + (p[1]! - a[1]!) * dy) / length2));
  return (p[0]! - a[0]! - share * dx) ** 2 + (p[1]! - a[1]! - share * dy) ** 2;
}

/** Douglas and Peucker (1973): keeps both ends and every point further than the tolerance from the line without it. */
function simplifyLine(line: readonly Position[], tolerance: number): Position[] {
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const open: [number, number][] = [[0, line.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    let far = -1;
    let most = tolerance * tolerance;
    for (let i = from + 1; i < to; i++) {
      const d = distance2(line[i]!, line[from]!, line[to]!);
      if (d > most) [far, most] = [i, d];
    }
    if (far < 0) continue;
    keep[far] = 1;
    open.push([from, far], [far, to]);
  }
  return line.filter((_, i) => keep[i]);
}

/** Ten metres: what is finer only weighs. */
const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4;

/**
 * The topology with lighter arcs. Neighbours share their arcs, so that no gap opens between them. The tolerance is in the
 * topology's units, degrees here.
 */
export function simplifyTopology(topology: Topology, tolerance: number): Topology {
  const { scale, translate } = topology.transform ?? { scale: [1, 1], translate: [0, 0] };
  const delta = topology.transform !== undefined;
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    const points = arc.map((step) => {
      [x, y] = delta ? [x + step[0]!, y + step[1]!] : [step[0]!, step[1]!];
      return [round(x * scale[0]! + translate[0]!), round(y * scale[1]! + translate[1]!)];
    });
    return simplifyLine(points, tolerance);
  });
  return { type: 'Topology', arcs, objects: topology.objects };
}
