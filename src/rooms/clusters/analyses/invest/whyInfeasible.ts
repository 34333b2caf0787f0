import type { PortfolioProblem } from '../../../../kernels/optimise/index.ts';
import type { WholeMoney } from './wholeMoney.ts';

/** The plainest reason why no set keeps the rules. */
export function whyInfeasible(problem: PortfolioProblem, names: readonly string[], money: WholeMoney): string {
  const { budget, fixed, cost, leastShare, prerequisites, regions } = problem;
  const needed = new Set(names.flatMap((_, p) => (fixed[p] === 1 ? [p] : [])));
  for (let size = -1; size !== needed.size; ) {
    size = needed.size;
    for (const { project, needs } of prerequisites) if (needed.has(project)) needed.add(needs);
  }
  const barred = [...needed].find((p) => fixed[p] === -1);
  if (barred !== undefined) return `${names[barred]} may never be chosen, but a project that must be chosen needs it`;
  const least = [...needed].reduce((sum, p) => sum + cost[p]! * leastShare[p]!, 0);
  if (least > budget) return `what must be chosen costs ${money.toMoney(least).amount} at least, more than the budget`;
  const floors = regions.find(({ members, floor, cap }) => {
    const most = members.reduce((sum, p) => sum + (fixed[p] === -1 ? 0 : cost[p]!), 0);
    return floor > Math.min(most, cap, budget);
  });
  if (floors !== undefined)
    return `the floor of ${money.toMoney(floors.floor).amount} for a region is more than its projects, its cap or the budget allow`;
  return 'no set of projects keeps all rules together, or none was found within the limit of the search';
}
