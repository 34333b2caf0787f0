import { loadSolver } from '../../../../engines/solver/index.ts';
import {
  bestOfScenarios,
  type Choice,
  choosePortfolio,
  coreIndex,
  costOf,
  lightEffort,
  maxRegretOf,
  measureTotals,
  type PortfolioObjective,
  type PortfolioProblem,
  type SolveWith,
  totalsOf,
  usualEffort,
  valueOfInformation,
} from '../../../../kernels/optimise/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import type { InvestOutput } from './investOutput.ts';
import type { InvestSpec } from './investSpec.ts';
import { numberProjects } from './projectProblem.ts';
import { readProjects } from './readProjects.ts';
import type { WholeMoney } from './wholeMoney.ts';
import { whyInfeasible } from './whyInfeasible.ts';

const nothing = { cost: null, value: null, bound: null, gap: null, proof: null };

/** Projects of a file in, the best set within the budget out, with how sure it is. */
export async function investIn(
  file: string,
  spec: InvestSpec,
  options: { seed: number; specFile: string; signal?: AbortSignal },
  environment: AnalysisEnvironment,
): Promise<InvestOutput> {
  const rows = await readProjects(file, spec, options.signal);
  const { problem, money, budgets } = numberProjects(rows, spec, options.specFile);
  const how: SolveWith = { solver: await loadSolver(), ...usualEffort };
  const objective: PortfolioObjective =
    spec.objective === 'mix' ? { kind: 'mix', cvarWeight: spec.cvarWeight } : { kind: spec.objective };
  const scenarioBests = bestOfScenarios(problem, how, true);
  const areBestsKnown = scenarioBests.every(({ share }) => share !== null);
  const areBestsProven = scenarioBests.every(({ status }) => status === 'optimal');
  const bests = areBestsKnown ? Float64Array.from(scenarioBests, ({ value }) => value) : null;
  const choice = choosePortfolio(problem, objective, bests, how);
  environment.progress(1, budgets.length + 2, 'budgets');
  const isFound = choice.share !== null && bests !== null;
  const totals = choice.share === null ? null : totalsOf(problem, choice.share);
  const measures = totals === null ? null : measureTotals(totals);
  const regret = totals === null || bests === null ? null : maxRegretOf(totals, bests);
  const core = coreIndex(scenarioBests, rows.names.length);
  const information = valueOfInformation(problem, areBestsProven ? bests : null, how);
  const reason = isFound ? null : whyInfeasible(problem, rows.names, money);
  const notes: string[] = [];
  if (isFound && choice.share!.every((share) => share === 0))
    notes.push('no project is worth its place within this budget and these rules');
  if (isFound && !areBestsProven)
    notes.push('the best set of some scenarios is not proven: regret is against the best one found');
  if (choice.status === 'bounded') notes.push('the search was stopped at its limit: see gap');
  return {
    objective: spec.objective,
    n: rows.names.length,
    scenarios: rows.scenarios.length,
    budget: money.toMoney(problem.budget),
    seed: options.seed,
    status: isFound ? 'ok' : 'undefined',
    reason,
    chosen: chosenNames(choice, rows.names),
    ...(isFound ? numbersOf(problem, choice, money) : nothing),
    mean: measures?.mean ?? null,
    cvar10: measures?.cvar10 ?? null,
    worst: measures?.worst ?? null,
    worstScenario: measures === null ? null : rows.scenarios[measures.worstScenario]!,
    maxRegret: regret?.regret ?? null,
    maxRegretScenario: regret === null ? null : rows.scenarios[regret.scenario]!,
    valueOfPerfectInformation: information.all,
    tiedScenarios: core.tiedScenarios,
    uncheckedScenarios: core.uncheckedScenarios,
    projects: rows.names.map((project, p) => ({
      project,
      cost: money.toMoney(problem.cost[p]!),
      share: choice.share?.[p] ?? null,
      coreIndex: isFound ? core.share[p]! : null,
      role: isFound ? roleOf(core.share[p]!) : null,
      meanBenefit: meanOf(rows.benefits[p]!),
      valueOfInformation: isFound ? information.ofProject[p]! : null,
    })),
    byScenario: rows.scenarios.map((scenario, s) => ({
      scenario,
      best: bests?.[s] ?? null,
      value: totals?.[s] ?? null,
      regret: totals === null || bests === null ? null : bests[s]! - totals[s]!,
    })),
    curve: curveOf(problem, objective, budgets, rows.names, money, { ...how, ...lightEffort }, environment),
    notes,
  };
}

function curveOf(
  problem: PortfolioProblem,
  objective: PortfolioObjective,
  budgets: readonly number[],
  names: readonly string[],
  money: WholeMoney,
  how: SolveWith,
  environment: AnalysisEnvironment,
): InvestOutput['curve'] {
  let before: string[] = [];
  return budgets.map((budget, step) => {
    const step1 = { ...problem, budget };
    const choice = chooseAt(step1, objective, how);
    environment.progress(step + 2, budgets.length + 2, 'budgets');
    const chosen = chosenNames(choice, names);
    const [held, had] = [new Set(chosen), new Set(before)];
    before = chosen;
    const isFound = choice.share !== null;
    const numbers = isFound ? numbersOf(step1, choice, money) : nothing;
    return {
      budget: money.toMoney(budget),
      cost: numbers.cost,
      value: numbers.value,
      gap: numbers.gap,
      chosen,
      entered: chosen.filter((name) => !had.has(name)),
      left: [...had].filter((name) => !held.has(name)),
      status: isFound ? ('ok' as const) : ('undefined' as const),
      reason: isFound ? null : whyInfeasible(step1, names, money),
    };
  });
}

function chooseAt(problem: PortfolioProblem, objective: PortfolioObjective, how: SolveWith): Choice {
  if (objective.kind !== 'minMaxRegret') return choosePortfolio(problem, objective, null, how);
  const found = bestOfScenarios(problem, how, false);
  const lost = found.find(({ share }) => share === null);
  if (lost !== undefined) return lost;
  const bests = Float64Array.from(found, ({ value }) => value);
  return choosePortfolio(problem, objective, bests, how);
}

function numbersOf(problem: PortfolioProblem, { share, value, bound, proof }: Choice, money: WholeMoney) {
  const gap = bound === value ? 0 : Math.abs(bound - value) / Math.max(Math.abs(value), Number.MIN_VALUE);
  const isTold = Number.isFinite(bound) && Number.isFinite(gap);
  return {
    cost: money.toMoney(costOf(problem, share!)),
    value,
    bound: isTold ? bound : null,
    gap: isTold ? gap : null,
    proof,
  };
}

const chosenNames = ({ share }: Choice, names: readonly string[]): string[] =>
  names.filter((_, p) => (share?.[p] ?? 0) > 0);

const roleOf = (core: number) => (core > 1 - 1e-9 ? 'core' : core < 1e-9 ? 'exterior' : 'borderline');

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
