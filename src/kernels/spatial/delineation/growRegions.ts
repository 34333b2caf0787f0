import { runningTotals } from './gridSpace.ts';
import { logLikelihoodRatio } from './likelihood.ts';
import type { GroupScan } from './scanGroup.ts';
import type { FoundWindow } from './scanSpace.ts';

export interface GrowthRule {
  /** A region begins at a window of at least this log likelihood ratio. */
  threshold: number;
  /** A further window joins where the region's log likelihood ratio rises by at least so much. */
  leastGain: number;
  /** Windows weaker than this are not looked at. */
  floor: number;
  mostRegions: number;
}

export interface Region {
  /** Cells of the region, rising. */
  cells: Int32Array;
  /** Plants of the group in it. */
  count: number;
  population: number;
  logLikelihoodRatio: number;
  /** The window that it began with: what is tested. */
  seed: FoundWindow;
}

/** What joins is at least so many times as dense in the group as the region is: a dense town keeps its own edge inside a wide region that is merely above average. */
const keepsShare = 0.5;
/** Windows whose log likelihood ratio lies this far below the strongest say hardly anything of where it lies: e⁻⁴ of its weight. */
const tellsWithin = 4;
/** Further windows are looked for among so many of the strongest. */
const mostCandidates = 3000;

/**
 * Regions as unions of windows: the strongest window that touches no region yet begins one. Many windows beside it fit nearly as well, so the region starts as the cells that
 * lie in windows with half of the likelihood, which errs less than the strongest window alone. Of the windows that overlap or touch it, the one by
 * which its log likelihood ratio gains most joins, as long as it gains enough and what it adds is itself dense enough; and so on.
 * A disc stays a disc, a valley or a coast becomes a chain of them. Of areas, those at the
 * edge that weaken it are given back; one that is surrounded stays.
 * @param scan the group in its space
 * @param growth when a region begins and when it grows
 * @returns regions without a cell in common, by the strength of the windows that they began with
 * Cost: regions × windows joined × candidates × their cells. Held by delineation.test.ts.
 */
export function growRegions(scan: GroupScan, growth: GrowthRule): Region[] {
  const { space, rule } = scan;
  const candidates = scan.windows(growth.floor).slice(0, mostCandidates);
  /** Region of each cell, from 1; 0: none. */
  const regionOf = new Int32Array(space.cellCount);
  const taken = new Tally(space.cellCount);
  const foreign = new Tally(space.cellCount);
  const beside = new Tally(space.cellCount);
  const freeCounts = new Tally(space.cellCount);
  const freePopulation = new Tally(space.cellCount);
  freeCounts.of.set(scan.counts);
  freePopulation.of.set(space.population);
  freeCounts.total();
  freePopulation.total();
  /** What each candidate would add to the present region: plants of the group (0: it may not join) and of all industries. */
  const adds = new Int32Array(candidates.length);
  const addsOfAll = new Int32Array(candidates.length);
  const regions: Region[] = [];
  for (const seed of candidates) {
    if (seed.logLikelihoodRatio < growth.threshold || regions.length === growth.mostRegions) break;
    if (touches(seed)) continue;
    const number = regions.length + 1;
    adds.fill(0);
    foreign.of.set(taken.of);
    foreign.total();
    beside.of.fill(0);
    let [count, population] = take(startOf(seed), number);
    let ratio = logLikelihoodRatio(count, population, rule, scan.logarithms);
    let last = seed;
    for (;;) {
      let best = -1;
      let bestRatio = ratio + growth.leastGain;
      for (const [at, candidate] of candidates.entries()) {
        if (space.mayMeet(candidate.cell, candidate.window, last.cell, last.window)) weigh(candidate, at);
        if (adds[at] === 0 || adds[at]! * population < keepsShare * count * addsOfAll[at]!) continue;
        const joined = logLikelihoodRatio(count + adds[at]!, population + addsOfAll[at]!, rule, scan.logarithms);
        if (joined > bestRatio) [best, bestRatio] = [at, joined];
      }
      if (best < 0) break;
      last = candidates[best]!;
      const [more, held] = take(cellsIn(last), number);
      count += more;
      population += held;
      ratio = bestRatio;
    }
    if (!space.isFine) [count, population, ratio] = peel(number, count, population, ratio);
    regions.push({ cells: cellsOf(number), count, population, logLikelihoodRatio: ratio, seed });
  }
  return regions;

  function touches({ cell, window }: FoundWindow): boolean {
    return space.countWindow(cell, window, taken.of, taken.sums) > 0;
  }

  function cellsIn({ cell, window }: FoundWindow): number[] {
    const cells: number[] = [];
    space.eachCell(cell, window, (one) => {
      cells.push(one);
    });
    return cells;
  }

  /** Cells in windows that carry half of the likelihood of all that meet the strongest and no other region. */
  function startOf(seed: FoundWindow): number[] {
    if (!space.isFine) return cellsIn(seed);
    const shares = new Map<number, number>();
    let all = 0;
    for (const one of candidates) {
      const behind = seed.logLikelihoodRatio - one.logLikelihoodRatio;
      if (behind > tellsWithin) break;
      if (!space.mayMeet(one.cell, one.window, seed.cell, seed.window) || touches(one)) continue;
      const weight = Math.exp(-behind);
      all += weight;
      for (const cell of cellsIn(one)) shares.set(cell, (shares.get(cell) ?? 0) + weight);
    }
    const cells = [...shares].flatMap(([cell, share]) => (share >= all / 2 ? [cell] : []));
    return cells.length > 0 ? cells.sort((a, b) => a - b) : cellsIn(seed);
  }

  /** Marks free cells as the region's, and the cells round them as beside it. */
  function take(cells: readonly number[], number: number): [count: number, population: number] {
    let [count, population] = [0, 0];
    for (const cell of cells) {
      if (regionOf[cell] !== 0) continue;
      regionOf[cell] = number;
      taken.of[cell] = 1;
      freeCounts.of[cell] = 0;
      freePopulation.of[cell] = 0;
      beside.of[cell] = 1;
      count += scan.counts[cell]!;
      population += space.population[cell]!;
      space.eachNeighbour(cell, (other) => {
        beside.of[other] = 1;
      });
    }
    for (const tally of [taken, beside, freeCounts, freePopulation]) tally.total();
    return [count, population];
  }

  /** What the window adds; nothing where it is not beside the region, runs into another, or adds what is not dense enough. */
  function weigh({ cell, window }: FoundWindow, at: number): void {
    const inWindow = ({ of, sums }: Tally) => space.countWindow(cell, window, of, sums);
    adds[at] = 0;
    const count = inWindow(freeCounts);
    if (count === 0) return;
    const population = inWindow(freePopulation);
    if (count * rule.total < rule.leastStrength * population * rule.plants) return;
    if (inWindow(foreign) > 0 || inWindow(beside) === 0) return;
    adds[at] = count;
    addsOfAll[at] = population;
  }

  /** Gives back areas at the edge without which the region is stronger; an area that the region surrounds stays. */
  function peel(number: number, count: number, population: number, ratio: number): [number, number, number] {
    for (;;) {
      let [worst, best] = [-1, ratio];
      for (let cell = 0; cell < space.cellCount; cell += 1) {
        if (regionOf[cell] !== number || !isAtEdge(cell, number)) continue;
        const without = logLikelihoodRatio(
          count - scan.counts[cell]!,
          population - space.population[cell]!,
          rule,
          scan.logarithms,
        );
        if (without > best) [worst, best] = [cell, without];
      }
      if (worst < 0) {
        for (const tally of [taken, freeCounts, freePopulation]) tally.total();
        return [count, population, ratio];
      }
      regionOf[worst] = 0;
      taken.of[worst] = 0;
      freeCounts.of[worst] = scan.counts[worst]!;
      freePopulation.of[worst] = space.population[worst]!;
      count -= scan.counts[worst]!;
      population -= space.population[worst]!;
      ratio = best;
    }
  }

  function isAtEdge(cell: number, number: number): boolean {
    let [neighbours, outside] = [0, 0];
    space.eachNeighbour(cell, (other) => {
      neighbours += 1;
      if (regionOf[other] !== number) outside += 1;
    });
    return neighbours > 0 && outside > 0;
  }

  function cellsOf(number: number): Int32Array {
    const cells: number[] = [];
    for (let cell = 0; cell < regionOf.length; cell += 1) if (regionOf[cell] === number) cells.push(cell);
    return Int32Array.from(cells);
  }
}

/** Numbers in cells with their running totals, by which a window is summed row by row. */
class Tally {
  readonly of: Int32Array;
  readonly sums: Int32Array;

  constructor(cellCount: number) {
    this.of = new Int32Array(cellCount);
    this.sums = new Int32Array(cellCount + 1);
  }

  total(): void {
    runningTotals(this.of, this.sums);
  }
}
