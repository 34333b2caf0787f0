import { measureEllisonGlaeser } from '../../../../kernels/concentration/index.ts';
import { adjustBenjaminiHochberg } from '../../../../kernels/multiplicity/index.ts';
import type { Establishments, IndustryGroup } from './model.ts';

/** How a group gathers as a whole; null where nothing can be said. A group that is spread as a whole may still have cores. */
export interface Screening {
  gamma: number | null;
  herfindahl: number | null;
  maurelSedillot: number | null;
  countGamma: number | null;
  gammaPValue: number | null;
  gammaQValue: number | null;
  /** Jobs, or plants where jobs are known for fewer than half. */
  gammaOf: 'jobs' | 'plants';
}

const permutations = 199;

/** Ellison and Glaeser's index of every group over the areas, with Maurel and Sédillot's and that of counts; q over the groups. */
export function screenGroups(
  { areas, areaOf, employment, isJobsByArea }: Establishments,
  groups: readonly IndustryGroup[],
  seed: number,
): Screening[] {
  const known = employment === null ? 0 : employment.reduce((count, jobs) => count + (Number.isNaN(jobs) ? 0 : 1), 0);
  const byJobs = employment !== null && !isJobsByArea && known * 2 >= employment.length;
  const index = new Int32Array(areaOf.length).fill(-1);
  const plantArea: number[] = [];
  const jobs: number[] = [];
  for (let i = 0; i < areaOf.length; i += 1) {
    if (areaOf[i]! < 0 || (byJobs && Number.isNaN(employment![i]!))) continue;
    index[i] = plantArea.length;
    plantArea.push(areaOf[i]!);
    jobs.push(byJobs ? employment![i]! : 1);
  }
  const memberships = groups.map(({ members }) =>
    members.map((member) => index[member]!).filter((plant) => plant >= 0),
  );
  const table = {
    areaCount: areas.length,
    industryCount: groups.length,
    plantArea: Int32Array.from(plantArea),
    membershipPlant: Int32Array.from(memberships.flatMap((plants) => [...plants])),
    membershipIndustry: Int32Array.from(memberships.flatMap((plants, group) => Array.from(plants, () => group))),
    employment: Float64Array.from(jobs),
  };
  const gammaOf = byJobs ? 'jobs' : 'plants';
  const nothing: Screening = {
    ...{
      gamma: null,
      herfindahl: null,
      maurelSedillot: null,
      countGamma: null,
      gammaPValue: null,
      gammaQValue: null,
      gammaOf,
    },
  };
  if (areas.length < 2 || plantArea.length === 0) return groups.map(() => nothing);
  const found = measureEllisonGlaeser(table, { permutations, seed, interval: null, neighbours: null });
  const tested = found.map((_, i) => i).filter((i) => found[i]!.pValue !== null);
  const q = adjustBenjaminiHochberg(tested.map((i) => found[i]!.pValue!));
  return found.map(({ gamma, herfindahl, maurelSedillot, countGamma, pValue }, i) => ({
    ...{ gamma, herfindahl, maurelSedillot, countGamma, gammaPValue: pValue, gammaOf },
    gammaQValue: pValue === null ? null : q[tested.indexOf(i)]!,
  }));
}
