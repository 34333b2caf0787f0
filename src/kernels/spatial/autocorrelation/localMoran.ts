import type { SpatialWeights, WeightStyle } from '../weights/index.ts';
import { type AreaValues, prepareValues, spatialLag } from './areaValues.ts';
import { type LocalPValues, type LocalTest, testLags } from './localTests.ts';

/** One value for each area that has a value (kept); zeros and ones that mean nothing where hasNeighbours is 0. */
export interface LocalMoran extends LocalPValues {
  status: AreaValues['status'];
  reason: string | null;
  kept: Int32Array;
  hasNeighbours: Uint8Array;
  /** Value less the mean, and the weighted sum of the neighbours' values less it. */
  deviation: Float64Array;
  lag: Float64Array;
  localMoran: Float64Array;
  /** Moments given the area's own value. */
  expected: Float64Array;
  variance: Float64Array;
  z: Float64Array;
  /** Moments over all permutations of all values. */
  totalExpected: Float64Array;
  totalVariance: Float64Array;
}

/**
 * Local Moran's I of each area: whether it and its neighbours are alike, and which way.
 * Used to map where high values stand beside high ones (or low beside low), with a test that knows how many areas were looked at.
 * @param values one an area; NaN: missing, the area is left out with its links
 * @param weights neighbours before a style, without self weights
 * @param test how p-values are made
 * @returns I_i = z_i Σ w_ij z_j/m2 with m2 = Σz²/n, both kinds of moments, two-sided p-values, q-values over the areas with neighbours
 * @throws RangeError where a length or an option is out of range, a value is infinite, an area is its own neighbour, or weights do not fit the test
 * Degenerate: fewer than 4 areas with a value: `notEnough`; equal values: `undefined`; arrays are empty then. An area without neighbours is marked and
 * in no family. An area exactly at the mean has I = 0 whatever its neighbours: p = 1. Where all others are alike, its variance is 0: z = 0, p by draws.
 * Cost: links; × draws for conditional. Source: Anselin (1995), Geogr. Anal. 27:93, total moments as there; conditional ones of Sokal, Oden &
 * Thomson (1998), Geogr. Anal. 30:331. Same as spdep's localmoran; esda divides by n − 1 in place of n, and its p-value is one-sided.
 * Held by spdep's values for Columbus and made-up areas, an oracle with fixed draws, and size under independence in localMoran.test.ts.
 */
export function localMoran(
  values: Float64Array,
  weights: SpatialWeights,
  style: WeightStyle,
  test: LocalTest,
): LocalMoran {
  const areas = prepareValues(values, weights, style, { least: 4, mayHoldSelf: false });
  const n = areas.status === 'ok' ? areas.values.length : 0;
  const column = () => new Float64Array(n);
  const moments = {
    localMoran: column(),
    expected: column(),
    variance: column(),
    z: column(),
    totalExpected: column(),
    totalVariance: column(),
  };
  const head = {
    status: areas.status,
    reason: areas.reason,
    kept: areas.kept,
    hasNeighbours: new Uint8Array(n),
    ...moments,
  };
  if (areas.status !== 'ok') {
    const nothing = { pValue: column(), lagUpper: column(), lagLower: column(), qBH: column(), qBY: column() };
    return { ...head, deviation: column(), lag: column(), ...nothing };
  }
  const { deviations, variance: m2, kurtosis } = areas;
  const { offsets } = areas.weights;
  const lag = spatialLag(areas.weights, deviations);
  const standardised = column();
  for (let area = 0; area < n; area += 1) {
    if (offsets[area] === offsets[area + 1]) continue;
    head.hasNeighbours[area] = 1;
    const z = deviations[area]!;
    const { sum, squares } = sumRow(areas.weights, area);
    const spread = (n / (n - 2)) * (squares - (sum * sum) / (n - 1)) * (m2 - (z * z) / (n - 1));
    const centre = (-z * sum) / (n - 1);
    standardised[area] = spread > 1e-14 * m2 * squares ? (lag[area]! - centre) / Math.sqrt(spread) : 0;
    moments.localMoran[area] = (z * lag[area]!) / m2;
    moments.expected[area] = (z * centre) / m2;
    moments.variance[area] = Math.max(0, (z / m2) ** 2 * spread);
    moments.z[area] = Math.sign(z) * standardised[area]!;
    const expected = -sum / (n - 1);
    moments.totalExpected[area] = expected;
    moments.totalVariance[area] =
      (squares * (n - kurtosis)) / (n - 1) +
      ((sum * sum - squares) * (2 * kurtosis - n)) / ((n - 1) * (n - 2)) -
      expected * expected;
  }
  const tests = testLags(deviations, areas.weights, lag, standardised, test, (area) => deviations[area] === 0);
  return { ...head, deviation: deviations, lag, ...tests };
}

export function sumRow({ offsets, weights }: SpatialWeights, area: number): { sum: number; squares: number } {
  let [sum, squares] = [0, 0];
  for (let at = offsets[area]!; at < offsets[area + 1]!; at += 1) {
    sum += weights[at]!;
    squares += weights[at]! ** 2;
  }
  return { sum, squares };
}

export type Quadrant = 'highHigh' | 'lowLow' | 'highLow' | 'lowHigh';

/** The area first, then its neighbours, against the mean; null at the mean, or where q does not pass the level. */
export function quadrantOf(deviation: number, lag: number, q: number, level: number): Quadrant | null {
  if (q > level || deviation === 0 || lag === 0) return null;
  if (deviation > 0) return lag > 0 ? 'highHigh' : 'highLow';
  return lag > 0 ? 'lowHigh' : 'lowLow';
}
