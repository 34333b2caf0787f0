import { isicChildren, isicLevel } from '../../../../codes/index.ts';
import {
  type FactDomain,
  type FactState,
  type Facts,
  stateFault,
  unknownFact,
} from '../../../../kernels/criteria/index.ts';
import type { KnownFact } from '../../../registry/index.ts';
import { readCell } from './readCell.ts';

/** What is known of one fact of a firm, who says so, and of which day it was. */
export interface SourcedFact {
  fact: string;
  state: FactState;
  source: string;
  observedOn: string | null;
  /** A register or a file has it, somebody says so, or it is a band or a wider code of which the value is one. */
  confidence?: Confidence;
}
export type Confidence = 'recorded' | 'stated' | 'rough';

/** Facts that a band says something of, where nothing exact is known. */
const factOfBand: Readonly<Record<string, string>> = { employeesBand: 'employees', turnoverBand: 'turnover' };

export function factsOfProfile(known: ReadonlyMap<string, KnownFact>): Map<string, SourcedFact> {
  const facts = new Map<string, SourcedFact>();
  for (const one of known.values()) {
    const { fact, source, observedOn } = one;
    const state = refined(fact, { kind: 'known', value: one.value });
    facts.set(fact, { fact, state, source, observedOn, confidence: confidenceOf(one, state) });
  }
  for (const [band, fact] of Object.entries(factOfBand)) {
    const said = known.get(band);
    const state = said === undefined || facts.has(fact) ? null : stateOfBand(said.value);
    if (said !== undefined && state !== null)
      facts.set(fact, { fact, state, source: said.source, observedOn: said.observedOn, confidence: 'rough' });
  }
  return facts;
}

function confidenceOf({ origin }: KnownFact, state: FactState): Confidence {
  if (state.kind !== 'known') return 'rough';
  return origin === 'register' ? 'recorded' : 'stated';
}

/** A band such as `20..49` or `250..` leaves every number in it possible; null where it is written otherwise. */
export function stateOfBand(value: unknown): FactState | null {
  const read = readCell(String(value), 'number');
  return 'state' in read && (read.state.kind === 'interval' || read.state.kind === 'known') ? read.state : null;
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
