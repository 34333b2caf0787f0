import { reach } from './distanceDensity.ts';
import type { PlantRoom } from './plantRoom.ts';

/**
 * Places of the grid lie at most this part of a bandwidth apart. What is put on two of them keeps its mean; what its spread does to a normal density is at most half its square:
 * below 7·10⁻⁵ of the peak, however distances lie, and a third of it for distances that lie evenly.
 */
export const coarse = 1 / 64;

/**
 * Sums normal densities, reflected at 0, over counted bins.
 * @param room counted bins @param perUnit bins a unit of distance @param h bandwidth, of 64 bins or more @param mass of all pairs
 * @param distances where @param density filled
 * Cost: bins, and distances × 17 · 64. Held by fastDensity.test.ts.
 */
export function smoothCounts(
  room: PlantRoom,
  perUnit: number,
  h: number,
  mass: number,
  distances: Float64Array,
  density: Float64Array,
): void {
  const merged = Math.max(1, Math.floor(coarse * h * perUnit));
  const step = merged / perUnit;
  const mirrored = Math.ceil((reach * h) / step) + 1;
  const grid = reflectedGrid(room, merged, step, mirrored);
  const width = step / h;
  const scale = 1 / (Math.sqrt(2 * Math.PI) * h * mass);
  const far = Math.ceil(reach / width);
  const shrink = Math.exp(-width * width);
  for (let k = 0; k < distances.length; k += 1) {
    const place = distances[k]! / step;
    const middle = Math.floor(place);
    const u = (place - middle) * width;
    // exp(−(u ∓ i·width)²/2) by two products a step, from the middle outwards: the ratio of neighbours is itself a geometric row.
    let kernel = Math.exp(-0.5 * u * u);
    let ratio = Math.exp(-u * width - 0.5 * width * width);
    let sum = 0;
    const first = Math.max(0, middle + mirrored - far);
    for (let at = middle + mirrored; at >= first; at -= 1) {
      sum += grid[at]! * kernel;
      kernel *= ratio;
      ratio *= shrink;
    }
    const v = width - u;
    kernel = Math.exp(-0.5 * v * v);
    ratio = Math.exp(-v * width - 0.5 * width * width);
    const last = Math.min(grid.length - 1, middle + mirrored + far);
    for (let at = middle + mirrored + 1; at <= last; at += 1) {
      sum += grid[at]! * kernel;
      kernel *= ratio;
      ratio *= shrink;
    }
    density[k] = sum * scale;
  }
}

/** Weight of merged bins on places 0, ±step, …: each at the mean of its distances, shared by the two places beside it, and the same on the other side of 0. */
function reflectedGrid({ held, bins }: PlantRoom, merged: number, step: number, mirrored: number): Float64Array {
  const grid = new Float64Array(mirrored + Math.ceil((bins + 1) / merged) + 2);
  for (let start = 0; start <= bins; start += merged) {
    let [value, moment] = [0, 0];
    const end = Math.min(bins + 1, start + merged);
    for (let bin = start; bin < end; bin += 1) {
      value += held[(bin << 2) + 1]!;
      moment += held[(bin << 2) + 2]!;
    }
    if (value === 0) continue;
    const place = moment / value / step;
    const below = Math.floor(place);
    const above = value * (place - below);
    grid[mirrored + below]! += value - above;
    grid[mirrored + below + 1]! += above;
    if (below <= mirrored) grid[mirrored - below]! += value - above;
    if (below < mirrored) grid[mirrored - below - 1]! += above;
  }
  return grid;
}
