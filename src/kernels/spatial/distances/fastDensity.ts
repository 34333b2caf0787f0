import { silverman } from './bandwidth.ts';
import { type DistanceDensity, directDensity, largest, reach } from './directDensity.ts';
import { PairHistogram } from './pairHistogram.ts';
import type { Sites } from './sites.ts';
import { smoothDensity } from './smoothDensity.ts';

/** Bandwidths beyond the largest distance within which the bins must hold every pair. */
const binnedReach = 7;
/** A bandwidth is at least so many bins wide. */
const leastBins = 24;

/**
 * The density of directDensity.ts from counts of distances in 8,192 bins up to 2 · max(distances), made once for all draws of as many plants.
 * The bandwidth is exact, the density within 10⁻⁴ of its peak at any number of plants. Where a kernel reaches beyond the bins, or is hardly wider than one, the pairs in its reach are summed one by one.
 * Cost of a draw: pairs within 2 · max(distances), and distances × bins in reach. Held by fastDensity.test.ts.
 */
export class FastDensity {
  private readonly pairs: PairHistogram;
  private readonly most: number;

  /** @param size most plants of a draw @param distances where the density is wanted, 0 or more */
  constructor(
    private readonly sites: Sites,
    size: number,
    private readonly distances: Float64Array,
  ) {
    this.most = largest(distances);
    this.pairs = new PairHistogram(sites, size, 2 * this.most);
  }

  /** Parameters and result as directDensity. */
  of(at: ArrayLike<number>, weights: Float64Array | null): DistanceDensity {
    const { pairs, distances, sites, most } = this;
    const n = at.length;
    if (n < 2 || !(most > 0)) return directDensity(sites, at, weights, distances);
    pairs.fill(at, weights);
    const all = (n * (n - 1)) / 2;
    const mass = weights === null ? all : pairMass(weights);
    const density = new Float64Array(distances.length);
    const found = { bandwidth: 0, density, zeroShare: pairs.zeros / all };
    if (pairs.count < 2 || !(mass > 0)) return found;
    const h = silverman(pairs.count, pairs.sum, pairs.squares, ...pairs.quartiles());
    if (!(h > 0)) return found;
    found.bandwidth = h;
    if (h * binnedReach > most || h * pairs.perUnit < leastBins) this.sumPairs(h, mass, density);
    else smoothDensity(pairs, h, mass, distances, density);
    return found;
  }

  /** Every pair that any kernel reaches. */
  private sumPairs(h: number, mass: number, density: Float64Array): void {
    const { distances } = this;
    const scale = 1 / (Math.sqrt(2 * Math.PI) * h * mass);
    this.pairs.sweep(this.most + reach * h, (d, weight) => {
      for (let k = 0; k < distances.length; k += 1) {
        const near = (distances[k]! - d) / h;
        const far = (distances[k]! + d) / h;
        if (near < reach && near > -reach) density[k]! += weight * Math.exp(-0.5 * near * near);
        if (far < reach) density[k]! += weight * Math.exp(-0.5 * far * far);
      }
    });
    for (let k = 0; k < density.length; k += 1) density[k]! *= scale;
  }
}

/** Σ_{i<j} w_i w_j */
export function pairMass(weights: ArrayLike<number>): number {
  let [all, own] = [0, 0];
  for (let i = 0; i < weights.length; i += 1) {
    all += weights[i]!;
    own += weights[i]! * weights[i]!;
  }
  return (all * all - own) / 2;
}
