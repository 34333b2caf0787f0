import type { Rule, RuleFact } from './compileRule.ts';
import { type Atom, type FactState, isNothing, type Literal } from './criteria.ts';
import {
  holds,
  isFalse,
  isTrue,
  type Possible,
  possibleOf,
  type Truth,
  truthOf,
  truthOfNotApplicable,
  wholeDomain,
} from './possible.ts';

/** Values of one fact that every atom of a rule treats alike. */
export interface Region {
  /** Truth of each of the fact's atoms, in their order: false or true, never either. */
  truths: readonly Truth[];
  /** One value of the region; null where the fact does not apply or was not stated. */
  sample: Literal | null;
}

/**
 * Cuts what a fact can be into regions that no atom of the rule tells apart.
 * @param rule the rule whose atoms cut
 * @param fact index of the fact
 * @param state what is known of it; `answered` instead: everything that it could be once it is stated
 * @param near the sample of a region is the value nearest to this number, where one is given
 * @returns at least one region, each with another row of truths; together they cover every possible value
 * Numbers are cut at each number that an atom names and at their ends; between two cuts one value stands for all. Codes: each code
 * that is named, one beginning with each prefix, and one that no atom names. Cost: values named × atoms of the fact.
 */
export function regionsOf(
  rule: Rule,
  fact: number,
  state: FactState | 'answered',
  near: number | null = null,
): Region[] {
  const regions = new Map<string, Region>();
  const distance = (sample: Literal | null) => (near === null ? 0 : Math.abs((sample as number) - near));
  for (const one of state === 'answered' ? answeredSamples(rule, fact) : samplesWithin(rule, fact, state)) {
    const key = one.truths.join('');
    const known = regions.get(key);
    if (known === undefined || distance(one.sample) < distance(known.sample)) regions.set(key, one);
  }
  return [...regions.values()];
}

const answered = new WeakMap<Rule, Region[][]>();

/** One value for each region of what a fact could be once it is stated, several of them in one region: worked out once for a rule. */
export function answeredSamples(rule: Rule, fact: number): readonly Region[] {
  let known = answered.get(rule);
  if (known === undefined) {
    known = [];
    answered.set(rule, known);
  }
  known[fact] ??= samplesWithin(rule, fact, 'answered');
  return known[fact] as Region[];
}

const answeredMerged = new WeakMap<Rule, Region[][]>();

/** regionsOf what a fact could be once it is stated, worked out once for a rule. */
export function answeredRegions(rule: Rule, fact: number): readonly Region[] {
  let known = answeredMerged.get(rule);
  if (known === undefined) {
    known = [];
    answeredMerged.set(rule, known);
  }
  known[fact] ??= regionsOf(rule, fact, 'answered');
  return known[fact] as Region[];
}

function samplesWithin(rule: Rule, fact: number, state: FactState | 'answered'): Region[] {
  const about = rule.facts[fact] as RuleFact;
  const atoms = about.atoms.map((i) => rule.atoms[i] as Atom);
  const possible = state === 'answered' ? wholeDomain(about.domain, true) : possibleOf(about.domain, state);
  if (possible.kind === 'notApplicable') return [{ truths: atoms.map(truthOfNotApplicable), sample: null }];
  return samplesOf(possible, atoms).map((sample) => ({
    truths: atoms.map((atom) => (testOf(atom, sample, possible.given) ? isTrue : isFalse)),
    sample,
  }));
}

const testOf = (atom: Atom, sample: Literal | null, given: boolean) =>
  atom.op === 'exists' ? given === (atom.value !== false) : sample !== null && holds(atom, sample);

function samplesOf(
  possible: Exclude<Possible, { kind: 'notApplicable' }>,
  atoms: readonly Atom[],
): readonly (Literal | null)[] {
  if (possible.kind === 'values') return possible.values;
  const named = atoms.flatMap(({ op, value }) =>
    op === 'exists' ? [] : Array.isArray(value) ? value : [value],
  ) as Literal[];
  if (possible.kind === 'interval') return sampleInterval(possible, named as number[]);
  return sampleTexts(atoms, named as string[]);
}

function sampleInterval(
  { from, to, integer }: Extract<Possible, { kind: 'interval' }>,
  named: readonly number[],
): number[] {
  const ends = [from, to].filter(Number.isFinite);
  if (integer) {
    const near = named.flatMap((cut) => [Math.floor(cut) - 1, Math.floor(cut), Math.ceil(cut), Math.ceil(cut) + 1]);
    const inside = [...new Set([...ends, ...near])].filter((value) => value >= from && value <= to);
    return inside.length > 0 ? inside : [0];
  }
  const cuts = [...new Set([...ends, ...named.filter((cut) => cut >= from && cut <= to)])].sort((a, b) => a - b);
  const [first, last] = [cuts[0], cuts.at(-1)];
  if (first === undefined || last === undefined) return [0];
  const between = cuts.slice(1).map((cut, i) => cut / 2 + (cuts[i] as number) / 2);
  const below = first > from ? [first - Math.max(1, Math.abs(first))] : [];
  const above = last < to ? [last + Math.max(1, Math.abs(last))] : [];
  return [...cuts, ...between, ...below, ...above];
}

/** A letter for private use: no code that people write ends in it. */
const filler = '\uE000';

function sampleTexts(atoms: readonly Atom[], named: readonly string[]): (string | null)[] {
  if (named.length === 0) return [null];
  const longest = Math.max(...named.map((text) => text.length)) + 1;
  const prefixes = atoms.filter(({ op }) => op === 'prefixIn').flatMap(({ value }) => value as readonly string[]);
  return [...named, ...[...prefixes, ''].map((prefix) => prefix + filler.repeat(longest - prefix.length))];
}

const nothingKnown = new WeakMap<Rule, Uint8Array>();

/** The truth of every atom where nothing is known of any fact: worked out once for a rule. */
function truthsOfNothing(rule: Rule): Uint8Array {
  const known = nothingKnown.get(rule);
  if (known !== undefined) return known;
  const truths = new Uint8Array(rule.atoms.length);
  for (const { domain, atoms } of rule.facts) {
    const possible = wholeDomain(domain, false);
    for (const atom of atoms) truths[atom] = truthOf(rule.atoms[atom] as Atom, possible);
  }
  nothingKnown.set(rule, truths);
  return truths;
}

/** The truth of every atom of a rule, each by itself, for the states of its facts in their order. */
export function truthsOf(rule: Rule, stateOf: (fact: RuleFact) => FactState): Uint8Array {
  const truths = truthsOfNothing(rule).slice();
  for (const fact of rule.facts) {
    const state = stateOf(fact);
    if (isNothing(state)) continue;
    const possible = possibleOf(fact.domain, state);
    for (const atom of fact.atoms) truths[atom] = truthOf(rule.atoms[atom] as Atom, possible);
  }
  return truths;
}
