import { chooseByGain, type SolveWith } from './choosePortfolio.ts';
import { meanGains, meanOf } from './measures.ts';
import type { PortfolioProblem } from './problem.ts';

export interface ValueOfInformation {
  /** Expected gain of knowing the scenario before choosing; null where no choice keeps the rules or one is not proven. */
  all: number | null;
  /** Of each project: expected gain of learning its benefit alone first; null where the project is scalable or a choice is not proven. */
  ofProject: (number | null)[];
}

/**
 * What it is worth to know more before choosing by the mean.
 * Used to say which project to look into first.
 * @param problem projects and scenarios @param bests value of the best choice of each scenario, null where one is not proven
 * @returns in the unit of benefits, 0 or more
 * All: mean of the scenarios' bests less the best mean. One project: its benefit is learnt, those of the others stand at their means, as if benefits
 * were independent; with V₁ the best of the rest given the project, V₀ without it, mean of max(V₀, V₁ + b) less max(V₀, V₁ + mean b).
 * Degenerate: a project that must or may never be chosen: 0. Cost: two choices a project.
 * Source: Raiffa & Schlaifer (1961), Applied Statistical Decision Theory. Held by all subsets in portfolio.test.ts.
 */
export function valueOfInformation(
  problem: PortfolioProblem,
  bests: Float64Array | null,
  how: SolveWith,
): ValueOfInformation {
  const { projectCount, scenarioCount, benefit, leastShare } = problem;
  const gain = meanGains(problem);
  const best = chooseByGain(problem, gain, how);
  if (best.status !== 'optimal') return { all: null, ofProject: Array(projectCount).fill(null) };
  const all = bests === null ? null : Math.max(0, meanOf(bests) - best.value);
  const ofProject = Array.from({ length: projectCount }, (_, p) => {
    if (leastShare[p]! < 1) return null;
    if (problem.fixed[p] !== 0) return 0;
    const rest = gain.slice();
    rest[p] = 0;
    const given = (way: 1 | -1) => {
      const fixed = problem.fixed.slice();
      fixed[p] = way;
      return chooseByGain({ ...problem, fixed }, rest, how);
    };
    const [held, left] = [given(1), given(-1)];
    if (held.status === 'infeasible' || left.status === 'infeasible') return 0;
    if (held.status !== 'optimal' || left.status !== 'optimal') return null;
    let sum = 0;
    for (let s = 0; s < scenarioCount; s += 1)
      sum += Math.max(left.value, held.value + benefit[p * scenarioCount + s]!);
    return Math.max(0, sum / scenarioCount - Math.max(left.value, held.value + gain[p]!));
  });
  return { all, ofProject };
}
