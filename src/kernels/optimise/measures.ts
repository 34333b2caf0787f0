import type { PortfolioProblem } from './problem.ts';

export interface PortfolioMeasures {
  mean: number;
  /** Mean of the worst ⌈S/10⌉ totals. */
  cvar10: number;
  worst: number;
  worstScenario: number;
}

/** How many scenarios are the worst tenth. */
export const tailSize = (scenarioCount: number): number => Math.ceil(scenarioCount / 10);

/** Benefit of a choice in each scenario, projects added in their order. */
export function totalsOf({ benefit, scenarioCount }: PortfolioProblem, share: Float64Array): Float64Array {
  const totals = new Float64Array(scenarioCount);
  for (let p = 0; p < share.length; p += 1) {
    const part = share[p]!;
    if (part === 0) continue;
    for (let s = 0; s < scenarioCount; s += 1) totals[s]! += part * benefit[p * scenarioCount + s]!;
  }
  return totals;
}

export function meanOf(totals: Float64Array): number {
  let sum = 0;
  for (const total of totals) sum += total;
  return sum / totals.length;
}

/**
 * Conditional value at risk of equally likely totals: the mean of the worst ⌈S/10⌉.
 * Used to judge a choice by how it does when things go badly.
 * @param totals one a scenario, at least one, unit of benefit @returns in the same unit; never above the mean
 * Ties at the edge of the tail change nothing: tied totals are equal. Cost: S log S. Source: Rockafellar & Uryasev (2000), J. Risk 2:21,
 * for S a multiple of ten; elsewhere the tail is rounded up to whole scenarios. Held by portfolio.test.ts.
 */
export function conditionalValueAtRisk(totals: Float64Array): number {
  const size = tailSize(totals.length);
  return meanOf(Float64Array.from(totals).sort().subarray(0, size));
}

/** The scenarios of the tail: those with the least totals, the earlier first where equal. */
export function tailOf(totals: Float64Array): number[] {
  const order = Array.from(totals.keys()).sort((a, b) => totals[a]! - totals[b]! || a - b);
  return order.slice(0, tailSize(totals.length));
}

export function measureTotals(totals: Float64Array): PortfolioMeasures {
  let worstScenario = 0;
  for (let s = 1; s < totals.length; s += 1) if (totals[s]! < totals[worstScenario]!) worstScenario = s;
  return {
    mean: meanOf(totals),
    cvar10: conditionalValueAtRisk(totals),
    worst: totals[worstScenario]!,
    worstScenario,
  };
}

/** The greatest loss against the best set of a scenario, and where. */
export function maxRegretOf(totals: Float64Array, bests: Float64Array): { regret: number; scenario: number } {
  let scenario = 0;
  for (let s = 1; s < totals.length; s += 1)
    if (bests[s]! - totals[s]! > bests[scenario]! - totals[scenario]!) scenario = s;
  return { regret: bests[scenario]! - totals[scenario]!, scenario };
}

/** Mean gain of each project over the scenarios. */
export function meanGains({ benefit, projectCount, scenarioCount }: PortfolioProblem): Float64Array {
  const gain = new Float64Array(projectCount);
  for (let p = 0; p < projectCount; p += 1)
    gain[p] = meanOf(benefit.subarray(p * scenarioCount, (p + 1) * scenarioCount));
  return gain;
}

export function scenarioGains({ benefit, projectCount, scenarioCount }: PortfolioProblem, scenario: number) {
  return Float64Array.from({ length: projectCount }, (_, p) => benefit[p * scenarioCount + scenario]!);
}
