import type { Rule, RuleFact } from './compileRule.ts';
import { unknownFact } from './criteria.ts';
import { evaluate, type Facts } from './evaluate.ts';
import { isEither } from './possible.ts';
import { findQuestions, isOpen, isPlain, shareSettled } from './questions.ts';
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
  /** How many of them are settled by the answer, each region of answers counting the same. */
  settles: number;
  /** The same with the rules’ values. */
  value: number;
}

/**
 * Facts to ask next where several rules are open, the one first whose answer settles most by value.
 * @param rules rules that the firm is looked at for; those that are settled already are passed over
 * @param facts what is known of the firm
 * @returns every fact that can still change an answer, and no other; none where nothing is open, or where all that is open was asked and not
 *   told. Ordered by value, then by rules, then by name
 * After each answer it is asked again: a greedy choice, near the best by adaptive submodularity (Golovin & Krause 2011, JAIR 42:427) where
 * answers are independent. A fact is never asked twice and never in vain, so that there are never more questions than facts.
 * Cost: for rules that read each fact once, tests × answers × the size of the rule; else that of findQuestions. Held by nextQuestions.test.ts.
 */
export function nextQuestions(rules: readonly ValuedRule[], facts: Facts): NextQuestion[] {
  const found = new Map<string, NextQuestion>();
  const add = (fact: string, share: number, value: number) => {
    const known = found.get(fact);
    if (known === undefined) found.set(fact, { fact, rules: 1, settles: share, value: share * value });
    else {
      known.rules += 1;
      known.settles += share;
      known.value += share * value;
    }
  };
  for (const { rule, value = 1 } of rules) {
    const asked = isPlain(rule) ? sharesOf(rule, facts) : sharesByTrying(rule, facts);
    for (const [fact, share] of asked) add(fact, share, value);
  }
  return [...found.values()].sort(
    (a, b) => b.value - a.value || b.rules - a.rules || (a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : 0),
  );
}

type Shares = readonly (readonly [fact: string, share: number])[];

/** With each fact the part of the rule that its answer settles: at least a little, for it brings the rule nearer. */
function sharesOf(rule: Rule, facts: Facts): Shares {
  const truths = truthsOf(rule, ({ name }) => facts.get(name) ?? unknownFact);
  if (kleene(rule.root, truths) !== isEither) return [];
  const open = openAtoms(rule.root, truths);
  return open.flatMap((atom) => {
    const fact = rule.factOfAtom[atom] as number;
    const about = rule.facts[fact] as RuleFact;
    if (!isOpen(rule, about, facts)) return [];
    return [[about.name, nearer(shareSettled(rule, facts, truths, fact), open.length)] as const];
  });
}

function sharesByTrying(rule: Rule, facts: Facts): Shares {
  if (evaluate(rule, facts).outcome !== 'unknown') return [];
  const { ask, fewest } = findQuestions(rule, facts);
  return ask.map((fact) => [fact, nearer(fewest.length === 1 && fewest.includes(fact) ? 0.5 : 0, ask.length)] as const);
}

const nearer = (share: number, open: number) => Math.max(share / open, 1 / (open * open * 8));
