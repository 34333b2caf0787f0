import { earthRadiusKm } from '../weights/index.ts';
import { countPairs } from './countPairs.ts';
import { bandwidthOf } from './directDensity.ts';
import { exactBandwidth } from './fastDensity.ts';
import { fillRoom, type PlantRoom, plantRoom } from './plantRoom.ts';
import type { Sites } from './sites.ts';
import { type Strips, visitRuns } from './strips.ts';

/**
 * Silverman's bandwidth over the distances between reference plants and neighbours of at most a limit; a pair that is both ways counts once.
 * @param strips for this limit or more @param kind of each site: 1 reference, 2 neighbour, 3 both
 * Cost: pairs within the limit, and sorting them where the types differ.
 */
export function neighbourBandwidth(sites: Sites, strips: Strips, kind: Uint8Array, limit: number): number {
  if (!(limit > 0)) return 0;
  if (kind.every((one) => one === 0 || one === 3)) {
    const at = Int32Array.from(kind.keys()).filter((i) => kind[i] === 3);
    const room = roomFor(at.length);
    fillRoom(room, sites, at, null);
    return exactBandwidth(room, countPairs(room, limit), limit);
  }
  const { site, x, y, z, count, isPlanar } = strips;
  const near: number[] = [];
  for (let place = 0; place < count; place += 1) {
    const own = kind[site[place]!]!;
    if ((own & 1) === 0) continue;
    visitRuns(strips, place, strips.chord, (from, until) => {
      for (let j = from; j < until; j += 1) {
        const other = kind[site[j]!]!;
        if (j === place || other < 2 || (own === 3 && other === 3 && j < place)) continue;
        const length = Math.hypot(x[j]! - x[place]!, y[j]! - y[place]!, z[j]! - z[place]!);
        const d = isPlanar ? length : 2 * earthRadiusKm * Math.asin(Math.min(1, length / 2));
        if (d <= limit) near.push(d);
      }
    });
  }
  return bandwidthOf(Float64Array.from(near).sort());
}

let kept: PlantRoom | null = null;

/** The room of the last number of plants: draws have the same. */
function roomFor(n: number): PlantRoom {
  if (kept === null || kept.x.length !== n) kept = plantRoom(n);
  return kept;
}
