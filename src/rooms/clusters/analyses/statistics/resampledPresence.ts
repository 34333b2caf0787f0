import type { PlantTable } from '../../../../kernels/concentration/index.ts';
import type { RandomSource } from '../../../../kernels/random/index.ts';

/**
 * Tables of who makes what over registers drawn again: as many plants with replacement, each with all its industries and its jobs.
 * @param presenceOf turns counts (or jobs) and their expectation into presence, cell by cell
 */
export function* resampledPresence(
  table: PlantTable,
  resamples: number,
  random: RandomSource,
  presenceOf: (observed: number, expected: number, industry: number) => number,
): Generator<Float64Array> {
  const { areaCount, industryCount, plantArea, membershipPlant, membershipIndustry, employment } = table;
  const plants = plantArea.length;
  const drawn = new Int32Array(plants);
  const counts = new Float64Array(areaCount * industryCount);
  const ofArea = new Float64Array(areaCount);
  const ofIndustry = new Float64Array(industryCount);
  for (let run = 0; run < resamples; run += 1) {
    drawn.fill(0);
    counts.fill(0);
    ofArea.fill(0);
    ofIndustry.fill(0);
    for (let i = 0; i < plants; i += 1) drawn[Math.floor(random() * plants)]! += 1;
    let all = 0;
    for (let plant = 0; plant < plants; plant += 1) {
      const weight = drawn[plant]! * (employment === null ? 1 : employment[plant]!);
      ofArea[plantArea[plant]!]! += weight;
      all += weight;
    }
    for (const [at, industry] of membershipIndustry.entries()) {
      const plant = membershipPlant === null ? at : membershipPlant[at]!;
      const weight = drawn[plant]! * (employment === null ? 1 : employment[plant]!);
      counts[plantArea[plant]! * industryCount + industry]! += weight;
      ofIndustry[industry]! += weight;
    }
    yield counts.map((observed, cell) => {
      const expected =
        all > 0 ? (ofArea[Math.floor(cell / industryCount)]! * ofIndustry[cell % industryCount]!) / all : 0;
      return expected > 0 ? presenceOf(observed, expected, cell % industryCount) : 0;
    });
  }
}
