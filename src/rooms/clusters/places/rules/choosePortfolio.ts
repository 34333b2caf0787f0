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
  /** At most one of those with the same words is chosen. */
  oneOf: string | null;
  place: string;
}

export interface PortfolioQuestion {
  budget: number;
  objective: 'mean' | 'cvar10' | 'minMaxRegret';
  /** At least so much is spent in a place and what lies in it. */
  floors: readonly { place: string; least: number }[];
}

export interface Portfolio {
  chosen: readonly string[];
  cost: number;
  value: number;
  worstTenth: number;
  best: number;
  proof: string;
  /** Of the chosen: cost that nine tenths of draws keep to, and the share of draws above the budget. */
  likelyMostCost: number;
  overrunChance: number;
  /** By project: share of scenarios whose best set holds it; what learning its benefit first would be worth. */
  projects: readonly { id: string; share: number; isChosen: boolean; information: number | null }[];
  curve: readonly {
    budget: number;
    value: number;
    chosen: readonly string[];
    entering: readonly string[];
    leaving: readonly string[];
  }[];
  informationOfAll: number | null;
  scenarios: number;
}

export const scenarioCount = 200;
const seed = 1;
const steps = 12;
const costDraws = 2000;

/** Whether a choice comes while somebody waits: beyond this many projects it is worked out in the background. */
export const isQuick = (projects: number, objective: PortfolioQuestion['objective']): boolean =>
  projects <= (objective === 'mean' ? 25 : 14);

/**
 * The best set of projects within a budget when benefits are drawn from their ranges: 200 equally likely scenarios of triangular draws, each project's benefit coming about with its
 * chance of activation. Costs are taken at their likely value, in hundredths of the money's unit; how far a range of costs could overrun is shown beside.
 */
export function portfolioOf(
  projects: readonly Project[],
  { budget, objective, floors }: PortfolioQuestion,
  solver: SolveWith['solver'],
): Portfolio | null {
  if (projects.length === 0) return null;
  const problem = problemOf(projects, budget, floors);
  const how: SolveWith = { solver, ...(isQuick(projects.length, objective) ? usualEffort : lightEffort) };
  const bests = bestOfScenarios(problem, how, true);
  const values = bests.every(({ share }) => share !== null) ? Float64Array.from(bests, ({ value }) => value) : null;
  if (values === null) return null;
  const choice = choosePortfolio(problem, { kind: objective }, values, how);
  if (choice.share === null) return null;
  const isChosen = (p: number) => choice.share![p]! > 0;
  const chosen = projects.filter((_, p) => isChosen(p));
  const measures = measureTotals(totalsOf(problem, choice.share));
  const information = valueOfInformation(problem, values, how);
  const core = coreIndex(bests, projects.length);
  return {
    chosen: chosen.map(({ id }) => id),
    cost: chosen.reduce((sum, { cost }) => sum + cost.likely, 0),
    ...costsOf(chosen, budget),
    value: measures.mean,
    worstTenth: measures.cvar10,
    best: values.reduce((sum, one) => sum + one, 0) / values.length,
    proof: choice.proof ?? choice.status,
    projects: projects.map(({ id }, p) => ({
      ...{ id, share: core.share[p]!, isChosen: isChosen(p) },
      information: information.ofProject[p] ?? null,
    })),
    curve: curveOf(projects, solver),
    informationOfAll: information.all,
    scenarios: scenarioCount,
  };
}

/** What the chosen may cost together when each cost is drawn from its range. */
function costsOf(chosen: readonly Project[], budget: number) {
  const random = seededRandom(seed + 1);
  const totals = Float64Array.from({ length: costDraws }, () =>
    chosen.reduce((sum, { cost }) => sum + triangular(cost, random), 0),
  ).sort();
  return {
    likelyMostCost: totals[Math.floor(0.9 * costDraws)]!,
    overrunChance: totals.filter((total) => total > budget + 1e-9).length / costDraws,
  };
}

/** By the mean, whatever the aim: a step costs little then. */
function curveOf(projects: readonly Project[], solver: SolveWith['solver']): Portfolio['curve'] {
  const all = projects.reduce((sum, { cost }) => sum + cost.likely, 0);
  const curve: Portfolio['curve'][number][] = [];
  let before: string[] = [];
  for (let step = 0; step <= steps; step += 1) {
    const budget = Math.round((all * step) / steps);
    const problem = problemOf(projects, budget, []);
    const choice = choosePortfolio(problem, { kind: 'mean' }, null, { solver, ...lightEffort });
    if (choice.share === null) continue;
    const now = projects.filter((_, p) => choice.share![p]! > 0).map(({ id }) => id);
    curve.push({
      ...{ budget, value: measureTotals(totalsOf(problem, choice.share)).mean, chosen: now },
      entering: now.filter((id) => !before.includes(id)),
      leaving: before.filter((id) => !now.includes(id)),
    });
    before = now;
  }
  return curve;
}

/** Hundredths of the money's unit, so that sums are exact. */
const hundredths = (amount: number) => Math.round(amount * 100);

function problemOf(
  projects: readonly Project[],
  budget: number,
  floors: PortfolioQuestion['floors'],
): PortfolioProblem {
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
      exclusions: exclusionsOf(projects),
      regions: floors.map(({ place, least }) => ({
        members: projects.flatMap((project, p) => (project.place.startsWith(place) ? [p] : [])),
        ...{ floor: hundredths(least), cap: Number.MAX_SAFE_INTEGER },
      })),
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

function exclusionsOf(projects: readonly Project[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [p, { oneOf }] of projects.entries())
    if (oneOf !== null) groups.set(oneOf, [...(groups.get(oneOf) ?? []), p]);
  return [...groups.values()].filter((group) => group.length > 1);
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
