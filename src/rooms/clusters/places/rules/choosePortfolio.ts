import {
  bestOfScenarios,
  choosePortfolio,
  coreIndex,
  lightEffort,
  measureTotals,
  type PortfolioProblem,
  type SolveWith,
  totalsOf,
  usualEffort,
  valueOfInformation,
} from '../../../../kernels/optimise/index.ts';
import { type RandomSource, seededRandom } from '../../../../kernels/random/index.ts';

export interface Project {
  id: string;
  title: string;
  cost: { low: number; likely: number; high: number };
  benefit: { low: number; likely: number; high: number };
  /** Chance that what it rests on comes about, 0–1. */
  activation: number;
  needs: string | null;
}

export interface Portfolio {
  chosen: readonly string[];
  cost: number;
  value: number;
  worstTenth: number;
  best: number;
  proof: string;
  /** By project: share of scenarios whose best set holds it; what learning its benefit first would be worth. */
  projects: readonly { id: string; share: number; isChosen: boolean; information: number | null }[];
  curve: readonly { budget: number; value: number; entering: readonly string[]; leaving: readonly string[] }[];
  informationOfAll: number | null;
  scenarios: number;
}

export const scenarioCount = 200;
const seed = 1;
const steps = 12;

/**
 * The best set of projects within a budget when benefits are drawn from their ranges: 200 equally likely scenarios of triangular draws, each project's benefit coming about with its
 * chance of activation. Costs are taken at their likely value, in hundredths of the money's unit; how far a range of costs could overrun is shown beside.
 */
export function portfolioOf(
  projects: readonly Project[],
  budget: number,
  objective: 'mean' | 'cvar10' | 'minMaxRegret',
  solver: SolveWith['solver'],
): Portfolio | null {
  if (projects.length === 0) return null;
  const problem = problemOf(projects, budget);
  const how: SolveWith = { solver, ...usualEffort };
  const bests = bestOfScenarios(problem, how, true);
  const values = bests.every(({ share }) => share !== null) ? Float64Array.from(bests, ({ value }) => value) : null;
  const choice = choosePortfolio(problem, { kind: objective }, values, how);
  if (choice.share === null) return null;
  const taken = (share: Float64Array) => projects.filter((_, p) => share[p]! > 0).map(({ id }) => id);
  const chosen = taken(choice.share);
  const totals = totalsOf(problem, choice.share);
  const measures = measureTotals(totals);
  const information = valueOfInformation(problem, values, how);
  const core = coreIndex(bests, projects.length);
  return {
    chosen,
    cost: projects.reduce((sum, { cost }, p) => sum + (choice.share![p]! > 0 ? cost.likely : 0), 0),
    value: measures.mean,
    worstTenth: measures.cvar10,
    best: values === null ? measures.mean : values.reduce((sum, one) => sum + one, 0) / values.length,
    proof: choice.proof ?? choice.status,
    projects: projects.map(({ id }, p) => ({
      ...{ id, share: core.share[p]!, isChosen: choice.share![p]! > 0 },
      information: information.ofProject[p] ?? null,
    })),
    curve: curveOf(projects, solver),
    informationOfAll: information.all,
    scenarios: scenarioCount,
  };
}

/** By the mean, whatever the aim: a step costs little then. */
function curveOf(projects: readonly Project[], solver: SolveWith['solver']): Portfolio['curve'] {
  const all = projects.reduce((sum, { cost }) => sum + cost.likely, 0);
  const curve: { budget: number; value: number; entering: string[]; leaving: string[] }[] = [];
  let before: string[] = [];
  for (let step = 0; step <= steps; step += 1) {
    const budget = Math.round((all * step) / steps);
    const problem = problemOf(projects, budget);
    const choice = choosePortfolio(problem, { kind: 'mean' }, null, { solver, ...lightEffort });
    if (choice.share === null) continue;
    const now = projects.filter((_, p) => choice.share![p]! > 0).map(({ id }) => id);
    curve.push({
      ...{ budget, value: measureTotals(totalsOf(problem, choice.share)).mean },
      entering: now.filter((id) => !before.includes(id)),
      leaving: before.filter((id) => !now.includes(id)),
    });
    before = now;
  }
  return curve;
}

/** Hundredths of the money's unit, so that sums are exact. */
const hundredths = (amount: number) => Math.round(amount * 100);

function problemOf(projects: readonly Project[], budget: number): PortfolioProblem {
  const index = new Map(projects.map(({ id }, p) => [id, p]));
  const benefit = new Float64Array(projects.length * scenarioCount);
  const random = seededRandom(seed);
  for (const [p, project] of projects.entries())
    for (let s = 0; s < scenarioCount; s += 1) {
      const drawn = triangular(project.benefit, random);
      benefit[p * scenarioCount + s] = random() < project.activation ? drawn : 0;
    }
  return {
    ...{
      projectCount: projects.length,
      scenarioCount,
      benefit,
      budget: hundredths(budget),
      exclusions: [],
      regions: [],
    },
    cost: Float64Array.from(projects, ({ cost }) => hundredths(cost.likely)),
    leastShare: new Float64Array(projects.length).fill(1),
    // What needs a project that is withdrawn or left out cannot be chosen.
    fixed: Int8Array.from(projects, ({ needs }) => (needs !== null && !index.has(needs) ? -1 : 0)),
    prerequisites: projects.flatMap(({ needs }, p) => {
      const needed = needs === null ? undefined : index.get(needs);
      return needed === undefined ? [] : [{ project: p, needs: needed }];
    }),
  };
}

/** Inverse of the triangular distribution. */
function triangular(
  { low, likely, high }: { low: number; likely: number; high: number },
  random: RandomSource,
): number {
  const u = random();
  if (high === low) return low;
  const turn = (likely - low) / (high - low);
  return u < turn
    ? low + Math.sqrt(u * (high - low) * (likely - low))
    : high - Math.sqrt((1 - u) * (high - low) * (high - likely));
}

/** In nearly all scenarios' best sets, in some, or in nearly none. */
export const standing = (share: number): 'core' | 'borderline' | 'exterior' =>
  share >= 0.9 ? 'core' : share <= 0.1 ? 'exterior' : 'borderline';
