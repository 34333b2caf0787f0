import { devianceTerm, stirlingError } from './logGamma.ts';

const logTwoPi = 1.8378770664093453;

export interface HypergeometricCounts {
  /** N: all items. */
  population: number;
  /** K: items that count as successes. */
  successes: number;
  /** n: items drawn without replacement. */
  draws: number;
}

export interface Tail {
  /** P(X ≥ observed); rounds to 0 below 5e-324, where the logarithm still tells. */
  probability: number;
  /** Natural logarithm of the same; −Infinity where the event is impossible. */
  logProbability: number;
}

/**
 * Logarithm of the hypergeometric probability P(X = x).
 * Used as the first term of tails. Inputs: whole numbers, 0 ≤ x, K, n ≤ N. Output: natural logarithm, −Infinity outside the support.
 * Never overflows; relative error of the probability about 1e-14, growing with its logarithm (1e-13 at e^-700).
 * Cost: constant. Source: Loader (2000): the ratio of three binomial probabilities with success probability n/N, each in saddle-point
 * form. Held by the exact goldens in hypergeometric.test.ts through the tail.
 */
export function logHypergeometric(x: number, { population, successes, draws }: HypergeometricCounts): number {
  if (x < Math.max(0, draws + successes - population) || x > Math.min(draws, successes))
    return Number.NEGATIVE_INFINITY;
  if (draws === 0 || draws === population) return 0;
  const p = draws / population;
  const q = (population - draws) / population;
  return (
    logBinomial(x, successes, p, q) +
    logBinomial(draws - x, population - successes, p, q) -
    logBinomial(draws, population, p, q)
  );
}

/** Logarithm of the binomial probability of x successes in `size` trials; q = 1 − p is given for its precision. */
function logBinomial(x: number, size: number, p: number, q: number): number {
  if (size === 0) return 0;
  if (x === 0) return p < 0.1 ? -devianceTerm(size, size * q) - size * p : size * Math.log(q);
  if (x === size) return q < 0.1 ? -devianceTerm(size, size * p) - size * q : size * Math.log(p);
  const errors = stirlingError(size) - stirlingError(x) - stirlingError(size - x);
  const deviances = devianceTerm(x, size * p) + devianceTerm(size - x, size * q);
  return errors - deviances - 0.5 * (logTwoPi + Math.log(x) + Math.log1p(-x / size));
}

/**
 * Upper tail of the hypergeometric distribution, P(X ≥ observed): the chance of at least so many successes when `draws` items are taken
 * without replacement. Used to ask whether an area holds more plants of an industry than chance would put there.
 * @param observed whole number; below the support the tail is 1, above it 0
 * @param counts whole numbers with K ≤ N and n ≤ N
 * @returns the probability and its natural logarithm; relative error below 1e-12 down to 1e-300
 * @throws RangeError where a count is not a whole number in its range
 * Above the mean the terms are summed upwards from `observed`, each from the one before by an exact ratio, until they no longer count;
 * otherwise the lower tail is summed downwards and taken from 1, which loses nothing, the upper tail then being a half or nearly so.
 * Cost: a few standard deviations' worth of terms. Differs from R's phyper(o − 1, …, lower.tail = FALSE) in giving the logarithm beside
 * the value. Held by exact fractions in goldens/hypergeometric.json.
 */
export function hypergeometricUpperTail(observed: number, counts: HypergeometricCounts): Tail {
  checkCounts(observed, counts);
  const { population, successes, draws } = counts;
  const least = Math.max(0, draws + successes - population);
  const most = Math.min(draws, successes);
  if (observed <= least) return { probability: 1, logProbability: 0 };
  if (observed > most) return { probability: 0, logProbability: Number.NEGATIVE_INFINITY };
  const mean = (draws / population) * successes;
  if (observed > mean) {
    const logFirst = logHypergeometric(observed, counts);
    const logProbability = Math.min(0, logFirst + Math.log(sumUpwards(observed, most, counts)));
    return { probability: Math.exp(logProbability), logProbability };
  }
  const lower = Math.exp(logHypergeometric(observed - 1, counts)) * sumDownwards(observed - 1, least, counts);
  const probability = Math.max(0, 1 - lower);
  return { probability, logProbability: Math.log1p(-Math.min(lower, 1)) };
}

/** Sum of P(X = x)/P(X = from) over x = from … most. */
function sumUpwards(from: number, most: number, { population, successes, draws }: HypergeometricCounts): number {
  const offset = population - successes - draws;
  let term = 1;
  let sum = 1;
  for (let x = from; x < most; x += 1) {
    term *= ((successes - x) * (draws - x)) / ((x + 1) * (offset + x + 1));
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return sum;
}

/** Sum of P(X = x)/P(X = from) over x = from … least, downwards. */
function sumDownwards(from: number, least: number, { population, successes, draws }: HypergeometricCounts): number {
  const offset = population - successes - draws;
  let term = 1;
  let sum = 1;
  for (let x = from; x > least; x -= 1) {
    term *= (x * (offset + x)) / ((successes - x + 1) * (draws - x + 1));
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return sum;
}

function checkCounts(observed: number, { population, successes, draws }: HypergeometricCounts): void {
  const isCount = (value: number, most: number) => Number.isSafeInteger(value) && value >= 0 && value <= most;
  const fail = (name: string, value: number) => {
    throw new RangeError(`hypergeometricUpperTail: ${name} must be a whole number in its range, not ${value}`);
  };
  if (!Number.isSafeInteger(observed)) fail('observed', observed);
  if (!isCount(population, Number.MAX_SAFE_INTEGER) || population === 0) fail('population', population);
  if (!isCount(successes, population)) fail('successes', successes);
  if (!isCount(draws, population)) fail('draws', draws);
}
