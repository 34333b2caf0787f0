export interface DistanceDensity {
  /** 0 where the pair distances do not differ, and nothing can be said. */
  bandwidth: number;
  /** At each distance; integrates to 1 over d ≥ 0. Zeros where the bandwidth is 0. */
  density: Float64Array;
  /** Pairs at distance 0, of all pairs. */
  zeroShare: number;
}

/** Beyond so many bandwidths a normal density adds less than a double can hold beside its peak. */
export const reach = 8.6;

export function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i += 1) most = Math.max(most, values[i]!);
  return most;
}

/** Σ_{i<j} w_i w_j, without a difference of large numbers; pairs where there are no weights. */
export function pairMass(n: number, weights: Float64Array | null): number {
  if (weights === null) return (n * (n - 1)) / 2;
  let [mass, before] = [0, 0];
  for (const weight of weights) {
    mass += weight * before;
    before += weight;
  }
  return mass;
}
