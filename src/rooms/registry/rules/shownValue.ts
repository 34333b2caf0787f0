import type { SourceKind } from '../mapping/model.ts';
import { sourceRank } from './sourceRank.ts';

/** One thing that was said of a firm. */
export interface SaidValue<Value> {
  value: Value | null;
  kind: 'correction' | SourceKind;
  /** When it was said; of equals the last counts. */
  at: string;
  withdrawn?: boolean;
}

/**
 * The value that is shown, of all that were said: what a person set right, or a checked claim says, before a register, that
 * before an adviser's visit, that before an upload; of one rank the latest. What is empty says nothing, unless a person
 * set it so. Nothing is lost by it: the others are kept with their sources.
 */
export function shownValue<Value>(said: readonly SaidValue<Value>[]): SaidValue<Value> | null {
  let shown: SaidValue<Value> | null = null;
  for (const one of said) {
    if (one.withdrawn || (one.value === null && one.kind !== 'correction')) continue;
    if (shown === null || beats(one, shown)) shown = one;
  }
  return shown;
}

function beats<Value>(one: SaidValue<Value>, other: SaidValue<Value>): boolean {
  const difference = rankOf(one) - rankOf(other);
  return difference > 0 || (difference === 0 && one.at > other.at);
}

function rankOf({ kind }: SaidValue<unknown>): number {
  return kind === 'correction' ? sourceRank('claim') : sourceRank(kind);
}
