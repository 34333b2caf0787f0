import { hypergeometricUpperTail, normalUpperTail } from '../distributions/index.ts';
import { adjustBenjaminiHochberg, adjustBenjaminiYekutieli } from '../multiplicity/index.ts';
import { shrinkCounts, shrinkShares } from './shrinkage.ts';

export interface PlantTable {
  areaCount: number;
  industryCount: number;
  /** Area of each plant, 0 … areaCount − 1. */
  plantArea: Int32Array;
  /** Plant of each membership, or null where membership i is that of plant i (one industry a plant). A pair stands once. */
  membershipPlant: Int32Array | null;
  /** Industry of each membership, 0 … industryCount − 1. */
  membershipIndustry: Int32Array;
  /** Employment of each plant, 0 or more; null: plants are counted. */
  employment: Float64Array | null;
}

/** One value for each area × industry, at index area · industryCount + industry. */
export interface LocationQuotients {
  status: 'ok' | 'undefined';
  reason: string | null;
  plants: number;
  observed: Float64Array;
  expected: Float64Array;
  locationQuotient: Float64Array;
  /** Upper tail: exact hypergeometric for plants, normal by the dartboard variance for employment. */
  pUpper: Float64Array;
  /** Natural logarithm of pUpper, which tells where pUpper is too small for a double; null for employment. */
  logPUpper: Float64Array | null;
  /** Dartboard z for employment; null for plants. */
  z: Float64Array | null;
  qBH: Float64Array;
  qBY: Float64Array;
  shrunk: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  /** 1 for industries whose quotients vary no more than chance makes them: shrunk is 1, without an interval. */
  isFullyShrunk: Uint8Array;
  /** 1 for industries without employment, for which no quotient exists: all their values are 0 and mean nothing. */
  isEmpty: Uint8Array;
}

/**
 * Location quotients of every area × industry: the share of an industry in an area over its share everywhere, with a test, q-values over
 * the whole family, and a shrunk quotient with a 95 % interval.
 * Used to see which areas hold more of an industry than their size would lead one to expect.
 * @param table plants with their area, industries (one or several a plant) and, if wanted, employment. A plant of several industries
 *   counts once in each of them and once in its area and in all; its whole employment counts in each
 * @returns a value for each pair, zeros included; for areas × industries cells
 * @throws RangeError where an index, a length or an employment is outside its range
 * Plants: observed o, expected E = K n / N, quotient o/E, P(X ≥ o) with X hypergeometric (N plants, K of the industry, n in the area): all
 * ways of dealing the plants to the areas equally likely. Employment: s = share of the industry's jobs in the area, x = share of
 * all jobs, quotient s/x, z = (s − x)/√(H x (1 − x)) with H the sum of squared plant shares in the industry, normal tail: an
 * approximation, poor where an industry has few plants.
 * Degenerate: one area, one industry or no employment at all give status `undefined` with a reason and zeros that mean nothing; an area that
 * holds all employment, or an industry without any, is marked and takes p = 1 in the family.
 * Cost: memberships + cells, and for each cell a few standard deviations' worth of terms of its tail.
 * Source: quotient after Florence (1939); test on counts as the exact test of a 2 × 2 table; dartboard variance after Ellison & Glaeser
 * (1997); shrinkage in shrinkage.ts. Differs from EconGeo (R), which rounds and tests nothing.
 * Held by goldens of region × industry counts and by the known truths of the factory register in locationQuotient.test.ts.
 */
export function measureLocationQuotients(table: PlantTable): LocationQuotients {
  checkTable(table);
  return table.employment === null ? measurePlants(table) : measureEmployment(table, table.employment);
}

function measurePlants(table: PlantTable): LocationQuotients {
  const { areaCount, industryCount, plantArea, membershipPlant, membershipIndustry } = table;
  const plants = plantArea.length;
  const result = emptyResult(areaCount * industryCount, industryCount, plants, true);
  const areaPlants = new Float64Array(areaCount);
  const industryPlants = new Float64Array(industryCount);
  for (let plant = 0; plant < plants; plant += 1) areaPlants[plantArea[plant]!]! += 1;
  for (let i = 0; i < membershipIndustry.length; i += 1) {
    const industry = membershipIndustry[i]!;
    industryPlants[industry]! += 1;
    result.observed[plantArea[membershipPlant === null ? i : membershipPlant[i]!]! * industryCount + industry]! += 1;
  }
  return measureCounts(result, areaPlants, industryPlants);
}

/**
 * The same from a matrix of plant counts, for tables that come without plants.
 * @param counts plants of each area × industry, row by row, whole numbers
 * @param areaCount number of rows
 * @returns as measureLocationQuotients for plants, each plant having one industry
 * @throws RangeError where the matrix is not full or a count is not a whole number of 0 or more. Cost and source as there
 */
export function measureCountMatrix(counts: Float64Array, areaCount: number): LocationQuotients {
  const industryCount = counts.length / areaCount;
  if (!Number.isInteger(industryCount) || industryCount < 1)
    throw new RangeError(
      `measureCountMatrix: counts must have a multiple of areaCount (${areaCount}) cells, not ${counts.length}`,
    );
  const areaPlants = new Float64Array(areaCount);
  const industryPlants = new Float64Array(industryCount);
  for (const [cell, count] of counts.entries()) {
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`measureCountMatrix: counts[${cell}] must be a whole number of 0 or more, not ${count}`);
    areaPlants[Math.floor(cell / industryCount)]! += count;
    industryPlants[cell % industryCount]! += count;
  }
  const plants = areaPlants.reduce((sum, count) => sum + count, 0);
  const result = emptyResult(counts.length, industryCount, plants, true);
  result.observed.set(counts);
  return measureCounts(result, areaPlants, industryPlants);
}

function measureCounts(
  result: LocationQuotients,
  areaPlants: Float64Array,
  industryPlants: Float64Array,
): LocationQuotients {
  const { plants, observed, expected, locationQuotient, pUpper } = result;
  const industryCount = industryPlants.length;
  if (isDegenerate(result, areaPlants, industryPlants)) return result;
  const logPUpper = result.logPUpper!;
  for (let cell = 0; cell < observed.length; cell += 1) {
    const successes = industryPlants[cell % industryCount]!;
    const draws = areaPlants[Math.floor(cell / industryCount)]!;
    const o = observed[cell]!;
    expected[cell] = (successes * draws) / plants;
    if (successes === 0 || draws === 0) {
      pUpper[cell] = 1;
      continue;
    }
    locationQuotient[cell] = (o * plants) / (successes * draws);
    const tail =
      o === 0
        ? { probability: 1, logProbability: 0 }
        : hypergeometricUpperTail(o, { population: plants, successes, draws });
    pUpper[cell] = tail.probability;
    logPUpper[cell] = tail.logProbability;
  }
  for (const [industry, count] of industryPlants.entries()) if (count === 0) result.isEmpty[industry] = 1;
  shrinkCounts(result, industryCount);
  return adjust(result);
}

function measureEmployment(table: PlantTable, employment: Float64Array): LocationQuotients {
  const { areaCount, industryCount, plantArea, membershipPlant, membershipIndustry } = table;
  const result = emptyResult(areaCount * industryCount, industryCount, plantArea.length, false);
  const areaJobs = new Float64Array(areaCount);
  const industryJobs = new Float64Array(industryCount);
  const squares = new Float64Array(industryCount);
  let jobs = 0;
  for (let plant = 0; plant < plantArea.length; plant += 1) {
    areaJobs[plantArea[plant]!]! += employment[plant]!;
    jobs += employment[plant]!;
  }
  for (let i = 0; i < membershipIndustry.length; i += 1) {
    const plant = membershipPlant === null ? i : membershipPlant[i]!;
    const industry = membershipIndustry[i]!;
    industryJobs[industry]! += employment[plant]!;
    squares[industry]! += employment[plant]! ** 2;
    result.observed[plantArea[plant]! * industryCount + industry]! += employment[plant]!;
  }
  if (isDegenerate(result, areaJobs, industryJobs)) return result;
  const variance = new Float64Array(result.observed.length);
  for (let cell = 0; cell < result.observed.length; cell += 1) {
    const industry = cell % industryCount;
    const x = areaJobs[Math.floor(cell / industryCount)]! / jobs;
    const total = industryJobs[industry]!;
    result.expected[cell] = total * x;
    result.pUpper[cell] = 1;
    if (total === 0) result.isEmpty[industry] = 1;
    if (total === 0 || x === 0 || x === 1) continue;
    const share = result.observed[cell]! / total;
    const herfindahl = squares[industry]! / (total * total);
    const z = (share - x) / Math.sqrt(herfindahl * x * (1 - x));
    result.locationQuotient[cell] = share / x;
    result.z![cell] = z;
    result.pUpper[cell] = normalUpperTail(z);
    variance[cell] = (herfindahl * (1 - x)) / x;
  }
  shrinkShares(result, variance, industryCount);
  return adjust(result);
}

function adjust(result: LocationQuotients): LocationQuotients {
  result.qBH.set(adjustBenjaminiHochberg(result.pUpper));
  result.qBY.set(adjustBenjaminiYekutieli(result.pUpper));
  return result;
}

/** Whether nothing can be compared; says so in the result. */
function isDegenerate(result: LocationQuotients, areaTotals: Float64Array, industryTotals: Float64Array): boolean {
  const total = areaTotals.reduce((sum, value) => sum + value, 0);
  const held = (totals: Float64Array) => totals.filter((value) => value > 0).length;
  const reason =
    total === 0
      ? 'there is nothing to count'
      : held(areaTotals) < 2
        ? 'there is only one area: nothing to compare it with'
        : industryTotals.length < 2 || held(industryTotals) < 2
          ? 'there is only one industry: its share is 1 everywhere'
          : null;
  if (reason === null) return false;
  result.status = 'undefined';
  result.reason = reason;
  return true;
}

function emptyResult(cells: number, industryCount: number, plants: number, isCount: boolean): LocationQuotients {
  const column = () => new Float64Array(cells);
  return {
    status: 'ok',
    reason: null,
    plants,
    observed: column(),
    expected: column(),
    locationQuotient: column(),
    pUpper: column(),
    logPUpper: isCount ? column() : null,
    z: isCount ? null : column(),
    qBH: column(),
    qBY: column(),
    shrunk: column(),
    lower: column(),
    upper: column(),
    isFullyShrunk: new Uint8Array(industryCount),
    isEmpty: new Uint8Array(industryCount),
  };
}

function checkTable({
  areaCount,
  industryCount,
  plantArea,
  membershipPlant,
  membershipIndustry,
  employment,
}: PlantTable): void {
  const fail = (argument: string, value: unknown) => {
    throw new RangeError(`measureLocationQuotients: ${argument} is out of range: ${value}`);
  };
  const checkIndices = (name: string, indices: Int32Array, count: number) => {
    for (let i = 0; i < indices.length; i += 1)
      if (indices[i]! < 0 || indices[i]! >= count) fail(`${name}[${i}]`, indices[i]);
  };
  checkIndices('plantArea', plantArea, areaCount);
  checkIndices('membershipIndustry', membershipIndustry, industryCount);
  if (membershipPlant !== null) checkIndices('membershipPlant', membershipPlant, plantArea.length);
  if (membershipIndustry.length !== (membershipPlant ?? plantArea).length)
    fail('membershipIndustry.length', membershipIndustry.length);
  if (employment === null) return;
  if (employment.length !== plantArea.length) fail('employment.length', employment.length);
  for (let i = 0; i < employment.length; i += 1)
    if (!(employment[i]! >= 0) || employment[i] === Number.POSITIVE_INFINITY) fail(`employment[${i}]`, employment[i]);
}
