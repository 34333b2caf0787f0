import { findFirmFact, isEconomyCode, isValidIsic } from '../../../../codes/index.ts';
import {
  atomsOf,
  compileRule,
  evaluate,
  type FactDomain,
  isWithinLimit,
  type Literal,
} from '../../../../kernels/criteria/index.ts';
import { instruments } from '../model.ts';
import { domainsOf, type Programme } from './programme.ts';

export interface PublicationIssue {
  field: string;
  key: string;
  parameters: Record<string, string | number>;
}

const issue = (field: string, key: string, parameters: PublicationIssue['parameters'] = {}): PublicationIssue => ({
  field,
  key: `catalogue.publish.${key}`,
  parameters,
});

/** The rule’s facts with the values that they can have, written into the programme: it then means the same for ever. */
export function withFacts(programme: Programme): Programme {
  const facts: Record<string, FactDomain> = { ...programme.facts };
  for (const { fact } of atomsOf(programme.criteria)) {
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
  return Object.keys(facts).length === 0 ? programme : { ...programme, facts };
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
  issues.push(...programmeFacts(programme));
  return issues.length > 0 ? issues : checkRule(programme);
}

function programmeFacts({ criteria, facts = {} }: Programme): PublicationIssue[] {
  return atomsOf(criteria).flatMap(({ fact, value }) => {
    const known = findFirmFact(fact);
    if (known === null) return [issue('criteria', 'fact', { fact })];
    if (facts[fact] !== undefined && facts[fact].type !== known.type)
      return [issue('criteria', 'type', { fact: known.title })];
    if (known.scheme !== 'ISIC4') return [];
    const codes = (Array.isArray(value) ? value : [value]) as Literal[];
    return codes
      .filter((code) => typeof code === 'string' && !isValidIsic(code))
      .map((code) => issue('criteria', 'isic', { code: String(code) }));
  });
}

function checkRule({ criteria, facts }: Programme): PublicationIssue[] {
  const rule = compileRule(criteria, domainsOf(facts));
  if (!isWithinLimit(rule)) return [issue('criteria', 'entangled')];
  const asksWhetherStated = atomsOf(criteria).some(({ op }) => op === 'exists');
  if (!asksWhetherStated && evaluate(rule, new Map()).outcome === 'ineligible')
    return [issue('criteria', 'impossible')];
  return [];
}
