import { earthRadiusKm } from '../weights/index.ts';
import type { Sites } from './sites.ts';

/** Plants of one pattern from west to east, so that pairs too far apart to count are left without being looked at. Kept from draw to draw. */
export interface PlantRoom {
  count: number;
  isPlanar: boolean;
  order: Int32Array;
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
  w: Float64Array;
  bins: number;
  /** Four numbers a bin of pair distances: pairs, weight, weight × distance; the fourth is not used. */
  held: Float64Array;
  /** Distances of the pairs that were counted, in the order of the sweep; the first so many where there are more. */
  near: Float64Array;
}

/** Bins of distance: the bandwidth of more pairs is a smaller part of the range. */
const fewBins = 8192;
const manyBins = 32_768;
const manyPlants = 4000;
/** More distances are not kept, but gone through again. */
const mostKept = 2 ** 22;

/** @param n plants @param kept most distances to keep */
export function plantRoom(n: number, kept = mostKept): PlantRoom {
  const bins = n > manyPlants ? manyBins : fewBins;
  const [x, y, z, w] = [0, 1, 2, 3].map(() => new Float64Array(n)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const held = new Float64Array(4 * (bins + 1));
  const near = new Float64Array(Math.min(kept, (n * (n - 1)) / 2));
  return { count: n, isPlanar: true, order: new Int32Array(n), x, y, z, w, bins, held, near };
}

/** Puts plants into the room, sorted by x. At most as many as it was made for. */
export function fillRoom(room: PlantRoom, sites: Sites, at: ArrayLike<number>, weights: Float64Array | null): void {
  const { x, y, z } = sites;
  const order = room.order.subarray(0, at.length);
  for (let i = 0; i < at.length; i += 1) order[i] = i;
  order.sort((a, b) => x[at[a]!]! - x[at[b]!]!);
  for (let i = 0; i < at.length; i += 1) {
    const plant = order[i]!;
    const site = at[plant]!;
    room.x[i] = x[site]!;
    room.y[i] = y[site]!;
    room.z[i] = z[site]!;
    room.w[i] = weights === null ? 1 : weights[plant]!;
  }
  room.count = at.length;
  room.isPlanar = sites.metric === 'planar';
}

/** Length of the straight line through the ball of radius 1 for a distance on it; on the plane the distance itself. A hair more, so that no rounding leaves a pair out. */
export function chordOf(distance: number, isPlanar: boolean): number {
  const chord = isPlanar ? distance : 2 * Math.sin(Math.min(Math.PI / 2, distance / (2 * earthRadiusKm)));
  return chord * (1 + 1e-12);
}
