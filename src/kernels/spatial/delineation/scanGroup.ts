import { runningTotals } from './gridSpace.ts';
import { logLikelihoodRatio, type WindowRule } from './likelihood.ts';
import type { FoundWindow, ScanSpace } from './scanSpace.ts';

/** One group of plants in one space: how many of them each cell holds, and what its windows say. Reused from draw to draw. */
export class GroupScan {
  readonly counts: Int32Array;
  private readonly sums: Int32Array;
  private readonly touched: Int32Array;
  private touchedCount = 0;

  constructor(
    readonly space: ScanSpace,
    readonly rule: WindowRule,
    readonly logarithms: Float64Array,
  ) {
    this.counts = new Int32Array(space.cellCount);
    this.sums = new Int32Array(space.cellCount + 1);
    this.touched = new Int32Array(space.cellCount);
  }

  clear(): void {
    for (let i = 0; i < this.touchedCount; i += 1) this.counts[this.touched[i]!] = 0;
    this.touchedCount = 0;
  }

  add(cell: number): void {
    if (this.counts[cell] === 0) this.touched[this.touchedCount++] = cell;
    this.counts[cell]! += 1;
  }

  /**
   * The largest log likelihood ratio of all windows round cells that hold a plant of the group; 0 where none is a candidate.
   * Windows are gone through from the largest: a smaller one holds no more, so that its own population alone bounds its strength.
   * @param floor where nothing is stronger than this, this is the answer
   */
  strongest(floor = 0): number {
    const { space, rule, counts, sums, logarithms } = this;
    const { windowCount, windowPopulation } = space;
    const { plants, total, leastPlants } = rule;
    const least = (rule.leastStrength * plants) / total;
    runningTotals(counts, sums);
    let best = floor;
    for (let i = 0; i < this.touchedCount; i += 1) {
      const cell = this.touched[i]!;
      let atMost = plants;
      for (let k = windowCount - 1; k >= 0; k -= 1) {
        const population = windowPopulation[cell * windowCount + k]!;
        if (population === 0 || logLikelihoodRatio(Math.min(atMost, population), population, rule, logarithms) <= best)
          continue;
        const count = space.countWindow(cell, k, counts, sums);
        atMost = count;
        if (count < leastPlants) break;
        if (count < least * population) continue;
        const ratio = logLikelihoodRatio(count, population, rule, logarithms);
        if (ratio > best) best = ratio;
      }
    }
    return best;
  }

  /** All candidate windows of at least this log likelihood ratio, the strongest first. */
  windows(floor: number): FoundWindow[] {
    const { space, rule, counts, sums, logarithms } = this;
    const { windowCount, windowPopulation } = space;
    const least = (rule.leastStrength * rule.plants) / rule.total;
    runningTotals(counts, sums);
    const found: FoundWindow[] = [];
    for (let i = 0; i < this.touchedCount; i += 1) {
      const cell = this.touched[i]!;
      for (let window = 0; window < windowCount; window += 1) {
        const population = windowPopulation[cell * windowCount + window]!;
        if (population === 0) continue;
        const count = space.countWindow(cell, window, counts, sums);
        if (count < rule.leastPlants || count < least * population) continue;
        const ratio = logLikelihoodRatio(count, population, rule, logarithms);
        if (ratio >= floor) found.push({ cell, window, count, population, logLikelihoodRatio: ratio });
      }
    }
    return found.sort((a, b) => b.logLikelihoodRatio - a.logLikelihoodRatio || a.cell - b.cell || a.window - b.window);
  }
}
