/** A value that a rule names or a fact has; codes are strings. */
export type Literal = number | string | boolean;

export const operators = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'between',
  'in',
  'notIn',
  'prefixIn',
  'exists',
  'within',
] as const;
export type Operator = (typeof operators)[number];

/** A limit that has a name and changes with the years. */
export interface ParameterReference {
  parameter: string;
}

/**
 * hard: decides. soft: is told, and decides nothing. discretionary: decides, but a person has to judge it, so that it is open until
 * somebody has.
 */
export const atomKinds = ['hard', 'soft', 'discretionary'] as const;
export type AtomKind = (typeof atomKinds)[number];

/**
 * One test of one fact. `between` has two numbers, `in`, `notIn` and `prefixIn` a list, `within` a list of areas, `exists` nothing or a
 * boolean. Instead of a value, `than` names another fact, of which so many times are the limit.
 */
export interface Atom {
  fact: string;
  op: Operator;
  value?: Literal | readonly Literal[] | ParameterReference;
  than?: { fact: string; times?: number };
  kind?: AtomKind;
  /** In what the value counts; compared with what the fact’s domain says. */
  unit?: string;
  /** Where the rule is written: a clause, a page. */
  source?: string;
  /** Place in the rule as it was written, where this test was made from another. */
  at?: string;
}

export type Criterion =
  | { all: readonly Criterion[] }
  | { any: readonly Criterion[] }
  | { not: Criterion }
  | { atLeast: number; of: readonly Criterion[] }
  | Atom;

/** What values a fact can have. Numbers are real and unbounded where nothing else is said; a code may be one that no rule names. */
export interface FactDomain {
  type: 'number' | 'boolean' | 'code';
  integer?: boolean;
  least?: number;
  most?: number;
  /** In what a number counts: people, years, a currency. */
  unit?: string;
}

/** What is known of a fact. An interval is closed; null is an open end. Every value in it, or in the set, is possible. */
export type FactState =
  | { kind: 'known'; value: Literal }
  | { kind: 'set'; values: readonly Literal[] }
  | { kind: 'interval'; from: number | null; to: number | null }
  | { kind: 'unknown' }
  /** Asked, and not told: decides as unknown, and is not asked again. */
  | { kind: 'refused' }
  | { kind: 'notApplicable' };

export type Outcome = 'eligible' | 'ineligible' | 'unknown';

export const unknownFact: FactState = { kind: 'unknown' };

/** Whether nothing is known of it: not asked yet, or not told. */
export const isNothing = ({ kind }: FactState): boolean => kind === 'unknown' || kind === 'refused';

export function isAtom(criterion: Criterion): criterion is Atom {
  return 'fact' in criterion;
}

/** The criteria directly below one; none below an atom. */
export function childrenOf(criterion: Criterion): readonly Criterion[] {
  if (isAtom(criterion)) return [];
  if ('all' in criterion) return criterion.all;
  if ('any' in criterion) return criterion.any;
  return 'not' in criterion ? [criterion.not] : criterion.of;
}

/** Every atom of a rule, left to right. */
export function atomsOf(criterion: Criterion): Atom[] {
  return isAtom(criterion) ? [criterion] : childrenOf(criterion).flatMap(atomsOf);
}

/** Facts that a rule speaks of, in the order in which it first does. */
export function factsOf(criterion: Criterion): string[] {
  return [...new Set(atomsOf(criterion).map(({ fact }) => fact))];
}

/** Literals are compared trimmed and in Unicode form C. */
export function tidyText(text: string): string {
  return text.trim().normalize('NFC');
}
