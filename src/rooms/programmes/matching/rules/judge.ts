import {
  compileRule,
  type Explanation,
  explain,
  explainPrepared,
  factsOf,
  type PreparedExplanation,
  type PreparedRule,
  type RuleFact,
} from '../../../../kernels/criteria/index.ts';
import { domainsOf, type Programme } from '../../catalogue/rules/programme.ts';
import { factsOfRule, ruleOfProgramme } from '../../catalogue/rules/ruleOfProgramme.ts';
import { type SourcedFact, statesOf } from './firmFacts.ts';
import { factsThatCount } from './freshness.ts';

type Known = ReadonlyMap<string, SourcedFact>;

/**
 * Decides one programme for one firm, with the reasons. `on` is the day by which limits are read and the age of facts is counted; null: the
 * newest limits, and age does not count. A rule that has no limit yet on the day decides nothing.
 */
export function judge(programme: Programme, facts: Known, on: string | null = null): PreparedExplanation {
  const prepared = preparedOn(programme, on);
  if (prepared === null) return undecided;
  const counting = on === null ? facts : factsThatCount(programme, facts, on);
  const rules = [prepared.rule, ...prepared.soft];
  const domains = domainsIn(rules.flatMap((rule) => rule.facts));
  return explainPrepared(prepared, statesOf(counting, domains), (fact) => counting.get(fact)?.source ?? null);
}

/** As decisions were made and told before rules had limits of a day and facts an age. */
export function judgePlainly(programme: Programme, facts: Known): Explanation {
  const rule = compileRule(programme.criteria, domainsOf(programme.facts));
  return explain(rule, statesOf(facts, domainsIn(rule.facts)), (fact) => facts.get(fact)?.source ?? null);
}

/** Facts of a firm that a programme's rule looks at on a day. */
export function factsJudged(programme: Programme, on: string): string[] {
  const prepared = preparedOn(programme, on);
  return prepared === null ? factsOf(programme.criteria) : factsOfRule(prepared);
}

const undecided: PreparedExplanation = {
  outcome: 'unknown',
  isExact: false,
  criteria: [],
  repairs: null,
  questions: null,
  soft: [],
  assessments: [],
};

function preparedOn(programme: Programme, on: string | null): PreparedRule | null {
  try {
    return ruleOfProgramme(programme, on);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const domainsIn = (facts: readonly RuleFact[]) =>
  new Map(facts.flatMap(({ name, domain }) => (domain === null ? [] : [[name, domain] as const])));
