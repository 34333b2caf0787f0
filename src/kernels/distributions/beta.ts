import { devianceTerm, logGamma, stirlingError } from './logGamma.ts';

const logTwoPi = 1.8378770664093453;

/**
 * Distribution function of the beta distribution: the regularised incomplete beta function I_x(a, b).
 * Used for tails of Student's t and for exact intervals of proportions.
 * @param x between 0 and 1
 * @param a first shape, above 0
 * @param b second shape, above 0
 * @returns P(X ≤ x); relative error about 1e-13 of the smaller of it and its complement
 * @throws RangeError where an argument is outside its range
 * Cost: about √max(a, b) + 30 terms. Source: Abramowitz & Stegun (1964) 26.5.8, the continued fraction by Lentz's method, on the side
 * where it converges; its factor in Loader's (2000) saddle-point form, which loses nothing for large shapes. Same as R's pbeta.
 * Held by goldens/beta.json.
 */
export function betaProbability(x: number, a: number, b: number): number {
  checkShapes('betaProbability', a, b);
  if (!(x >= 0 && x <= 1)) throw new RangeError(`betaProbability: x must lie between 0 and 1, not ${x}`);
  return lowerTail(x, 1 - x, a, b);
}

/** I_x(a, b) with y = 1 − x given for its precision. */
export function lowerTail(x: number, y: number, a: number, b: number): number {
  if (x === 0) return 0;
  if (y === 0) return 1;
  if (x < (a + 1) / (a + b + 2)) return (powerTerm(x, y, a, b) * fraction(x, a, b)) / a;
  return 1 - (powerTerm(x, y, a, b) * fraction(y, b, a)) / b;
}

/** x^a (1 − x)^b / B(a, b). */
function powerTerm(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const deviances = devianceTerm(a, n * x) + devianceTerm(b, n * y);
  const errors = stirlingOf(n) - stirlingOf(a) - stirlingOf(b);
  return Math.exp(errors - deviances - 0.5 * (logTwoPi - Math.log(a) - Math.log(b) + Math.log(n)));
}

/** Error of Stirling's formula for any number above 0, whole or not. */
function stirlingOf(n: number): number {
  if (n >= 16 || Number.isInteger(n)) return stirlingError(n);
  return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - 0.5 * logTwoPi;
}

function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const kept = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / kept(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let m = 1; m < 1_000_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / kept(1 + even * d);
    c = kept(1 + even / c);
    product *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / kept(1 + odd * d);
    c = kept(1 + odd / c);
    const factor = d * c;
    product *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return product;
}

/**
 * Quantile of the beta distribution: the x with P(X ≤ x) = probability.
 * Used for Clopper–Pearson intervals and their Korn–Graubard version for surveys.
 * @param probability above 0 and below 1
 * @param a first shape, above 0
 * @param b second shape, above 0
 * @returns the quantile; relative error below 1e-10. A quantile smaller than any double is 0
 * @throws RangeError where an argument is outside its range
 * Cost: about eight evaluations of the distribution function. Source: Newton's steps kept inside a bracket, from the first term of the
 * series or the mean. Same as R's qbeta. Held by goldens/beta.json.
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  checkShapes('betaQuantile', a, b);
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`betaQuantile: probability must lie between 0 and 1, not ${probability}`);
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const firstTerm = Math.exp((Math.log(probability) + Math.log(a) + logBeta) / a);
  let x = firstTerm < (0.3 * a) / (a + b) ? firstTerm : a / (a + b);
  let low = 0;
  let high = 1;
  for (let step = 0; step < 400 && x > 0; step += 1) {
    const error = lowerTail(x, 1 - x, a, b) - probability;
    if (error > 0) high = x;
    else low = x;
    const density = powerTerm(x, 1 - x, a, b) / (x * (1 - x));
    let next = x - error / density;
    if (!(next > low && next < high)) next = low > 0 && high / low > 4 ? Math.sqrt(low * high) : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-15 * x) return next;
    x = next;
  }
  return x;
}

function checkShapes(name: string, a: number, b: number): void {
  if (!(a > 0) || !Number.isFinite(a)) throw new RangeError(`${name}: a must be finite and above 0, not ${a}`);
  if (!(b > 0) || !Number.isFinite(b)) throw new RangeError(`${name}: b must be finite and above 0, not ${b}`);
}
