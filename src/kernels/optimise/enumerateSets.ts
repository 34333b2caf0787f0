import { brokenRule, type PortfolioProblem } from './problem.ts';

const mostProjects = 16;
const mostWork = 4e6;

/** Whether looking at every set is cheap. */
export const canEnumerate = ({ projectCount, scenarioCount, leastShare }: PortfolioProblem): boolean =>
  projectCount <= mostProjects && 2 ** projectCount * scenarioCount <= mostWork && leastShare.every((s) => s === 1);

/**
 * The set that a judge of totals likes best, by looking at every set that keeps the rules.
 * Used for few projects, where it is exact in plain sums whatever the aim.
 * @param problem all-or-nothing projects, see canEnumerate @param judge greater is better; the array is used again after the call
 * @returns the best set (the cheapest, then the smallest, then the first of equal ones) and its judgement; null where no set keeps the rules
 * Equal means within 1e-12 of the greatest sum of |benefits| in a scenario. Cost: 2^projects · scenarios at most.
 * Held by portfolio.test.ts beside an enumeration of bit masks.
 */
export function enumerateSets(
  problem: PortfolioProblem,
  judge: (totals: Float64Array) => number,
): { share: Float64Array; value: number } | null {
  const { projectCount, scenarioCount, cost, benefit, budget, fixed } = problem;
  const tolerance = 1e-12 * greatestSum(problem);
  const share = new Float64Array(projectCount);
  const sums = Array.from({ length: projectCount + 1 }, () => new Float64Array(scenarioCount));
  let best: { share: Float64Array; value: number; cost: number; count: number } | null = null;
  const visit = (p: number, spent: number, count: number): void => {
    if (p === projectCount) {
      if (brokenRule(problem, share) !== null) return;
      const value = judge(sums[p]!);
      const ahead = best === null ? 1 : value - best.value;
      if (ahead < -tolerance) return;
      if (best !== null && ahead <= tolerance && (spent - best.cost || count - best.count) >= 0) return;
      best = { share: share.slice(), value, cost: spent, count };
      return;
    }
    if (fixed[p] !== -1 && spent + cost[p]! <= budget) {
      share[p] = 1;
      for (let s = 0; s < scenarioCount; s += 1) sums[p + 1]![s] = sums[p]![s]! + benefit[p * scenarioCount + s]!;
      visit(p + 1, spent + cost[p]!, count + 1);
      share[p] = 0;
    }
    if (fixed[p] === 1) return;
    sums[p + 1]!.set(sums[p]!);
    visit(p + 1, spent, count);
  };
  visit(0, 0, 0);
  return best as { share: Float64Array; value: number } | null;
}

function greatestSum({ projectCount, scenarioCount, benefit }: PortfolioProblem): number {
  const sums = new Float64Array(scenarioCount);
  for (let i = 0; i < projectCount * scenarioCount; i += 1) sums[i % scenarioCount]! += Math.abs(benefit[i]!);
  return sums.reduce((most, sum) => Math.max(most, sum), 0);
}
