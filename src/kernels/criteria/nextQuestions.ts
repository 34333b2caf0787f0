import type { Rule, RuleFact } from './compileRule.ts';
import { unknownFact } from './criteria.ts';
import { evaluate, type Facts } from './evaluate.ts';
import { type NextQuestion, orderQuestions } from './orderQuestions.ts';
import { isEither } from './possible.ts';
import { findQuestions, isOpen, isPlain } from './questions.ts';
import { kleene } from './reach.ts';
import { openAtoms } from './readOnce.ts';
import { truthsOf } from './regions.ts';

/** A rule that a firm may meet or not, and what it is worth to know. */
export interface ValuedRule {
  rule: Rule;
  /** Above 0, in any unit that is the same for all, such as money; 1 where nothing is said. */
  value?: number;
}

/**
 * Facts to ask next where several rules are open.
 * @param rules rules that the firm is looked at for; those that are settled already are passed over
 * @param facts what is known of the firm
 * @returns every fact that can still change an answer, and no other, in the order of orderQuestions; `rules` are places in the list. None where
 *   nothing is open, or where all that is open was asked and not told
 * A fact is never asked twice and never in vain, so that there are never more questions than facts.
 * Cost: for rules that read each fact once, the size of the rules; else that of findQuestions. Held by nextQuestions.test.ts.
 */
export function nextQuestions(rules: readonly ValuedRule[], facts: Facts): NextQuestion[] {
  const open = rules.map(({ rule, value = 1 }) => ({
    ask: isPlain(rule) ? openFactsOf(rule, facts) : openFactsByTrying(rule, facts),
    value,
  }));
  return orderQuestions(open);
}

function openFactsOf(rule: Rule, facts: Facts): readonly string[] {
  const truths = truthsOf(rule, ({ name }) => facts.get(name) ?? unknownFact);
  if (kleene(rule.root, truths) !== isEither) return [];
  return openAtoms(rule.root, truths).flatMap((atom) => {
    const about = rule.facts[rule.factOfAtom[atom] as number] as RuleFact;
    return isOpen(rule, about, facts) ? [about.name] : [];
  });
}

function openFactsByTrying(rule: Rule, facts: Facts): readonly string[] {
  return evaluate(rule, facts).outcome === 'unknown' ? findQuestions(rule, facts).ask : [];
}
