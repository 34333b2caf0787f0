import { type Comparison, compareFacts, nameOfComparison } from './comparisons.ts';
import { compileRule, type Rule } from './compileRule.ts';
import {
  type Atom,
  type Criterion,
  type FactDomain,
  type FactState,
  isAtom,
  type Literal,
  type Operator,
} from './criteria.ts';
import type { Facts } from './evaluate.ts';
import { type CriteriaIssue, isReference, parseCriteria } from './parseCriteria.ts';
import { holds } from './possible.ts';

/** A value from a day on, until the next; null from ever. */
export interface DatedValue {
  from: string | null;
  value: Literal | readonly Literal[];
}

/** A fact that follows from others: the first case that holds says what it is. */
export interface DerivedFact {
  cases: readonly { when: Criterion; is: Literal }[];
  otherwise: Literal;
}

/** A rule as it is written, with all that it speaks of. */
export interface RuleSource {
  criteria: Criterion;
  domains?: ReadonlyMap<string, FactDomain>;
  parameters?: Readonly<Record<string, readonly DatedValue[]>>;
  derived?: Readonly<Record<string, DerivedFact>>;
  /** The area that each area lies in. */
  areas?: ReadonlyMap<string, string>;
}

/** A rule of a day, ready to be decided. */
export interface PreparedRule {
  /** What decides. */
  rule: Rule;
  /** What is only told: criteria that are nice to meet. */
  soft: readonly Rule[];
  /** Facts that a person has to judge. */
  discretionary: ReadonlySet<string>;
  comparisons: readonly Comparison[];
  /** Facts that are areas, with the areas below each that has some. */
  areaFacts: ReadonlySet<string>;
  areasBelow: ReadonlyMap<string, readonly string[]>;
}

export type Prepared = { ok: true; prepared: PreparedRule } | { ok: false; issues: CriteriaIssue[] };

const mostAtoms = 2_000;

/**
 * Turns a rule as it is written into one that can be decided: limits that have names take their value of the day, derived facts are replaced
 * by the cases that they follow from (so that each base fact keeps one value wherever it stands), areas by the areas within them, comparisons
 * of two facts by a test of their difference; what is soft is set apart.
 * @param source criteria from parseCriteria, and what they speak of
 * @param asOf the day, as 2026-03-31; null where none is given: a limit that has several values is then a fault
 * @returns the rule, or what is wrong with it and where: limits that are not named or not yet, a derived fact that follows from itself, areas
 *   that are not there, soft criteria below anything but the uppermost `all`, literals that do not go with their operator
 * Cost: the size of the rule after expansion, at most 2,000 tests. Held by prepareRule.test.ts.
 */
export function prepareRule(source: RuleSource, asOf: string | null): Prepared {
  const expander = new Expander(source, asOf);
  const { hard, soft } = expander.split(source.criteria);
  const criterion = expander.expand(hard, []);
  const softer = soft.map(({ criterion: one, path }) => expander.expand(one, path));
  const { domains = new Map() } = source;
  for (const one of [criterion, ...softer]) {
    const again = expander.issues.length > 0 ? null : parseCriteria(withoutPlaces(one), domains);
    if (again?.ok === false) expander.issues.push(...again.issues);
  }
  if (expander.issues.length > 0) return { ok: false, issues: expander.issues.slice(0, 100) };
  const all = new Map([...domains, ...expander.comparisons.map(({ name }) => [name, { type: 'number' }] as const)]);
  return {
    ok: true,
    prepared: {
      rule: compileRule(criterion, all),
      soft: softer.map((one) => compileRule(one, all)),
      discretionary: expander.discretionary,
      comparisons: expander.comparisons,
      areaFacts: expander.areaFacts,
      areasBelow: expander.below,
    },
  };
}

/** What is known of a firm, as a prepared rule needs it: with the comparisons, and coarse areas as all that they may be. */
export function completeFacts({ comparisons, areaFacts, areasBelow }: PreparedRule, facts: Facts): Facts {
  if (comparisons.length === 0 && (areaFacts.size === 0 || areasBelow.size === 0)) return facts;
  const complete = new Map(facts);
  for (const fact of areaFacts) {
    const state = facts.get(fact);
    if (state !== undefined) complete.set(fact, refineArea(state, areasBelow));
  }
  for (const one of comparisons) complete.set(one.name, compareFacts(facts, one));
  return complete;
}

/** An area that has areas below it is one of the lowest of these, and not known which. */
export function refineArea(state: FactState, below: ReadonlyMap<string, readonly string[]>): FactState {
  const values = state.kind === 'known' ? [state.value] : state.kind === 'set' ? state.values : [];
  if (!values.some((value) => below.has(value as string))) return state;
  const lowest = (area: Literal): readonly Literal[] => below.get(area as string)?.flatMap(lowest) ?? [area];
  return { kind: 'set', values: [...new Set(values.flatMap(lowest))] };
}

type Path = readonly (string | number)[];

class Expander {
  readonly issues: CriteriaIssue[] = [];
  readonly comparisons: Comparison[] = [];
  readonly discretionary = new Set<string>();
  readonly areaFacts = new Set<string>();
  readonly below = new Map<string, string[]>();
  private atoms = 0;

  constructor(
    private readonly source: RuleSource,
    private readonly asOf: string | null,
  ) {
    for (const [area, parent] of source.areas ?? []) this.below.set(parent, [...(this.below.get(parent) ?? []), area]);
  }

  /** Soft criteria stand by themselves, or in the uppermost `all`. */
  split(criteria: Criterion): { hard: Criterion; soft: { criterion: Criterion; path: Path }[] } {
    const isSoft = (one: Criterion) => isAtom(one) && one.kind === 'soft';
    if (isSoft(criteria)) return { hard: { all: [] }, soft: [{ criterion: criteria, path: [] }] };
    if (!('all' in criteria)) return { hard: criteria, soft: [] };
    const soft = criteria.all.flatMap((one, i) => (isSoft(one) ? [{ criterion: one, path: ['all', i] }] : []));
    if (soft.length === 0) return { hard: criteria, soft };
    const hard = criteria.all.flatMap((one, i) => (isSoft(one) ? [] : [placed(one, ['all', i])]));
    return { hard: { all: hard }, soft };
  }

  expand(criterion: Criterion, path: Path, within: readonly string[] = []): Criterion {
    if (this.atoms > mostAtoms) return criterion;
    if (isAtom(criterion)) return this.expandAtom(criterion, path, within);
    if ('not' in criterion) return { not: this.expand(criterion.not, [...path, 'not'], within) };
    const list = (key: string, of: readonly Criterion[]) =>
      of.map((one, i) => this.expand(one, [...path, key, i], within));
    if ('all' in criterion) return { all: list('all', criterion.all) };
    if ('any' in criterion) return { any: list('any', criterion.any) };
    return { atLeast: criterion.atLeast, of: list('of', criterion.of) };
  }

  private fault(path: Path, code: CriteriaIssue['code'], found: string): void {
    this.issues.push({ path: path.join('.'), code, found });
  }

  private expandAtom(written: Atom, path: Path, within: readonly string[]): Criterion {
    this.atoms += 1;
    if (this.atoms === mostAtoms) this.fault(path, 'tooMany', String(this.atoms));
    const at = written.at ?? path.join('.');
    const isOwn = within.length === 0;
    if (written.kind === 'soft' && isOwn && path.length > 0 && !isTop(path))
      this.fault(path, 'softInside', written.fact);
    if (written.kind === 'discretionary') this.discretionary.add(written.fact);
    const value = this.valueOf(written.value, path);
    const { kind: _, unit: __, than, ...rest } = written;
    const atom: Atom = { ...rest, ...(value === undefined ? {} : { value }), at };
    if (than !== undefined) return this.compared(atom, than);
    if (atom.op === 'within') return this.withinAreas(atom, path);
    const derived = this.source.derived?.[atom.fact];
    return derived === undefined ? atom : this.derivedFrom(atom, derived, path, within);
  }

  private valueOf(value: Atom['value'], path: Path): Exclude<Atom['value'], { parameter: string }> {
    if (!isReference(value)) return value as Exclude<Atom['value'], { parameter: string }>;
    const dated = this.source.parameters?.[value.parameter] ?? [];
    const isFrom = ({ from }: DatedValue) => from === null || (this.asOf !== null && from <= this.asOf);
    const reached = dated.filter(isFrom).sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
    if (dated.length === 0) this.fault(path, 'unknownParameter', value.parameter);
    else if (this.asOf === null && dated.length > 1) this.fault(path, 'parameterDated', value.parameter);
    else if (this.asOf !== null && reached.length === 0) this.fault(path, 'parameterNotYet', value.parameter);
    return (this.asOf === null ? dated[0] : reached.at(-1))?.value ?? 0;
  }

  private compared(atom: Atom, { fact: than, times = 1 }: { fact: string; times?: number }): Atom {
    const name = nameOfComparison(atom.fact, than, times);
    if (!this.comparisons.some((one) => one.name === name))
      this.comparisons.push({ name, fact: atom.fact, than, times });
    return { ...atom, fact: name, value: 0 };
  }

  private withinAreas(atom: Atom, path: Path): Atom {
    const { areas = new Map() } = this.source;
    this.areaFacts.add(atom.fact);
    const named = atom.value as readonly string[];
    for (const area of named) if (!areas.has(area) && !this.below.has(area)) this.fault(path, 'unknownArea', area);
    const seen = new Set<string>();
    const add = (area: string) => {
      if (seen.has(area)) return;
      seen.add(area);
      for (const lower of this.below.get(area) ?? []) add(lower);
    };
    for (const area of named) add(area);
    return { ...atom, op: 'in' as Operator, value: [...seen] };
  }

  /** Which case holds, said of the facts that the cases are made of. */
  private derivedFrom(atom: Atom, { cases, otherwise }: DerivedFact, path: Path, within: readonly string[]): Criterion {
    if (within.includes(atom.fact)) {
      this.fault(path, 'cycle', [...within, atom.fact].join(', '));
      return { any: [] };
    }
    const inside = [...within, atom.fact];
    const passes = (is: Literal) => (atom.op === 'exists' ? atom.value !== false : holds(atom, is));
    const whens = cases.map(({ when }) => placed(when, path, atom.at));
    const branches: Criterion[] = [];
    for (const [i, { is }] of cases.entries())
      if (passes(is))
        branches.push({ all: [...whens.slice(0, i).map((when) => ({ not: when })), whens[i] as Criterion] });
    if (passes(otherwise)) branches.push({ all: whens.map((when) => ({ not: when })) });
    return this.expand({ any: branches }, path, inside);
  }
}

const isTop = (path: Path) => path.length === 2 && path[0] === 'all';

/** The criterion with the place where it is written noted at each of its tests. */
function placed(criterion: Criterion, path: Path, at?: string): Criterion {
  if (isAtom(criterion)) return { ...criterion, at: at ?? criterion.at ?? path.join('.') };
  if ('not' in criterion) return { not: placed(criterion.not, [...path, 'not'], at) };
  const list = (key: string, of: readonly Criterion[]) => of.map((one, i) => placed(one, [...path, key, i], at));
  if ('all' in criterion) return { all: list('all', criterion.all) };
  if ('any' in criterion) return { any: list('any', criterion.any) };
  return { atLeast: criterion.atLeast, of: list('of', criterion.of) };
}

function withoutPlaces(criterion: Criterion): Criterion {
  if (isAtom(criterion)) {
    const { at: _, ...atom } = criterion;
    return atom;
  }
  if ('not' in criterion) return { not: withoutPlaces(criterion.not) };
  if ('all' in criterion) return { all: criterion.all.map(withoutPlaces) };
  if ('any' in criterion) return { any: criterion.any.map(withoutPlaces) };
  return { atLeast: criterion.atLeast, of: criterion.of.map(withoutPlaces) };
}
