import type { SpatialWeights } from '../spatial/weights/index.ts';
import { groupPlants, type IndustryPlants } from './industryPlants.ts';
import type { PlantTable } from './locationQuotient.ts';
import { concentrationPValue, type Dartboard, gammaInterval, makeDartboard } from './throwPlants.ts';

export interface EllisonGlaeserOptions {
  /** Throws for the p-value; 0: none. */
  permutations: number;
  seed: number;
  /** Draws and level of the interval; null: none. */
  interval: { simulations: number; level: number } | null;
  /** Neighbours of areas for the spatially weighted index, without self weights; null: none. */
  neighbours: SpatialWeights | null;
}

export interface EllisonGlaeserIndex {
  status: 'ok' | 'empty' | 'undefined';
  reason: string | null;
  /** Plants of the industry, those without jobs included. */
  n: number;
  /** Raw concentration Σ(s − x)². */
  concentration: number | null;
  /** Herfindahl index of plants. */
  herfindahl: number | null;
  gamma: number | null;
  /** G, its variance and standardised value where plants choose independently (gamma 0). */
  expectedConcentration: number | null;
  variance: number | null;
  z: number | null;
  pValue: number | null;
  lower: number | null;
  upper: number | null;
  maurelSedillot: number | null;
  countGamma: number | null;
  spatialGamma: number | null;
}

/**
 * Ellison–Glaeser index of each industry, with Maurel and Sédillot's, the index of counts and the spatially weighted index.
 * Used to see which industries gather in areas more than the sizes of their plants alone would make them: a few large plants look
 * concentrated wherever they stand.
 * @param table plants with area, industry and jobs; without employment each plant counts 1. Area shares x are of all plants
 * @returns one result an industry. gamma: 0 as if thrown at random, 1 all in one area of no size, below 0 spread more evenly than chance
 * @throws RangeError where an index, a length, an employment or an option is outside its range
 * With s the area's share of the industry's jobs, z the plant's share, H = Σz², S2 = Σx², S3 = Σx³: G = Σ(s − x)²,
 * gamma = (G − (1 − S2)H)/((1 − S2)(1 − H)), var G = 2{H²(S2 − 2 S3 + S2²) − Σz⁴(S2 − 4 S3 + 3 S2²)} at gamma 0;
 * Maurel–Sédillot ((Σs² − S2)/(1 − S2) − H)/(1 − H); counts: s = n_j/n and H = 1/n, the same x;
 * spatially weighted: G with Ψ = I + W in place of I, and 1 − x'Ψx in place of 1 − S2.
 * Degenerate: no jobs in the industry: `empty`; one area or one plant with all jobs (H = 1): `undefined`, and what can be said is said
 * (G, H; counts where n > 1); neighbours that make x'Ψx reach 1: spatialGamma is null. Never infinite.
 * Cost: plants, × permutations for the p-value. Source: Ellison & Glaeser (1997), J. Polit. Econ. 105:889; Maurel & Sédillot (1999), Reg.
 * Sci. Urban Econ. 29:575; Guimarães, Figueiredo & Woodward (2007), J. Reg. Sci. 47:21 and (2011), Reg. Stud. 45:1335.
 * Differs from REAT (R) in nothing for one industry. Held by a plain computation in R, identities, enumeration and simulation in the tests.
 */
export function measureEllisonGlaeser(table: PlantTable, options: EllisonGlaeserOptions): EllisonGlaeserIndex[] {
  const plants = groupPlants(table);
  if (!Number.isInteger(options.permutations) || options.permutations < 0)
    throw new RangeError(
      `measureEllisonGlaeser: permutations must be a whole number of 0 or more, not ${options.permutations}`,
    );
  if (options.neighbours !== null && options.neighbours.offsets.length !== plants.areaCount + 1)
    throw new RangeError(
      `measureEllisonGlaeser: neighbours must be of ${plants.areaCount} areas, not ${options.neighbours.offsets.length - 1}`,
    );
  const board = plants.squares > 0 ? makeDartboard(plants.areaShare) : null;
  const room = { jobs: new Float64Array(plants.areaCount), counts: new Float64Array(plants.areaCount) };
  const lag = options.neighbours === null ? null : prepareLag(plants.areaShare, options.neighbours);
  return Array.from({ length: plants.offsets.length - 1 }, (_, industry) =>
    measureIndustry(plants, industry, board, room, lag, options),
  );
}

/** A stream for each industry, so that its value does not hang on how many plants the others have. */
const seedOf = (seed: number, industry: number) =>
  (seed % 2 ** 20) * 2 ** 32 + (Math.imul(industry + 1, 0x9e3779b1) >>> 0);

interface AreaRoom {
  jobs: Float64Array;
  counts: Float64Array;
}

function measureIndustry(
  plants: IndustryPlants,
  industry: number,
  board: Dartboard | null,
  room: AreaRoom,
  lag: Lag | null,
  options: EllisonGlaeserOptions,
): EllisonGlaeserIndex {
  const { offsets, area, size, areaShare, squares, cubes } = plants;
  const [first, end] = [offsets[industry]!, offsets[industry + 1]!];
  const result = emptyIndex(end - first);
  let total = 0;
  for (let at = first; at < end; at += 1) total += size[at]!;
  if (total === 0) return { ...result, status: 'empty', reason: 'the industry has no employment' };
  // By size, so that throws do not hang on the order of rows.
  const plantShare = size.slice(first, end).sort();
  let [herfindahl, fourth] = [0, 0];
  for (let plant = 0; plant < plantShare.length; plant += 1) {
    const share = plantShare[plant]! / total;
    plantShare[plant] = share;
    const square = share * share;
    herfindahl += square;
    fourth += square * square;
  }
  for (let at = first; at < end; at += 1) {
    room.jobs[area[at]!]! += size[at]!;
    room.counts[area[at]!]! += 1;
  }
  const sums = addAreas(areaShare, room, total, end - first);
  const spatial = lag === null ? null : lag.concentrationOf(room.jobs, total);
  for (let at = first; at < end; at += 1) {
    room.jobs[area[at]!] = 0;
    room.counts[area[at]!] = 0;
  }
  result.concentration = sums.concentration;
  result.herfindahl = herfindahl;
  const free = 1 - squares;
  if (free <= 1e-12)
    return { ...result, status: 'undefined', reason: 'all employment is in one area: nothing to compare it with' };
  if (end - first > 1) result.countGamma = gammaOf(sums.countConcentration, free, 1 / (end - first));
  result.expectedConcentration = free * herfindahl;
  const variance = nullVariance(herfindahl, fourth, squares, cubes);
  result.variance = variance;
  if (1 - herfindahl <= 1e-12)
    return {
      ...result,
      status: 'undefined',
      reason: 'one plant has all employment of the industry: its place says nothing of others',
    };
  result.gamma = gammaOf(sums.concentration, free, herfindahl);
  result.maurelSedillot = gammaOf(sums.shareSquares - squares, free, herfindahl);
  if (variance > 0) result.z = (sums.concentration - free * herfindahl) / Math.sqrt(variance);
  if (lag !== null && lag.free > 1e-12) result.spatialGamma = gammaOf(spatial!, lag.free, herfindahl);
  const seed = seedOf(options.seed, industry);
  if (options.permutations > 0)
    result.pValue = concentrationPValue(board!, plantShare, sums.concentration, options.permutations, seed);
  if (options.interval !== null)
    Object.assign(result, gammaInterval(board!, plantShare, sums.concentration, { ...options.interval, seed }));
  return result;
}

const gammaOf = (concentration: number, free: number, herfindahl: number) =>
  (concentration / free - herfindahl) / (1 - herfindahl);

/** Rounding may leave a hair below 0 where the variance is 0 (areas of one size, one plant). */
function nullVariance(herfindahl: number, fourth: number, squares: number, cubes: number): number {
  const pairs = herfindahl ** 2 * (squares - 2 * cubes + squares ** 2);
  const own = fourth * (squares - 4 * cubes + 3 * squares ** 2);
  const variance = 2 * (pairs - own);
  return variance > 1e-13 * pairs ? variance : 0;
}

function addAreas(areaShare: Float64Array, { jobs, counts }: AreaRoom, total: number, n: number) {
  const sums = { concentration: 0, shareSquares: 0, countConcentration: 0 };
  for (let area = 0; area < areaShare.length; area += 1) {
    const share = jobs[area]! / total;
    sums.concentration += (share - areaShare[area]!) ** 2;
    sums.shareSquares += share * share;
    sums.countConcentration += (counts[area]! / n - areaShare[area]!) ** 2;
  }
  return sums;
}

interface Lag {
  /** 1 − x'Ψx. */
  free: number;
  /** (s − x)'Ψ(s − x). */
  concentrationOf(jobs: Float64Array, total: number): number;
}

function prepareLag(areaShare: Float64Array, { offsets, neighbours, weights }: SpatialWeights): Lag {
  const quadratic = (read: (area: number) => number) => {
    let sum = 0;
    for (let area = 0; area < areaShare.length; area += 1) {
      const value = read(area);
      let around = value;
      for (let at = offsets[area]!; at < offsets[area + 1]!; at += 1) {
        if (neighbours[at] === area)
          throw new RangeError(
            `measureEllisonGlaeser: neighbours must not hold self weights, but area ${area} has one`,
          );
        around += weights[at]! * read(neighbours[at]!);
      }
      sum += value * around;
    }
    return sum;
  };
  return {
    free: 1 - quadratic((area) => areaShare[area]!),
    concentrationOf: (jobs, total) => quadratic((area) => jobs[area]! / total - areaShare[area]!),
  };
}

function emptyIndex(n: number): EllisonGlaeserIndex {
  return {
    status: 'ok',
    reason: null,
    n,
    concentration: null,
    herfindahl: null,
    gamma: null,
    expectedConcentration: null,
    variance: null,
    z: null,
    pValue: null,
    lower: null,
    upper: null,
    maurelSedillot: null,
    countGamma: null,
    spatialGamma: null,
  };
}
