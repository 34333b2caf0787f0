import type { MilpSolver } from '../timetable/index.ts';
import { type Barring, type Concave, type Cut, portfolioModel } from './milpModel.ts';
import { brokenRule, costOf, isScalable, type PortfolioProblem } from './problem.ts';

export interface Choice {
  /** `bounded`: the solver was stopped, or is sure only up to its tolerance: no choice is better than `bound`. */
  status: 'optimal' | 'bounded' | 'infeasible' | 'failed';
  share: Float64Array | null;
  value: number;
  bound: number;
  /** How it is known: all sets were ruled out in exact sums, or the solver's bound meets the value. */
  proof: 'search' | 'solver';
}

/** The part of the aim that does not add up: its value for a choice, and a cut that is tight there. */
export type Separate = (share: Float64Array) => { value: number; cut: Cut };

/** The solver's own tolerance, as a share of the largest gain. */
export const solverTolerance = 1e-6;
const mostRounds = 400;

/**
 * The choice that makes linear(x) + weight · z(x) greatest, z concave and given by cuts: CVaR, regret, or none.
 * Used where bestSet cannot: scalable projects, aims over the worst scenarios, hard rules at many projects.
 * @param problem with rules @param aim its linear part and the weight of z @param separate tells z and a cut at a choice; null where weight is 0
 * @param solver a solver of whole-number programmes @param nodes of the solver in each round
 * @returns a choice that keeps every rule (whole shares: exactly), its value in exact sums, and a bound on any choice
 * Method: cuts are gathered first on the relaxation (Kelley 1960), then on whole solutions until the master's bound meets the best value found;
 * each z is the least of finitely many cuts, so that it ends. A solution that breaks a rule within the solver's tolerance is barred and sought again.
 * Degenerate: rules that nothing meets: `infeasible`. Cost: one whole-number programme of projects + 1 columns a round, usually ten to fifty rounds.
 * Source: Kelley (1960), J. SIAM 8:703; cuts of CVaR after Künzi-Bay & Mayer (2006), Comput. Manag. Sci. 3:3. Held by all subsets in portfolio.test.ts.
 */
export function maximiseByCuts(
  problem: PortfolioProblem,
  aim: Concave,
  separate: Separate | null,
  solver: MilpSolver,
  nodes: number,
): Choice {
  const scale = scaleOf(problem, aim.linear);
  const cuts: Cut[] = [];
  const barred: Barring[] = [];
  const none = { share: null, value: 0, bound: 0, proof: 'solver' as const };
  if (separate !== null) gatherCuts(problem, aim, separate, solver, scale, cuts);
  let best: { share: Float64Array; value: number } | null = null;
  let bound = Number.POSITIVE_INFINITY;
  for (let round = 0; round < mostRounds; round += 1) {
    const found = solver(portfolioModel(problem, aim, cuts, barred, scale), { relativeGap: 0, nodes });
    if (found.status === 'infeasible')
      return best === null ? { status: 'infeasible', ...none } : finish(best, best.value, scale);
    if (found.status !== 'optimal' && found.status !== 'stopped') return { status: 'failed', ...none };
    if (found.bound !== null) bound = Math.min(bound, found.bound * scale);
    if (found.values === null) break;
    const share = readShares(problem, found.values);
    if (brokenRule(problem, share) !== null) {
      if (isScalable(problem)) break;
      barred.push(barringOf(problem, share));
      continue;
    }
    const part = separate?.(share);
    const value = sumOf(aim.linear, share) + aim.weight * (part?.value ?? 0);
    if (best === null || value > best.value) best = { share, value };
    if (found.status === 'stopped' || bound - best.value <= solverTolerance * scale) break;
    if (part === undefined || cuts.some((cut) => isSame(cut, part.cut))) break;
    cuts.push(part.cut);
  }
  return best === null ? { status: 'failed', ...none } : finish(best, bound, scale);
}

function finish(best: { share: Float64Array; value: number }, bound: number, scale: number): Choice {
  const isClosed = bound - best.value <= solverTolerance * scale;
  return { status: isClosed ? 'optimal' : 'bounded', ...best, bound: isClosed ? best.value : bound, proof: 'solver' };
}

/** Cuts where the relaxation goes, so that the whole-number programme begins near the truth. */
function gatherCuts(
  problem: PortfolioProblem,
  aim: Concave,
  separate: Separate,
  solver: MilpSolver,
  scale: number,
  cuts: Cut[],
): void {
  cuts.push(separate(new Float64Array(problem.projectCount)).cut);
  for (let round = 0; round < 100; round += 1) {
    const model = { ...portfolioModel(problem, aim, cuts, [], scale), integer: null };
    const found = solver(model, { relativeGap: 0, nodes: 1 });
    if (found.status !== 'optimal' || found.values === null) return;
    const share = found.values.subarray(0, problem.projectCount).map((value) => Math.min(1, Math.max(0, value)));
    const z = found.values[found.values.length - 1]! * scale;
    const { value, cut } = separate(share);
    if (z - value <= 1e-7 * scale || cuts.some((known) => isSame(known, cut))) return;
    cuts.push(cut);
  }
}

function readShares(problem: PortfolioProblem, values: Float64Array): Float64Array {
  const { projectCount, leastShare } = problem;
  const hasParts = isScalable(problem);
  const share = new Float64Array(projectCount);
  for (let p = 0; p < projectCount; p += 1) {
    const isChosen = values[hasParts ? projectCount + p : p]! > 0.5;
    const least = leastShare[p]!;
    share[p] = !isChosen ? 0 : least === 1 ? 1 : Math.min(1, Math.max(least, values[p]!));
  }
  if (hasParts) mendOverrun(problem, share);
  return share;
}

/** Parts are cut by what the solver's tolerance let through; whole projects are never touched. */
function mendOverrun(problem: PortfolioProblem, share: Float64Array): void {
  const zones = [
    { members: Array.from(share.keys()), cap: problem.budget },
    ...problem.regions.map(({ members, cap }) => ({ members: [...members], cap })),
  ];
  for (const { members, cap } of zones) {
    let over = members.reduce((sum, p) => sum + problem.cost[p]! * share[p]!, 0) - cap;
    for (const p of members) {
      const room = (share[p]! - problem.leastShare[p]!) * problem.cost[p]!;
      if (!(over > 0) || share[p] === 0 || !(room > 0)) continue;
      const less = Math.min(over, room);
      share[p]! -= less / problem.cost[p]!;
      over -= less;
    }
  }
}

/** Dearer than the budget: so is every set that holds it. Otherwise this one set alone is barred. */
function barringOf(problem: PortfolioProblem, share: Float64Array): Barring {
  const all = Array.from(share.keys());
  const members = all.filter((p) => share[p]! > 0);
  const isDear = costOf(problem, share) > problem.budget;
  return { members, without: isDear ? [] : all.filter((p) => share[p] === 0), most: members.length - 1 };
}

function scaleOf({ benefit }: PortfolioProblem, linear: Float64Array): number {
  let most = 0;
  for (const value of benefit) most = Math.max(most, Math.abs(value));
  for (const value of linear) most = Math.max(most, Math.abs(value));
  return most > 0 ? most : 1;
}

function sumOf(gain: Float64Array, share: Float64Array): number {
  let sum = 0;
  for (let p = 0; p < share.length; p += 1) sum += gain[p]! * share[p]!;
  return sum;
}

const isSame = (one: Cut, other: Cut): boolean =>
  one.constant === other.constant && one.gain.every((value, p) => value === other.gain[p]);
