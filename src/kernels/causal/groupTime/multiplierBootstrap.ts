import { seedWords } from '../../random/index.ts';

export interface BootstrapErrors {
  /** Of each estimate; null where its influence is 0 everywhere. */
  standardErrors: (number | null)[];
  /** By which the errors are multiplied so that all intervals hold at once with this probability; null where no estimate varies. */
  criticalValue: number | null;
}

const lower = (1 - Math.sqrt(5)) / 2;
const upper = (1 + Math.sqrt(5)) / 2;
/** Probability of the lower of Mammen’s two points. */
const shareOfLower = (Math.sqrt(5) + 1) / (2 * Math.sqrt(5));
const block = 8;
const quartiles = 1.3489795003921634;

/**
 * Standard errors and simultaneous critical values by the multiplier bootstrap.
 * @param lists of influences of each estimate on each unit, or summed by cluster; all of one length. Estimates of one list are to hold at once
 * @param units in the panel, by which sums are divided
 * @param choices replications, seed, level such as 0.95
 * @returns for each list the errors from the interquartile range of draws, and the quantile of the greatest ratio of draw to error over the list
 * Each draw multiplies every unit’s influence by one of two points with mean 0 and variance 1 (Mammen 1993), the same for all lists. Units are
 * taken eight at a time, with the sums of all 256 subsets made once, so that a draw costs an eighth of the multiplications.
 * Quantiles are of type 1. Source: Callaway & Sant’Anna (2021), algorithm 1; as did 2.5.1, whose random numbers differ.
 * Cost: units × estimates × (replications + 256) / 8. Held by multiplierBootstrap.test.ts.
 */
export function multiplierBootstrap(
  lists: readonly (readonly Float64Array[])[],
  units: number,
  { replications, seed, level }: { replications: number; seed: number; level: number },
): BootstrapErrors[] {
  const all = lists.flat();
  const draws = drawAll(all, replications, seed);
  let from = 0;
  return lists.map((list) => {
    from += list.length;
    return errorsOf(
      draws,
      { from: from - list.length, to: from, estimates: all.length },
      { units, replications, level },
    );
  });
}

function errorsOf(
  draws: Float64Array,
  { from, to, estimates }: { from: number; to: number; estimates: number },
  { units, replications, level }: { units: number; replications: number; level: number },
): BootstrapErrors {
  const column = new Float64Array(replications);
  const greatest = new Float64Array(replications);
  const standardErrors: (number | null)[] = [];
  for (let k = from; k < to; k += 1) {
    for (let b = 0; b < replications; b += 1) column[b] = (draws[b * estimates + k] as number) / units;
    const error = spreadOf(column);
    standardErrors.push(error);
    if (error === null) continue;
    for (let b = 0; b < replications; b += 1) {
      const ratio = Math.abs((draws[b * estimates + k] as number) / units / error);
      if (ratio > (greatest[b] as number)) greatest[b] = ratio;
    }
  }
  if (standardErrors.every((error) => error === null)) return { standardErrors, criticalValue: null };
  greatest.sort();
  return { standardErrors, criticalValue: greatest[rankOf(level, replications)] as number };
}

/** Interquartile range over that of the normal distribution; null where nothing varies. Sorts the draws. */
function spreadOf(draws: Float64Array): number | null {
  draws.sort();
  const range = (draws[rankOf(0.75, draws.length)] as number) - (draws[rankOf(0.25, draws.length)] as number);
  return range > 0 ? range / quartiles : null;
}

/** Place of a quantile of type 1 in ascending order. */
const rankOf = (probability: number, count: number) =>
  Math.min(count - 1, Math.max(0, Math.ceil(count * probability - 1e-9) - 1));

/** Σ multiplier × influence: replication after replication, an entry for each estimate. */
function drawAll(influences: readonly Float64Array[], replications: number, seed: number): Float64Array {
  const estimates = influences.length;
  const units = influences[0]?.length ?? 0;
  const next = seedWords(seed);
  const threshold = shareOfLower * 4294967296;
  const sums = new Float64Array(replications * estimates);
  const subsets = new Float64Array(256 * estimates);
  for (let from = 0; from < units; from += block) {
    const here = Math.min(block, units - from);
    for (let mask = 1; mask < 1 << here; mask += 1) {
      const lowest = 31 - Math.clz32(mask & -mask);
      const without = (mask & (mask - 1)) * estimates;
      for (let k = 0; k < estimates; k += 1)
        subsets[mask * estimates + k] =
          (subsets[without + k] as number) + ((influences[k] as Float64Array)[from + lowest] as number);
    }
    for (let b = 0; b < replications; b += 1) {
      let mask = 0;
      for (let bit = 0; bit < here; bit += 1) if (next() < threshold) mask |= 1 << bit;
      const [to, of] = [b * estimates, mask * estimates];
      for (let k = 0; k < estimates; k += 1) sums[to + k] = (sums[to + k] as number) + (subsets[of + k] as number);
    }
  }
  for (let k = 0; k < estimates; k += 1) {
    const total = (influences[k] as Float64Array).reduce((sum, value) => sum + value, 0);
    for (let b = 0; b < replications; b += 1) {
      const at = b * estimates + k;
      sums[at] = upper * total + (lower - upper) * (sums[at] as number);
    }
  }
  return sums;
}
