/** Which projects to pay for. Money is in whole units so small that every cost, floor, cap and budget is a whole number. */
export interface PortfolioProblem {
  projectCount: number;
  scenarioCount: number;
  /** Of each project, 0 or more. */
  cost: Float64Array;
  /** Of project p in scenario s at p · scenarioCount + s; may be negative. */
  benefit: Float64Array;
  budget: number;
  /** 1: all or nothing; less: any share from this one up to 1, cost and benefit in proportion. */
  leastShare: Float64Array;
  /** 1: must be chosen; −1: never. */
  fixed: Int8Array;
  prerequisites: readonly { project: number; needs: number }[];
  /** At most one of each group. */
  exclusions: readonly (readonly number[])[];
  /** What is spent on the members lies between floor and cap. */
  regions: readonly { members: readonly number[]; floor: number; cap: number }[];
}

/** Throws where an argument is outside its range, and names it. */
export function checkProblem(problem: PortfolioProblem): void {
  const { projectCount, scenarioCount, cost, benefit, budget, leastShare, fixed } = problem;
  const fail = (name: string, value: unknown): never => {
    throw new RangeError(`portfolio: ${name} is out of range: ${value}`);
  };
  if (!(Number.isSafeInteger(scenarioCount) && scenarioCount >= 1)) fail('scenarioCount', scenarioCount);
  if (cost.length !== projectCount) fail('cost.length', cost.length);
  if (benefit.length !== projectCount * scenarioCount) fail('benefit.length', benefit.length);
  if (leastShare.length !== projectCount || fixed.length !== projectCount) fail('leastShare.length', leastShare.length);
  if (!(Number.isSafeInteger(budget) && budget >= 0)) fail('budget', budget);
  for (const [p, value] of cost.entries()) if (!Number.isSafeInteger(value) || value < 0) fail(`cost[${p}]`, value);
  for (const [i, value] of benefit.entries()) if (!Number.isFinite(value)) fail(`benefit[${i}]`, value);
  for (const [p, value] of leastShare.entries()) if (!(value > 0 && value <= 1)) fail(`leastShare[${p}]`, value);
  if (!Number.isSafeInteger(cost.reduce((sum, value) => sum + value, 0))) fail('the sum of costs', 'beyond 2^53');
  const named = [
    ...problem.prerequisites.flatMap(({ project, needs }) => [project, needs]),
    ...problem.exclusions.flat(),
    ...problem.regions.flatMap(({ members }) => members),
  ];
  for (const p of named) if (!(Number.isInteger(p) && p >= 0 && p < projectCount)) fail('a project', p);
}

export const isScalable = ({ leastShare }: PortfolioProblem): boolean => leastShare.some((share) => share < 1);

export const hasSideConstraints = ({ fixed, prerequisites, exclusions, regions }: PortfolioProblem): boolean =>
  prerequisites.length > 0 || exclusions.length > 0 || regions.length > 0 || fixed.some((way) => way !== 0);

export function costOf({ cost }: Pick<PortfolioProblem, 'cost'>, share: Float64Array): number {
  let sum = 0;
  for (let p = 0; p < cost.length; p += 1) sum += cost[p]! * share[p]!;
  return sum;
}

/** Which rule a choice breaks; null where none. Whole shares are judged exactly, parts to a billionth of the money. */
export function brokenRule(problem: PortfolioProblem, share: Float64Array): string | null {
  const { budget, fixed, leastShare, prerequisites, exclusions, regions, cost } = problem;
  const slack = isScalable(problem) ? 1e-9 * Math.max(1, budget) : 0;
  if (costOf(problem, share) > budget + slack) return 'budget';
  for (const [p, way] of fixed.entries()) {
    if (way === 1 && !(share[p]! > 0)) return 'must';
    if (way === -1 && share[p]! > 0) return 'never';
    if (share[p]! > 0 && share[p]! < leastShare[p]! - 1e-12) return 'leastShare';
  }
  if (prerequisites.some(({ project, needs }) => share[project]! > 0 && !(share[needs]! > 0))) return 'prerequisite';
  if (exclusions.some((group) => [...new Set(group)].filter((p) => share[p]! > 0).length > 1)) return 'exclusion';
  for (const { members, floor, cap } of regions) {
    const spent = members.reduce((sum, p) => sum + cost[p]! * share[p]!, 0);
    if (spent < floor - slack || spent > cap + slack) return 'region';
  }
  return null;
}
