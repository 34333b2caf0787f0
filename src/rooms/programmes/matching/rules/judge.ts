import { compileRule, type Explanation, explain } from '../../../../kernels/criteria/index.ts';
import { domainsOf, type Programme } from '../../catalogue/rules/programme.ts';
import { type SourcedFact, statesOf } from './firmFacts.ts';

/** Decides one programme for one firm, with the reasons. */
export function judge(programme: Programme, facts: ReadonlyMap<string, SourcedFact>): Explanation {
  const rule = compileRule(programme.criteria, domainsOf(programme.facts));
  const domains = new Map(rule.facts.flatMap(({ name, domain }) => (domain === null ? [] : [[name, domain] as const])));
  return explain(rule, statesOf(facts, domains), (fact) => facts.get(fact)?.source ?? null);
}

/** Facts that can still change an answer, those first that stand open in most programmes; with the number of programmes. */
export function openQuestions(explanations: readonly Explanation[]): { fact: string; programmes: number }[] {
  const counts = new Map<string, number>();
  for (const { questions } of explanations)
    for (const fact of questions?.ask ?? []) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  return [...counts]
    .map(([fact, programmes]) => ({ fact, programmes }))
    .sort((a, b) => b.programmes - a.programmes || (a.fact < b.fact ? -1 : 1));
}
