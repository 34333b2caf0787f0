import {
  type CriteriaIssue,
  type Criterion,
  isAtom,
  isReference,
  type PreparedRule,
  prepareRule,
  type RuleSource,
} from '../../../../kernels/criteria/index.ts';
import type { Programme } from './programme.ts';

type Source = Pick<Programme, 'criteria' | 'facts' | 'parameters' | 'derived' | 'areas'>;

/** The rule of a programme with all that it speaks of. */
export function sourceOfRule({ criteria, facts, parameters, derived, areas }: Source): RuleSource {
  return {
    criteria,
    domains: new Map(Object.entries(facts ?? {})),
    ...(parameters === undefined ? {} : { parameters }),
    ...(derived === undefined ? {} : { derived }),
    areas: new Map(Object.entries(areas ?? {})),
  };
}

const prepared = new WeakMap<Source, Map<string, PreparedRule>>();

/** The latest of days: the newest value of each limit. */
const newest = '9999-12-31';

/**
 * The rule of a programme as it stands on a day (null: with the newest limits), ready to be decided. Worked out once for each programme and day.
 * Throws RangeError where a limit has no value on the day.
 */
export function ruleOfProgramme(programme: Source, on: string | null): PreparedRule {
  const known = prepared.get(programme) ?? new Map<string, PreparedRule>();
  prepared.set(programme, known);
  const day = programme.parameters === undefined ? newest : (on ?? newest);
  const before = known.get(day);
  if (before !== undefined) return before;
  const found = prepareRule(sourceOfRule(programme), day);
  if (!found.ok)
    throw new RangeError(
      `ruleOfProgramme: ${found.issues.map(({ code, found: what }) => `${code} ${what}`).join(', ')}`,
    );
  known.set(day, found.prepared);
  return found.prepared;
}

/** The criteria as they are told on a day: limits that have names as their values of that day. */
export function criteriaOn({ criteria, parameters }: Pick<Source, 'criteria' | 'parameters'>, day: string): Criterion {
  if (parameters === undefined) return criteria;
  const told = (criterion: Criterion): Criterion => {
    if (!isAtom(criterion)) {
      if ('not' in criterion) return { not: told(criterion.not) };
      if ('all' in criterion) return { all: criterion.all.map(told) };
      return 'any' in criterion
        ? { any: criterion.any.map(told) }
        : { atLeast: criterion.atLeast, of: criterion.of.map(told) };
    }
    if (!isReference(criterion.value)) return criterion;
    const value = parameters[criterion.value.parameter]
      ?.filter(({ from }) => from === null || from <= day)
      .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
      .at(-1)?.value;
    return value === undefined ? criterion : { ...criterion, value };
  };
  return told(criteria);
}

/** What is wrong in a rule on any of the days on which a limit changes. */
export function issuesOfRule(programme: Source): CriteriaIssue[] {
  const days = new Set(Object.values(programme.parameters ?? {}).flatMap((values) => values.map(({ from }) => from)));
  const dated = [...days].filter((day) => day !== null).sort();
  const source = sourceOfRule(programme);
  for (const day of [newest, ...dated]) {
    const found = prepareRule(source, day);
    const serious = found.ok ? [] : found.issues.filter(({ code }) => day === newest || code !== 'parameterNotYet');
    if (serious.length > 0) return serious;
  }
  return [];
}

/** Facts of a firm that the rule looks at, those among them that are derived or compared taken apart. */
export function factsOfRule({ rule, soft, comparisons }: PreparedRule): string[] {
  const names = [rule, ...soft].flatMap(({ facts }) => facts.map(({ name }) => name));
  return [
    ...new Set(
      names.flatMap((name) => {
        const compared = comparisons.find((one) => one.name === name);
        return compared === undefined ? [name] : [compared.fact, compared.than];
      }),
    ),
  ];
}
