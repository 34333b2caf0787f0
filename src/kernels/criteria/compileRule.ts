import { type Atom, type Criterion, type FactDomain, isAtom } from './criteria.ts';
import { atomPaths, typeOfAtom } from './parseCriteria.ts';

export type Node =
  | { kind: 'atom'; atom: number }
  | { kind: 'not'; of: Node }
  /** At least so many of these: `all` asks for every one, `any` for one. */
  | { kind: 'gate'; least: number; of: readonly Node[] }
  | { kind: 'constant'; holds: boolean };

export interface RuleFact {
  name: string;
  /** Null where the rule only asks whether it exists and nothing declares its type. */
  domain: FactDomain | null;
  /** Indices of its atoms. */
  atoms: readonly number[];
}

/** A rule made ready to be decided many times. */
export interface Rule {
  criterion: Criterion;
  root: Node;
  atoms: readonly Atom[];
  /** Place of each atom in the rule. */
  paths: readonly string[];
  /** Index of each atom's fact. */
  factOfAtom: readonly number[];
  facts: readonly RuleFact[];
}

/**
 * Makes a rule ready: numbers its atoms and facts, and gives every fact a domain.
 * @param criterion a rule from parseCriteria
 * @param domains declared facts; others take the type of their literals, numbers being real and unbounded
 * @throws TypeError where literals of one fact are of several types, which parseCriteria reports
 * Cost: the number of atoms.
 */
export function compileRule(criterion: Criterion, domains: ReadonlyMap<string, FactDomain> = new Map()): Rule {
  const atoms: Atom[] = [];
  const facts = new Map<string, { name: string; domain: FactDomain | null; atoms: number[] }>();
  const factOfAtom: number[] = [];
  const nodeOf = (part: Criterion): Node => {
    if (isAtom(part)) {
      const known = facts.get(part.fact) ?? { name: part.fact, domain: domains.get(part.fact) ?? null, atoms: [] };
      facts.set(part.fact, known);
      known.domain = domainOf(part, known.domain);
      known.atoms.push(atoms.length);
      factOfAtom.push([...facts.keys()].indexOf(part.fact));
      return { kind: 'atom', atom: atoms.push(part) - 1 };
    }
    if ('not' in part) return { kind: 'not', of: nodeOf(part.not) };
    if ('all' in part) return { kind: 'gate', least: part.all.length, of: part.all.map(nodeOf) };
    if ('any' in part) return { kind: 'gate', least: 1, of: part.any.map(nodeOf) };
    return { kind: 'gate', least: part.atLeast, of: part.of.map(nodeOf) };
  };
  const root = nodeOf(criterion);
  return { criterion, root, atoms, paths: atomPaths(criterion), factOfAtom, facts: [...facts.values()] };
}

function domainOf(atom: Atom, known: FactDomain | null): FactDomain | null {
  const type = typeOfAtom(atom);
  if (type === null) return known;
  if (type === 'mixed' || (known !== null && known.type !== type))
    throw new TypeError(`compileRule: the literals of the fact "${atom.fact}" are of several types`);
  return known ?? { type };
}
