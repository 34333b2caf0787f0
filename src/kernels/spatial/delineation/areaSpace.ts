import type { ScanSpace, WindowLimits } from './scanSpace.ts';

export interface AreaOptions extends WindowLimits {
  /** A window joins at most so many areas. */
  mostAreas: number;
}

/** Which areas touch which: those of area i stand at offsets[i] … offsets[i + 1] − 1. */
export interface AreaContiguity {
  offsets: Int32Array;
  neighbours: Int32Array;
}

/**
 * Areas with windows of the area itself and more and more of those round it: nearest first, and only areas that touch what the window holds.
 * @param population plants of all industries in each area
 * @param contiguity which areas touch
 * @param x kilometres east of each area's middle
 * @param y kilometres north
 * @returns the space. Cost: areas × mostAreas × neighbours
 * @throws RangeError where lengths differ
 */
export function areaSpace(
  population: Int32Array,
  { offsets, neighbours }: AreaContiguity,
  x: Float64Array,
  y: Float64Array,
  { largestShare, mostAreas }: AreaOptions,
): ScanSpace {
  const cellCount = population.length;
  if (x.length !== cellCount || y.length !== cellCount || offsets.length !== cellCount + 1)
    throw new RangeError(
      `areaSpace: ${cellCount} areas, ${x.length} x, ${y.length} y, ${offsets.length - 1} lists of neighbours`,
    );
  const total = population.reduce((sum, plants) => sum + plants, 0);
  const windowCount = Math.min(mostAreas, Math.max(1, cellCount));
  const joined = new Int32Array(cellCount * windowCount).fill(-1);
  const windowPopulation = new Int32Array(cellCount * windowCount);
  const windowRadius = new Float64Array(cellCount * windowCount);
  const seen = new Int32Array(cellCount).fill(-1);
  for (let cell = 0; cell < cellCount; cell += 1) {
    const open: number[] = [cell];
    seen[cell] = cell;
    let held = 0;
    for (let k = 0; k < windowCount && open.length > 0; k += 1) {
      let nearest = 0;
      for (let i = 1; i < open.length; i += 1) if (squared(cell, open[i]!) < squared(cell, open[nearest]!)) nearest = i;
      const next = open[nearest]!;
      open[nearest] = open[open.length - 1]!;
      open.pop();
      held += population[next]!;
      if (held > largestShare * total && k > 0) break;
      const at = cell * windowCount + k;
      joined[at] = next;
      windowRadius[at] = Math.sqrt(squared(cell, next));
      windowPopulation[at] = population[next] === 0 && k > 0 ? 0 : held;
      for (let n = offsets[next]!; n < offsets[next + 1]!; n += 1) {
        const other = neighbours[n]!;
        if (seen[other] === cell) continue;
        seen[other] = cell;
        open.push(other);
      }
    }
  }
  function squared(a: number, b: number): number {
    return (x[a]! - x[b]!) ** 2 + (y[a]! - y[b]!) ** 2;
  }
  return {
    isFine: false,
    cellCount,
    population,
    total,
    windowCount,
    windowPopulation,
    windowRadius,
    countWindow(cell, window, counts) {
      const start = cell * windowCount;
      let held = 0;
      for (let at = start; at <= start + window; at += 1) {
        const area = joined[at]!;
        if (area >= 0) held += counts[area]!;
      }
      return held;
    },
    mayMeet: () => true,
    eachCell(cell, window, visit) {
      for (let k = 0; k <= window; k += 1) {
        const area = joined[cell * windowCount + k]!;
        if (area >= 0) visit(area);
      }
    },
    eachNeighbour(cell, visit) {
      for (let n = offsets[cell]!; n < offsets[cell + 1]!; n += 1) visit(neighbours[n]!);
    },
  };
}
