import type { z } from 'zod';
import {
  type CriteriaIssue,
  type Criterion,
  type DerivedFact,
  type FactDomain,
  parseCriteria,
} from '../../../../kernels/criteria/index.ts';
import { rawProgrammeSchema } from '../model.ts';
import { issuesOfRule } from './ruleOfProgramme.ts';

/** A programme as its file says it, checked. */
export type Programme = Omit<z.output<typeof rawProgrammeSchema>, 'criteria' | 'derived'> & {
  criteria: Criterion;
  derived?: Record<string, DerivedFact>;
};

/** What is wrong in a programme, where, and what to do about it. */
export interface ProgrammeIssue {
  path: readonly (string | number)[];
  code: string;
  message: string;
  remedy: string;
}

export type CheckedProgramme = { ok: true; programme: Programme } | { ok: false; issues: ProgrammeIssue[] };

/** Reads what a file, a form or the database holds; every fault comes back with its place. */
export function checkProgramme(input: unknown): CheckedProgramme {
  const read = rawProgrammeSchema.safeParse(input);
  const issues = read.success ? contradictions(read.data) : read.error.issues.flatMap(issuesOf);
  const given = input as { criteria?: unknown; facts?: unknown } | null;
  const domains = read.success ? domainsOf(read.data.facts) : new Map<string, FactDomain>();
  if (typeof given === 'object' && given !== null && given.criteria === undefined && !Array.isArray(given))
    issues.push(missing(['criteria']));
  const parsed = given?.criteria === undefined ? null : parseCriteria(given.criteria, domains);
  if (parsed?.ok === false) issues.push(...parsed.issues.map(criteriaIssue));
  const derived = read.success ? readDerived(read.data.derived, domains, issues) : undefined;
  if (issues.length > 0 || !read.success || !parsed?.ok) return { ok: false, issues };
  const { derived: _, ...rest } = read.data;
  const programme: Programme = { ...rest, criteria: parsed.criterion, ...(derived === undefined ? {} : { derived }) };
  const found = issuesOfRule(programme);
  return found.length > 0 ? { ok: false, issues: found.map(criteriaIssue) } : { ok: true, programme };
}

function readDerived(
  given: Raw['derived'],
  domains: ReadonlyMap<string, FactDomain>,
  issues: ProgrammeIssue[],
): Programme['derived'] {
  if (given === undefined) return undefined;
  const read = Object.entries(given).map(([fact, { cases, otherwise }]): [string, DerivedFact] => {
    const whens = cases.map(({ when, is }, i) => {
      const parsed = parseCriteria(when, domains);
      if (!parsed.ok)
        for (const one of parsed.issues) issues.push(placedIssue(one, ['derived', fact, 'cases', i, 'when']));
      return { when: parsed.ok ? parsed.criterion : { all: [] }, is };
    });
    return [fact, { cases: whens, otherwise }];
  });
  return Object.fromEntries(read);
}

export function domainsOf(facts: Programme['facts']): Map<string, FactDomain> {
  return new Map(Object.entries(facts ?? {}));
}

type Raw = z.output<typeof rawProgrammeSchema>;

function contradictions({ opensOn, closesOn, costShare, facts = {} }: Raw): ProgrammeIssue[] {
  const issues: ProgrammeIssue[] = [];
  if (opensOn !== undefined && closesOn !== undefined && closesOn < opensOn)
    issues.push(
      issue(['closesOn'], 'datesReversed', `it closes on ${closesOn}, before it opens`, 'set the dates right'),
    );
  const { rate, rateTo } = costShare ?? {};
  if (rateTo !== undefined && (rate === undefined || rateTo < rate))
    issues.push(
      issue(
        ['costShare', 'rateTo'],
        'sharesReversed',
        'the share ends below its beginning',
        'let rate be the lower of the two',
      ),
    );
  for (const [at, tier] of (costShare?.tiers ?? []).entries())
    if (tier.rateTo !== undefined && tier.rateTo < tier.rate)
      issues.push(
        issue(
          ['costShare', 'tiers', at, 'rateTo'],
          'sharesReversed',
          'the share ends below its beginning',
          'let rate be the lower of the two',
        ),
      );
  for (const [fact, { type, integer, least, most }] of Object.entries(facts)) {
    if (type !== 'number' && (integer !== undefined || least !== undefined || most !== undefined))
      issues.push(
        issue(['facts', fact], 'domain', `"${fact}" is no number and has no bounds`, 'delete integer, least and most'),
      );
    else if ((least ?? -Infinity) > (most ?? Infinity))
      issues.push(
        issue(['facts', fact], 'domain', `the bounds of "${fact}" are reversed`, 'let least be the lower of the two'),
      );
  }
  return issues;
}

function issuesOf(found: z.core.$ZodIssue): ProgrammeIssue[] {
  const path = found.path as (string | number)[];
  if (found.code === 'unrecognized_keys')
    return found.keys.map((key) =>
      issue([...path, key], 'unknownKey', `there is no field "${key}" here`, 'correct or delete it'),
    );
  if (found.code === 'invalid_type' && found.message.includes('received undefined')) return [missing(path)];
  return [issue(path, 'value', `the value does not fit: ${found.message}`, 'see: toolroom schema programmes match')];
}

const missing = (path: (string | number)[]) =>
  issue(path, 'missing', `the field "${path.join('.')}" is missing`, 'add it');

const issue = (path: readonly (string | number)[], code: string, message: string, remedy: string): ProgrammeIssue => ({
  path,
  code,
  message,
  remedy,
});

const criteriaWords: Record<CriteriaIssue['code'], (found: string) => [string, string]> = {
  notACriterion: (found) => [
    `this is no criterion: ${found}`,
    'write all, any, not, atLeast with of, or a fact with op and value',
  ],
  unknownKey: (found) => [`there is no key "${found}" here`, 'correct or delete it'],
  missing: () => ['something is missing here', 'give a fact with op and value, or a list of criteria'],
  unknownOperator: (found) => [
    `"${found}" is no operator`,
    'use one of = != < <= > >= between in notIn prefixIn exists within',
  ],
  badFact: (found) => [`"${found}" is no name of a fact`, 'name a fact'],
  badValue: (found) => [
    `${found} does not go with this operator`,
    'compare with a number, list codes as text, give between two numbers',
  ],
  badCount: (found) => [`${found} is no count`, 'give a whole number, 0 or more'],
  contradictoryInterval: (found) => [`the interval ${found} ends before it begins`, 'give the lower number first'],
  mixedTypes: (found) => [
    `one fact is compared with values of several types (${found})`,
    'put codes in quotes, leave numbers without',
  ],
  unitMismatch: (found) => [
    `a fact is compared with a value in another unit (${found})`,
    'give the value in the unit that `facts` states, or correct the unit',
  ],
  softInside: (found) => [
    `the soft criterion on "${found}" stands inside another`,
    'put soft criteria into the uppermost list of `all`, for they decide nothing',
  ],
  unknownParameter: (found) => [`there is no limit named "${found}"`, 'add it to `parameters` with its value'],
  parameterNotYet: (found) => [
    `the limit "${found}" has no value on this day`,
    'add to `parameters` the value from an earlier day on',
  ],
  parameterDated: (found) => [`the limit "${found}" has several values`, 'say with --on which day counts'],
  cycle: (found) => [`a derived fact follows from itself (${found})`, 'make its cases from other facts'],
  unknownArea: (found) => [`there is no area "${found}"`, 'name an area of `areas`, or add it there'],
  tooDeep: () => ['the rule is nested too deeply', 'keep it within 32 levels'],
  tooMany: (found) => [`there are too many parts here (${found})`, 'keep to 500 criteria and 5,000 values a list'],
};

export const criteriaIssue = (one: CriteriaIssue): ProgrammeIssue => placedIssue(one, ['criteria']);

function placedIssue({ path, code, found }: CriteriaIssue, below: readonly (string | number)[]): ProgrammeIssue {
  const [message, remedy] = criteriaWords[code](found);
  return issue([...below, ...(path === '' ? [] : path.split('.'))], code, message, remedy);
}
