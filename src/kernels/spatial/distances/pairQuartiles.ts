import { earthRadiusKm } from '../weights/index.ts';
import type { PairCounts } from './countPairs.ts';
import { chordOf, type PlantRoom } from './plantRoom.ts';

/**
 * Exact type-7 quartiles of the pair distances that countPairs has counted: the few that lie in the bins of the wanted ranks are taken from those kept, or in a second sweep.
 * @param room as countPairs left it @param counted its answer, of two pairs or more @param limit as given to it
 * @returns lower and upper quartile
 * Cost: where distances are kept, a look at each, else half of countPairs; where heaps of equal distances fill a bin, a few sweeps more. Held by fastDensity.test.ts.
 */
export function pairQuartiles(room: PlantRoom, counted: PairCounts, limit: number): [number, number] {
  const windows = [0.25, 0.75].map((share) => windowOf(room, counted, share)) as [Window, Window];
  if (windows.some(({ size }) => size > mostCollected))
    return windows.map((one) =>
      between(
        one,
        narrowed(room, one.rank, limit),
        one.part > 0 ? narrowed(room, one.rank + 1, limit) : narrowed(room, one.rank, limit),
      ),
    ) as [number, number];
  if (counted.count <= room.near.length) collectKept(room, counted, windows);
  else collect(room, counted.perUnit, limit, windows);
  return windows.map((one) => {
    one.found.sort();
    const low = one.found[one.rank - one.before]!;
    return between(one, low, one.part > 0 ? one.found[one.rank + 1 - one.before]! : low);
  }) as [number, number];
}

const mostCollected = 1_000_000;

interface Window {
  /** Rank from 0, and how far the quantile lies from it to the next. */
  rank: number;
  part: number;
  /** Bins of the rank and of the next: none between them holds a pair. */
  first: number;
  last: number;
  /** Pairs in bins before the first. */
  before: number;
  size: number;
  found: Float64Array;
}

const between = ({ part }: Window, low: number, high: number): number => low + part * (high - low);

function windowOf({ held, bins }: PlantRoom, { count }: PairCounts, share: number): Window {
  const place = (count - 1) * share;
  const rank = Math.floor(place);
  const part = place - rank;
  const next = part > 0 ? rank + 1 : rank;
  let [first, last, before, passed] = [-1, -1, 0, 0];
  for (let bin = 0; bin <= bins && last < 0; bin += 1) {
    const after = passed + held[bin << 2]!;
    if (first < 0 && after > rank) [first, before] = [bin, passed];
    if (after > next) last = bin;
    passed = after;
  }
  const size = passed - before;
  return { rank, part, first, last, before, size, found: new Float64Array(size > mostCollected ? 0 : size) };
}

function collectKept({ near }: PlantRoom, { count, perUnit }: PairCounts, [lower, upper]: [Window, Window]): void {
  const first1 = lower.first;
  const first2 = upper.first;
  const span1 = lower.last - first1;
  const span2 = upper.last - first2;
  let found1 = 0;
  let found2 = 0;
  for (let pair = 0; pair < count; pair += 1) {
    const d = near[pair]!;
    const bin = (d * perUnit) | 0;
    // One comparison that is nearly always false, which processors foresee: what lies before the first bin is a large number without its sign.
    if ((bin - first1) >>> 0 <= span1) lower.found[found1++] = d;
    if ((bin - first2) >>> 0 <= span2) upper.found[found2++] = d;
  }
}

function collect(room: PlantRoom, perUnit: number, limit: number, [lower, upper]: [Window, Window]): void {
  const { count: n, x, y, z, isPlanar } = room;
  // Bounds of squared lengths, a hair wide; which bin a pair lies in decides.
  const bounds = [lower, upper].map(({ first, last }) => {
    const least = chordOf(first / perUnit, isPlanar) * (1 - 1e-11);
    const most = chordOf((last + 1) / perUnit, isPlanar) * (1 + 1e-11);
    return { least: least * least, most: most * most };
  });
  const [middle1, half1] = halves(bounds[0]!);
  const [middle2, half2] = halves(bounds[1]!);
  const most = Math.sqrt(Math.max(bounds[0]!.most, bounds[1]!.most));
  let [found1, found2] = [0, 0];
  for (let i = 0; i < n; i += 1) {
    const [xi, yi, zi] = [x[i]!, y[i]!, z[i]!];
    for (let j = i + 1; j < n; j += 1) {
      const dx = x[j]! - xi;
      if (dx > most) break;
      const dy = y[j]! - yi;
      const dz = z[j]! - zi;
      const squared = dx * dx + dy * dy + dz * dz;
      if (Math.abs(squared - middle1) > half1 && Math.abs(squared - middle2) > half2) continue;
      const chord = Math.sqrt(squared);
      const d = isPlanar ? chord : 2 * earthRadiusKm * Math.asin(Math.min(1, chord / 2));
      if (d > limit) continue;
      const bin = (d * perUnit) | 0;
      if (bin >= lower.first && bin <= lower.last) lower.found[found1++] = d;
      if (bin >= upper.first && bin <= upper.last) upper.found[found2++] = d;
    }
  }
}

const halves = ({ least, most }: { least: number; most: number }): [number, number] => [
  (least + most) / 2,
  ((most - least) / 2) * (1 + 1e-9) + Number.MIN_VALUE,
];

const parts = 4096;

/** The distance of this rank, from ever narrower windows, without keeping distances: equal ones may be most of all pairs. */
function narrowed(room: PlantRoom, rank: number, limit: number): number {
  let [low, high] = [0, limit];
  for (;;) {
    const { below, counts, least, most } = countWithin(room, low, high);
    let [part, passed] = [0, below];
    while (part < parts - 1 && passed + counts[part]! <= rank) passed += counts[part++]!;
    if (least[part] === most[part]) return least[part]!;
    [low, high] = [least[part]!, most[part]!];
  }
}

function countWithin({ count: n, x, y, z, isPlanar }: PlantRoom, low: number, high: number) {
  const counts = new Float64Array(parts);
  const least = new Float64Array(parts).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(parts).fill(Number.NEGATIVE_INFINITY);
  const farthest = chordOf(high, isPlanar);
  let below = 0;
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) {
      const dx = x[j]! - x[i]!;
      if (dx > farthest) break;
      const chord = Math.sqrt(dx * dx + (y[j]! - y[i]!) ** 2 + (z[j]! - z[i]!) ** 2);
      const d = isPlanar ? chord : 2 * earthRadiusKm * Math.asin(Math.min(1, chord / 2));
      if (d > high) continue;
      if (d < low) below += 1;
      else {
        const part = Math.min(parts - 1, Math.floor(((d - low) / (high - low)) * parts));
        counts[part]! += 1;
        least[part] = Math.min(least[part]!, d);
        most[part] = Math.max(most[part]!, d);
      }
    }
  return { below, counts, least, most };
}
