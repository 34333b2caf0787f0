import type { Rule, RuleFact } from './compileRule.ts';
import { type Atom, type FactState, isNothing, type Literal, unknownFact } from './criteria.ts';
import { defaultLimit, type Facts, outcomeOf, situationOf } from './evaluate.ts';
import { isEither, isFalse, isTrue, type Truth } from './possible.ts';
import { BoundPassed, kleene, reach } from './reach.ts';
import { changingSets, isReadOnce, onlyAtom } from './readOnce.ts';
import { answeredSamples, type Region, regionsOf, truthsOf } from './regions.ts';

/** What one fact would have to become. */
export interface Change {
  fact: string;
  observed: FactState;
  /** The tests that come out otherwise after the change: operator and limit. */
  limits: readonly Pick<Atom, 'op' | 'value'>[];
  /** A value that would do, the nearest for numbers; null where no value is named, such as “any other”. */
  example: Literal | null;
  /** How far the observed number lies from the farthest of the limits; null for what has no distance. */
  distance: number | null;
}

/** Facts that must change together, and what the rule then says; the rest stays as it is. */
export interface Repair {
  changes: readonly Change[];
  becomes: 'eligible' | 'unknown';
}

export interface Repairs {
  /** Every smallest set of facts: no smaller set would do. */
  smallest: readonly Repair[];
  /** Larger sets of which no part would do. */
  others: readonly Repair[];
  /** False where the search was ended by its bound. */
  isComplete: boolean;
}

const mostSets = 4_096;
const mostKept = 24;

/**
 * For a rule that a firm does not meet: the smallest sets of facts whose change would flip the answer.
 * @param rule a rule from compileRule
 * @param facts what is known of the firm; the rule must be ineligible by it
 * @returns sets of facts that can be given values by which the rule is no longer ineligible, none of them part of another; facts that
 *   are unknown may take any value anyway and are in a set only where it counts that they are stated (`exists`)
 * A set is looked for among the facts of the rule by growing size, at most 4,096 sets and 24 found; `isComplete` tells. A change that makes
 * the rule eligible is preferred to one that makes it unknown, the nearest value to a farther one.
 * Source: minimal correction sets (Reiter 1987, Artificial Intelligence 32:57), found by enumeration, for rules are short.
 * Held by explain.test.ts: each set flips the answer, and no part of one does.
 */
export function findRepairs(rule: Rule, facts: Facts): Repairs {
  return (isReadOnce(rule) ? repairReadOnce(rule, facts) : null) ?? repairByTrying(rule, facts);
}

function repairByTrying(rule: Rule, facts: Facts): Repairs {
  const candidates = rule.facts.flatMap((fact, i) => (canChange(rule, fact, facts) ? [i] : []));
  const found: number[][] = [];
  let tried = 0;
  let isComplete = true;
  for (const set of subsetsBySize(candidates)) {
    if (found.some((smaller) => smaller.every((fact) => set.includes(fact)))) continue;
    tried += 1;
    if (tried > mostSets || found.length >= mostKept) {
      isComplete = false;
      break;
    }
    if (canHold(rule, facts, new Map(set.map((fact) => [fact, regionsOf(rule, fact, 'answered')])))) found.push(set);
  }
  return bySize(
    found.map((set) => repairOf(rule, facts, set)),
    isComplete,
  );
}

/** Repairs in the order of their sizes. */
function bySize(repairs: readonly Repair[], isComplete: boolean): Repairs {
  const least = repairs[0]?.changes.length ?? 0;
  const more = repairs.findIndex(({ changes }) => changes.length > least);
  const end = more < 0 ? repairs.length : more;
  return { smallest: repairs.slice(0, end), others: repairs.slice(end), isComplete };
}

/** The same for a rule that reads each fact once, from its parts: null where they join in too many ways. */
function repairReadOnce(rule: Rule, facts: Facts): Repairs | null {
  const truths = truthsOf(rule, ({ name }) => facts.get(name) ?? unknownFact);
  const isFree = (fact: number) => canChange(rule, rule.facts[fact] as RuleFact, facts);
  const sets = changingSets(rule, rule.root, truths, true, isFree);
  if (sets === null) return null;
  for (const set of sets) set.sort((a, b) => a - b);
  sets.sort(
    (a, b) =>
      a.length - b.length || (a.find((fact, i) => fact !== b[i]) ?? 0) - (b.find((fact, i) => fact !== a[i]) ?? 0),
  );
  const repairs = sets.slice(0, mostKept).map((set): Repair => {
    const after = truths.slice();
    const changes = set.map((fact) => {
      const atom = onlyAtom(rule, fact);
      after[atom] = truths[atom] === isTrue ? isFalse : isTrue;
      return changeOf(rule, facts, fact, nearestWith(rule, facts, fact, after[atom] as Truth), truths);
    });
    return { changes, becomes: kleene(rule.root, after) === isTrue ? 'eligible' : 'unknown' };
  });
  return bySize(repairs, sets.length <= mostKept);
}

function nearestWith(rule: Rule, facts: Facts, fact: number, truth: Truth): Region {
  const near = numberOf(stateOf(rule, facts, fact));
  let best: Region | null = null;
  for (const one of answeredSamples(rule, fact)) {
    if (one.truths[0] !== truth) continue;
    const isNearer = () =>
      Math.abs((one.sample as number) - (near as number)) < Math.abs((best?.sample as number) - (near as number));
    if (best === null || (near !== null && isNearer())) best = one;
  }
  return best as Region;
}

/** A fact that is unknown is free already, unless it counts that nobody stated it. */
function canChange(rule: Rule, { name, atoms }: RuleFact, facts: Facts): boolean {
  return !isNothing(facts.get(name) ?? unknownFact) || atoms.some((atom) => rule.atoms[atom]?.op === 'exists');
}

function* subsetsBySize(of: readonly number[]): Generator<number[]> {
  const grow = function* (size: number, from: number, set: readonly number[]): Generator<number[]> {
    if (set.length === size) yield [...set];
    else for (let i = from; i < of.length; i += 1) yield* grow(size, i + 1, [...set, of[i] as number]);
  };
  for (let size = 1; size <= of.length; size += 1) yield* grow(size, 0, []);
}

/** What the rule can come out as where some facts have these regions and the others stay. */
export function reachWith(rule: Rule, facts: Facts, freed: ReadonlyMap<number, readonly Region[]>): Truth {
  const truths = truthsOf(rule, ({ name }) => facts.get(name) ?? unknownFact);
  for (const [fact, regions] of freed)
    for (const [i, atom] of (rule.facts[fact] as RuleFact).atoms.entries())
      truths[atom] = regions.reduce((truth, region) => truth | (region.truths[i] as Truth), 0);
  const plain = situationOf(rule, facts, truths);
  const situation = { truths, regionsOf: (fact: number) => freed.get(fact) ?? plain.regionsOf(fact) };
  try {
    return reach(rule, rule.root, situation, defaultLimit);
  } catch (error) {
    if (error instanceof BoundPassed) return isEither;
    throw error;
  }
}

const canHold = (rule: Rule, facts: Facts, freed: ReadonlyMap<number, readonly Region[]>) =>
  (reachWith(rule, facts, freed) & isTrue) !== 0;

function repairOf(rule: Rule, facts: Facts, set: readonly number[]): Repair {
  const freed = new Map<number, readonly Region[]>(set.map((fact) => [fact, byDistance(rule, facts, fact)]));
  const changes: Change[] = [];
  const now = truthsOf(rule, (one) => facts.get(one.name) ?? unknownFact);
  for (const fact of set) {
    const regions = freed.get(fact) as readonly Region[];
    const outcomes = regions.map((region) => ({
      region,
      truth: reachWith(rule, facts, new Map(freed).set(fact, [region])),
    }));
    const chosen = (
      outcomes.find(({ truth }) => truth === isTrue) ??
      outcomes.find(({ truth }) => truth === isEither) ?? { region: regions[0] as Region }
    ).region;
    freed.set(fact, [chosen]);
    changes.push(changeOf(rule, facts, fact, chosen, now));
  }
  const outcome = outcomeOf(reachWith(rule, facts, freed));
  return { changes, becomes: outcome === 'eligible' ? 'eligible' : 'unknown' };
}

const stateOf = (rule: Rule, facts: Facts, fact: number) =>
  facts.get((rule.facts[fact] as RuleFact).name) ?? unknownFact;

function byDistance(rule: Rule, facts: Facts, fact: number): Region[] {
  const near = numberOf(stateOf(rule, facts, fact));
  const regions = regionsOf(rule, fact, 'answered', near);
  if (near === null) return regions;
  const away = ({ sample }: Region) => (typeof sample === 'number' ? Math.abs(sample - near) : 0);
  return [...regions].sort((a, b) => away(a) - away(b));
}

/** The number that is known, or the middle of what is. */
function numberOf(state: FactState): number | null {
  if (state.kind === 'known') return typeof state.value === 'number' ? state.value : null;
  if (state.kind === 'interval') {
    const { from, to } = state;
    return from === null || to === null ? (from ?? to) : from / 2 + to / 2;
  }
  return state.kind === 'set' && typeof state.values[0] === 'number' ? state.values[0] : null;
}

function changeOf(rule: Rule, facts: Facts, fact: number, chosen: Region, now: Uint8Array): Change {
  const { name, atoms } = rule.facts[fact] as RuleFact;
  const observed = stateOf(rule, facts, fact);
  const changed = atoms.filter((atom, i) => now[atom] !== chosen.truths[i]).map((atom) => rule.atoms[atom] as Atom);
  const near = numberOf(observed);
  const distances = near === null ? [] : changed.flatMap((atom) => distanceTo(atom, near));
  const isInvented = typeof chosen.sample === 'string' && chosen.sample.includes('\uE000');
  return {
    fact: name,
    observed,
    limits: changed.map(({ op, value }) => (value === undefined ? { op } : { op, value })),
    example: isInvented ? null : chosen.sample,
    distance: distances.length === 0 ? null : Math.max(...distances),
  };
}

function distanceTo({ op, value }: Atom, from: number): number[] {
  if (op === 'exists') return [];
  const limits = (Array.isArray(value) ? value : [value]) as number[];
  return [Math.min(...limits.map((limit) => Math.abs(limit - from)))];
}
