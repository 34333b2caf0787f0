import { countAllPairs } from './blockingKeys.ts';
import { comparePairs } from './comparePairs.ts';
import { eachCandidate, isCandidate } from './eachCandidate.ts';
import { fitMixture } from './fitMixture.ts';
import { countFrequencies, type ValueFrequencies } from './frequencies.ts';
import { countLevelTotals, rakeToTotals } from './levelTotals.ts';
import { PairList, PatternCounts } from './patterns.ts';
import type { BlockingPlan } from './planBlocking.ts';
import type { PreparedTable } from './types.ts';
import { type Evidence, fieldWeight, probabilityOf, rarityShare } from './weights.ts';

export interface JudgedPair {
  a: number;
  b: number;
  isMatch: boolean;
}

export interface Learned {
  evidence: Evidence;
  frequencies: ValueFrequencies[];
  pairs: PairList;
  /** Logarithm of the odds of each pattern before rarity, and how far the rarity of each field counts in it. */
  patternWeights: Float64Array;
  rarity: Float64Array;
  patternLevels: Uint8Array;
}

const mostSampled = 400_000;
/** A judged pair counts as so many pairs, for it is known what it is. */
const judgedWeight = 5;

/**
 * Compares the pairs of a plan and learns from them what agreement means in this table.
 * @param random numbers in [0, 1): draws the pairs that stand for those not compared
 */
export function learnEvidence(
  table: PreparedTable,
  plan: BlockingPlan,
  random: () => number,
  judgedPairs: readonly JudgedPair[] = [],
): Learned {
  const { rowCount, boundary, fields } = table;
  const patterns = new PatternCounts(comparePairs(table), fields.length);
  const pairs = new PairList();
  eachCandidate(plan, rowCount, boundary, (a, b) => pairs.push(a, b, patterns.add(a, b)));
  const compared = patterns.counts.slice();
  const allPairs = countAllPairs(rowCount, boundary);
  const sampled = plan.everyPair ? 0 : Math.min(mostSampled, allPairs);
  let kept = 0;
  for (let draw = 0; draw < sampled; draw += 1) {
    const a = Math.floor(random() * (boundary ?? rowCount));
    const b =
      boundary === null ? Math.floor(random() * rowCount) : boundary + Math.floor(random() * (rowCount - boundary));
    if (a === b || isCandidate(plan, a, b)) continue;
    patterns.add(a, b);
    kept += 1;
  }
  const drawn = patterns.counts.map((count, k) => count - (compared[k] ?? 0));
  const judged = countJudged(patterns, judgedPairs);
  const size = patterns.size;
  const scale = kept > 0 ? Math.max(0, allPairs - pairs.length) / kept : 0;
  const levels = Uint8Array.from(patterns.levels);
  const notCompared = Float64Array.from({ length: size }, (_, k) => (drawn[k] ?? 0) * scale);
  if (scale > 0) {
    const targets = fields.map((field, index) => {
      const { totals, isComplete } = countLevelTotals(field, table);
      for (let k = 0; k < compared.length; k += 1) totals[levels[k * fields.length + index]!]! -= compared[k]!;
      return { totals, isComplete };
    });
    rakeToTotals(notCompared, levels, fields.length, targets);
  }
  const fit = fitMixture({
    patterns: { fieldCount: fields.length, levels, size },
    compared: Float64Array.from({ length: size }, (_, k) => compared[k] ?? 0),
    notCompared,
    fields,
    allPairs,
    rowCount,
    mostMatches: boundary === null ? allPairs : Math.min(boundary, rowCount - boundary),
    mayMatch: boundary === null ? undefined : (weights) => countBest(pairs, weights, rowCount),
    judged,
  });
  const frequencies = fields.map((field) => countFrequencies(field, rowCount));
  const evidence: Evidence = { matches: fit.matches, others: fit.others, logPriorOdds: fit.logPriorOdds };
  const learned = {
    evidence,
    frequencies,
    pairs,
    patternLevels: levels,
    ...weighPatterns(evidence, levels, fields.length),
  };
  settlePriorOdds(learned, table, allPairs);
  return learned;
}

/** Pairs of each pattern that are the best of both their rows: of two files, a row of one is mostly one row of the other. */
function countBest(pairs: PairList, weights: Float64Array, rowCount: number): Float64Array {
  const best = new Float64Array(rowCount).fill(Number.NEGATIVE_INFINITY);
  pairs.each((a, b, pattern) => {
    const weight = weights[pattern]!;
    if (weight > best[a]!) best[a] = weight;
    if (weight > best[b]!) best[b] = weight;
  });
  const counts = new Float64Array(weights.length);
  pairs.each((a, b, pattern) => {
    if (weights[pattern]! >= best[a]! && weights[pattern]! >= best[b]!) counts[pattern]! += 1;
  });
  return counts;
}

function countJudged(patterns: PatternCounts, judged: readonly JudgedPair[]) {
  if (judged.length === 0) return undefined;
  const placed = judged.map(({ a, b, isMatch }) => ({ pattern: patterns.add(a, b), isMatch }));
  const matches = new Float64Array(patterns.size);
  const others = new Float64Array(patterns.size);
  for (const { pattern, isMatch } of placed) (isMatch ? matches : others)[pattern]! += judgedWeight;
  return { matches, others };
}

function weighPatterns(evidence: Evidence, levels: Uint8Array, fieldCount: number) {
  const size = fieldCount === 0 ? 0 : levels.length / fieldCount;
  const patternWeights = new Float64Array(size);
  const rarity = new Float64Array(size * fieldCount);
  for (let k = 0; k < size; k += 1) {
    const own = levels.subarray(k * fieldCount, (k + 1) * fieldCount);
    for (let field = 0; field < fieldCount; field += 1) {
      patternWeights[k]! += fieldWeight(evidence, field, own);
      if (own[field] === 1) rarity[k * fieldCount + field] = rarityShare(evidence, field, own);
    }
  }
  return { patternWeights, rarity };
}

/** The odds again, now that the rarity of values is known: the share of matches is that which the weights of all pairs add up to. */
function settlePriorOdds(learned: Learned, table: PreparedTable, allPairs: number): void {
  const weights = new Float64Array(learned.pairs.length);
  eachWeight(learned, table, (_a, _b, weight, index) => {
    weights[index] = weight - learned.evidence.logPriorOdds;
  });
  for (let step = 0; step < 15; step += 1) {
    let matches = 0.01;
    for (const weight of weights) matches += probabilityOf(weight + learned.evidence.logPriorOdds);
    const share = Math.min(0.9, matches / Math.max(1, allPairs));
    const next = Math.log(share / (1 - share));
    const moved = Math.abs(next - learned.evidence.logPriorOdds);
    learned.evidence.logPriorOdds = next;
    if (moved < 1e-4) break;
  }
}

/** The logarithm of the odds of every compared pair. */
export function eachWeight(
  { evidence, frequencies, pairs, patternWeights, rarity, patternLevels }: Learned,
  { fields }: PreparedTable,
  visit: (a: number, b: number, logOdds: number, index: number) => void,
): void {
  const fieldCount = fields.length;
  const codes = fields.map((field) => field.codes);
  pairs.each((a, b, pattern, index) => {
    let sum = evidence.logPriorOdds + patternWeights[pattern]!;
    const at = pattern * fieldCount;
    for (let field = 0; field < fieldCount; field += 1) {
      const share = rarity[at + field]!;
      if (share > 0 && patternLevels[at + field] === 1) sum += share * frequencies[field]!.surprise[codes[field]![a]!]!;
    }
    visit(a, b, sum, index);
  });
}
