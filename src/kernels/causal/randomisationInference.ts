import { type RandomSource, shuffle } from '../random/index.ts';
import { checkExperiment, type ExperimentData } from './differenceInMeans.ts';

export interface RandomisationInput {
  /** Chances of assignment must be the same within each stratum: give `stratum` so, and `probability` null. */
  data: ExperimentData;
  /** How often the draw is made again. */
  draws: number;
  random: RandomSource;
  /** Of the interval; null: none is wanted. */
  level: number | null;
}

export interface RandomisationResult {
  /** NaN where it can't be known. */
  pValue: number;
  /** All constant effects that the test does not refuse at `level`; NaN without. */
  lower: number;
  upper: number;
  draws: number;
  status: 'ok' | 'notEnough';
  reason: null | 'oneUnitInAnArm' | 'noVariation';
}

/**
 * Randomisation test of no effect on anybody: how often would the draw itself have made so large a difference? Makes the assignment again,
 * within strata, with as many assigned in each, and compares the studentised difference in means. Used beside the t interval where rounds are
 * small or outcomes have long tails: it assumes nothing but the draw.
 * @param input data, number of draws, source of chance, level of the interval
 * @returns p = (M + 1)/(R + 1), M the draws whose |t| is as large or larger; the interval by inversion: all shifts τ for which outcomes less τ
 *   for the assigned give p above 1 − level, found by bisection on the same draws
 * @throws RangeError naming the argument
 * Studentising keeps the test near its level when only the average effect is none and spread differs by arm. Units without an outcome take
 * no part: right only if being observed has nothing to do with the draw. Degenerate: a stratum with one arm alone takes no part; where
 * an arm has nowhere two units → oneUnitInAnArm; no variation → noVariation. The interval is null where p stays above 1 − level for any
 * shift that is tried (too few units): its bounds are then infinite. Cost: draws × n × about 80 with an interval.
 * Source: Fisher (1935); Imbens & Rubin (2015), chapter 5; Wu & Ding (2021), J. Am. Stat. Assoc. 116:1898 for studentising; Phipson & Smyth
 * (2010) for the + 1. Held by experiment.test.ts: all 70 assignments of eight units, size and coverage in simulated experiments.
 */
export function randomisationInference({ data, draws, random, level }: RandomisationInput): RandomisationResult {
  checkExperiment('randomisationInference', data);
  if (!Number.isSafeInteger(draws) || draws < 1)
    throw new RangeError(`randomisationInference: draws must be a whole number of 1 or more, not ${draws}`);
  if (level !== null && !(level > 0 && level < 1))
    throw new RangeError(`randomisationInference: level must lie between 0 and 1, not ${level}`);
  const { strata, outcome, assigned } = arrange(data);
  const none = { pValue: Number.NaN, lower: Number.NaN, upper: Number.NaN, draws, status: 'notEnough' } as const;
  const seen = compare(outcome, assigned, strata);
  if (Number.isNaN(seen.error)) return { ...none, reason: 'oneUnitInAnArm' };
  if (seen.error === 0) return { ...none, reason: 'noVariation' };
  const redrawn = drawAgain(assigned, strata, draws, random);
  const pOf = (shift: number) => pValue(outcome, assigned, strata, redrawn, shift);
  const result = { ...none, pValue: pOf(0), status: 'ok', reason: null } as const;
  if (level === null) return result;
  const end = (direction: 1 | -1) => invert(pOf, 1 - level, seen.difference, direction * seen.error);
  return { ...result, lower: end(-1), upper: end(1) };
}

/**
 * Studentised differences of several outcomes, as seen and under one and the same redraws, for p-values of the whole family.
 * @param outcomes each of all units, NaN where it is not known; @param assigned, stratum of all units
 * @returns |t| of each outcome, and in each draw; 0 where it is not defined
 * Source: as randomisationInference; Romano & Wolf (2005) for what it is made for (adjustRomanoWolf). Cost: draws × outcomes × n.
 */
export function randomisationFamily(
  outcomes: readonly Float64Array[],
  assigned: Uint8Array,
  stratum: Int32Array | null,
  { draws, random }: { draws: number; random: RandomSource },
): { seen: Float64Array; drawn: Float64Array[] } {
  const all = arrange({ outcome: new Float64Array(assigned.length), assigned, stratum, probability: null });
  const units = all.units;
  const statisticsOf = (arms: Uint8Array) =>
    Float64Array.from(outcomes, (outcome) => {
      const arranged = arrange({
        outcome: Float64Array.from(units, (unit) => outcome[unit]!),
        assigned: arms,
        stratum: stratum === null ? null : Int32Array.from(units, (unit) => stratum[unit]!),
        probability: null,
      });
      const { difference, error } = compare(arranged.outcome, arranged.assigned, arranged.strata);
      return error > 0 ? Math.abs(difference) / error : 0;
    });
  const seen = statisticsOf(all.assigned);
  return { seen, drawn: drawAgain(all.assigned, all.strata, draws, random).map(statisticsOf) };
}

interface Strata {
  /** First unit of each, and one beyond the last. */
  from: Int32Array;
  share: Float64Array;
}

/** Units with an outcome in strata that hold both arms, stratum by stratum. */
function arrange({ outcome, assigned, stratum }: ExperimentData) {
  const byStratum = new Map<number, number[]>();
  for (let unit = 0; unit < outcome.length; unit += 1) {
    if (Number.isNaN(outcome[unit]!)) continue;
    const s = stratum === null ? 0 : stratum[unit]!;
    const known = byStratum.get(s);
    if (known === undefined) byStratum.set(s, [unit]);
    else known.push(unit);
  }
  const kept = [...byStratum.values()].filter((units) => {
    const served = units.filter((unit) => assigned[unit] === 1).length;
    return served > 0 && served < units.length;
  });
  const units = kept.flat();
  const from = new Int32Array(kept.length + 1);
  for (const [s, members] of kept.entries()) from[s + 1] = from[s]! + members.length;
  return {
    units,
    outcome: Float64Array.from(units, (unit) => outcome[unit]!),
    assigned: Uint8Array.from(units, (unit) => assigned[unit]!),
    strata: { from, share: Float64Array.from(kept, (members) => members.length / units.length) },
  };
}

function drawAgain(assigned: Uint8Array, { from, share }: Strata, draws: number, random: RandomSource): Uint8Array[] {
  return Array.from({ length: draws }, () => {
    const again = assigned.slice();
    for (let s = 0; s < share.length; s += 1) shuffle(again.subarray(from[s], from[s + 1]), random);
    return again;
  });
}

/** Difference in means and Neyman's error; an arm of one unit in a stratum borrows the arm's pooled variance. */
function compare(outcome: Float64Array, assigned: Uint8Array, { from, share }: Strata) {
  let difference = 0;
  let variance = 0;
  const pooled = [0, 0];
  const degrees = [0, 0];
  const lone = [0, 0];
  for (let s = 0; s < share.length; s += 1) {
    const shift = outcome[from[s]!]!;
    const count = [0, 0];
    const sum = [0, 0];
    const squares = [0, 0];
    for (let unit = from[s]!; unit < from[s + 1]!; unit += 1) {
      const arm = assigned[unit]!;
      const value = outcome[unit]! - shift;
      count[arm]! += 1;
      sum[arm]! += value;
      squares[arm]! += value * value;
    }
    difference += share[s]! * (sum[1]! / count[1]! - sum[0]! / count[0]!);
    for (const arm of [0, 1]) {
      const n = count[arm]!;
      const deviations = Math.max(0, squares[arm]! - (sum[arm]! * sum[arm]!) / n);
      if (n > 1) variance += (share[s]! ** 2 * deviations) / (n - 1) / n;
      else lone[arm]! += share[s]! ** 2;
      pooled[arm]! += deviations;
      degrees[arm]! += n - 1;
    }
  }
  if (share.length === 0 || degrees.includes(0)) return { difference, error: Number.NaN };
  for (const arm of [0, 1]) variance += (lone[arm]! * pooled[arm]!) / degrees[arm]!;
  return { difference, error: Math.sqrt(variance) };
}

function pValue(
  outcome: Float64Array,
  assigned: Uint8Array,
  strata: Strata,
  redrawn: readonly Uint8Array[],
  shift: number,
): number {
  const without = outcome.map((value, unit) => value - shift * assigned[unit]!);
  const studentised = (arms: Uint8Array) => {
    const { difference, error } = compare(without, arms, strata);
    return difference === 0 ? 0 : Math.abs(difference) / error;
  };
  const seen = studentised(assigned) * (1 - 1e-12);
  let asLarge = 0;
  for (const arms of redrawn) if (studentised(arms) >= seen) asLarge += 1;
  return (asLarge + 1) / (redrawn.length + 1);
}

/** The shift on one side of the estimate where p falls to `least`: first doubled outwards, then halved in. */
function invert(pOf: (shift: number) => number, least: number, estimate: number, step: number): number {
  let inside = 0;
  let outside = 2;
  while (pOf(estimate + outside * step) > least) {
    inside = outside;
    outside *= 2;
    if (outside > 64) return step > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  }
  for (let half = 0; half < 24; half += 1) {
    const middle = (inside + outside) / 2;
    if (pOf(estimate + middle * step) > least) inside = middle;
    else outside = middle;
  }
  return estimate + outside * step;
}
