import type { Facts } from './evaluate.ts';
import { type ExplainedCriterion, type Explanation, explain } from './explain.ts';
import { completeFacts, type PreparedRule } from './prepareRule.ts';

export interface PreparedExplanation extends Explanation {
  /** What is nice to meet, and decides nothing. */
  soft: readonly ExplainedCriterion[];
  /** Facts that a person has to judge, and that can still change the answer. */
  assessments: readonly string[];
}

/**
 * explain of a prepared rule. Facts that a person has to judge are not asked of the firm but named apart; of two facts that are compared, those
 * are asked of which nothing is known. Throws as explain. Held by prepareRule.test.ts.
 */
export function explainPrepared(
  prepared: PreparedRule,
  facts: Facts,
  sourceOf: (fact: string) => string | null,
): PreparedExplanation {
  const complete = completeFacts(prepared, facts);
  const sourceOfEach = (fact: string) => {
    const compared = prepared.comparisons.find(({ name }) => name === fact);
    return compared === undefined ? sourceOf(fact) : (sourceOf(compared.fact) ?? sourceOf(compared.than));
  };
  const explained = explain(prepared.rule, complete, sourceOfEach);
  const soft = prepared.soft.flatMap((rule) => explain(rule, complete, sourceOfEach).criteria);
  const { questions } = explained;
  if (questions === null) return { ...explained, soft, assessments: [] };
  const isJudged = (fact: string) => prepared.discretionary.has(fact);
  const asked = (list: readonly string[]) => [
    ...new Set(list.filter((fact) => !isJudged(fact)).flatMap((fact) => baseOf(prepared, facts, fact))),
  ];
  return {
    ...explained,
    questions: { ask: asked(questions.ask), fewest: asked(questions.fewest) },
    soft,
    assessments: questions.ask.filter(isJudged),
  };
}

function baseOf({ comparisons }: PreparedRule, facts: Facts, fact: string): string[] {
  const compared = comparisons.find(({ name }) => name === fact);
  if (compared === undefined) return [fact];
  return [compared.fact, compared.than].filter((one) => facts.get(one)?.kind !== 'known');
}
