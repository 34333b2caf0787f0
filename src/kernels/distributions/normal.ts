/**
 * Upper tail of the standard normal distribution, P(Z ≥ z), with full relative precision far out.
 * @param z any finite number
 * @returns the probability; relative error below 1e-13 down to 1e-300
 * @throws RangeError where z is not a number
 * Cost: up to about 100 terms. Source: the series of Abramowitz & Stegun (1964) 26.2.11 near 0, the continued fraction 26.2.14 beyond 3.
 * Same as R's pnorm(z, lower.tail = FALSE). Held by published values in normal.test.ts.
 */
export function normalUpperTail(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('normalUpperTail: z must be a number, not NaN');
  if (z < 0) return 1 - normalUpperTail(-z);
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let term = z;
    let sum = z;
    for (let odd = 3; term > sum * 1e-17; odd += 2) {
      term *= (z * z) / odd;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let k = 160; k >= 1; k -= 1) fraction = z + k / fraction;
  return density / fraction;
}

/**
 * Quantile of the standard normal distribution: the z with P(Z ≤ z) = probability.
 * @param probability above 0 and below 1
 * @returns the quantile; absolute error below 1e-12 for probabilities from 1e-12 to 1 − 1e-12
 * @throws RangeError outside that open interval
 * Cost: a few evaluations of the tail. Source: the start of Abramowitz & Stegun (1964) 26.2.23, then Newton's steps on the tail. Same as
 * R's qnorm. Held by published values in normal.test.ts.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`normalQuantile: probability must lie between 0 and 1, not ${probability}`);
  const isUpper = probability > 0.5;
  const tail = isUpper ? 1 - probability : probability;
  const t = Math.sqrt(-2 * Math.log(tail));
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 6; step += 1) {
    const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    const change = (normalUpperTail(z) - tail) / density;
    z += change;
    if (Math.abs(change) < 1e-15 * Math.max(1, Math.abs(z))) break;
  }
  return isUpper ? z : -z;
}
