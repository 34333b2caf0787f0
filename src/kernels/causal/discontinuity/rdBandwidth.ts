import { type Kernel, localPolynomial, type RdVariance, type Side, varianceOfPull } from './localPolynomial.ts';

export interface RdBandwidths {
  /** For the effect, and for its bias. */
  main: number;
  bias: number;
}

export interface SideCounts {
  units: number;
  distinct: number;
}

export function countDistinct({ x }: Side): SideCounts {
  let distinct = 0;
  for (let i = 0; i < x.length; i += 1) if (i === 0 || x[i] !== x[i - 1]) distinct += 1;
  return { units: x.length, distinct };
}

/** Shares of repeated values from which the running variable is said to have mass points. */
const massShare = 0.2;
const leastDistinct = 10;
const pilotConstant: Record<Kernel, number> = { triangular: 2.576, uniform: 1.843, epanechnikov: 2.34 };

export const hasMassPoints = (...sides: readonly SideCounts[]): boolean =>
  sides.some(({ units, distinct }) => 1 - distinct / units >= massShare);

/**
 * Bandwidth that makes the mean squared error of the jump smallest, one for both sides, and one for the estimate of its bias.
 * @param sides below and above the cut-off, each of 20 units or more
 * @param order of the polynomial of the effect; its bias is estimated by one order more
 * @returns null where a window holds too few distinct values for the polynomials that are needed
 * Three steps as in Calonico, Cattaneo and Titiunik: a pilot 2.576 · min(sd, IQR/1.349) · n^(−1/5) (triangular; n distinct values) for variances; from
 * polynomials over all data a bandwidth for the derivative of order + 2; from it that of the bias; from it that of the effect. Each is
 * ((V₋ + V₊) / ((B₊ − B₋)² + R₋ + R₊))^(1/(2·degree + 3)), R three times the variance of the estimated bias (regularisation), 0 in the first.
 * Variances by three nearest neighbours, or as asked. A window holds at least 10 distinct values a side (rdrobust: only where values repeat).
 * Cost: n × some polynomial fits. Source: Calonico, Cattaneo & Titiunik (2014), Econometrica 82:2295, section 4 and supplement; (2020), Econometrics
 * Journal 23:192; the rule `mserd` of rdrobust. Held by discontinuity.test.ts: scale, shift and known truth.
 */
export function mseOptimalBandwidth(
  sides: readonly [Side, Side],
  order: number,
  kernel: Kernel,
  variance: RdVariance,
): RdBandwidths | null {
  const all = Float64Array.from([...sides[0].x, ...sides[1].x]);
  const distinct = sides.reduce((sum, side) => sum + countDistinct(side).distinct, 0);
  const reach = sides.map(({ x }) => Math.max(Math.abs(x[0]!), Math.abs(x[x.length - 1]!)));
  const widest = Math.max(...reach);
  const least = Math.max(...sides.map((side) => distanceOfDistinct(side, leastDistinct)));
  const bound = (value: number) => Math.max(Math.min(value, widest), least);
  const pilot = bound(pilotConstant[kernel] * spreadOf(all) * distinct ** (-1 / 5));
  const biasOrder = order + 1;
  const step = (degree: number, derivative: number, windows: readonly number[], regularise: boolean): number | null => {
    const terms = sides.map((side, s) => {
      const windowOf = { variance: pilot, bias: windows[s]! };
      return errorTerms(side, { degree, derivative, window: windowOf, kernel, variance, regularise });
    });
    const [below, above] = terms;
    if (below == null || above == null) return null;
    const bias = (above.bias - below.bias) ** 2 + below.regularisation + above.regularisation;
    const value = ((below.variance + above.variance) / bias) ** (1 / (2 * degree + 3));
    return Number.isNaN(value) ? null : bound(value);
  };
  const first = step(
    biasOrder + 1,
    biasOrder + 1,
    reach.map((value) => value + 1e-8 * widest),
    false,
  );
  if (first === null) return null;
  const bias = step(biasOrder, order + 1, [first, first], true);
  if (bias === null) return null;
  const main = step(order, 0, [bias, bias], true);
  return main === null ? null : { main, bias };
}

interface Step {
  degree: number;
  derivative: number;
  window: { variance: number; bias: number };
  kernel: Kernel;
  variance: RdVariance;
  regularise: boolean;
}

function errorTerms(side: Side, { degree, derivative, window, kernel, variance, regularise }: Step) {
  const fit = localPolynomial(side, window.variance, degree, kernel);
  const wide = localPolynomial(side, window.bias, degree + 1, kernel);
  if (fit === null || wide === null) return null;
  const spread = varianceOfPull(side, fit, fit.pull[derivative]!, variance, degree + 1);
  let constant = 0;
  for (let i = fit.from; i < fit.to; i += 1)
    constant += fit.pull[derivative]![i - fit.from]! * (side.x[i]! / window.variance) ** (degree + 1);
  const power = 2 * (degree + 1 - derivative);
  const slope = wide.coefficients[degree + 1]! / window.bias ** (degree + 1);
  const ofSlope = regularise
    ? varianceOfPull(side, wide, wide.pull[degree + 1]!, variance, degree + 2) / window.bias ** (2 * (degree + 1))
    : 0;
  return {
    variance: (2 * derivative + 1) * window.variance * spread,
    bias: Math.sqrt(power) * constant * slope,
    regularisation: power * 3 * constant ** 2 * ofSlope,
  };
}

function distanceOfDistinct({ x }: Side, wanted: number): number {
  const distances = [...new Set(x.map(Math.abs))].sort((a, b) => a - b);
  return distances[Math.min(wanted, distances.length) - 1]! * (1 + 1e-8) + 1e-12;
}

function spreadOf(values: Float64Array): number {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const deviation = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1));
  const sorted = values.slice().sort();
  const quartile = (p: number) => {
    const at = n * p;
    const below = Math.ceil(at) - 1;
    return Number.isInteger(at) ? (sorted[below]! + sorted[below + 1]!) / 2 : sorted[below]!;
  };
  return Math.min(deviation, (quartile(0.75) - quartile(0.25)) / 1.349);
}
