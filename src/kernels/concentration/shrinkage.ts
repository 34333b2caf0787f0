import { gammaProbability, gammaQuantile, normalQuantile } from '../distributions/index.ts';
import type { LocationQuotients } from './locationQuotient.ts';

type Shrinkable = Pick<
  LocationQuotients,
  'observed' | 'expected' | 'locationQuotient' | 'shrunk' | 'lower' | 'upper' | 'isFullyShrunk' | 'isEmpty'
>;

/**
 * Empirical Bayes quotients of counts: (o + a)/(E + a), which draws quotients of small cells towards 1, with a 95 % interval.
 * Used so that a cell of three plants does not lead the ranking.
 * @param cells observed and expected filled in; shrunk, lower, upper and isFullyShrunk are written
 * @param industryCount cells lie industry by industry within area
 * Model, industry by industry: o ~ Poisson(θ E) over areas, θ ~ Gamma(shape a, rate a), so of mean 1, which is what Σo = ΣE forces. The
 * variance A = 1/a of θ by moments: A = Σ E (o/E − 1)²/ΣE − 1/Ē with Ē the mean of E over areas. Given o, θ ~ Gamma(o + a, E + a): mean, 2.5 % and
 * 97.5 % quantiles; a itself is taken as known, so intervals are somewhat short.
 * Degenerate: A ≤ 0 (areas differ no more than chance) shrinks fully: 1 everywhere, no interval, flagged.
 * Cost: cells, and two gamma quantiles for each distinct count in an industry. Source: Clayton & Kaldor (1987), Biometrics 43:671; moments
 * after Marshall (1991), Appl. Statist. 40:283. No counterpart in EconGeo or REAT; spdep's EBlocal differs in shrinking to neighbours.
 * Held by identities and a worked example in shrinkage.test.ts.
 */
export function shrinkCounts(cells: Shrinkable, industryCount: number): void {
  const { observed, expected, shrunk, lower, upper } = cells;
  const areaCount = observed.length / industryCount;
  for (let industry = 0; industry < industryCount; industry += 1) {
    if (cells.isEmpty[industry] === 1) continue;
    const a = areaCount < 2 ? null : priorShape(observed, expected, industry, industryCount);
    if (a === null) {
      cells.isFullyShrunk[industry] = 1;
      for (let cell = industry; cell < observed.length; cell += industryCount) shrunk[cell] = 1;
      continue;
    }
    const quantiles = new Map<number, [number, number]>();
    for (let cell = industry; cell < observed.length; cell += industryCount) {
      const o = observed[cell]!;
      let bounds = quantiles.get(o);
      if (bounds === undefined) {
        bounds = [gammaQuantile(0.025, o + a), gammaQuantile(0.975, o + a)];
        quantiles.set(o, bounds);
      }
      const rate = expected[cell]! + a;
      shrunk[cell] = (o + a) / rate;
      lower[cell] = bounds[0] / rate;
      upper[cell] = bounds[1] / rate;
    }
  }
}

/**
 * Shape a of the prior of relative density over areas, Gamma(a, a), by moments.
 * @param observed counts; those of one industry at start, start + step, …
 * @param expected what the totals of areas and industries lead one to expect, in the same places
 * @returns a above 0; null where areas differ no more than chance makes them, or nothing is expected
 * Cost: cells. Source: Marshall (1991), Appl. Statist. 40:283. Held by shrinkage.test.ts.
 */
export function priorShape(
  observed: ArrayLike<number>,
  expected: ArrayLike<number>,
  start = 0,
  step = 1,
): number | null {
  let [total, squares, areas] = [0, 0, 0];
  for (let cell = start; cell < observed.length; cell += step) {
    const e = expected[cell]!;
    if (e === 0) continue;
    areas += 1;
    total += e;
    squares += (observed[cell]! - e) ** 2 / e;
  }
  const variance = total === 0 ? 0 : (squares - areas) / total;
  return variance > 0 ? 1 / variance : null;
}

/**
 * Chance that an area is really denser in an industry than the whole: P(θ > 1) given its count.
 * Used as presence that carries its own uncertainty, in the place of a quotient above or below 1.
 * @param observed plants of the area × industry
 * @param expected above 0
 * @param shape of priorShape; null: every area is like the whole, the chance is a half
 * @returns 0–1, with θ ~ Gamma(shape, shape) before and Gamma(o + shape, E + shape) after. Held by shrinkage.test.ts
 */
export const chanceAboveOne = (observed: number, expected: number, shape: number | null): number =>
  shape === null ? 0.5 : 1 - gammaProbability(expected + shape, observed + shape);

/**
 * Empirical Bayes quotients of employment: 1 + A/(A + v) (LQ − 1) with a 95 % normal interval cut off at 0.
 * Used as shrinkCounts, where quotients are of jobs, which come in lumps as large as plants.
 * @param cells quotients filled in; shrunk, lower, upper and isFullyShrunk are written
 * @param variance v of each quotient under the dartboard: H (1 − x)/x; 0 where there is no quotient
 * @param industryCount cells lie industry by industry within area
 * Model: LQ ~ Normal(θ, v), θ ~ Normal(1, A); A by moments with weights 1/v: A = (Σ (LQ − 1)²/v − areas)/Σ 1/v.
 * Degenerate: A ≤ 0 shrinks fully, as above. Cost: cells. Source: the moments of DerSimonian & Laird (1986) with the mean known; our own choice
 * for quotients. Held by identities in shrinkage.test.ts.
 */
export function shrinkShares(cells: Shrinkable, variance: Float64Array, industryCount: number): void {
  const { locationQuotient, shrunk, lower, upper } = cells;
  const width = normalQuantile(0.975);
  for (let industry = 0; industry < industryCount; industry += 1) {
    let areas = 0;
    let weights = 0;
    let squares = 0;
    for (let cell = industry; cell < variance.length; cell += industryCount) {
      const v = variance[cell]!;
      if (v === 0) continue;
      areas += 1;
      weights += 1 / v;
      squares += (locationQuotient[cell]! - 1) ** 2 / v;
    }
    if (areas === 0) continue;
    const spread = (squares - areas) / weights;
    if (!(spread > 0)) cells.isFullyShrunk[industry] = 1;
    for (let cell = industry; cell < variance.length; cell += industryCount) {
      const v = variance[cell]!;
      shrunk[cell] = 1;
      if (!(spread > 0) || v === 0) continue;
      const kept = spread / (spread + v);
      const error = Math.sqrt(kept * v);
      shrunk[cell] = 1 + kept * (locationQuotient[cell]! - 1);
      lower[cell] = Math.max(0, shrunk[cell]! - width * error);
      upper[cell] = shrunk[cell]! + width * error;
    }
  }
}
