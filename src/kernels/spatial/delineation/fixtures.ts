import { type RandomSource, seededRandom } from '../../random/index.ts';
import { type GridSpace, gridSpace, type Route } from './index.ts';

export const gridOptions = {
  ...{ cellKm: 1, radiiKm: [1, 2, 3, 5, 7, 10, 14, 20], units: 'km' as const, largestShare: 0.15 },
};

export interface Economy {
  x: Float64Array;
  y: Float64Array;
  random: RandomSource;
}

/** Plants of all industries in a square of 200 km: three in ten anywhere, the others round forty towns of unequal size. */
export function inventEconomy(seed: number, plants = 20_000): Economy {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const towns = Array.from({ length: 40 }, () => ({
    x: random() * 200,
    y: random() * 200,
    spread: 3 + random() * 8,
    weight: random() ** 2 + 0.05,
  }));
  const all = towns.reduce((sum, { weight }) => sum + weight, 0);
  const draw = (): [number, number] => {
    if (random() < 0.3) return [random() * 200, random() * 200];
    let left = random() * all;
    let at = 0;
    while (at < towns.length - 1 && left >= towns[at]!.weight) {
      left -= towns[at]!.weight;
      at += 1;
    }
    const town = towns[at]!;
    return [town.x + normal() * town.spread, town.y + normal() * town.spread];
  };
  const x = new Float64Array(plants);
  const y = new Float64Array(plants);
  for (let i = 0; i < plants; ) {
    const [px, py] = draw();
    if (px < 0 || px >= 200 || py < 0 || py >= 200) continue;
    x[i] = px;
    y[i] = py;
    i += 1;
  }
  return { x, y, random };
}

/** Plants of one group, drawn without replacement with these odds. */
export function drawGroup(odds: Float64Array, count: number, random: RandomSource): Int32Array {
  const waits = Float64Array.from(odds, (odd) => -Math.log(1 - random()) / odd);
  const order = Array.from(odds.keys()).sort((a, b) => waits[a]! - waits[b]!);
  return Int32Array.from(order.slice(0, count)).sort();
}

export function routeOf(x: Float64Array, y: Float64Array, cellKm = 1): Route & { space: GridSpace } {
  const radiiKm = gridOptions.radiiKm.map((radius) => radius * cellKm);
  const make = (shift: readonly [number, number]) => {
    const space = gridSpace(x, y, { ...gridOptions, cellKm, radiiKm, shift });
    return { space, cellOf: space.cellOf };
  };
  return { ...make([0, 0]), otherCuts: [make([0.5, 0]), make([0, 0.5]), make([0.5, 0.5])] };
}

/** How well the found plants are the planted ones: those in both over those in either; 1 where both are empty. */
export function jaccard(found: ReadonlySet<number>, truth: ReadonlySet<number>): number {
  if (found.size + truth.size === 0) return 1;
  let both = 0;
  for (const one of found) if (truth.has(one)) both += 1;
  return both / (found.size + truth.size - both);
}
