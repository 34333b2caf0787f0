import { lowerTail } from './beta.ts';
import { logGamma } from './logGamma.ts';
import { normalQuantile, normalUpperTail } from './normal.ts';

/** Beyond these degrees the expansions around the normal distribution are better than what they replace. */
const tailIsExpandedFrom = 1e6;
const quantileIsExpandedFrom = 2e4;

/**
 * Upper tail of Student's t distribution, P(T ≥ t).
 * @param t any number
 * @param degreesOfFreedom above 0, whole or not; Infinity means normal
 * @returns the probability; relative error about 1e-12
 * @throws RangeError where an argument is outside its range
 * Cost: about √df terms up to a million degrees, beyond those constant. Source: Abramowitz & Stegun (1964) 26.7.1 by the incomplete beta
 * function; beyond a million 26.7.8. Same as R's pt(t, df, lower.tail = FALSE). Held by goldens/studentT.json.
 */
export function studentTUpperTail(t: number, degreesOfFreedom: number): number {
  if (Number.isNaN(t)) throw new RangeError('studentTUpperTail: t must be a number, not NaN');
  checkDegrees('studentTUpperTail', degreesOfFreedom);
  if (t < 0) return 1 - studentTUpperTail(-t, degreesOfFreedom);
  if (t === Number.POSITIVE_INFINITY) return 0;
  const df = degreesOfFreedom;
  if (df > tailIsExpandedFrom) return normalUpperTail(t * (1 - 1 / (4 * df)) * (1 + (t * t) / (2 * df)) ** -0.5);
  const square = t * t;
  if (square > df * 1e300) return 0;
  return 0.5 * lowerTail(df / (df + square), square / (df + square), df / 2, 0.5);
}

/**
 * Quantile of Student's t distribution: the t with P(T ≤ t) = probability. Used for intervals of estimates whose error is estimated.
 * @param probability above 0 and below 1
 * @param degreesOfFreedom above 0, whole or not; Infinity gives the normal quantile
 * @returns the quantile; relative error below 1e-10 for probabilities from 1e-10 to 1 − 1e-10
 * @throws RangeError where an argument is outside its range
 * Cost: about five evaluations of the tail. Source: Newton's steps kept inside a bracket, from Abramowitz & Stegun (1964) 26.7.5; beyond 20,000
 * degrees that expansion itself. Same as R's qt. Held by goldens/studentT.json.
 */
export function studentTQuantile(probability: number, degreesOfFreedom: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`studentTQuantile: probability must lie between 0 and 1, not ${probability}`);
  checkDegrees('studentTQuantile', degreesOfFreedom);
  if (probability === 0.5) return 0;
  const isUpper = probability > 0.5;
  const tail = isUpper ? 1 - probability : probability;
  const t = upperQuantile(tail, degreesOfFreedom);
  return isUpper ? t : -t;
}

function upperQuantile(tail: number, df: number): number {
  const z = -normalQuantile(tail);
  if (df > quantileIsExpandedFrom) return expansion(z, df);
  const logScale = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  const heavy = Math.exp((logScale + ((df + 1) / 2) * Math.log(df) - Math.log(df) - Math.log(tail)) / df);
  let t = df > 4 ? expansion(z, df) : Math.max(z, tail < 0.1 ? heavy : z);
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  for (let step = 0; step < 300; step += 1) {
    const error = studentTUpperTail(t, df) - tail;
    if (error > 0) low = t;
    else high = t;
    const density = Math.exp(logScale - ((df + 1) / 2) * Math.log1p((t * t) / df));
    let next = t + error / density;
    if (!(next > low && next < high)) next = high === Number.POSITIVE_INFINITY ? 2 * t + 1 : (low + high) / 2;
    if (Math.abs(next - t) <= 1e-15 * t) return next;
    t = next;
  }
  return t;
}

/** Abramowitz & Stegun 26.7.5, the first four terms. */
function expansion(z: number, df: number): number {
  const z2 = z * z;
  const first = (z * (z2 + 1)) / 4;
  const second = (z * ((5 * z2 + 16) * z2 + 3)) / 96;
  const third = (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384;
  return z + first / df + second / df ** 2 + third / df ** 3;
}

function checkDegrees(name: string, df: number): void {
  if (!(df > 0)) throw new RangeError(`${name}: degreesOfFreedom must be above 0, not ${df}`);
}
