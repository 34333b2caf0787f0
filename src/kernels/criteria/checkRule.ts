import type { Node, Rule, RuleFact } from './compileRule.ts';
import { type Criterion, childrenOf, isAtom, unknownFact } from './criteria.ts';
import { defaultLimit } from './evaluate.ts';
import { isFalse, isTrue, type Truth } from './possible.ts';
import { BoundPassed, reach, type Situation } from './reach.ts';
import { answeredRegions, type Region, regionsOf } from './regions.ts';

export interface RuleFinding {
  /** impossible: nobody can meet the rule. always: everybody does. unreachable: this branch never helps. redundant: the rest asks for it anyway. */
  code: 'impossible' | 'always' | 'unreachable' | 'redundant';
  /** Place in the rule; empty for the whole. */
  path: string;
}

/**
 * What is odd in a rule that can be read: before it is offered to firms.
 * @param rule from compileRule
 * @returns nothing for a sound rule; for one that nobody, or everybody, can meet that alone; else branches of `any` and `atLeast` that no
 *   firm can use, and parts of `all` that follow from the other parts
 * A part is looked at with everything possible for every fact, stated or not. Where the search is given up nothing is said of the part.
 * Cost: parts × reach. Held by checkRule.test.ts.
 */
export function checkRule(rule: Rule): RuleFinding[] {
  const situation = anything(rule);
  const truthOf = (node: Node): Truth | null => {
    try {
      return reach(rule, node, situation, defaultLimit);
    } catch (error) {
      if (error instanceof BoundPassed) return null;
      throw error;
    }
  };
  const whole = truthOf(rule.root);
  if (whole === isFalse) return [{ code: 'impossible', path: '' }];
  if (whole === isTrue && rule.atoms.length > 0) return [{ code: 'always', path: '' }];
  return partsOf(rule.criterion, rule.root).flatMap(({ node, path, gate, rest }): RuleFinding[] => {
    const isForAll = gate.least === gate.of.length;
    if (isForAll) {
      const without: Node = {
        kind: 'gate',
        least: 2,
        of: [
          { kind: 'gate', least: rest.length, of: rest },
          { kind: 'not', of: node },
        ],
      };
      return gate.of.length > 1 && truthOf(without) === isFalse ? [{ code: 'redundant', path }] : [];
    }
    const both: Node = { kind: 'gate', least: 2, of: [rule.root, node] };
    return truthOf(both) === isFalse ? [{ code: 'unreachable', path }] : [];
  });
}

/** Every fact free to be whatever it can be, stated or not. */
function anything(rule: Rule): Situation {
  const regions = rule.facts.map(({ atoms }, fact): readonly Region[] => {
    const answered = answeredRegions(rule, fact);
    const isAsked = atoms.some((atom) => rule.atoms[atom]?.op === 'exists');
    return isAsked ? [...answered, ...regionsOf(rule, fact, unknownFact)] : answered;
  });
  const truths = new Uint8Array(rule.atoms.length);
  for (const [fact, of] of regions.entries())
    for (const [i, atom] of (rule.facts[fact] as RuleFact).atoms.entries())
      for (const { truths: here } of of) truths[atom] = (truths[atom] as number) | (here[i] as number);
  return { truths, regionsOf: (fact) => regions[fact] as readonly Region[] };
}

interface Part {
  node: Node;
  path: string;
  gate: Extract<Node, { kind: 'gate' }>;
  /** The other parts of its gate. */
  rest: readonly Node[];
}

function partsOf(criterion: Criterion, node: Node, at: readonly (string | number)[] = []): Part[] {
  if (isAtom(criterion) || node.kind === 'atom' || node.kind === 'constant') return [];
  if (node.kind === 'not') return partsOf(childrenOf(criterion)[0] as Criterion, node.of, [...at, 'not']);
  const key = 'all' in criterion ? 'all' : 'any' in criterion ? 'any' : 'of';
  return childrenOf(criterion).flatMap((child, i) => {
    const here = node.of[i] as Node;
    const path = [...at, key, i];
    const part = { node: here, path: path.join('.'), gate: node, rest: node.of.filter((_, other) => other !== i) };
    return [part, ...partsOf(child, here, path)];
  });
}
