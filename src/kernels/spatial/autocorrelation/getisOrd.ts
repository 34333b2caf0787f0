import { addSelfWeights, type SpatialWeights, type WeightStyle, weightsFromLinks } from '../weights/index.ts';
import { type AreaValues, prepareValues, spatialLag } from './areaValues.ts';
import { sumRow } from './localMoran.ts';
import { type LocalPValues, type LocalTest, testLags } from './localTests.ts';

/** One value for each area that has a value (kept); zeros and ones that mean nothing where hasNeighbours is 0. */
export interface GetisOrd extends LocalPValues {
  status: AreaValues['status'];
  reason: string | null;
  kept: Int32Array;
  /** Whether it has a neighbour other than itself. */
  hasNeighbours: Uint8Array;
  /** Weighted sum of values around (own value included for G*), its expectation and standardised value. */
  sum: Float64Array;
  expected: Float64Array;
  z: Float64Array;
}

/**
 * Getis–Ord G* (own value included) or G (without it) of each area, standardised: whether values around it are high or low.
 * Used for hot spots and cold spots: unlike Moran's local I it tells high from low, and does not look for areas unlike their neighbours.
 * @param values one an area; NaN: missing, the area is left out with its links
 * @param weights neighbours before a style; for G* a self weight of 1 is added where there is none, for G there must be none
 * @param isStar G* or G
 * @param test how p-values are made; by draws they hold the area's own value and ask for its neighbours alone
 * @returns G*: z = (Σ w x − x̄ W)/(s √((n S1 − W²)/(n − 1))), s with divisor n; G: the same of the n − 1 others; p- and q-values over the areas with neighbours
 * @throws RangeError where a length or an option is out of range, a value is infinite, or weights do not fit the statistic or the test
 * Degenerate: fewer than 4 areas with a value: `notEnough`; equal values: `undefined`; arrays are empty then. An area without neighbours is marked and in
 * no family. An area that neighbours all others, or whose others are alike, has no variance: z = 0.
 * Cost: links; × draws for conditional. Source: Getis & Ord (1992), Geogr. Anal. 24:189; Ord & Getis (1995), Geogr. Anal. 27:286.
 * Same as spdep's localG. Held by spdep's values for Columbus and made-up areas, and identities, in getisOrd.test.ts.
 */
export function getisOrd(
  values: Float64Array,
  weights: SpatialWeights,
  style: WeightStyle,
  isStar: boolean,
  test: LocalTest,
): GetisOrd {
  const given = isStar ? addSelfWeights(weights) : weights;
  const areas = prepareValues(values, given, style, { least: 4, mayHoldSelf: isStar });
  const n = areas.status === 'ok' ? areas.values.length : 0;
  const column = () => new Float64Array(n);
  const result: GetisOrd = {
    ...{ status: areas.status, reason: areas.reason, kept: areas.kept, hasNeighbours: new Uint8Array(n) },
    ...{ sum: column(), expected: column(), z: column() },
    ...{ pValue: column(), lagUpper: column(), lagLower: column(), qBH: column(), qBY: column() },
  };
  if (areas.status !== 'ok') return result;
  const { deviations, mean, variance } = areas;
  const others = isStar ? withoutSelf(areas.weights) : areas.weights;
  const lag = spatialLag(others, deviations);
  const around = isStar ? spatialLag(areas.weights, deviations) : lag;
  for (let area = 0; area < n; area += 1) {
    if (others.offsets[area] === others.offsets[area + 1]) continue;
    result.hasNeighbours[area] = 1;
    const { sum, squares } = sumRow(areas.weights, area);
    const own = deviations[area]!;
    const count = isStar ? n : n - 1;
    const centre = isStar ? 0 : -own / (n - 1);
    const spread = isStar ? variance : (n * variance - own * own) / (n - 1) - centre * centre;
    const factor = (count * squares - sum * sum) / (count - 1);
    result.sum[area] = around[area]! + mean * sum;
    result.expected[area] = (mean + centre) * sum;
    if (spread > 1e-14 * variance && factor > 1e-12 * squares)
      result.z[area] = (around[area]! - centre * sum) / Math.sqrt(spread * factor);
  }
  return { ...result, ...testLags(deviations, others, lag, result.z, test, () => false) };
}

function withoutSelf({ offsets, neighbours, weights }: SpatialWeights): SpatialWeights {
  const [from, to, kept]: [number[], number[], number[]] = [[], [], []];
  for (let area = 0; area + 1 < offsets.length; area += 1)
    for (let at = offsets[area]!; at < offsets[area + 1]!; at += 1) {
      if (neighbours[at] === area) continue;
      from.push(area);
      to.push(neighbours[at]!);
      kept.push(weights[at]!);
    }
  return weightsFromLinks(offsets.length - 1, Int32Array.from(from), Int32Array.from(to), Float64Array.from(kept));
}
