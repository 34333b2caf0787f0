import type { PlantTable } from './locationQuotient.ts';

/** Plants industry by industry, in the order of their memberships. */
export interface IndustryPlants {
  areaCount: number;
  /** Plants of industry i stand at offsets[i] … offsets[i + 1] − 1. */
  offsets: Int32Array;
  area: Int32Array;
  /** Jobs of each; 1 where plants are counted. */
  size: Float64Array;
  /** Share of each area in the jobs of all plants. */
  areaShare: Float64Array;
  /** Σx², Σx³ of these shares. */
  squares: number;
  cubes: number;
}

/**
 * Groups plants by industry.
 * @param table plants as for location quotients; without employment each plant counts 1
 * @returns plants by industry
 * @throws RangeError where an index, a length or an employment is outside its range
 * Degenerate: no employment at all gives shares of 0. Cost: memberships. Held by ellisonGlaeser.test.ts.
 */
export function groupPlants(table: PlantTable): IndustryPlants {
  checkPlants(table);
  const { areaCount, industryCount, plantArea, membershipPlant, membershipIndustry, employment } = table;
  const areaShare = new Float64Array(areaCount);
  for (let plant = 0; plant < plantArea.length; plant += 1)
    areaShare[plantArea[plant]!]! += employment === null ? 1 : employment[plant]!;
  const total = areaShare.reduce((sum, jobs) => sum + jobs, 0);
  let [squares, cubes] = [0, 0];
  for (let area = 0; area < areaCount; area += 1) {
    const share = total === 0 ? 0 : areaShare[area]! / total;
    areaShare[area] = share;
    squares += share * share;
    cubes += share * share * share;
  }
  const offsets = new Int32Array(industryCount + 1);
  for (let at = 0; at < membershipIndustry.length; at += 1) offsets[membershipIndustry[at]! + 1]! += 1;
  for (let industry = 0; industry < industryCount; industry += 1) offsets[industry + 1]! += offsets[industry]!;
  const next = offsets.slice();
  const area = new Int32Array(membershipIndustry.length);
  const size = new Float64Array(membershipIndustry.length);
  for (let at = 0; at < membershipIndustry.length; at += 1) {
    const industry = membershipIndustry[at]!;
    const plant = membershipPlant === null ? at : membershipPlant[at]!;
    const place = next[industry]!;
    area[place] = plantArea[plant]!;
    size[place] = employment === null ? 1 : employment[plant]!;
    next[industry] = place + 1;
  }
  return { areaCount, offsets, area, size, areaShare, squares, cubes };
}

function checkPlants(table: PlantTable): void {
  const { areaCount, industryCount, plantArea, membershipPlant, membershipIndustry, employment } = table;
  const fail = (argument: string, value: unknown) => {
    throw new RangeError(`groupPlants: ${argument} is out of range: ${value}`);
  };
  const checkIndices = (name: string, indices: Int32Array, count: number) => {
    for (let at = 0; at < indices.length; at += 1)
      if (indices[at]! < 0 || indices[at]! >= count) fail(`${name}[${at}]`, indices[at]);
  };
  checkIndices('plantArea', plantArea, areaCount);
  checkIndices('membershipIndustry', membershipIndustry, industryCount);
  if (membershipPlant !== null) checkIndices('membershipPlant', membershipPlant, plantArea.length);
  if (membershipIndustry.length !== (membershipPlant ?? plantArea).length)
    fail('membershipIndustry.length', membershipIndustry.length);
  if (employment === null) return;
  if (employment.length !== plantArea.length) fail('employment.length', employment.length);
  for (let plant = 0; plant < employment.length; plant += 1)
    if (!(employment[plant]! >= 0) || employment[plant] === Number.POSITIVE_INFINITY)
      fail(`employment[${plant}]`, employment[plant]);
}
