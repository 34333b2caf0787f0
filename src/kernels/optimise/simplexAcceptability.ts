import type { RandomSource } from '../random/index.ts';

export interface Acceptability {
  /** Share of weights under which alternative a is first; mean rank; ranks that it takes in the middle nine tenths of weights. */
  first: Float64Array;
  meanRank: Float64Array;
  lowestRank: Int32Array;
  highestRank: Int32Array;
  /** Another one that is at least as good by every criterion and better by one, whatever the weights; −1 where there is none. */
  dominatedBy: Int32Array;
}

/**
 * Ranks of alternatives when nobody knows the weights of criteria: over all weights, or over all that keep an order of importance.
 * Used to compare places or projects without one hidden weighting.
 * @param values alternative × criterion at alternative · criteria + criterion, each 0–1, more is better; NaN: not known, drawn anew between 0 and 1 in every draw,
 *   so that what is not known widens the band of ranks and helps nobody
 * @param criteria number of criteria, 1 or more
 * @param order criteria from the most important, whose weights must not rise along it; those that it does not name weigh at most as much as the last, in any order; null: every
 *   weighting is as likely
 * @param draws number of weightings @param random source of draws
 * @returns shares and ranks, 1 the best; equal sums share the better rank
 * @throws RangeError where lengths do not fit or a value is outside 0–1
 * Weights are drawn evenly from the simplex (exponentials divided by their sum), sorted along the order where there is one: then their means are the ordinal centroid
 * weights. Degenerate: an alternative without any value takes any rank. Cost: draws × alternatives × criteria.
 * Source: Lahdelma, Hokkanen & Salminen (1998), EJOR 106:137; centroid weights Barron & Barrett (1996). Held by closed forms in simplexAcceptability.test.ts.
 */
export function simplexAcceptability(
  values: Float64Array,
  criteria: number,
  order: readonly number[] | null,
  draws: number,
  random: RandomSource,
): Acceptability {
  const count = values.length / criteria;
  if (!Number.isInteger(count) || criteria < 1)
    throw new RangeError(`simplexAcceptability: ${values.length} values do not fit ${criteria} criteria`);
  if (order !== null && (new Set(order).size !== order.length || order.some((one) => !(one >= 0 && one < criteria))))
    throw new RangeError(`simplexAcceptability: order must name criteria below ${criteria}, each once`);
  for (const value of values)
    if (value < 0 || value > 1) throw new RangeError(`simplexAcceptability: a value is outside 0–1: ${value}`);
  const ranks = Array.from({ length: count }, () => new Int32Array(draws));
  const first = new Float64Array(count);
  const meanRank = new Float64Array(count);
  const weights = new Float64Array(criteria);
  const sums = new Float64Array(count);
  for (let draw = 0; draw < draws; draw += 1) {
    drawWeights(weights, order, random);
    for (let a = 0; a < count; a += 1) {
      let sum = 0;
      for (let c = 0; c < criteria; c += 1) {
        const value = values[a * criteria + c]!;
        sum += weights[c]! * (Number.isNaN(value) ? random() : value);
      }
      sums[a] = sum;
    }
    const sorted = sums.slice().sort();
    for (let a = 0; a < count; a += 1) {
      let better = 0;
      for (let at = count - 1; at >= 0 && sorted[at]! > sums[a]! + 1e-12; at -= 1) better += 1;
      ranks[a]![draw] = better + 1;
      meanRank[a]! += (better + 1) / draws;
      if (better === 0) first[a]! += 1 / draws;
    }
  }
  const within = (a: number, share: number) =>
    ranks[a]!.slice().sort()[Math.min(draws - 1, Math.floor(share * draws))]!;
  return {
    first,
    meanRank,
    highestRank: Int32Array.from({ length: count }, (_, a) => (draws === 0 ? 0 : within(a, 0.05))),
    lowestRank: Int32Array.from({ length: count }, (_, a) => (draws === 0 ? 0 : within(a, 0.95))),
    dominatedBy: Int32Array.from({ length: count }, (_, a) => dominator(values, criteria, a)),
  };
}

function drawWeights(weights: Float64Array, order: readonly number[] | null, random: RandomSource): void {
  let sum = 0;
  for (let c = 0; c < weights.length; c += 1) sum += weights[c] = -Math.log(1 - random());
  for (let c = 0; c < weights.length; c += 1) weights[c]! /= sum;
  if (order === null) return;
  const falling = weights.slice().sort().reverse();
  const named = new Set(order);
  const others = Array.from(weights.keys()).filter((criterion) => !named.has(criterion));
  for (let at = others.length - 1; at > 0; at -= 1) {
    const chosen = Math.floor(random() * (at + 1));
    const kept = others[at]!;
    others[at] = others[chosen]!;
    others[chosen] = kept;
  }
  for (const [at, criterion] of [...order, ...others].entries()) weights[criterion] = falling[at]!;
}

/** Only what is known of both is compared, and something must be. */
function dominator(values: Float64Array, criteria: number, a: number): number {
  const count = values.length / criteria;
  for (let other = 0; other < count; other += 1) {
    if (other === a) continue;
    let [better, worse, known] = [0, 0, 0];
    for (let c = 0; c < criteria; c += 1) {
      const [own, theirs] = [values[a * criteria + c]!, values[other * criteria + c]!];
      if (Number.isNaN(own) || Number.isNaN(theirs)) {
        worse += 1;
        continue;
      }
      known += 1;
      if (theirs > own) better += 1;
      if (theirs < own) worse += 1;
    }
    if (known > 0 && worse === 0 && better > 0) return other;
  }
  return -1;
}
