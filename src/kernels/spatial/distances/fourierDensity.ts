import { autocorrelate, type PairedGrid, pairedGrid } from './autocorrelation.ts';
import { silverman } from './bandwidth.ts';
import { type DistanceDensity, largest, pairMass, reach } from './distanceDensity.ts';
import { type NearPairs, takeNearPairs } from './gridNearPairs.ts';
import { type PlantRoom, plantRoom } from './plantRoom.ts';
import { binnedQuantile } from './screenPairs.ts';
import type { Sites } from './sites.ts';
import { smoothCounts } from './smoothCounts.ts';

/** A grid over all sites and the memory for sums on it; kept from draw to draw. */
export interface FourierRoom {
  cell: number;
  west: number;
  south: number;
  grid: PairedGrid;
  /** Rows that can hold plants, and lags that can lie within the limit. */
  filledRows: number;
  lags: number;
  limit: number;
  far: PlantRoom;
  near: PlantRoom;
}

const mostCells = 2048;
const fewestCells = 64;
const manyBins = 5000;

/**
 * A grid for sites of a plane.
 * @param sites all sites, planar @param distances where densities are wanted @param bandwidth expected: cells are a quarter of it, where 2,048 of them span the map
 * @throws RangeError for places on the globe, or a range of 0
 */
export function fourierRoom(sites: Sites, distances: Float64Array, bandwidth: number): FourierRoom {
  const limit = 2 * largest(distances);
  if (sites.metric !== 'planar') throw new RangeError('fourierRoom: sites must lie on a plane');
  if (!(limit > 0)) throw new RangeError('fourierRoom: distances reach to 0 alone');
  const [west, east] = rangeOf(sites.x);
  const [south, north] = rangeOf(sites.y);
  const spans = [east - west, north - south].map((span) => span + Math.min(span, limit)) as [number, number];
  const widest = Math.max(...spans) || 1;
  const wanted = (4 * widest) / bandwidth + margin;
  const size = Math.min(mostCells, Math.max(fewestCells, 2 ** Math.ceil(Math.log2(wanted))));
  const cell = widest / (size - margin);
  const [width, height] = spans.map((span) => 2 ** Math.ceil(Math.log2(span / cell + margin))) as [number, number];
  return {
    ...{ cell, west, south, limit, grid: pairedGrid(width, height) },
    filledRows: Math.min(height, Math.floor((north - south) / cell) + 2),
    lags: Math.min(Math.floor(limit / cell) + 2, Math.max(width, height)),
    ...{ far: plantRoom(manyBins, 0), near: plantRoom(manyBins, 0) },
  };
}

const margin = 8;
/** Squared bandwidths below so many times the added spread are not for grids. */
const leastShare = 4;

function rangeOf(values: Float64Array): [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [least, most];
}

/**
 * The density of directDensity for very many plants of a plane: each plant's weight is shared by the four grid points around it (its place is their mean), a Fourier transform
 * gives the weight of all pairs at each lag of the grid, and pairs that lie within two cells are counted exactly, those on one spot among them.
 * What sharing adds to the spread of distances (2 · mean of t(1 − t) · cell², t the place within a cell) is taken off the squared bandwidth, and what it adds to their mean off the distances.
 * @param sites, at, weights, distances, result as directDensity @param room of fourierRoom over all sites @param narrowing factor of the bandwidth, to measure errors at that of more plants
 * @returns null where the bandwidth is too narrow for the cells, or reaches beyond the lags: the fast density is to be taken
 * The error falls with the fourth power of cell/bandwidth for plants that lie evenly within cells, with its square for heaps; measured by fourierErrorOf.
 * Cost: cells × log cells, whatever the number of plants, and pairs within two cells. Source: the convolution theorem; cloud-in-cell sharing as Hockney & Eastwood (1981). Held beside
 *   the exact sums of 3,000 to 20,000 plants in fourierDensity.test.ts.
 */
export function fourierDensity(
  sites: Sites,
  at: ArrayLike<number>,
  weights: Float64Array | null,
  distances: Float64Array,
  room: FourierRoom,
  narrowing = 1,
): DistanceDensity | null {
  const n = at.length;
  const spread = shareOut(sites, at, weights, room);
  autocorrelate(room.grid, room.filledRows, room.lags);
  const near = takeNearPairs(sites, at, weights, room);
  const added = 2 * spread * room.cell * room.cell;
  const counted = countLags(room, added, near);
  const perUnit = room.far.bins / room.limit;
  const mean = counted.sum / counted.count;
  const variance = counted.squares - counted.count * mean * mean - counted.farCount * added;
  const both = Float64Array.from(
    { length: room.far.bins + 1 },
    (_, bin) => room.far.held[bin << 2]! + room.near.held[bin << 2]!,
  );
  const quartile = (share: number) => binnedQuantile(both, counted.count, share) / perUnit;
  const full =
    counted.count < 2
      ? 0
      : silverman(counted.count, counted.sum, variance + counted.count * mean * mean, quartile(0.25), quartile(0.75));
  const h = full * narrowing;
  const density = new Float64Array(distances.length);
  const mass = pairMass(n, weights);
  const zeroShare = near.zeros / ((n * (n - 1)) / 2);
  if (!(mass > 0)) return { bandwidth: 0, density, zeroShare };
  if (!(h * h > leastShare * added) || largest(distances) + reach * h > room.limit) return null;
  const narrow = Math.sqrt(h * h - added);
  smoothCounts(room.far, perUnit, narrow, mass, distances, density);
  const exact = new Float64Array(distances.length);
  smoothCounts(room.near, perUnit, h, mass, distances, exact);
  return { bandwidth: h, density: density.map((value, k) => value + exact[k]!), zeroShare };
}

/** Puts weights on the grid and gives the mean of t(1 − t), by weight. */
function shareOut(sites: Sites, at: ArrayLike<number>, weights: Float64Array | null, room: FourierRoom): number {
  const { grid, cell, west, south } = room;
  const width = grid.columns.size;
  grid.first.fill(0);
  grid.second.fill(0);
  let [spread, total] = [0, 0];
  for (let i = 0; i < at.length; i += 1) {
    const u = (sites.x[at[i]!]! - west) / cell;
    const v = (sites.y[at[i]!]! - south) / cell;
    const [column, row] = [Math.floor(u), Math.floor(v)];
    const [s, t] = [u - column, v - row];
    const weight = weights === null ? 1 : weights[i]!;
    const place = row * width + column;
    put(grid, place, (1 - s) * (1 - t), weight);
    put(grid, place + 1, s * (1 - t), weight);
    put(grid, place + width, (1 - s) * t, weight);
    put(grid, place + width + 1, s * t, weight);
    spread += weight * (s * (1 - s) + t * (1 - t));
    total += 2 * weight;
  }
  return total > 0 ? spread / total : 0;
}

function put({ first, second }: PairedGrid, place: number, share: number, weight: number): void {
  first[place]! += share;
  second[place]! += share * weight;
}

/** Lags of half a plane, counted in bins by their length; sums of the near pairs added. */
function countLags({ grid, cell, limit, lags, far }: FourierRoom, added: number, near: NearPairs) {
  const { columns, rows, first, second } = grid;
  const perUnit = far.bins / limit;
  far.held.fill(0);
  let [farCount, sum, squares] = [0, 0, 0];
  for (let b = 0; b <= Math.min(lags, rows.size / 2 - 1); b += 1)
    for (let a = -Math.min(lags, columns.size / 2 - 1); a <= Math.min(lags, columns.size / 2 - 1); a += 1) {
      if (b === 0 && a <= 0) continue;
      const length = cell * Math.sqrt(a * a + b * b);
      const d = length - added / (2 * length);
      if (d > limit || d < 0) continue;
      const place = b * columns.size + ((a + columns.size) % columns.size);
      const count = first[place]!;
      const bin = ((d * perUnit) | 0) << 2;
      far.held[bin]! += count;
      far.held[bin + 1]! += second[place]!;
      far.held[bin + 2]! += second[place]! * d;
      farCount += count;
      sum += count * d;
      squares += count * d * d;
    }
  return { farCount, count: farCount + near.count, sum: sum + near.sum, squares: squares + near.squares };
}
