import { logGamma } from './logGamma.ts';
import { normalQuantile } from './normal.ts';

/**
 * Distribution function of the gamma distribution with rate 1: the regularised lower incomplete gamma function P(a, x).
 * @param x 0 or more
 * @param shape a, above 0
 * @returns P(X ≤ x), relative error about 1e-13
 * @throws RangeError where an argument is outside its range
 * Cost: about √a + 20 terms. Source: Abramowitz & Stegun (1964) 6.5.29 (series) below a + 1, the continued fraction 6.5.31 by Lentz's
 * method beyond. Same as R's pgamma(x, shape). Held by goldens/gamma.json through the quantile.
 */
export function gammaProbability(x: number, shape: number): number {
  if (!(x >= 0)) throw new RangeError(`gammaProbability: x must be 0 or more, not ${x}`);
  if (!(shape > 0) || !Number.isFinite(shape))
    throw new RangeError(`gammaProbability: shape must be above 0, not ${shape}`);
  if (x === 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x < shape + 1 ? lowerSeries(x, shape) : 1 - upperFraction(x, shape);
}

function lowerSeries(x: number, shape: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let k = 1; k < 100_000 && term > sum * 1e-17; k += 1) {
    term *= x / (shape + k);
    sum += term;
  }
  return Math.exp(shape * Math.log(x) - x - logGamma(shape)) * sum;
}

function upperFraction(x: number, shape: number): number {
  const tiny = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let product = d;
  for (let k = 1; k < 100_000; k += 1) {
    const a = -k * (k - shape);
    b += 2;
    d = a * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + a / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const factor = d * c;
    product *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return Math.exp(shape * Math.log(x) - x - logGamma(shape)) * product;
}

/**
 * Quantile of the gamma distribution with rate 1: the x with P(X ≤ x) = probability. Divide by a rate to get another scale.
 * Used for intervals of rates whose uncertainty is gamma (Gamma–Poisson shrinkage).
 * @param probability above 0 and below 1
 * @param shape above 0
 * @returns the quantile; relative error below 1e-10. For shapes near 0 a low quantile may be smaller than any double and is then 0
 * @throws RangeError where an argument is outside its range
 * Cost: about six evaluations of the distribution function. Source: start from Wilson & Hilferty (1931) or the first term of the series,
 * then Halley's steps kept inside a bracket. Same as R's qgamma(p, shape). Held by goldens/gamma.json.
 */
export function gammaQuantile(probability: number, shape: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`gammaQuantile: probability must lie between 0 and 1, not ${probability}`);
  if (!(shape > 0) || !Number.isFinite(shape))
    throw new RangeError(`gammaQuantile: shape must be above 0, not ${shape}`);
  let x = startingPoint(probability, shape);
  if (x === 0) return 0;
  const logNormaliser = logGamma(shape);
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  for (let step = 0; step < 100; step += 1) {
    const error = gammaProbability(x, shape) - probability;
    if (error > 0) high = x;
    else low = x;
    const density = Math.exp((shape - 1) * Math.log(x) - x - logNormaliser);
    const newton = error / density;
    const halley = newton / Math.max(0.5, 1 - 0.5 * Math.min(1, newton * ((shape - 1) / x - 1)));
    let next = x - halley;
    if (!(next > low && next < high)) next = high === Number.POSITIVE_INFINITY ? 2 * x : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-14 * x || next === x) return next;
    x = next;
  }
  return x;
}

function startingPoint(probability: number, shape: number): number {
  const firstTerm = Math.exp((Math.log(probability) + logGamma(shape + 1)) / shape);
  if (shape < 0.5 || firstTerm < 0.1 * shape) return firstTerm;
  const spread = 1 / (9 * shape);
  const cube = 1 - spread + normalQuantile(probability) * Math.sqrt(spread);
  return cube > 0.1 ? shape * cube ** 3 : firstTerm;
}
