import type { Node, Rule, RuleFact } from './compileRule.ts';
import { unknownFact } from './criteria.ts';
import { defaultLimit, type Facts, situationOf } from './evaluate.ts';
import { isEither, isTrue } from './possible.ts';
import { BoundPassed, kleene, reach } from './reach.ts';
import { isReadOnce, onlyAtom, openAtoms } from './readOnce.ts';
import { answeredRegions, type Region, regionsOf, truthsOf } from './regions.ts';
import { reachWith } from './repairs.ts';

export interface Questions {
  /** Every fact whose answer can still matter, the one that settles most by itself first. All of them settle the rule for certain. */
  ask: readonly string[];
  /** The fewest of them whose answers can settle the rule, if they are the right ones. */
  fewest: readonly string[];
}

const mostTried = 20_000;

/**
 * For a rule that is unknown: which facts to ask.
 * @param rule a rule from compileRule
 * @param facts what is known of the firm; the rule must be unknown by it
 * @returns facts whose answer can matter, and the smallest set that can be enough; a fact that was asked and not told is not asked again. To settle a rule whatever is answered takes every fact
 *   that matters and no other, so `ask` is the smallest such set and never holds a fact that cannot change the answer
 * A fact matters iff two of its regions give the rule different values for some values of the other facts; decided by reach on
 * “the one and not the other”. A fact whose being stated counts (`exists`) matters also by that. Past the bound of reach a fact is asked.
 * `fewest` is looked for by growing size, at most 20,000 combinations of answers; past them it is `ask`.
 * Held against enumeration in explain.test.ts.
 */
export function findQuestions(rule: Rule, facts: Facts): Questions {
  if (isPlain(rule)) return questionsOfParts(rule, facts);
  const open = rule.facts.flatMap((fact, i) => (isOpen(rule, fact, facts) && matters(rule, facts, i) ? [i] : []));
  const answers = new Map(open.map((fact) => [fact, answersTo(rule, facts, fact)]));
  const settled = (fact: number) => {
    const regions = answers.get(fact) as readonly Region[];
    const decisive = regions.filter((region) => reachWith(rule, facts, new Map([[fact, [region]]])) !== isEither);
    return decisive.length / regions.length;
  };
  const ranked = open
    .map((fact, i) => ({ fact, i, share: settled(fact) }))
    .sort((a, b) => b.share - a.share || a.i - b.i);
  const names = (list: readonly number[]) => list.map((fact) => (rule.facts[fact] as RuleFact).name);
  const order = ranked.map(({ fact }) => fact);
  return { ask: names(order), fewest: names(fewestOf(rule, facts, order, answers)) };
}

/** Each fact in one test, and none that asks whether it was stated: then open tests tell all that there is to be asked. */
export const isPlain = (rule: Rule): boolean => isReadOnce(rule) && rule.atoms.every(({ op }) => op !== 'exists');

function questionsOfParts(rule: Rule, facts: Facts): Questions {
  const truths = truthsOf(rule, ({ name }) => facts.get(name) ?? unknownFact);
  const ranked = openAtoms(rule.root, truths)
    .map((atom) => rule.factOfAtom[atom] as number)
    .filter((fact) => isOpen(rule, rule.facts[fact] as RuleFact, facts))
    .map((fact, i) => ({ fact, i, share: shareSettled(rule, facts, truths, fact) }))
    .sort((a, b) => b.share - a.share || a.i - b.i);
  const order = ranked.map(({ fact }) => fact);
  const holding = cheapest(rule, rule.root, truths, true, order);
  const failing = cheapest(rule, rule.root, truths, false, order);
  const [shorter, other] = [holding, failing].sort((a, b) => (a?.length ?? Infinity) - (b?.length ?? Infinity));
  const names = (list: readonly number[]) => list.map((fact) => (rule.facts[fact] as RuleFact).name);
  return { ask: names(order), fewest: names(shorter ?? other ?? order) };
}

/** Of what can be answered, the share of regions that settle the rule. */
function shareSettled(rule: Rule, facts: Facts, truths: Uint8Array, fact: number): number {
  const atom = onlyAtom(rule, fact);
  const before = truths[atom] as number;
  const regions = answersTo(rule, facts, fact);
  let decisive = 0;
  for (const region of regions) {
    truths[atom] = region.truths[0] as number;
    if (kleene(rule.root, truths) !== isEither) decisive += 1;
  }
  truths[atom] = before;
  return decisive / regions.length;
}

/** The fewest of these facts by which the node can come out as wanted for certain; null where they cannot be enough. */
function cheapest(
  rule: Rule,
  node: Node,
  truths: Uint8Array,
  wanted: boolean,
  askable: readonly number[],
): number[] | null {
  const truth = kleene(node, truths);
  if (truth !== isEither) return (truth === isTrue) === wanted ? [] : null;
  if (node.kind === 'not') return cheapest(rule, node.of, truths, !wanted, askable);
  if (node.kind !== 'gate') {
    const fact = node.kind === 'atom' ? (rule.factOfAtom[node.atom] as number) : -1;
    return askable.includes(fact) ? [fact] : null;
  }
  const count = wanted ? node.least : node.of.length - node.least + 1;
  const sets = node.of.flatMap((child) => {
    const set = cheapest(rule, child, truths, wanted, askable);
    return set === null ? [] : [set];
  });
  if (sets.length < count) return null;
  const rank = (set: readonly number[]) => Math.min(Infinity, ...set.map((fact) => askable.indexOf(fact)));
  sets.sort((a, b) => a.length - b.length || rank(a) - rank(b));
  return sets.slice(0, count).flat();
}

/** Something is still to be learnt of it. */
export function isOpen(rule: Rule, { name, atoms }: RuleFact, facts: Facts): boolean {
  const state = facts.get(name) ?? unknownFact;
  if (state.kind === 'unknown') return true;
  if (state.kind === 'known' || state.kind === 'notApplicable' || state.kind === 'refused') return false;
  const truths = truthsOf(rule, (fact) => facts.get(fact.name) ?? unknownFact);
  return atoms.some((atom) => truths[atom] === isEither);
}

/** What the fact can turn out to be: within what is known of it, and stated. */
function answersTo(rule: Rule, facts: Facts, fact: number): readonly Region[] {
  const state = facts.get((rule.facts[fact] as RuleFact).name) ?? unknownFact;
  return state.kind === 'unknown' ? answeredRegions(rule, fact) : regionsOf(rule, fact, state);
}

function matters(rule: Rule, facts: Facts, fact: number): boolean {
  const { name, atoms } = rule.facts[fact] as RuleFact;
  const truths = truthsOf(rule, (one) => facts.get(one.name) ?? unknownFact);
  const isStating = atoms.some((atom) => rule.atoms[atom]?.op === 'exists');
  const regions = [
    ...answersTo(rule, facts, fact),
    ...(isStating ? regionsOf(rule, fact, facts.get(name) ?? unknownFact) : []),
  ];
  const situation = situationOf(rule, facts, truths);
  for (const [i, one] of regions.entries())
    for (const other of regions.slice(i + 1)) {
      const [a, b] = [one, other].map((region) => withRegion(rule.root, atoms, region)) as [Node, Node];
      if (canDiffer(rule, a, b, situation)) return true;
    }
  return false;
}

function canDiffer(rule: Rule, a: Node, b: Node, situation: ReturnType<typeof situationOf>): boolean {
  const both = (x: Node, y: Node): Node => ({ kind: 'gate', least: 2, of: [x, { kind: 'not', of: y }] });
  const differ: Node = { kind: 'gate', least: 1, of: [both(a, b), both(b, a)] };
  try {
    return (reach(rule, differ, situation, defaultLimit) & isTrue) !== 0;
  } catch (error) {
    if (error instanceof BoundPassed) return true;
    throw error;
  }
}

/** The rule with one fact decided. */
function withRegion(node: Node, atoms: readonly number[], region: Region): Node {
  if (node.kind === 'not') return { kind: 'not', of: withRegion(node.of, atoms, region) };
  if (node.kind === 'gate') return { ...node, of: node.of.map((child) => withRegion(child, atoms, region)) };
  const at = node.kind === 'atom' ? atoms.indexOf(node.atom) : -1;
  return at < 0 ? node : { kind: 'constant', holds: region.truths[at] === isTrue };
}

function fewestOf(
  rule: Rule,
  facts: Facts,
  order: readonly number[],
  answers: ReadonlyMap<number, readonly Region[]>,
): readonly number[] {
  let tried = 0;
  const settles = (set: readonly number[], at: number, chosen: Map<number, readonly Region[]>): boolean => {
    if (at === set.length) {
      tried += 1;
      return reachWith(rule, facts, chosen) !== isEither;
    }
    const fact = set[at] as number;
    return (answers.get(fact) as readonly Region[]).some(
      (region) => tried < mostTried && settles(set, at + 1, new Map(chosen).set(fact, [region])),
    );
  };
  for (let size = 1; size < order.length; size += 1)
    for (const set of setsOf(order, size)) {
      if (tried >= mostTried) return order;
      if (settles(set, 0, new Map())) return set;
    }
  return order;
}

function* setsOf(of: readonly number[], size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else
    for (let i = from; i < of.length; i += 1)
      for (const rest of setsOf(of, size - 1, i + 1)) yield [of[i] as number, ...rest];
}
