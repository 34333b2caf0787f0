import { isicChildren, isicLevel } from '../../../../codes/index.ts';
import {
  type FactDomain,
  type FactState,
  type Facts,
  stateFault,
  unknownFact,
} from '../../../../kernels/criteria/index.ts';
import type { KnownFact } from '../../../registry/index.ts';

/** What is known of one fact of a firm, who says so, and of which day it was. */
export interface SourcedFact {
  fact: string;
  state: FactState;
  source: string;
  observedOn: string | null;
}

export function factsOfProfile(known: ReadonlyMap<string, KnownFact>): Map<string, SourcedFact> {
  return new Map(
    [...known.values()].map(({ fact, value, source, observedOn }) => [
      fact,
      { fact, state: refined(fact, { kind: 'known', value }), source, observedOn },
    ]),
  );
}

/** An industry that is known as a division or a group is one of its classes, and not known which. */
export function refined(fact: string, state: FactState): FactState {
  if (fact !== 'isic' || state.kind !== 'known' || typeof state.value !== 'string') return state;
  const level = isicLevel(state.value);
  if (level === null || level === 'class') return state;
  const values = classesWithin(state.value);
  return values.length === 0 ? state : { kind: 'set', values };
}

function classesWithin(code: string): string[] {
  return isicChildren(code).flatMap((child) => (child.level === 'class' ? [child.code] : classesWithin(child.code)));
}

/** For the kernel. What contradicts a fact’s domain, as registers sometimes do, counts as not known. */
export function statesOf(facts: ReadonlyMap<string, SourcedFact>, domains: ReadonlyMap<string, FactDomain>): Facts {
  return new Map(
    [...facts].map(([fact, { state }]) => [
      fact,
      stateFault(domains.get(fact) ?? null, state) === null ? state : unknownFact,
    ]),
  );
}
