import type { ScenarioBest } from './choosePortfolio.ts';

export interface CoreIndex {
  /** Of each project: share of scenarios whose best set holds it; a tied scenario counts by the share of its best sets that do. */
  share: Float64Array;
  tiedScenarios: number;
  /** Scenarios where equally good sets were not looked for to the end; the one set found counts. */
  uncheckedScenarios: number;
}

/**
 * How many scenarios' best sets hold each project.
 * Used to tell projects that are right whatever comes (1) from those that hang on it and those that never pay (0).
 * @param bests of every scenario, with ties (bestOfScenarios) @param projectCount length of the result
 * @returns shares 0–1; with scalable projects any share of a project counts as held
 * Degenerate: scenarios without a feasible set are passed over; all of them: shares 0. Cost: scenarios · projects.
 * Source: Liesiö, Mild & Salo (2007), Eur. J. Oper. Res. 181:1488, scenarios in place of weights. Held by portfolio.test.ts.
 */
export function coreIndex(bests: readonly ScenarioBest[], projectCount: number): CoreIndex {
  const share = new Float64Array(projectCount);
  let counted = 0;
  let tiedScenarios = 0;
  let uncheckedScenarios = 0;
  for (const { share: best, ties } of bests) {
    if (best === null) continue;
    counted += 1;
    if (ties.length > 1) tiedScenarios += 1;
    if (ties.length === 0) uncheckedScenarios += 1;
    const sets: readonly ArrayLike<number>[] = ties.length > 0 ? ties : [best];
    for (const set of sets) for (let p = 0; p < projectCount; p += 1) if (set[p]! > 0) share[p]! += 1 / sets.length;
  }
  for (let p = 0; p < projectCount; p += 1) share[p] = counted === 0 ? 0 : Math.min(1, share[p]! / counted);
  return { share, tiedScenarios, uncheckedScenarios };
}
