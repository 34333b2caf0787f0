import type { ComparePair } from './comparePairs.ts';
import type { ValueFrequencies } from './frequencies.ts';
import { type ClassTree, levelSpace } from './mixture.ts';

/** What turns levels of agreement into evidence. */
export interface Evidence {
  matches: ClassTree;
  others: ClassTree;
  /** Logarithm of the odds before anything is compared. */
  logPriorOdds: number;
}

/** What one field adds to the logarithm of the odds, by its level and its parents' levels. */
export function fieldWeight({ matches, others }: Evidence, field: number, levels: Uint8Array): number {
  const level = levels[field]!;
  if (level === 0) return 0;
  return Math.log(chance(matches, field, level, levels) / chance(others, field, level, levels));
}

function chance({ parent, rows }: ClassTree, field: number, level: number, levels: Uint8Array): number {
  const above = parent[field]!;
  return rows[field]![(above < 0 ? 0 : levels[above]!) * levelSpace + level]!;
}

/**
 * How far the rarity of a shared value counts: wholly where agreement on the field is as surprising as anywhere, not at all where it follows from the
 * agreement of the field that it depends on.
 */
export function rarityShare({ others }: Evidence, field: number, levels: Uint8Array): number {
  const alone = Math.log(others.rows[field]![1]!);
  const given = Math.log(chance(others, field, 1, levels));
  return alone >= -1e-9 ? 0 : Math.min(1, Math.max(0, given / alone));
}

/** Logarithm of the odds of any two rows. */
export type WeighPair = (a: number, b: number) => number;

export function weighPairs(
  compare: ComparePair,
  codes: readonly Int32Array[],
  frequencies: readonly ValueFrequencies[],
  evidence: () => Evidence,
): WeighPair {
  const levels = new Uint8Array(codes.length);
  return (a, b) => {
    compare(a, b, levels);
    const now = evidence();
    let sum = now.logPriorOdds;
    for (let field = 0; field < codes.length; field += 1) {
      sum += fieldWeight(now, field, levels);
      if (levels[field] === 1)
        sum += rarityShare(now, field, levels) * frequencies[field]!.surprise[codes[field]![a]!]!;
    }
    return sum;
  };
}

export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
export const logOddsOf = (probability: number): number => Math.log(probability / (1 - probability));
