import { findDerivedFact, findEconomy, findFirmFact, isEconomyCode, isValidIsic } from '../../../../codes/index.ts';
import {
  type Atom,
  atomsOf,
  checkRule,
  type FactDomain,
  isReference,
  isWithinLimit,
  type Literal,
  type RuleFinding,
} from '../../../../kernels/criteria/index.ts';
import { instruments } from '../model.ts';
import type { Programme } from './programme.ts';
import { ruleOfProgramme } from './ruleOfProgramme.ts';

export interface PublicationIssue {
  field: string;
  key: string;
  parameters: Record<string, string | number>;
}

export const publicationIssue = (
  field: string,
  key: string,
  parameters: PublicationIssue['parameters'] = {},
): PublicationIssue => ({ field, key: `catalogue.publish.${key}`, parameters });
const issue = publicationIssue;

/** The rule’s facts with the values that they can have, written into the programme: it then means the same for ever. */
export function withFacts(given: Programme): Programme {
  const programme = withDerived(given);
  const facts: Record<string, FactDomain> = { ...programme.facts };
  for (const fact of baseFacts(programme)) {
    const known = findFirmFact(fact);
    if (known === null || facts[fact] !== undefined) continue;
    const { type, integer, least, most } = known;
    facts[fact] = {
      type,
      ...(integer === undefined ? {} : { integer }),
      ...(least === undefined ? {} : { least }),
      ...(most === undefined ? {} : { most }),
    };
  }
  for (const fact of Object.keys(programme.derived ?? {})) delete facts[fact];
  return Object.keys(facts).length === 0 ? programme : { ...programme, facts };
}

/** Facts that follow from others by the economy’s own definition take it with them, unless the programme brings another. */
function withDerived(programme: Programme): Programme {
  const needed = atomsOf(programme.criteria).flatMap(({ fact }) => {
    const known = programme.derived?.[fact] === undefined ? findDerivedFact(programme.economy, fact) : null;
    return known === null ? [] : [[fact, { cases: known.cases, otherwise: known.otherwise }] as const];
  });
  if (needed.length === 0) return programme;
  return { ...programme, derived: { ...programme.derived, ...(Object.fromEntries(needed) as Programme['derived']) } };
}

/** Facts of firms that the rule and what it derives speak of. */
function baseFacts(programme: Programme): string[] {
  return allAtoms(programme).flatMap(({ fact, than }) => (than === undefined ? [fact] : [fact, than.fact]));
}

function allAtoms({ criteria, derived = {} }: Programme): Atom[] {
  const whens = Object.values(derived).flatMap(({ cases }) => cases.flatMap(({ when }) => atomsOf(when)));
  return [...atomsOf(criteria), ...whens];
}

/** What stands against offering a programme to firms: what a file may say and a portal could not answer for. */
export function checkPublication(programme: Programme, economy: string): PublicationIssue[] {
  const issues: PublicationIssue[] = [];
  if (!/^[a-z0-9][a-z0-9-]*$/.test(programme.id)) issues.push(issue('id', 'id'));
  if (!(instruments as readonly string[]).includes(programme.instrument))
    issues.push(issue('instrument', 'instrument', { instrument: programme.instrument }));
  if (!isEconomyCode(programme.economy)) issues.push(issue('economy', 'economyUnknown', { code: programme.economy }));
  else if (programme.shelf === 'live' && programme.economy !== economy)
    issues.push(issue('economy', 'economy', { economy }));
  issues.push(...checkFacts(programme), ...checkMoney(programme));
  return issues.length > 0 ? issues : checkFindings(programme);
}

function checkFacts(programme: Programme): PublicationIssue[] {
  const { facts = {}, derived = {} } = programme;
  return allAtoms(programme).flatMap(({ fact, value, kind }) => {
    if (kind === 'discretionary' || derived[fact] !== undefined) return [];
    const known = findFirmFact(fact);
    if (known === null || known.source === 'derived')
      return [issue('criteria', 'fact', { fact: known?.title ?? fact })];
    if (facts[fact] !== undefined && facts[fact].type !== known.type)
      return [issue('criteria', 'type', { fact: known.title })];
    if (known.scheme !== 'ISIC4' || isReference(value)) return [];
    const codes = [value].flat() as Literal[];
    return codes
      .filter((code) => typeof code === 'string' && !isValidIsic(code))
      .map((code) => issue('criteria', 'isic', { code: String(code) }));
  });
}

/** All money of a programme is of one currency, its criteria on money too. */
function checkMoney(programme: Programme): PublicationIssue[] {
  const { costShare, amount, facts = {} } = programme;
  const sums = [costShare?.ceiling, amount?.least, amount?.most, ...(costShare?.tiers ?? []).map((one) => one.ceiling)];
  const stated = [...new Set(sums.flatMap((one) => (one === undefined ? [] : [one.currency])))];
  if (stated.length > 1) return [issue('ceiling', 'currencies', { currencies: stated.join(', ') })];
  const own = findEconomy(programme.economy)?.currency;
  const currency = stated[0] ?? own;
  return allAtoms(programme).flatMap(({ fact, unit }) => {
    if (findFirmFact(fact)?.unit !== 'money') return [];
    const counted = unit ?? facts[fact]?.unit ?? own;
    if (counted === undefined || currency === undefined || counted === currency) return [];
    return [issue('criteria', 'currency', { fact: findFirmFact(fact)?.title ?? fact, counted, currency })];
  });
}

function checkFindings(programme: Programme): PublicationIssue[] {
  const { rule } = ruleOfProgramme(programme, null);
  if (!isWithinLimit(rule)) return [issue('criteria', 'entangled')];
  return checkRule(rule).flatMap(({ code }) =>
    code === 'impossible' || code === 'unreachable' ? [issue('criteria', code)] : [],
  );
}

/** What is odd in a rule and stands against nothing: told to the officer, who may have meant it. */
export function ruleNotes(programme: Programme): RuleFinding['code'][] {
  const { rule } = ruleOfProgramme(programme, null);
  const found = isWithinLimit(rule) ? checkRule(rule).map(({ code }) => code) : [];
  return [...new Set(found.filter((code) => code === 'always' || code === 'redundant'))];
}
