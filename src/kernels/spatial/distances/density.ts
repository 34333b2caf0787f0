import { earthRadiusKm } from '../weights/index.ts';
import { silverman, sortedQuantile } from './bandwidth.ts';
import { distanceBetween, type Sites } from './sites.ts';

export interface DistanceDensity {
  /** 0 where the pair distances do not differ, and nothing can be said. */
  bandwidth: number;
  /** At each distance; integrates to 1 over d ≥ 0. Zeros where the bandwidth is 0. */
  density: Float64Array;
  /** Pairs at distance 0, of all pairs. */
  zeroShare: number;
}

/** Beyond so many bandwidths a normal density adds less than a double can hold beside its peak. */
const reach = 8.6;

/**
 * Duranton and Overman's density of pair distances, every pair's kernel summed exactly.
 * @param sites all sites
 * @param at sites of the plants whose pairs are taken, each index a plant
 * @param weights of these plants, or null
 * @param distances where the density is wanted, 0 or more
 * @returns K(d) = Σ_{i<j} w_i w_j [f((d − D_ij)/h) + f((d + D_ij)/h)] / (h Σ_{i<j} w_i w_j), f the standard normal density, reflected at 0; h by Silverman's rule
 *   (0.9 · min(sd, IQR/1.34) · m^(−1/5), type-7 quartiles) over the m unweighted distances of at most 2 · max(distances)
 * Cost: pairs × distances within reach. Source: Duranton & Overman (2005), Review of Economic Studies 72:1077; they print half the mass.
 * dbmss renormalises numerically and differs by 0.2 % at 0. Held by reference values in distances.test.ts.
 */
export function directDensity(
  sites: Sites,
  at: ArrayLike<number>,
  weights: Float64Array | null,
  distances: Float64Array,
): DistanceDensity {
  const n = at.length;
  const pairs = (n * (n - 1)) / 2;
  const distance = new Float64Array(pairs);
  const weight = weights === null ? null : new Float64Array(pairs);
  const limit = 2 * largest(distances);
  const near: number[] = [];
  let [total, zeros, pair] = [0, 0, 0];
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1, pair += 1) {
      const d = distanceBetween(sites, at[i]!, at[j]!);
      distance[pair] = d;
      if (d === 0) zeros += 1;
      if (d <= limit) near.push(d);
      if (weight !== null) {
        weight[pair] = weights![i]! * weights![j]!;
        total += weight[pair]!;
      }
    }
  const sorted = Float64Array.from(near).sort();
  let [sum, squares] = [0, 0];
  const centre = sorted.length === 0 ? 0 : sorted[sorted.length >> 1]!;
  for (const d of sorted) {
    sum += d - centre;
    squares += (d - centre) ** 2;
  }
  const h = silverman(sorted.length, sum, squares, sortedQuantile(sorted, 0.25), sortedQuantile(sorted, 0.75));
  const density = new Float64Array(distances.length);
  const zeroShare = pairs === 0 ? 0 : zeros / pairs;
  const mass = weight === null ? pairs : total;
  if (!(h > 0) || !(mass > 0)) return { bandwidth: 0, density, zeroShare };
  const scale = 1 / (Math.sqrt(2 * Math.PI) * h * mass);
  for (let k = 0; k < distances.length; k += 1) {
    const d = distances[k]!;
    let held = 0;
    for (let p = 0; p < pairs; p += 1) {
      const near0 = (d - distance[p]!) / h;
      const far = (d + distance[p]!) / h;
      let kernel = 0;
      if (near0 < reach && near0 > -reach) kernel = Math.exp(-0.5 * near0 * near0);
      if (far < reach) kernel += Math.exp(-0.5 * far * far);
      if (kernel !== 0) held += weight === null ? kernel : kernel * weight[p]!;
    }
    density[k] = held * scale;
  }
  return { bandwidth: h, density, zeroShare };
}

export function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i += 1) most = Math.max(most, values[i]!);
  return most;
}

/** Memory of the fast density, kept from draw to draw. */
export interface FastRoom {
  counts: Float64Array;
  weights: Float64Array;
  /** Pairs at distance 0 exactly. */
  zeros: number;
  order: Int32Array;
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
  w: Float64Array;
}

const bins = 8192;
/** Merged bins are at most this part of a bandwidth wide: what the width of a bin does to a normal density is then below 2·10⁻⁵ of its peak. */
const coarse = 1 / 24;

export const fastRoom = (n: number): FastRoom => ({
  counts: new Float64Array(bins + 1),
  weights: new Float64Array(bins + 1),
  zeros: 0,
  order: new Int32Array(n),
  x: new Float64Array(n),
  y: new Float64Array(n),
  z: new Float64Array(n),
  w: new Float64Array(n),
});

/**
 * The same density from counts of distances in 8,192 bins up to 2 · max(distances): within 10⁻⁴ of its peak. The mean and spread of distances are exact, their
 * quartiles interpolated inside a bin. For few plants, whose bandwidth reaches beyond the bins, the exact sum is taken.
 * Pairs are gone through from west to east and left where they are too far apart to count. Cost: pairs within 2 · max(distances), and distances × bins in reach.
 * Parameters, result and source as directDensity.
 */
export function fastDensity(
  sites: Sites,
  at: ArrayLike<number>,
  weights: Float64Array | null,
  distances: Float64Array,
  room: FastRoom,
): DistanceDensity {
  const n = at.length;
  if (n <= fewPlants) return directDensity(sites, at, weights, distances);
  const most = largest(distances);
  const limit = 2 * most;
  const { counts, weights: binned, x, y, z, w } = room;
  counts.fill(0);
  binned.fill(0);
  sortByX(sites, at, weights, room);
  const chordLimit =
    sites.metric === 'planar' ? limit : 2 * Math.sin(Math.min(Math.PI / 2, limit / (2 * earthRadiusKm)));
  const squaredLimit = chordLimit * chordLimit;
  const perUnit = bins / limit;
  const isPlanar = sites.metric === 'planar';
  let [count, sum, squares, zeros] = [0, 0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const [xi, yi, zi, wi] = [x[i]!, y[i]!, z[i]!, w[i]!];
    for (let j = i + 1; j < n; j += 1) {
      const dx = x[j]! - xi;
      if (dx > chordLimit) break;
      const dy = y[j]! - yi;
      const dz = z[j]! - zi;
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared > squaredLimit) continue;
      const chord = Math.sqrt(squared);
      const d = isPlanar ? chord : 2 * earthRadiusKm * Math.asin(chord / 2);
      const bin = (d * perUnit) | 0;
      counts[bin]! += 1;
      binned[bin]! += wi * w[j]!;
      count += 1;
      sum += d;
      squares += d * d;
      if (d === 0) zeros += 1;
    }
  }
  const pairs = (n * (n - 1)) / 2;
  let mass = pairs;
  if (weights !== null) {
    let [all, own] = [0, 0];
    for (const weight of weights) {
      all += weight;
      own += weight * weight;
    }
    mass = (all * all - own) / 2;
  }
  const quartile = (share: number) => binnedQuantile(counts, count, share) / perUnit;
  const h = silverman(count, sum, squares, quartile(0.25), quartile(0.75));
  // A kernel that reaches from the last distance beyond the bins would lose the pairs there.
  if (h * binnedReach > most) return directDensity(sites, at, weights, distances);
  const density = new Float64Array(distances.length);
  if (!(h > 0) || !(mass > 0)) return { bandwidth: 0, density, zeroShare: zeros / pairs };
  smooth(weights === null ? counts : binned, perUnit, h, mass, distances, density);
  return { bandwidth: h, density, zeroShare: zeros / pairs };
}

const fewPlants = 60;
/** Bandwidths beyond which what the bins do not hold adds less than the fast density may be wrong by. */
const binnedReach = 6;

function sortByX({ x, y, z }: Sites, at: ArrayLike<number>, weights: Float64Array | null, room: FastRoom): void {
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
}

/** Type-7 quantile in bins, those of a bin lying evenly in it; between two neighbours in different bins, however far apart. */
export function binnedQuantile(counts: Float64Array, count: number, share: number): number {
  const at = (count - 1) * share;
  const rank = Math.floor(at);
  const low = binnedPlace(counts, rank);
  return at > rank ? low + (at - rank) * (binnedPlace(counts, rank + 1) - low) : low;
}

function binnedPlace(counts: Float64Array, rank: number): number {
  let before = 0;
  for (let bin = 0; bin < counts.length; bin += 1) {
    const held = counts[bin]!;
    if (before + held > rank) return bin + (rank - before + 0.5) / held;
    before += held;
  }
  return counts.length;
}

/** Sums normal densities over bins, merged as far as the bandwidth allows, each at the mean place of its bin. */
function smooth(
  held: Float64Array,
  perUnit: number,
  h: number,
  mass: number,

  distances: Float64Array,
  density: Float64Array,
): void {
  const merged = Math.max(1, Math.floor(coarse * h * perUnit));
  const places: number[] = [];
  const values: number[] = [];
  for (let start = 0; start < held.length; start += merged) {
    let [value, moment] = [0, 0];
    const end = Math.min(held.length, start + merged);
    for (let bin = start; bin < end; bin += 1) {
      value += held[bin]!;
      moment += held[bin]! * (bin + 0.5);
    }
    if (value === 0) continue;
    values.push(value);
    places.push(moment / value / perUnit);
  }
  const scale = 1 / (Math.sqrt(2 * Math.PI) * h * mass);
  let first = 0;
  for (let k = 0; k < distances.length; k += 1) {
    const d = distances[k]!;
    first = k > 0 && d >= distances[k - 1]! ? first : 0;
    while (first < places.length && places[first]! < d - reach * h) first += 1;
    let sum = 0;
    for (let at = first; at < places.length && places[at]! < d + reach * h; at += 1) {
      const near = (d - places[at]!) / h;
      sum += values[at]! * Math.exp(-0.5 * near * near);
    }
    for (let at = 0; at < places.length && places[at]! < reach * h - d; at += 1) {
      const far = (d + places[at]!) / h;
      sum += values[at]! * Math.exp(-0.5 * far * far);
    }
    density[k] = sum * scale;
  }
}
