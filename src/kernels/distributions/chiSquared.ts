import { gammaProbability, gammaQuantile } from './gamma.ts';
import { logGamma } from './logGamma.ts';

/**
 * Upper tail of the chi-squared distribution, P(X ≥ x).
 * @param x any number; 0 or less gives 1
 * @param degreesOfFreedom above 0, whole or not
 * @returns the probability; relative error about 1e-12, in far tails too
 * @throws RangeError where an argument is outside its range
 * Cost: about √df + 30 terms. Source: Abramowitz & Stegun (1964) 26.4.19; the tail by the continued fraction 6.5.31, Lentz's method. Same as R's
 * pchisq(x, df, lower.tail = FALSE). Held by goldens/fAndChiSquared.json.
 */
export function chiSquaredUpperTail(x: number, degreesOfFreedom: number): number {
  if (Number.isNaN(x)) throw new RangeError('chiSquaredUpperTail: x must be a number, not NaN');
  checkDegrees('chiSquaredUpperTail', degreesOfFreedom);
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const shape = degreesOfFreedom / 2;
  return x / 2 < shape + 1 ? 1 - gammaProbability(x / 2, shape) : farTail(x / 2, shape);
}

/** Quantile: the x with P(X ≤ x) = probability, above 0 and below 1. Same as R's qchisq. */
export function chiSquaredQuantile(probability: number, degreesOfFreedom: number): number {
  checkDegrees('chiSquaredQuantile', degreesOfFreedom);
  return 2 * gammaQuantile(probability, degreesOfFreedom / 2);
}

function farTail(x: number, shape: number): number {
  const tiny = 1e-300;
  const kept = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / kept(b);
  let product = d;
  for (let k = 1; k < 100_000; k += 1) {
    const a = -k * (k - shape);
    b += 2;
    d = 1 / kept(a * d + b);
    c = kept(b + a / c);
    product *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return Math.exp(shape * Math.log(x) - x - logGamma(shape)) * product;
}

function checkDegrees(name: string, df: number): void {
  if (!(df > 0) || !Number.isFinite(df))
    throw new RangeError(`${name}: degreesOfFreedom must be finite and above 0, not ${df}`);
}
