import type { RandomSource } from '../random/index.ts';
import { findDominance } from './simplexAcceptabilityDominance.ts';
import { type Cells, drawMeans, drawWeights, scoreOf, sortCells } from './simplexAcceptabilityDraws.ts';
import { type AcceptabilityTable, checkAcceptability } from './simplexAcceptabilityTable.ts';

export type { AcceptabilityTable } from './simplexAcceptabilityTable.ts';

export interface Acceptability {
  /** Share of draws in which alternative a takes rank r (0 first) at a · alternativeCount + r. */
  rankShare: Float64Array;
  /** The same of the first rank. */
  first: Float64Array;
  meanRank: Float64Array;
  /** Ranks, 1 first, that hold the middle nine tenths of the draws. */
  highestRank: Int32Array;
  lowestRank: Int32Array;
  /** Mean of the weights under which a is first, at a · groupCount + group; NaN where it never was. */
  centralWeights: Float64Array;
  /** Share of drawn values under which the central weights make it first; 0 where it never was. */
  confidence: Float64Array;
  /** 1 at a · alternativeCount + b: a is at least level with b whatever the weights and values, and somewhere beats it. */
  dominates: Uint8Array;
  meanWeights: Float64Array;
  draws: number;
}

const mostConfidenceDraws = 400;

/**
 * Stochastic multicriteria acceptability analysis: how often each alternative takes each rank when nobody knows the weights.
 * Used to compare places by many indicators without a weighting that somebody would have to defend.
 * @param table values on a scale of 0–1, the same for all alternatives, as ranges; criteria in groups that are weighted
 * @param draws how many pairs of weights and values, 1 or more @param random source of draws
 * @returns shares 0–1; of each, the standard error of drawing is √(p(1 − p)/draws)
 * @throws RangeError where a length, value, order or number is outside its range
 * Weights: even on the simplex w ≥ 0, Σw = 1 (exponentials divided by their sum), or on its part w₁ ≥ w₂ ≥ … ≥ each of the rest: the same
 * draw put in order. Values: triangular in their ranges, or even where none is likeliest, independent. Score Σ w · mean of the group.
 * Level scores share their ranks in equal parts, so rows and columns of rankShare each sum to 1. Dominance is worked out from the ends
 * of all ranges at the corners of all weights, not from draws.
 * Degenerate: one alternative is first always; all unknown: chance alone tells them apart; no criterion: RangeError.
 * Cost: draws · (cells with a range + alternatives · (groups + log alternatives)), dominance alternatives² · groups.
 * Source: Lahdelma, Hokkanen & Salminen (1998), EJOR 106:137; ordered weights Lahdelma & Salminen (2001), Oper. Res. 49:444; their means are
 * the centroid weights of Barron & Barrett (1996). Held by closed forms and a look at every corner in simplexAcceptability.test.ts.
 */
export function simplexAcceptability(table: AcceptabilityTable, draws: number, random: RandomSource): Acceptability {
  checkAcceptability(table, draws);
  const { alternativeCount: m, groupCount, order } = table;
  const cells = sortCells(table);
  const rankShare = new Float64Array(m * m);
  const central = new Float64Array(m * groupCount);
  const meanWeights = new Float64Array(groupCount);
  const weights = new Float64Array(groupCount);
  const means = new Float64Array(m * groupCount);
  const scores = new Float64Array(m);
  for (let draw = 0; draw < draws; draw += 1) {
    drawWeights(weights, order, random);
    for (let g = 0; g < groupCount; g += 1) meanWeights[g]! += weights[g]! / draws;
    for (let a = 0; a < m; a += 1) {
      drawMeans(cells, a, means, random);
      scores[a] = scoreOf(weights, means, a);
    }
    countRanks(scores, rankShare, (a, part) => {
      for (let g = 0; g < groupCount; g += 1) central[a * groupCount + g]! += part * weights[g]!;
    });
  }
  const first = Float64Array.from({ length: m }, (_, a) => rankShare[a * m]! / draws);
  for (let a = 0; a < m; a += 1)
    for (let g = 0; g < groupCount; g += 1)
      central[a * groupCount + g] = first[a]! > 0 ? central[a * groupCount + g]! / (first[a]! * draws) : Number.NaN;
  for (let i = 0; i < m * m; i += 1) rankShare[i]! /= draws;
  return {
    ...{ rankShare, first, ...summariseRanks(rankShare, m), centralWeights: central, meanWeights, draws },
    confidence: measureConfidence(cells, central, first, Math.min(draws, mostConfidenceDraws), random),
    dominates: findDominance(table),
  };
}

function countRanks(scores: Float64Array, ranks: Float64Array, isFirst: (a: number, part: number) => void): void {
  const m = scores.length;
  const sorted = scores.slice().sort();
  for (let a = 0; a < m; a += 1) {
    const above = m - countBelow(sorted, scores[a]!, true);
    const level = m - above - countBelow(sorted, scores[a]!, false);
    for (let r = above; r < above + level; r += 1) ranks[a * m + r]! += 1 / level;
    if (above === 0) isFirst(a, 1 / level);
  }
}

/** How many of the sorted values are less than the value, or at most as large. */
function countBelow(sorted: Float64Array, value: number, withLevel: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value || (withLevel && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function summariseRanks(share: Float64Array, m: number) {
  const meanRank = new Float64Array(m);
  const [highestRank, lowestRank] = [new Int32Array(m), new Int32Array(m)];
  for (let a = 0; a < m; a += 1) {
    let sum = 0;
    for (let r = 0; r < m; r += 1) {
      meanRank[a]! += (r + 1) * share[a * m + r]!;
      sum += share[a * m + r]!;
      if (highestRank[a] === 0 && sum > 0.05 + 1e-12) highestRank[a] = r + 1;
      if (lowestRank[a] === 0 && sum >= 0.95 - 1e-12) lowestRank[a] = r + 1;
    }
  }
  return { meanRank, highestRank, lowestRank };
}

/** Every draw of values is held against the central weights of all that were ever first. */
function measureConfidence(
  cells: Cells,
  central: Float64Array,
  first: Float64Array,
  draws: number,
  random: RandomSource,
): Float64Array {
  const { groupCount } = cells;
  const held = new Float64Array(first.length);
  const means = new Float64Array(first.length * groupCount);
  const candidates = Array.from(first.keys()).filter((a) => first[a]! > 0);
  const byFirst = Array.from(first.keys()).sort((a, b) => first[b]! - first[a]! || a - b);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let a = 0; a < first.length; a += 1) drawMeans(cells, a, means, random);
    for (const a of candidates) {
      const weights = central.subarray(a * groupCount, (a + 1) * groupCount);
      const own = scoreOf(weights, means, a);
      if (byFirst.every((b) => b === a || scoreOf(weights, means, b) <= own)) held[a]! += 1;
    }
  }
  return held.map((count) => count / draws);
}
