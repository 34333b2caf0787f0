import type { RandomSource } from '../../random/index.ts';
import type { GroupScan } from './scanGroup.ts';

/** Draws plants without replacement from all of them: any order left by one draw is as good a start for the next. */
export class Urn {
  private readonly order: Int32Array;

  constructor(
    size: number,
    private readonly random: RandomSource,
  ) {
    this.order = Int32Array.from({ length: size }, (_, i) => i);
  }

  /** `count` different plants, every choice equally likely; the view holds until the next draw. */
  draw(count: number): Int32Array {
    const { order, random } = this;
    for (let i = 0; i < count; i += 1) {
      const chosen = i + Math.floor(random() * (order.length - i));
      const kept = order[i]!;
      order[i] = order[chosen]!;
      order[chosen] = kept;
    }
    return order.subarray(0, count);
  }
}

export interface NullMaxima {
  /** Share of draws, the register itself among them, whose strongest window is at least as strong as the register's. */
  pValue: number;
  /** The strongest window of each draw, falling; in the weaker half a bound stands for it, which changes no p up to a half. */
  maxima: Float64Array;
  /** Fewer than were asked for where it was plain early that nothing stands out. */
  simulations: number;
  observed: number;
}

/** After so many draws that beat the register nothing that follows could make it significant. */
const enoughBeaten = 20;
/** Draws by which the middle of the others is known. */
const firstDraws = 99;

/**
 * The strongest window when the group's plants are thrown on the places of all plants at random, again and again.
 * @param scan the group as it is; filled with the last draw afterwards
 * @param cellOf cell of every plant of every industry
 * @param plants how many of them are the group's
 * @param simulations how many draws
 * @param random source of draws
 * @returns exact p by rank: (1 + draws at least as strong) / (1 + draws), or the share of draws that beat it where drawing ended early
 * Source: Dwass (1957); early end after Besag & Clifford (1991), Biometrika 78:301. Cost: draws × (plants + windows round them).
 */
export function drawNullMaxima(
  scan: GroupScan,
  cellOf: Int32Array,
  plants: number,
  simulations: number,
  random: RandomSource,
): NullMaxima {
  const observed = scan.strongest();
  const urn = new Urn(cellOf.length, random);
  const maxima: number[] = [];
  let beaten = 0;
  let floor = 0;
  while (maxima.length < simulations && beaten < enoughBeaten) {
    scan.clear();
    for (const plant of urn.draw(plants)) scan.add(cellOf[plant]!);
    const strongest = scan.strongest(floor);
    maxima.push(strongest);
    if (strongest >= observed) beaten += 1;
    if (maxima.length === firstDraws) floor = Math.min(middleOf(maxima), observed * (1 - 1e-9));
  }
  const done = maxima.length;
  const endedEarly = done < simulations;
  return {
    pValue: endedEarly ? beaten / done : (beaten + 1) / (done + 1),
    maxima: Float64Array.from(maxima).sort().reverse(),
    simulations: done,
    observed,
  };
}

const middleOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** p of any window by the same draws: the rank of its strength among the strongest windows of the draws. */
export function rankAmong({ maxima }: Pick<NullMaxima, 'maxima'>, strength: number): number {
  let [low, high] = [0, maxima.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (maxima[middle]! >= strength) low = middle + 1;
    else high = middle;
  }
  return (low + 1) / (maxima.length + 1);
}

/** The least strength whose p is at most `level`; Infinity where there are too few draws to reach it. */
export function strengthAt({ maxima }: Pick<NullMaxima, 'maxima'>, level: number): number {
  const beatenAtMost = Math.floor(level * (maxima.length + 1) + 1e-9) - 1;
  if (beatenAtMost < 0) return Number.POSITIVE_INFINITY;
  return beatenAtMost >= maxima.length ? 0 : nextAbove(maxima[beatenAtMost]!);
}

const nextAbove = (value: number) => value + Math.max(Number.MIN_VALUE, Math.abs(value) * Number.EPSILON);
