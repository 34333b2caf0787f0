import type { Replicates } from './replicates.ts';

/**
 * Variance of estimates from replicate weights.
 * @param replicates of the design
 * @param full the estimates by the full weights
 * @param again the same estimates by other weights; NaN where they can't be computed
 * @returns variances, and for each estimate in how many replicates it was lost
 * V = scale Σ_r rscale_r (θ_r − θ̄)², θ̄ the mean over replicates whose rscale is above 0, or the full estimate (`mse`).
 * Degenerate: a lost replicate makes the variance NaN; R's survey leaves such replicates out with a warning, which makes the error too small.
 * Cost: `again` for each replicate. Source: Wolter (2007), chapters 3–5; Rao & Wu (1988), JASA 83:231. Same as R survey's svrVar.
 * Held by replicates.test.ts.
 */
export function replicateVariance(
  replicates: Replicates,
  full: Float64Array,
  again: (weights: Float64Array) => Float64Array,
): { variance: Float64Array; lost: Int32Array } {
  const thetas = replicateEstimates(replicates, again);
  const size = full.length;
  const variance = new Float64Array(size);
  const lost = new Int32Array(size);
  for (let i = 0; i < size; i += 1) {
    const own = thetas.map((theta) => theta[i]!);
    lost[i] = own.filter((value) => Number.isNaN(value)).length;
    const centre = replicates.mse ? full[i]! : meanOf(own, replicates.rscales);
    let sum = 0;
    for (const [r, value] of own.entries()) sum += replicates.rscales[r]! * (value - centre) ** 2;
    variance[i] = replicates.scale * sum;
  }
  return { variance, lost };
}

/** Covariance, size × size, of estimates from replicate weights; NaN where one was lost. Formula as replicateVariance. */
export function replicateCovariance(
  replicates: Replicates,
  full: Float64Array,
  again: (weights: Float64Array) => Float64Array,
): Float64Array {
  const thetas = replicateEstimates(replicates, again);
  const size = full.length;
  const { rscales, scale, mse } = replicates;
  const centre = mse
    ? full
    : Float64Array.from(full, (_, i) =>
        meanOf(
          thetas.map((theta) => theta[i]!),
          rscales,
        ),
      );
  const covariance = new Float64Array(size * size);
  for (const [r, theta] of thetas.entries())
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j < size; j += 1)
        covariance[i * size + j]! += scale * rscales[r]! * (theta[i]! - centre[i]!) * (theta[j]! - centre[j]!);
  return covariance;
}

function replicateEstimates(replicates: Replicates, again: (weights: Float64Array) => Float64Array): Float64Array[] {
  return Array.from({ length: replicates.count }, (_, r) => again(replicates.weightsOf(r)));
}

function meanOf(values: readonly number[], rscales: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const [r, value] of values.entries()) {
    if (!(rscales[r]! > 0)) continue;
    sum += value;
    count += 1;
  }
  return sum / count;
}
