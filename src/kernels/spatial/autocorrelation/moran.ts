import { normalUpperTail } from '../../distributions/index.ts';
import { seededRandom, shuffle } from '../../random/index.ts';
import type { SpatialWeights, WeightStyle } from '../weights/index.ts';
import { type AreaValues, prepareValues, spatialLag } from './areaValues.ts';

export interface GlobalMoran {
  status: AreaValues['status'];
  reason: string | null;
  /** Areas with a value, and those of them without neighbours. */
  n: number;
  withoutNeighbours: number;
  moran: number | null;
  expected: number | null;
  varianceNormality: number | null;
  varianceRandomisation: number | null;
  /** Standardised under randomisation, and its two-sided normal p-value. */
  z: number | null;
  pNormal: number | null;
  /** Two-sided by permutation; null without permutations. */
  pValue: number | null;
  /** Share of permutations, observed one included, at least as large. */
  pUpper: number | null;
}

/**
 * Moran's I: whether areas near each other have values like each other.
 * Used first, before any map of local clusters: 0 or a little less is chance, towards 1 like beside like, below 0 unlike beside unlike.
 * @param values one an area; NaN: missing, the area is left out with its links
 * @param weights neighbours before a style, without self weights
 * @param permutations 0: analytic values alone
 * @param seed of the permutations
 * @returns I = (n/S0) z'Wz/z'z with moments under normality and randomisation, and p-values
 * @throws RangeError where a length or an option is out of range, a value is infinite, or an area is its own neighbour
 * Degenerate: fewer than 4 areas, or no link: `notEnough`; equal values: `undefined`. Areas without neighbours stay in n and in the mean, as
 * permutations have them; spdep's default (adjust.n) takes n without them, which gives another I where there are islands.
 * Cost: links × permutations. p = 2 (min(M≥, M≤) + 1)/(R + 1), at most 1. Source: Moran (1950), Biometrika 37:17; Cliff & Ord (1973).
 * Same as spdep's moran.test without islands. Held by spdep's values for Columbus and made-up areas in moran.test.ts.
 */
export function globalMoran(
  values: Float64Array,
  weights: SpatialWeights,
  style: WeightStyle,
  { permutations, seed }: { permutations: number; seed: number },
): GlobalMoran {
  if (!Number.isInteger(permutations) || permutations < 0)
    throw new RangeError(`globalMoran: permutations must be a whole number of 0 or more, not ${permutations}`);
  const areas = prepareValues(values, weights, style, { least: 4, mayHoldSelf: false });
  const n = areas.values.length;
  const sums = sumWeights(areas.weights);
  const result: GlobalMoran = {
    status: areas.status,
    reason: areas.reason,
    n,
    withoutNeighbours: sums.withoutNeighbours,
    moran: null,
    expected: null,
    varianceNormality: null,
    varianceRandomisation: null,
    z: null,
    pNormal: null,
    pValue: null,
    pUpper: null,
  };
  if (areas.status !== 'ok') return result;
  if (sums.s0 === 0) return { ...result, status: 'notEnough', reason: 'no area with a value has a neighbour with one' };
  const moran = crossProduct(areas.weights, areas.deviations) / (sums.s0 * areas.variance);
  const expected = -1 / (n - 1);
  const { s0, s1, s2 } = sums;
  const square = s0 * s0;
  const normality = (n * n * s1 - n * s2 + 3 * square) / (square * (n * n - 1)) - expected ** 2;
  const free = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * square);
  const peaked = areas.kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * square);
  const randomisation = (free - peaked) / ((n - 1) * (n - 2) * (n - 3) * square) - expected ** 2;
  Object.assign(result, { moran, expected, varianceNormality: normality, varianceRandomisation: randomisation });
  if (randomisation > 1e-14) {
    result.z = (moran - expected) / Math.sqrt(randomisation);
    result.pNormal = 2 * normalUpperTail(Math.abs(result.z));
  }
  if (permutations > 0) Object.assign(result, permute(areas, moran * s0 * areas.variance, permutations, seed));
  return result;
}

/** S0, S1 and S2 of Cliff and Ord, for weights that need not be symmetric. */
function sumWeights({ offsets, neighbours, weights }: SpatialWeights) {
  const n = offsets.length - 1;
  const [rows, columns] = [new Float64Array(n), new Float64Array(n)];
  let [s0, squares, withoutNeighbours] = [0, 0, 0];
  for (let area = 0; area < n; area += 1) {
    if (offsets[area] === offsets[area + 1]) withoutNeighbours += 1;
    for (let at = offsets[area]!; at < offsets[area + 1]!; at += 1) {
      const weight = weights[at]!;
      s0 += weight;
      rows[area]! += weight;
      columns[neighbours[at]!]! += weight;
      squares += weight * weight;
    }
  }
  const s1 = squares + crossWeights({ offsets, neighbours, weights });
  let s2 = 0;
  for (let area = 0; area < n; area += 1) s2 += (rows[area]! + columns[area]!) ** 2;
  return { s0, s1, s2, withoutNeighbours };
}

/** Σ w_ij w_ji, by walking rows and their transpose side by side. */
function crossWeights({ offsets, neighbours, weights }: SpatialWeights): number {
  const n = offsets.length - 1;
  const reached = offsets.slice(0, n);
  let sum = 0;
  for (let area = 0; area < n; area += 1)
    for (let at = offsets[area]!; at < offsets[area + 1]!; at += 1) {
      const other = neighbours[at]!;
      let back = reached[other]!;
      while (back < offsets[other + 1]! && neighbours[back]! < area) back += 1;
      reached[other] = back;
      if (back < offsets[other + 1]! && neighbours[back] === area) sum += weights[at]! * weights[back]!;
    }
  return sum;
}

function crossProduct(weights: SpatialWeights, deviations: Float64Array): number {
  const lag = spatialLag(weights, deviations);
  let sum = 0;
  for (let area = 0; area < lag.length; area += 1) sum += deviations[area]! * lag[area]!;
  return sum;
}

function permute({ weights, deviations, variance }: AreaValues, observed: number, permutations: number, seed: number) {
  const random = seededRandom(seed);
  const shuffled = deviations.slice();
  const slack = 1e-12 * variance * deviations.length;
  let [atLeast, atMost] = [0, 0];
  for (let permutation = 0; permutation < permutations; permutation += 1) {
    shuffle(shuffled, random);
    const drawn = crossProduct(weights, shuffled);
    if (drawn >= observed - slack) atLeast += 1;
    if (drawn <= observed + slack) atMost += 1;
  }
  return { pValue: twoSided(atLeast, atMost, permutations), pUpper: (atLeast + 1) / (permutations + 1) };
}

/** Twice the smaller tail, the observed value counted with the draws. */
export function twoSided(atLeast: number, atMost: number, draws: number): number {
  return Math.min(1, (2 * (Math.min(atLeast, atMost) + 1)) / (draws + 1));
}
