import type { MilpSolver } from '../timetable/index.ts';
import { bestSet } from './bestSet.ts';
import { type Choice, maximiseByCuts, type Separate } from './cuttingPlanes.ts';
import { canEnumerate, enumerateSets } from './enumerateSets.ts';
import {
  conditionalValueAtRisk,
  maxRegretOf,
  meanGains,
  meanOf,
  scenarioGains,
  tailOf,
  tailSize,
  totalsOf,
} from './measures.ts';
import { checkProblem, isScalable, type PortfolioProblem } from './problem.ts';

/** cvarWeight a of `mix`: (1 − a) · mean + a · CVaR. */
export type PortfolioObjective =
  | { kind: 'mean' }
  | { kind: 'cvar10' }
  | { kind: 'minMaxRegret' }
  | { kind: 'mix'; cvarWeight: number };

export interface SolveWith {
  solver: MilpSolver;
  /** Of one search of sets before the solver takes over. */
  searchNodes: number;
  /** Of one run of the solver; after it the gap stays open and is told. */
  solverNodes: number;
}

export const usualEffort = { searchNodes: 200_000, solverNodes: 20_000 };
/** For many choices of which each may show a gap, such as the steps of a curve. */
export const lightEffort = { searchNodes: 200_000, solverNodes: 500 };

export interface ScenarioBest extends Choice {
  /** Every best set, equally cheap and small; empty where not known. */
  ties: readonly Uint8Array[];
}

/**
 * The choice of projects that is best by its mean, by the mean of its worst tenth of scenarios, by a mixture of both, or by its greatest regret.
 * Used to spend a budget when benefits are known as equally likely scenarios.
 * @param problem projects, rules, benefits by scenario @param objective what is best; regret is made least, the others greatest
 * @param bests value of the best choice of each scenario, for regret alone (bestOfScenarios)
 * @returns a choice with its value (of regret: the regret, not its negative), a bound, and how it is known
 * @throws RangeError where an argument is out of range
 * Few all-or-nothing projects: every set is looked at, in exact sums. By the mean: a search that ends with proof, or the solver. Others: cuts.
 * Degenerate: no set keeps the rules: `infeasible`; where the empty set does, there is always an answer. Cost: see the three.
 * Source: Rockafellar & Uryasev (2000) for CVaR; Savage (1951) for regret. Held by all subsets in portfolio.test.ts.
 */
export function choosePortfolio(
  problem: PortfolioProblem,
  objective: PortfolioObjective,
  bests: Float64Array | null,
  how: SolveWith,
): Choice {
  checkProblem(problem);
  if (objective.kind === 'mean') return chooseByGain(problem, meanGains(problem), how);
  const found = canEnumerate(problem)
    ? lookAtAll(problem, (totals) => judge(totals, objective, bests))
    : maximiseByCuts(
        problem,
        aimOf(problem, objective),
        separatorOf(problem, objective, bests),
        how.solver,
        how.solverNodes,
      );
  if (found.share === null) return found;
  const value = judge(totalsOf(problem, found.share), objective, bests);
  const bound = found.status === 'optimal' ? value : Math.max(value, found.bound);
  if (objective.kind !== 'minMaxRegret') return { ...found, value, bound };
  return { ...found, value: Math.max(0, -value), bound: Math.max(0, -bound) };
}

/** The best choice where gains add up. */
export function chooseByGain(problem: PortfolioProblem, gain: Float64Array, how: SolveWith): Choice {
  const { ties: _, ...choice } = bestByGain(problem, gain, how, false);
  return choice;
}

/** The best choice of each scenario, with those as good as it. */
export function bestOfScenarios(problem: PortfolioProblem, how: SolveWith, withTies: boolean): ScenarioBest[] {
  return Array.from({ length: problem.scenarioCount }, (_, s) =>
    bestByGain(problem, scenarioGains(problem, s), how, withTies),
  );
}

function bestByGain(problem: PortfolioProblem, gain: Float64Array, how: SolveWith, withTies: boolean): ScenarioBest {
  if (!isScalable(problem)) {
    const { status, taken, value, ties } = bestSet(problem, gain, { nodes: how.searchNodes, withTies });
    if (status === 'infeasible')
      return { status: 'infeasible', share: null, value: 0, bound: 0, proof: 'search', ties: [] };
    if (status === 'optimal')
      return { status: 'optimal', share: Float64Array.from(taken!), value, bound: value, proof: 'search', ties };
  }
  const choice = maximiseByCuts(problem, { linear: gain, weight: 0 }, null, how.solver, how.solverNodes);
  return { ...choice, ties: [] };
}

function lookAtAll(problem: PortfolioProblem, judgeTotals: (totals: Float64Array) => number): Choice {
  const found = enumerateSets(problem, judgeTotals);
  if (found === null) return { status: 'infeasible', share: null, value: 0, bound: 0, proof: 'search' };
  return { status: 'optimal', share: found.share, value: found.value, bound: found.value, proof: 'search' };
}

/** Greater is better, so regret is negative. */
function judge(totals: Float64Array, objective: PortfolioObjective, bests: Float64Array | null): number {
  if (objective.kind === 'mean') return meanOf(totals);
  if (objective.kind === 'cvar10') return conditionalValueAtRisk(totals);
  if (objective.kind === 'minMaxRegret') return -maxRegretOf(totals, bests!).regret;
  const a = objective.cvarWeight;
  return (1 - a) * meanOf(totals) + a * conditionalValueAtRisk(totals);
}

export function aimOf(problem: PortfolioProblem, objective: PortfolioObjective) {
  if (objective.kind !== 'mix') return { linear: new Float64Array(problem.projectCount), weight: 1 };
  return { linear: meanGains(problem).map((gain) => gain * (1 - objective.cvarWeight)), weight: objective.cvarWeight };
}

/** CVaR is the least mean over any tail of its size; least negative regret is that of one scenario. */
export function separatorOf(
  problem: PortfolioProblem,
  objective: PortfolioObjective,
  bests: Float64Array | null,
): Separate {
  return (share) => {
    const totals = totalsOf(problem, share);
    if (objective.kind === 'minMaxRegret') {
      const { regret, scenario } = maxRegretOf(totals, bests!);
      return { value: -regret, cut: { constant: -bests![scenario]!, gain: scenarioGains(problem, scenario) } };
    }
    return { value: conditionalValueAtRisk(totals), cut: { constant: 0, gain: gainsOver(problem, tailOf(totals)) } };
  };
}

function gainsOver({ projectCount, scenarioCount, benefit }: PortfolioProblem, tail: readonly number[]): Float64Array {
  const size = tailSize(scenarioCount);
  return Float64Array.from({ length: projectCount }, (_, p) => {
    let sum = 0;
    for (const s of tail) sum += benefit[p * scenarioCount + s]!;
    return sum / size;
  });
}
