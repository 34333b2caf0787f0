import { gammaProbability, gammaQuantile, logGamma } from '../../distributions/index.ts';
import { invertSymmetric, multiply } from '../../linalg/index.ts';
import { checkEventStudy, type EventStudy, type Target } from './eventStudy.ts';

export interface PreTestPower {
  power: number;
  /** Straight difference in trends, a period, that the test before treatment would find with this power. */
  slope: number;
  /** What such a trend would add to the effect. */
  bias: number;
}

/**
 * What the test of trends before treatment could have missed: the straight difference in trends that it finds with a given power, and what that would add
 * to the effect.
 * @param study effects by period, at least one before the reference period
 * @param target the effect in question
 * @param powers such as 0.5 and 0.8
 * @param size of the test, such as 0.05
 * @returns one for each power; null where there is no period before the reference period, or their covariance is singular
 * The test is Wald’s on all effects before the reference period; under a slope it follows χ² with non-centrality slope²·t·Σ⁻¹·t. Source: Roth (2022), American
 * Economic Review: Insights 4:305. Cost: periods³. Held by sensitivity.test.ts.
 */
export function preTestPower(
  study: EventStudy,
  target: Target,
  powers: readonly number[],
  size: number,
): PreTestPower[] | null {
  const { before, after } = checkEventStudy('preTestPower', study, target);
  const df = before.length;
  if (df === 0) return null;
  const { times, covariance } = study;
  const inner = Float64Array.from(before.flatMap((i) => before.map((j) => covariance[i * times.length + j]!)));
  const inverse = invertSymmetric(inner, df);
  if (inverse === null) return null;
  const trend = before.map((place) => times[place]!);
  const along = multiply(inverse, trend, df);
  const information = trend.reduce((sum, time, i) => sum + time * along[i]!, 0);
  const critical = 2 * gammaQuantile(1 - size, df / 2);
  const perSlope = after.reduce((sum, place) => sum + target.weights[place]! * times[place]!, 0);
  return powers.map((power) => {
    if (!(power > size && power < 1)) throw new RangeError(`preTestPower: powers must lie above ${size} and below 1`);
    let [low, high] = [0, 1];
    while (shiftedTail(critical, df, high) < power) high *= 2;
    for (let i = 0; i < 100; i += 1) {
      const middle = (low + high) / 2;
      if (shiftedTail(critical, df, middle) < power) low = middle;
      else high = middle;
    }
    const slope = Math.sqrt((low + high) / 2 / information);
    return { power, slope, bias: slope * perSlope };
  });
}

/** Upper tail of χ² with non-centrality: a mixture of central ones by Poisson’s weights, from the middle outwards. */
export function shiftedTail(x: number, df: number, shift: number): number {
  const mean = shift / 2;
  const term = (j: number) =>
    Math.exp(-mean + (j === 0 ? 0 : j * Math.log(mean)) - logGamma(j + 1)) * (1 - gammaProbability(x / 2, df / 2 + j));
  if (mean === 0) return term(0);
  const middle = Math.floor(mean);
  let sum = 0;
  for (let j = middle; j >= 0; j -= 1) {
    const one = term(j);
    sum += one;
    if (one < 1e-17 * sum) break;
  }
  for (let j = middle + 1; ; j += 1) {
    const one = term(j);
    sum += one;
    if (one < 1e-17 * sum || j > middle + 10_000) return Math.min(1, sum);
  }
}
