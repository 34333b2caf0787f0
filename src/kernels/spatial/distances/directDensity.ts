import { silverman, sortedQuantile } from './bandwidth.ts';
import { type DistanceDensity, largest, pairMass, reach } from './distanceDensity.ts';
import { distanceBetween, type Sites } from './sites.ts';

/**
 * Duranton and Overman's density of pair distances, every pair's kernel summed exactly.
 * @param sites all sites
 * @param at sites of the plants whose pairs are taken, each index a plant
 * @param weights of these plants, 0 or more, or null
 * @param distances where the density is wanted, 0 or more
 * @returns K(d) = Σ_{i<j} w_i w_j [f((d − D_ij)/h) + f((d + D_ij)/h)] / (h Σ_{i<j} w_i w_j), f the standard normal density, reflected at 0; h by Silverman's rule
 *   (0.9 · min(sd, IQR/1.34) · m^(−1/5), type-7 quartiles) over the m unweighted distances of at most 2 · max(distances)
 * Degenerate: bandwidth 0 and zeros where fewer than two such distances differ, or all weight lies on one plant.
 * Cost: pairs × distances, and memory for every pair. Source: Duranton & Overman (2005), Review of Economic Studies 72:1077; they print half the mass.
 * dbmss renormalises numerically and differs by 0.2 % at 0. Held by plain sums of R and by reference values in distances.test.ts.
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
  let [zeros, pair] = [0, 0];
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1, pair += 1) {
      const d = distanceBetween(sites, at[i]!, at[j]!);
      distance[pair] = d;
      if (d === 0) zeros += 1;
      if (d <= limit) near.push(d);
      if (weight !== null) weight[pair] = weights![i]! * weights![j]!;
    }
  const h = bandwidthOf(Float64Array.from(near).sort());
  const density = new Float64Array(distances.length);
  const zeroShare = pairs === 0 ? 0 : zeros / pairs;
  const mass = pairMass(n, weights);
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

/** Silverman's bandwidth of sorted distances, whose deviations are taken from their middle one. */
export function bandwidthOf(sorted: Float64Array): number {
  if (sorted.length < 2) return 0;
  let [sum, squares] = [0, 0];
  const centre = sorted[sorted.length >> 1]!;
  for (const d of sorted) {
    sum += d - centre;
    squares += (d - centre) ** 2;
  }
  return silverman(sorted.length, sum, squares, sortedQuantile(sorted, 0.25), sortedQuantile(sorted, 0.75));
}
