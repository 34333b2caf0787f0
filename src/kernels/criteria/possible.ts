import { type Atom, type FactDomain, type FactState, isNothing, type Literal } from './criteria.ts';
import { typeOfLiteral } from './parseCriteria.ts';

/** Truth as the set of what can be: it can be false (1), it can be true (2), or either (3). */
export type Truth = 1 | 2 | 3;
export const isFalse = 1;
export const isTrue = 2;
export const isEither = 3;

export const negate = (truth: Truth): Truth => (truth === isFalse ? isTrue : truth === isTrue ? isFalse : isEither);

/** The values that a fact can have by what is known of it and by its domain. `given`: something was said of it. */
export type Possible =
  | { kind: 'values'; values: readonly Literal[]; given: boolean }
  | { kind: 'interval'; from: number; to: number; integer: boolean; given: boolean }
  | { kind: 'anyText'; given: boolean }
  | { kind: 'notApplicable' };

/** What is wrong with something said of a fact; null where it is sound. `domain` is null where no literal tells the type. */
export type StateFault = 'wrongType' | 'notWhole' | 'outOfBounds' | 'contradictoryInterval' | 'emptySet';

export function stateFault(domain: FactDomain | null, state: FactState): StateFault | null {
  if (isNothing(state) || state.kind === 'notApplicable') return null;
  if (state.kind === 'interval') return intervalFault(domain, state);
  const values = state.kind === 'known' ? [state.value] : state.kind === 'set' ? state.values : [];
  if (values.length === 0) return 'emptySet';
  if (domain === null) return null;
  for (const value of values) {
    if (typeOfLiteral(value) !== domain.type) return 'wrongType';
    if (typeof value !== 'number') continue;
    if (!Number.isFinite(value)) return 'wrongType';
    if (domain.integer && !Number.isInteger(value)) return 'notWhole';
    if (value < (domain.least ?? -Infinity) || value > (domain.most ?? Infinity)) return 'outOfBounds';
  }
  return null;
}

function intervalFault(
  domain: FactDomain | null,
  { from, to }: Extract<FactState, { kind: 'interval' }>,
): StateFault | null {
  if (domain !== null && domain.type !== 'number') return 'wrongType';
  if ((from ?? -Infinity) > (to ?? Infinity)) return 'contradictoryInterval';
  const { from: low, to: high } = intersect(domain, from, to);
  if (low > high) return domain?.integer && low - high <= 1 ? 'notWhole' : 'outOfBounds';
  return null;
}

function intersect(domain: FactDomain | null, from: number | null, to: number | null) {
  const low = Math.max(from ?? -Infinity, domain?.least ?? -Infinity);
  const high = Math.min(to ?? Infinity, domain?.most ?? Infinity);
  const integer = domain?.integer === true;
  return { from: integer ? Math.ceil(low) : low, to: integer ? Math.floor(high) : high, integer };
}

/** Throws RangeError for what `stateFault` names: callers check what people say before they decide by it. */
export function possibleOf(domain: FactDomain | null, state: FactState): Possible {
  const fault = stateFault(domain, state);
  if (fault !== null) throw new RangeError(`possibleOf: the state of a fact is at fault: ${fault}`);
  switch (state.kind) {
    case 'notApplicable':
      return { kind: 'notApplicable' };
    case 'known':
      return { kind: 'values', values: [state.value], given: true };
    case 'set':
      return { kind: 'values', values: [...new Set(state.values)], given: true };
    case 'interval':
      return { kind: 'interval', ...intersect(domain, state.from, state.to), given: true };
    default:
      return wholeDomain(domain, false);
  }
}

/** Everything that a fact of this domain can be. */
export function wholeDomain(domain: FactDomain | null, given: boolean): Possible {
  if (domain?.type === 'number') return { kind: 'interval', ...intersect(domain, null, null), given };
  if (domain?.type === 'boolean') return { kind: 'values', values: [true, false], given };
  return { kind: 'anyText', given };
}

/** Whether a test of a value holds. */
export function holds({ op, value }: Atom, actual: Literal): boolean {
  switch (op) {
    case '=':
      return actual === value;
    case '!=':
      return actual !== value;
    case '<':
      return (actual as number) < (value as number);
    case '<=':
      return (actual as number) <= (value as number);
    case '>':
      return (actual as number) > (value as number);
    case '>=':
      return (actual as number) >= (value as number);
    case 'between': {
      const [from, to] = value as readonly [number, number];
      return (actual as number) >= from && (actual as number) <= to;
    }
    case 'in':
      return (value as readonly Literal[]).includes(actual);
    case 'notIn':
      return !(value as readonly Literal[]).includes(actual);
    case 'prefixIn':
      return (value as readonly string[]).some((prefix) => (actual as string).startsWith(prefix));
    default:
      return value !== false;
  }
}

/** What a test can come out as, over everything that the fact can be: exactly, the test being the only one. */
export function truthOf(atom: Atom, possible: Possible): Truth {
  if (possible.kind === 'notApplicable') return truthOfNotApplicable(atom);
  if (atom.op === 'exists') return possible.given === (atom.value !== false) ? isTrue : isFalse;
  if (possible.kind === 'anyText') return isEither;
  if (possible.kind === 'interval') return truthOfInterval(atom, possible);
  let truth = 0;
  for (const value of possible.values) truth |= holds(atom, value) ? isTrue : isFalse;
  return truth as Truth;
}

/** Of a fact that does not apply every test is false, except that it is not this, not among these, not there. */
export function truthOfNotApplicable({ op, value }: Atom): Truth {
  return op === '!=' || op === 'notIn' || (op === 'exists' && value === false) ? isTrue : isFalse;
}

function truthOfInterval({ op, value }: Atom, { from, to, integer }: Extract<Possible, { kind: 'interval' }>): Truth {
  const between = (canFail: boolean, canHold: boolean) => ((canFail ? isFalse : 0) | (canHold ? isTrue : 0)) as Truth;
  const limit = value as number;
  switch (op) {
    case '<':
      return between(to >= limit, from < limit);
    case '<=':
      return between(to > limit, from <= limit);
    case '>':
      return between(from <= limit, to > limit);
    case '>=':
      return between(from < limit, to >= limit);
    case 'between': {
      const [first, last] = value as readonly [number, number];
      const low = integer ? Math.ceil(first) : first;
      const high = integer ? Math.floor(last) : last;
      return between(from < low || to > high, Math.max(from, low) <= Math.min(to, high));
    }
    default: {
      const named = new Set((Array.isArray(value) ? value : [value]) as readonly number[]);
      let inside = 0;
      for (const one of named) if (one >= from && one <= to && (!integer || Number.isInteger(one))) inside += 1;
      const size = integer ? to - from + 1 : from === to ? 1 : Infinity;
      const isNamed = between(inside < size, inside > 0);
      return op === '!=' || op === 'notIn' ? negate(isNamed) : isNamed;
    }
  }
}
