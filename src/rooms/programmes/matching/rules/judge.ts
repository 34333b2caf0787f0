import { compileRule, type Explanation, explain } from '../../../../kernels/criteria/index.ts';
import { domainsOf, type Programme } from '../../catalogue/rules/programme.ts';
import { type SourcedFact, statesOf } from './firmFacts.ts';
import { factsThatCount } from './freshness.ts';

/**
 * Decides one programme for one firm, with the reasons. `on` is the day by which the age of facts is counted; null where it does not
 * count.
 */
export function judge(programme: Programme, facts: ReadonlyMap<string, SourcedFact>, on: string | null): Explanation {
  const rule = compileRule(programme.criteria, domainsOf(programme.facts));
  const domains = new Map(rule.facts.flatMap(({ name, domain }) => (domain === null ? [] : [[name, domain] as const])));
  const counting = on === null ? facts : factsThatCount(programme, facts, on);
  return explain(rule, statesOf(counting, domains), (fact) => counting.get(fact)?.source ?? null);
}
