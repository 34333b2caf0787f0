import { normalUpperTail } from '../../distributions/index.ts';
import { leastSquares } from '../../linalg/index.ts';

export interface DensityTest {
  /** Density of the running variable just below and just above the cut-off. */
  below: number;
  above: number;
  standardError: number;
  pValue: number;
  bandwidth: number;
  /** Units in the window on each side. */
  units: [number, number];
  status: 'ok' | 'notEnough' | 'undefined';
  reason: null | 'fewUnits' | 'massPoints';
}

const order = 3;
const leastUnits = 20;

/**
 * Whether the density of the running variable jumps at the cut-off, as it does where units choose on which side they come to stand.
 * @param x running variable less cut-off, one entry a unit, finite
 * @returns both densities, the error of their difference and the p-value of no difference
 * Local polynomial density of Cattaneo, Jansson and Ma: on each side the empirical distribution function of all units is regressed on powers of x (triangular
 * kernel); the slope at 0 is the density. The order is 3, one more than the bandwidth is made for, 2.576 · min(sd, IQR/1.349) · n^(−1/5), so that the bias
 * is small beside the error. The error is that of the difference by the influence of each unit on the distribution function, both sides together. It
 * differs from rddensity in the bandwidth alone (there by estimated errors), so p-values differ too.
 * Degenerate: fewer than 20 units in a window → fewUnits; a fifth or more of the values in a window repeated → massPoints (the test is for continuous
 * variables). Cost: n log n. Source: Cattaneo, Jansson & Ma (2020), J. Am. Stat. Assoc. 115:1449; McCrary (2008) for the idea. Held by
 * discontinuity.test.ts: the true density, size and power in simulated samples.
 */
export function densityTest(x: Float64Array): DensityTest {
  const sorted = x.slice().sort();
  const n = sorted.length;
  const bandwidth = 2.576 * spreadOf(sorted) * n ** (-1 / 5);
  const none = { below: Number.NaN, above: Number.NaN, standardError: Number.NaN, pValue: Number.NaN, bandwidth };
  const at = (value: number) => lowerBound(sorted, value);
  const middle = at(0);
  const from = at(-bandwidth);
  const to = at(bandwidth);
  const units: [number, number] = [middle - from, to - middle];
  if (!(bandwidth > 0) || Math.min(...units) < leastUnits)
    return { ...none, units, status: 'notEnough', reason: 'fewUnits' };
  const repeated = (start: number, end: number) => 1 - new Set(sorted.subarray(start, end)).size / (end - start);
  if (Math.max(repeated(from, middle), repeated(middle, to)) >= 0.2)
    return { ...none, units, status: 'undefined', reason: 'massPoints' };
  const below = sideDensity(sorted, from, middle, bandwidth);
  const above = sideDensity(sorted, middle, to, bandwidth);
  let variance = 0;
  for (let j = 0; j < n; j += 1) variance += (above.influence[j]! - below.influence[j]!) ** 2;
  const standardError = Math.sqrt(variance) / n;
  const pValue = Math.min(1, 2 * normalUpperTail(Math.abs(above.density - below.density) / standardError));
  const found = { below: below.density, above: above.density, standardError, pValue, bandwidth, units };
  return { ...found, status: 'ok', reason: null };
}

/** Slope of the distribution function at 0 from the units from … to, and the influence of every unit on it. */
function sideDensity(sorted: Float64Array, from: number, to: number, bandwidth: number) {
  const n = sorted.length;
  const u = sorted.subarray(from, to).map((value) => value / bandwidth);
  const weights = u.map((value) => 1 - Math.abs(value));
  const columns = Array.from({ length: order + 1 }, (_, power) => u.map((value) => value ** power));
  const cumulative = u.map((_, i) => (from + i + 0.5) / n);
  const { coefficients, inverse } = leastSquares(columns, cumulative, weights);
  const size = order + 1;
  const pull = u.map((_, i) => {
    let sum = 0;
    for (let k = 0; k < size; k += 1) sum += inverse[size + k]! * columns[k]![i]!;
    return (sum * weights[i]!) / bandwidth;
  });
  let mean = 0;
  for (let i = 0; i < pull.length; i += 1) mean += pull[i]! * cumulative[i]!;
  const influence = new Float64Array(n);
  let reached = 0;
  for (let j = n - 1; j >= 0; j -= 1) {
    if (j >= from && j < to) reached += pull[j - from]!;
    influence[j] = reached - mean;
  }
  return { density: coefficients[1]! / bandwidth, influence };
}

function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function spreadOf(sorted: Float64Array): number {
  const n = sorted.length;
  const mean = sorted.reduce((sum, x) => sum + x, 0) / n;
  const deviation = Math.sqrt(sorted.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1));
  const quartiles = sorted[Math.min(n - 1, Math.ceil(0.75 * n) - 1)]! - sorted[Math.max(0, Math.ceil(0.25 * n) - 1)]!;
  return Math.min(deviation, quartiles / 1.349);
}
