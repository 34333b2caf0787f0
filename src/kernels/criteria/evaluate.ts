import type { Rule, RuleFact } from './compileRule.ts';
import { type FactState, type Outcome, unknownFact } from './criteria.ts';
import { isEither, isFalse, isTrue, type Truth } from './possible.ts';
import { BoundPassed, kleene, reach, type Situation } from './reach.ts';
import { type Region, regionsOf, truthsOf } from './regions.ts';

export type Facts = ReadonlyMap<string, FactState>;

/** Substitutions tried for one decision before it is given up as unknown. */
export const defaultLimit = 100_000;

export interface Evaluation {
  outcome: Outcome;
  /** False where the limit was passed: the outcome is then unknown though it might be more. */
  isExact: boolean;
}

/**
 * Decides whether a firm meets a rule, over everything that is not known of it.
 * @param rule a rule from compileRule
 * @param facts what is known of each fact; a fact that is not in the map is unknown
 * @param limit substitutions before the decision is given up
 * @returns eligible iff the rule holds for every combination of possible values of the facts that are not decided (each fact has one value
 *   wherever it stands, and each is independent of the others), ineligible iff it holds for none, else unknown
 * @throws RangeError where what is said of a fact contradicts its domain; stateFault finds that before
 * `exists` asks whether something was stated: false of an unknown fact. Of a fact that does not apply every atom is false, but `!=`,
 * `notIn` and `exists` = false are true. Past the limit: unknown, and not exact; isWithinLimit
 * tries a rule before it is taken into use.
 * Cost: the number of atoms, where Kleene's logic decides or no open fact stands in several atoms; else see reach.
 * Source: S. C. Kleene, Introduction to Metamathematics (1952), § 64, made exact by expansion after Shannon (1938).
 * Held against enumeration of all completions in evaluate.test.ts.
 */
export function evaluate(rule: Rule, facts: Facts, limit = defaultLimit): Evaluation {
  const truths = truthsOf(rule, (fact) => facts.get(fact.name) ?? unknownFact);
  const quick = kleene(rule.root, truths);
  if (quick !== isEither || !hasRepeats(rule, truths)) return { outcome: outcomeOf(quick), isExact: true };
  try {
    const truth = reach(rule, rule.root, situationOf(rule, facts, truths), limit);
    return { outcome: outcomeOf(truth), isExact: true };
  } catch (error) {
    if (error instanceof BoundPassed) return { outcome: 'unknown', isExact: false };
    throw error;
  }
}

export function outcomeOf(truth: Truth): Outcome {
  return truth === isTrue ? 'eligible' : truth === isFalse ? 'ineligible' : 'unknown';
}

/** Whether a fact has several atoms that are open: Kleene's logic is exact where none has. */
export function hasRepeats(rule: Rule, truths: Uint8Array): boolean {
  return rule.facts.some(({ atoms }) => {
    if (atoms.length < 2) return false;
    let open = 0;
    for (const atom of atoms) if (truths[atom] === isEither) open += 1;
    return open > 1;
  });
}

/** What reach needs to know of facts; regions are cut when they are first asked for. */
export function situationOf(rule: Rule, facts: Facts, truths: Uint8Array): Situation {
  const cut = new Map<number, readonly Region[]>();
  return {
    truths,
    regionsOf(fact) {
      const known = cut.get(fact);
      if (known !== undefined) return known;
      const { name } = rule.facts[fact] as RuleFact;
      const regions = regionsOf(rule, fact, facts.get(name) ?? unknownFact);
      cut.set(fact, regions);
      return regions;
    },
  };
}

/** Whether a rule is decided within the limit where nothing is known: what takes longest, but for odd cases, which evaluate reports. */
export function isWithinLimit(rule: Rule, limit = defaultLimit): boolean {
  return evaluate(rule, new Map(), limit).isExact;
}
