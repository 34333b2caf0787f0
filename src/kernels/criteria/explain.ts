import type { Rule } from './compileRule.ts';
import { type Atom, type FactState, type Outcome, unknownFact } from './criteria.ts';
import { evaluate, type Facts } from './evaluate.ts';
import { isFalse, isTrue } from './possible.ts';
import { findQuestions, type Questions } from './questions.ts';
import { truthsOf } from './regions.ts';
import { findRepairs, type Repairs } from './repairs.ts';

/** One criterion of a rule, with what is known and what is asked. */
export interface ExplainedCriterion {
  /** Its place in the rule. */
  path: string;
  fact: string;
  observed: FactState;
  /** Who says so; null where nobody said anything. */
  source: string | null;
  required: Pick<Atom, 'op' | 'value'>;
  result: 'holds' | 'fails' | 'unknown';
}

export interface Explanation {
  outcome: Outcome;
  isExact: boolean;
  criteria: readonly ExplainedCriterion[];
  /** For ineligible: what would have to change. */
  repairs: Repairs | null;
  /** For unknown: what to ask. */
  questions: Questions | null;
}

/**
 * Decides as evaluate does and says why: every criterion with what was observed, asked for and found; for a firm that is not eligible
 * the smallest sets of facts whose change would flip the answer; for one that is not known yet the facts to ask.
 * @param rule a rule from compileRule
 * @param facts what is known of each fact
 * @param sourceOf who says what is known of a fact, null where nobody does
 * @throws RangeError as evaluate. Cost: evaluate, and the searches of findRepairs or findQuestions. Held by explain.test.ts.
 */
export function explain(rule: Rule, facts: Facts, sourceOf: (fact: string) => string | null): Explanation {
  const { outcome, isExact } = evaluate(rule, facts);
  const truths = truthsOf(rule, ({ name }) => facts.get(name) ?? unknownFact);
  const criteria = rule.atoms.map((atom, i): ExplainedCriterion => {
    const { fact, op, value } = atom;
    return {
      path: rule.paths[i] as string,
      fact,
      observed: facts.get(fact) ?? unknownFact,
      source: sourceOf(fact),
      required: value === undefined ? { op } : { op, value },
      result: truths[i] === isTrue ? 'holds' : truths[i] === isFalse ? 'fails' : 'unknown',
    };
  });
  return {
    outcome,
    isExact,
    criteria,
    repairs: outcome === 'ineligible' ? findRepairs(rule, facts) : null,
    questions: outcome === 'unknown' && isExact ? findQuestions(rule, facts) : null,
  };
}
