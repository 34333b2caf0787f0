import { compareShares, type SharesCompared } from './sharesCompared.ts';

/** Cells of areas × industries, at area · industryCount + industry; 0 and a mark where no quotient exists. */
export interface QuotientScales {
  locationQuotient: Float64Array;
  /** (LQ − 1)/(LQ + 1), −1 … 1. */
  symmetricAdvantage: Float64Array;
  /** LQ in standard deviations of the industry's quotients over the areas. */
  standardisedQuotient: Float64Array;
  /** 1: the industry or the area has nothing, so that there is no quotient. */
  isEmpty: Uint8Array;
  /** 1 for industries whose quotients are all equal, or of which only one exists: there is no standardised quotient. */
  isLevel: Uint8Array;
}

/**
 * Indices of each industry over the areas.
 * @param amounts jobs or plants of each area × industry, row by row
 * @param areaCount number of rows
 * @returns an industry's indices, as compareShares
 * @throws RangeError where the matrix is not full or an amount is negative or infinite. Cost: cells × log areas
 */
export function concentrationOfIndustries(amounts: Float64Array, areaCount: number): SharesCompared[] {
  const { industryCount, areas } = margins(amounts, areaCount);
  return Array.from({ length: industryCount }, (_, industry) =>
    compareShares(
      Float64Array.from({ length: areaCount }, (_none, area) => amounts[area * industryCount + industry]!),
      areas,
    ),
  );
}

/** Indices of each area over the industries: how one-sided it is. As concentrationOfIndustries. */
export function specialisationOfAreas(amounts: Float64Array, areaCount: number): SharesCompared[] {
  const { industryCount, industries } = margins(amounts, areaCount);
  return Array.from({ length: areaCount }, (_, area) =>
    compareShares(amounts.slice(area * industryCount, (area + 1) * industryCount), industries),
  );
}

function margins(amounts: Float64Array, areaCount: number) {
  const industryCount = amounts.length / areaCount;
  if (!Number.isInteger(industryCount) || industryCount < 1)
    throw new RangeError(
      `margins: amounts must have a multiple of areaCount (${areaCount}) cells, not ${amounts.length}`,
    );
  const [areas, industries] = [new Float64Array(areaCount), new Float64Array(industryCount)];
  for (let cell = 0; cell < amounts.length; cell += 1) {
    const amount = amounts[cell]!;
    if (!(amount >= 0) || amount === Number.POSITIVE_INFINITY)
      throw new RangeError(`margins: amounts[${cell}] must be 0 or more, not ${amount}`);
    areas[Math.floor(cell / industryCount)]! += amount;
    industries[cell % industryCount]! += amount;
  }
  return { industryCount, areas, industries, total: areas.reduce((sum, amount) => sum + amount, 0) };
}

/**
 * Location quotients on scales that can be compared: symmetric, and standardised over the areas.
 * Used for charts and for cut-offs that do not depend on the size of the country's smallest area. They have no test: see locationQuotient.ts.
 * @param amounts jobs or plants of each area × industry, row by row
 * @param areaCount number of rows
 * @returns values by cell; standardised with the divisor n − 1 over the areas that have anything
 * @throws RangeError as concentrationOfIndustries. Cost: cells
 * Source: Laursen (1998) for the symmetric quotient; O'Donoghue & Gleave (2004), Reg. Stud. 38:419 for the standardised one, of which 1.96 is no test
 * (Tian 2013). Held by plain formulas in R in concentrationIndices.test.ts.
 */
export function scaleQuotients(amounts: Float64Array, areaCount: number): QuotientScales {
  const { industryCount, areas, industries, total } = margins(amounts, areaCount);
  const column = () => new Float64Array(amounts.length);
  const result: QuotientScales = {
    locationQuotient: column(),
    symmetricAdvantage: column(),
    standardisedQuotient: column(),
    isEmpty: new Uint8Array(amounts.length),
    isLevel: new Uint8Array(industryCount).fill(1),
  };
  for (let cell = 0; cell < amounts.length; cell += 1) {
    const expected = areas[Math.floor(cell / industryCount)]! * industries[cell % industryCount]!;
    if (expected === 0) {
      result.isEmpty[cell] = 1;
      continue;
    }
    const quotient = (amounts[cell]! * total) / expected;
    result.locationQuotient[cell] = quotient;
    result.symmetricAdvantage[cell] = (quotient - 1) / (quotient + 1);
  }
  for (let industry = 0; industry < industryCount; industry += 1) standardise(result, industry, industryCount);
  return result;
}

function standardise(result: QuotientScales, industry: number, industryCount: number): void {
  const { locationQuotient, isEmpty } = result;
  const cells: number[] = [];
  for (let cell = industry; cell < isEmpty.length; cell += industryCount) if (isEmpty[cell] === 0) cells.push(cell);
  const mean = cells.reduce((sum, cell) => sum + locationQuotient[cell]!, 0) / cells.length;
  const squares = cells.reduce((sum, cell) => sum + (locationQuotient[cell]! - mean) ** 2, 0);
  if (cells.length < 2 || !(squares > 1e-24 * mean * mean)) return;
  result.isLevel[industry] = 0;
  const deviation = Math.sqrt(squares / (cells.length - 1));
  for (const cell of cells) result.standardisedQuotient[cell] = (locationQuotient[cell]! - mean) / deviation;
}

export interface ClusterIndexInput {
  /** Jobs of the industry in the area, and everywhere. */
  jobs: number;
  allJobs: number;
  /** Size of the area, and of all areas. */
  areaKm2: number;
  allAreaKm2: number;
  population: number;
  allPopulation: number;
  /** Plants of the industry in the area, and everywhere. */
  plants: number;
  allPlants: number;
}

/**
 * Cluster index of Litzenberger and Sternberg: density of the industry × its specialisation ÷ relative size of its plants.
 * Used to find areas where an industry is dense in space and among people without being one large plant: 1 is the average, over 4 is called a cluster by its authors.
 * @returns the index; 0 where the area has no job or plant of the industry
 * @throws RangeError where a total, the area or the population is not above 0 and finite, or a number is negative
 * Cost: constant. Source: Litzenberger & Sternberg (2006), Z. Wirtschaftsgeogr. 50:209. Same as REAT's litzenberger. Held by its example (21.87491) in
 * concentrationIndices.test.ts.
 */
export function clusterIndex(input: ClusterIndexInput): number {
  for (const [name, value] of Object.entries(input)) {
    const isLocal = name === 'jobs' || name === 'plants';
    if (!(isLocal ? value >= 0 : value > 0) || value === Number.POSITIVE_INFINITY)
      throw new RangeError(`clusterIndex: ${name} must be ${isLocal ? '0 or more' : 'above 0'}, not ${value}`);
  }
  const { jobs, allJobs, areaKm2, allAreaKm2, population, allPopulation, plants, allPlants } = input;
  if (jobs === 0 || plants === 0) return 0;
  const density = jobs / areaKm2 / (allJobs / allAreaKm2);
  const specialisation = jobs / population / (allJobs / allPopulation);
  return (density * specialisation) / (jobs / plants / (allJobs / allPlants));
}
