import type { FactState, Literal } from './criteria.ts';
import type { Facts } from './evaluate.ts';

/** Two facts that a rule compares: the test is of `name`, which is the one less so many times the other. */
export interface Comparison {
  name: string;
  fact: string;
  than: string;
  times: number;
}

export const nameOfComparison = (fact: string, than: string, times: number): string =>
  times === 1 ? `${fact} − ${than}` : `${fact} − ${times} × ${than}`;

/**
 * What is known of a comparison by what is known of its two facts.
 * Where both are known it is exact; a range or set of either gives a range; where one is not known it is not known; where either does not apply
 * it does not apply. Other tests of the same two facts are taken as free of it, so that more may be called unknown than must be, never less.
 * The sign is exact: of two doubles the difference is 0 where they are equal, and else has the sign of their order.
 */
export function compareFacts(facts: Facts, { fact, than, times }: Comparison): FactState {
  const [one, other] = [facts.get(fact), facts.get(than)];
  for (const kind of ['notApplicable', 'refused'] as const)
    if (one?.kind === kind || other?.kind === kind) return { kind };
  const [a, b] = [endsOf(one), endsOf(other)];
  if (a === null || b === null) return { kind: 'unknown' };
  const from = a.from - times * b.to;
  const to = a.to - times * b.from;
  if (from === to) return { kind: 'known', value: from };
  const end = (value: number) => (Number.isFinite(value) ? value : null);
  return { kind: 'interval', from: end(from), to: end(to) };
}

function endsOf(state: FactState | undefined): { from: number; to: number } | null {
  if (state?.kind === 'interval') return { from: state.from ?? -Infinity, to: state.to ?? Infinity };
  const values: readonly Literal[] =
    state?.kind === 'known' ? [state.value] : state?.kind === 'set' ? state.values : [];
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length === 0 ? null : { from: Math.min(...numbers), to: Math.max(...numbers) };
}
