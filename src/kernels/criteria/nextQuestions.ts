import type { Rule, RuleFact } from './compileRule.ts';
import { unknownFact } from './criteria.ts';
import { evaluate, type Facts } from './evaluate.ts';
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

export interface NextQuestion {
  fact: string;
  /** Open rules whose answer it can change. */
  rules: number;
  /** The part of these rules' value that it brings nearer: a rule counts by one over the facts that it still hangs on. */
  value: number;
}

/**
 * Facts to ask next where several rules are open, the one first that brings most value nearest to an answer.
 * @param rules rules that the firm is looked at for; those that are settled already are passed over
 * @param facts what is known of the firm
 * @returns every fact that can still change an answer, and no other; none where nothing is open, or where all that is open was asked and not
 *   told. Ordered by value, then by rules, then by name
 * After each answer it is asked again: a greedy choice, near the best by adaptive submodularity (Golovin & Krause 2011, JAIR 42:427) where
 * answers are independent. A fact is never asked twice and never in vain, so that there are never more questions than facts.
 * Measured against the share of answers that settle a rule at once: not more questions, on drawn rules, and fewer on the demonstration’s.
 * Cost: for rules that read each fact once, the size of the rules; else that of findQuestions. Held by nextQuestions.test.ts.
 */
export function nextQuestions(rules: readonly ValuedRule[], facts: Facts): NextQuestion[] {
  const found = new Map<string, NextQuestion>();
  for (const { rule, value = 1 } of rules) {
    const open = isPlain(rule) ? openFactsOf(rule, facts) : openFactsByTrying(rule, facts);
    for (const fact of open) {
      const known = found.get(fact) ?? { fact, rules: 0, value: 0 };
      found.set(fact, known);
      known.rules += 1;
      known.value += value / open.length;
    }
  }
  return [...found.values()].sort(
    (a, b) => b.value - a.value || b.rules - a.rules || (a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : 0),
  );
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
