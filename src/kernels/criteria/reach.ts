import type { Node, Rule, RuleFact } from './compileRule.ts';
import { isEither, isFalse, isTrue, negate, type Truth } from './possible.ts';
import type { Region } from './regions.ts';

/** Which truth each atom can have, and how what is open divides. */
export interface Situation {
  truths: Uint8Array;
  /** Regions of a fact with open atoms; asked for facts that stand in several atoms alone. */
  regionsOf: (fact: number) => readonly Region[];
}

export class BoundPassed extends Error {}

/** Kleene's logic: what can come out if each atom were free of the others. Never says more than is true. */
export function kleene(node: Node, truths: Uint8Array): Truth {
  switch (node.kind) {
    case 'atom':
      return truths[node.atom] as Truth;
    case 'constant':
      return node.holds ? isTrue : isFalse;
    case 'not':
      return negate(kleene(node.of, truths));
    default: {
      let least = 0;
      let most = 0;
      for (const child of node.of) {
        const truth = kleene(child, truths);
        if (truth === isTrue) least += 1;
        if (truth !== isFalse) most += 1;
      }
      return gateTruth(node.least, least, most);
    }
  }
}

const gateTruth = (wanted: number, least: number, most: number): Truth =>
  ((least < wanted ? isFalse : 0) | (most >= wanted ? isTrue : 0)) as Truth;

/**
 * What a rule can come out as over every combination of what its facts can be: exact also where a fact stands in several atoms.
 * @param rule the rule that the nodes belong to
 * @param node the rule's root, or a formula over its atoms
 * @param situation truths of the atoms, and the regions of open facts
 * @param limit substitutions after which BoundPassed is thrown
 * Below each gate, children that share no open fact are apart: the least and the most of them that can hold add up. Children that
 * share one are counted together, once for each region of the fact that most of them share. Cost: exponential in the number of
 * open facts that are shared by the same children, else linear.
 */
export function reach(rule: Rule, node: Node, situation: Situation, limit: number): Truth {
  return new Reach(rule, situation, limit).of(node);
}

class Reach {
  private readonly truths: Uint8Array;
  private steps = 0;

  constructor(
    private readonly rule: Rule,
    private readonly situation: Situation,
    private readonly limit: number,
  ) {
    this.truths = Uint8Array.from(situation.truths);
  }

  of(node: Node): Truth {
    const quick = kleene(node, this.truths);
    if (quick !== isEither || node.kind === 'atom' || node.kind === 'constant') return quick;
    if (node.kind === 'not') return negate(this.of(node.of));
    const { least, most } = this.count(node.of);
    return gateTruth(node.least, least, most);
  }

  /** The least and the most of these that can hold together. */
  private count(nodes: readonly Node[]): { least: number; most: number } {
    let least = 0;
    let most = 0;
    const open: { node: Node; facts: Set<number> }[] = [];
    for (const node of nodes) {
      const truth = kleene(node, this.truths);
      if (truth === isEither) open.push({ node, facts: this.openFacts(node, new Set()) });
      else if (truth === isTrue) [least, most] = [least + 1, most + 1];
    }
    for (const group of groupsOf(open)) {
      const counted = group.length === 1 ? this.countOne((group[0] as Open).node) : this.countTogether(group);
      least += counted.least;
      most += counted.most;
    }
    return { least, most };
  }

  private countOne(node: Node) {
    const truth = this.of(node);
    return { least: truth === isTrue ? 1 : 0, most: truth === isFalse ? 0 : 1 };
  }

  private countTogether(group: readonly Open[]) {
    const shared = mostShared(group);
    const nodes = group.map(({ node }) => node);
    const { atoms } = this.rule.facts[shared] as RuleFact;
    const before = atoms.map((atom) => this.truths[atom] as Truth);
    let least = nodes.length;
    let most = 0;
    for (const region of this.situation.regionsOf(shared)) {
      this.steps += 1;
      if (this.steps > this.limit) throw new BoundPassed('reach: the rule is too entangled');
      for (const [i, atom] of atoms.entries()) this.truths[atom] = region.truths[i] as Truth;
      const counted = this.count(nodes);
      least = Math.min(least, counted.least);
      most = Math.max(most, counted.most);
      if (least === 0 && most === nodes.length) break;
    }
    for (const [i, atom] of atoms.entries()) this.truths[atom] = before[i] as Truth;
    return { least, most };
  }

  private openFacts(node: Node, into: Set<number>): Set<number> {
    if (node.kind === 'atom') {
      if (this.truths[node.atom] === isEither) into.add(this.rule.factOfAtom[node.atom] as number);
    } else if (node.kind === 'not') this.openFacts(node.of, into);
    else if (node.kind === 'gate') for (const child of node.of) this.openFacts(child, into);
    return into;
  }
}

type Open = { node: Node; facts: Set<number> };

/** Parts of a list that share no fact with each other. */
function groupsOf(open: readonly Open[]): Open[][] {
  const groups: { members: Open[]; facts: Set<number> }[] = [];
  for (const one of open) {
    const touching = groups.filter(({ facts }) => [...one.facts].some((fact) => facts.has(fact)));
    const joined = { members: [...touching.flatMap(({ members }) => members), one], facts: new Set(one.facts) };
    for (const group of touching) {
      for (const fact of group.facts) joined.facts.add(fact);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(joined);
  }
  return groups.map(({ members }) => members);
}

function mostShared(group: readonly Open[]): number {
  const counts = new Map<number, number>();
  for (const { facts } of group) for (const fact of facts) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
